import { AUTHORITIES } from '../lib/haproxy/file-names';
import { rehearseHaproxy } from '../lib/probing/rehearsal/haproxy-rehearsal';
import { haproxyVersion } from '../lib/probing/rehearsal/running-haproxy';
import type { Rehearsal } from '../lib/probing/rehearsal/rehearsal';
import type { NameExpectation } from '../lib/verification/name-expectation';
import { expectedOfHaproxy, type ExpectedOfHaproxy } from './haproxy-expectations';
import type { EngineChoice } from './haproxy-engine';
import { UsageMistake } from './usage-mistake';

export interface HaproxyRehearsalChoice extends EngineChoice {
  /** The program; undefined: `haproxy`, where it is installed. */
  readonly haproxy?: string;
}

/** What is to be rehearsed, and how it is started. */
export interface PlannedRehearsal {
  readonly expectations: readonly NameExpectation[];
  readonly pools: ReadonlySet<string>;
  readonly remarks: readonly string[];
  /** undefined: there is no HAProxy on this computer, as the remarks say. */
  readonly start: ((against: ReadonlyMap<string, string>) => Promise<Rehearsal>) | undefined;
}

const DEFAULT_PROGRAM = 'haproxy';

/** Throws as `soundHaproxyOf` does, and a UsageMistake where a program was named that is no HAProxy. */
export function rehearsalOfHaproxy(options: HaproxyRehearsalChoice): PlannedRehearsal {
  const { haproxy: program = DEFAULT_PROGRAM } = options;
  const expected = expectedOfHaproxy(options);
  const { expectations, plan, source } = expected;
  const pools = new Set(plan.site.backends.flatMap((backend) => backend.pools.map((pool) => pool.toLowerCase())));
  const version = haproxyVersion(program);
  if (version === undefined) {
    if (options.haproxy !== undefined)
      throw new UsageMistake(`--haproxy names ${JSON.stringify(program)}, which is no HAProxy that can be run.`);
    return { expectations, pools, remarks: [source, NOT_INSTALLED], start: undefined };
  }
  return {
    expectations,
    pools,
    remarks: [source, `Rehearsed on this machine by ${version}. ${REHEARSED}`, NOT_REHEARSED],
    start: (against) => started(expected, program, against),
  };
}

const NOT_INSTALLED =
  'Nothing was rehearsed: there is no program "haproxy" on this computer. Install HAProxy 2.6 or newer (apt install haproxy), or name one with --haproxy PROGRAM.';
const REHEARSED =
  'It ran the configuration of the verb haproxy with throw-away certificates, other ports, and stub pools in the place of the servers, which answer on 5061 too.';
const NOT_REHEARSED =
  'Not rehearsed: DNS, firewalls and routes, your own certificates, allowed sources and limits by address (everybody is one address here), further configuration, which status a health check of your own wants, and sign-in: stub pools answer as Lync does to somebody who is not signed in.';

function started(
  { expectations, plan, declared, configuration }: ExpectedOfHaproxy,
  program: string,
  against: ReadonlyMap<string, string>,
) {
  const farms = new Set(declared.officeWebApps.map(({ host }) => host));
  const services = new Set(declared.furtherServices.map(({ host }) => host));
  return rehearseHaproxy(plan.site, expectations, {
    haproxy: program,
    authorities: configuration.files[AUTHORITIES] ?? '',
    answererOf: (pool) => (farms.has(pool) ? 'officeWebApps' : services.has(pool) ? 'furtherService' : 'pool'),
    against,
  });
}
