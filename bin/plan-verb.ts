import type { TemplateOverview } from '../lib/constructs/template-overview';
import { paintFor } from '../lib/reports/colour';
import { FINE, SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import type { EngineChoice } from './haproxy-engine';
import { tableOf } from './table-source';
import type { TemplateSource } from './template-source';
import { writeFiles } from './write-files';

export interface PlanOptions extends TemplateSource, EngineChoice {
  readonly json?: boolean;
  /** File to write a page to. */
  readonly html?: string;
  readonly filter?: string;
  /** Connected clients to estimate for. */
  readonly clients?: string;
  readonly strict?: boolean;
}

/** Prints what is behind each public name. Returns the exit code. Throws a TemplateError or an OutputError. */
export function planVerb(options: PlanOptions): number {
  const { clients, engine, deployment } = options;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is loaded where it is named
  if (engine !== undefined) return (require('./plan-haproxy') as typeof import('./plan-haproxy')).planOfHaproxy(options);
  if (deployment !== undefined) {
    process.stderr.write(`${FILE_ALONE}\n`);
    return WRONG_USAGE;
  }
  if (clients !== undefined && !/^\d{1,9}$/.test(clients)) {
    process.stderr.write(`--clients takes a whole number of connected clients, and ${JSON.stringify(clients)} is none.\n`);
    return WRONG_USAGE;
  }
  const overview = tableOf(options).overview({
    today: new Date(),
    ...(options.filter === undefined ? {} : { filter: options.filter }),
    ...(clients === undefined ? {} : { clients: Number(clients) }),
  });
  print(overview, options);
  return overview.failures(options.strict === true).length > 0 ? SOMETHING_WRONG : FINE;
}

const FILE_ALONE =
  '--deployment goes with --engine haproxy here: of load balancers the plan reads what was synthesized (npx cdk synth -c deployment=FILE, then --app).';

function print(overview: TemplateOverview, { json, html }: PlanOptions): void {
  if (html !== undefined) {
    writeFiles({ path: html, text: overview.toHtml(), existing: 'replace', option: '--html', usualName: 'plan.html' });
  }
  if (json === true) process.stdout.write(overview.toJson());
  else if (html === undefined) process.stdout.write(overview._text(paintFor(process.stdout, process.env)));
  else process.stdout.write(`${html} is written: open it in a browser.\n`);
}
