import { guessRemarks } from '../lib/verification/guessed-kinds';
import { checksForAll } from '../lib/verification/name-checks';
import { runChecks } from '../lib/verification/run-checks';
import { SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import { expectedOf, NO_NAMES, NO_NAMES_IN_FILE, type ExpectationSource } from './expectations';
import type { EngineChoice } from './haproxy-engine';
import { networkProber } from '../lib/probing/network-prober';
import { progressOn } from './progress';
import type { PlannedRehearsal } from './rehearse-haproxy';
import { reportVerification, type ReportForms } from './report-verification';
import { rehearse } from '../lib/probing/rehearsal/rehearsal';

export interface RehearseOptions extends ExpectationSource, EngineChoice, ReportForms {
  /** `pool=address`. */
  readonly against?: readonly string[];
  /** With an engine: the program to run. */
  readonly haproxy?: string;
}

const TIME_LIMIT = 10_000;
const PROBES_AT_A_TIME = 8;

const OF_FLEET =
  'HAProxy on Fargate was played by its configuration in the task definition; HAProxy itself, the PROXY protocol and its time-outs did not run.';

const REMARKS: readonly string[] = [
  'Rehearsed on this machine with throw-away certificates; the listeners, rules, redirects, certificates by name and TLS versions are those of the template.',
  'Not emulated: DNS, cipher suites of the TLS policy, firewalls and routes, health checks, weights (the first target group answers), WAF, limits of ELB, and sign-in: stub pools answer as Lync does to somebody who is not signed in.',
];

/** Runs every check of `verify` against the template's listeners on loopback. Returns the exit code. Throws as verify does. */
export async function rehearseVerb(options: RehearseOptions): Promise<number> {
  const pairs = (options.against ?? []).map((text) => /^([^=\s]+)=([A-Za-z0-9.:_-]+)$/.exec(text));
  if (options.haproxy !== undefined && options.engine === undefined) {
    process.stderr.write('--haproxy names the program that --engine haproxy runs: write that too.\n');
    return WRONG_USAGE;
  }
  const { expectations, pools, remarks, start } = options.engine === undefined ? ofTemplate(options) : ofHaproxy(options);
  if (expectations.length === 0) {
    process.stderr.write(`${options.engine === undefined ? NO_NAMES : NO_NAMES_IN_FILE}\n`);
    return SOMETHING_WRONG;
  }
  const mistakes = pairs.flatMap((pair, index) => {
    const written = JSON.stringify(options.against?.[index] ?? '');
    if (pair === null) return [`--against takes POOL=ADDRESS, and ${written} is none.`];
    const [, pool = ''] = pair;
    return pools.has(pool.toLowerCase())
      ? []
      : [`--against names the pool ${JSON.stringify(pool)}. There is: ${[...pools].sort().join(', ')}.`];
  });
  if (mistakes.length > 0) {
    process.stderr.write(`${mistakes.join('\n')}\n`);
    return WRONG_USAGE;
  }
  const against = new Map(pairs.map((pair) => [pair?.[1]?.toLowerCase() ?? '', pair?.[2] ?? '']));
  const title = 'What clients would find after deployment';
  if (start === undefined) return reportVerification({ title, remarks, results: [], differences: undefined }, options);
  const rehearsal = await start(against);
  try {
    const prober = networkProber({
      dialler: rehearsal.dialler,
      milliseconds: TIME_LIMIT,
      authorities: [rehearsal.authority],
      publishedNames: new Set(expectations.map(({ name }) => name)),
      resolver: undefined,
    });
    const checks = checksForAll(expectations, { dns: false, insecure: false, now: Date.now() });
    const results = await runChecks(checks, prober, { concurrency: PROBES_AT_A_TIME, onProgress: progressOn(process.stderr) });
    return reportVerification(
      {
        title,
        remarks: [...remarks, ...guessRemarks(expectations)],
        results,
        differences: undefined,
      },
      options,
    );
  } finally {
    await rehearsal.close();
  }
}

/** The load balancers of a template. */
function ofTemplate(options: RehearseOptions): PlannedRehearsal {
  const { routing, expectations, source } = expectedOf(options);
  return {
    expectations,
    pools: new Set(routing.targetGroups.flatMap((group) => group.pools.map((pool) => pool.toLowerCase()))),
    remarks: [source, ...REMARKS, ...(expectations.some(({ isFleet }) => isFleet === true) ? [OF_FLEET] : [])],
    start: (against) => rehearse(routing, expectations, { against }),
  };
}

function ofHaproxy(options: RehearseOptions): PlannedRehearsal {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is loaded where it is named
  const { rehearsalOfHaproxy } = require('./rehearse-haproxy') as typeof import('./rehearse-haproxy');
  return rehearsalOfHaproxy(options);
}
