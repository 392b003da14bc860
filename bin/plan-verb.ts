import { auditTemplate } from '../lib/auditing/audit-template';
import { isFailing } from '../lib/routing/judged-finding';
import { capacityEstimate } from '../lib/routing/overview/capacity-estimate';
import { templatePlan } from '../lib/routing/overview/template-plan';
import { quotasOf } from '../lib/routing/quotas';
import { TemplateRouting } from '../lib/routing/template-routing';
import { paintFor } from '../lib/reports/colour';
import { FINE, SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import { planFindings, type PlanContents } from '../lib/reports/plan/plan-contents';
import { planJson } from '../lib/reports/plan/plan-json';
import { planReport } from '../lib/reports/plan/plan-report';
import { stacksOf, type TemplateSource } from './template-source';
import { writeFiles } from './write-files';

export interface PlanOptions extends TemplateSource {
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
  const { clients } = options;
  if (clients !== undefined && !/^\d{1,9}$/.test(clients)) {
    process.stderr.write(`--clients takes a whole number of connected clients, and ${JSON.stringify(clients)} is none.\n`);
    return WRONG_USAGE;
  }
  const stacks = stacksOf(options);
  const routing = new TemplateRouting(stacks);
  const plan = templatePlan(routing);
  const contents: PlanContents = {
    plan,
    quotas: quotasOf(routing),
    findings: planFindings(
      stacks.flatMap(({ annotations }) => annotations),
      auditTemplate(routing),
      plan.acknowledged,
    ),
    capacity: clients === undefined ? undefined : capacityEstimate(plan, Number(clients)),
  };
  print(contents, options);
  return contents.findings.some((finding) => isFailing(finding, options.strict === true)) ? SOMETHING_WRONG : FINE;
}

function print(contents: PlanContents, { json, html, filter }: PlanOptions): void {
  if (html !== undefined) writePage(html, contents, filter);
  if (json === true) process.stdout.write(`${JSON.stringify(planJson(contents, filter), undefined, 2)}\n`);
  else if (html === undefined) process.stdout.write(planReport(contents, { filter, paint: paintFor(process.stdout, process.env) }));
  else process.stdout.write(`${html} is written: open it in a browser.\n`);
}

/** The page is loaded only where it is wanted. */
function writePage(file: string, contents: PlanContents, filter: string | undefined): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { planPage } = require('../lib/reports/plan/plan-html') as typeof import('../lib/reports/plan/plan-html');
  writeFiles({ path: file, text: planPage(contents, filter), existing: 'replace', option: '--html', usualName: 'plan.html' });
}
