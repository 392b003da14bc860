import { isIP } from 'node:net';
import { canonicalHost } from '../lib/declaring/host-name';
import type { CheckResult } from '../lib/verification/check';
import { resultDifferences } from '../lib/verification/compare-results';
import { expectedByName } from '../lib/verification/expected-by-name';
import { guessRemarks } from '../lib/verification/guessed-kinds';
import { checksForAll } from '../lib/verification/name-checks';
import type { NameExpectation } from '../lib/verification/name-expectation';
import { runChecks } from '../lib/verification/run-checks';
import { SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import { expectedOf, NO_NAMES, NO_NAMES_IN_FILE, type Expected, type ExpectationSource } from './expectations';
import type { EngineChoice } from './haproxy-engine';
import { dialAddress, dialByName, type Dialler } from '../lib/probing/dialler';
import { networkProber } from '../lib/probing/network-prober';
import { progressOn } from './progress';
import { reportVerification, type ReportForms } from './report-verification';

export interface VerifyOptions extends ExpectationSource, EngineChoice, ReportForms {
  /** Separated by commas. */
  readonly names?: string;
  /** Of the names that are published, separated by commas. */
  readonly only?: string;
  /** `host` or `host:port`. */
  readonly connectTo?: string;
  readonly compare?: string;
  /** Address of a name server. */
  readonly resolver?: string;
  readonly insecure?: boolean;
  /** `960s` or `960`. */
  readonly patience?: string;
  /** With patience: a path that keeps a request. */
  readonly pollPath?: string;
}

/** For one probe, in milliseconds. */
const TIME_LIMIT = 10_000;
const PROBES_AT_A_TIME = 16;

/** Probes what is published and prints how it answers. Returns the exit code. Throws a TemplateError or a DeploymentFileError. */
export async function verifyVerb(options: VerifyOptions): Promise<number> {
  const { names, only, connectTo, compare, engine, resolver, patience, pollPath } = options;
  const byName = names === undefined ? undefined : expectedByName(names);
  const [to, old] = [connectTo, compare].map((text) => (text === undefined ? undefined : hostAndPort(text)));
  const seconds = patience === undefined ? undefined : Number(/^(\d{1,5})s?$/.exec(patience)?.[1] ?? Number.NaN);
  const mistakes = [
    ...(byName?.problems ?? []),
    ...(connectTo !== undefined && to === undefined
      ? [`--connect-to takes HOST or HOST:PORT, and ${JSON.stringify(connectTo)} is none.`]
      : []),
    ...(compare !== undefined && old === undefined ? [`--compare takes HOST or HOST:PORT, and ${JSON.stringify(compare)} is none.`] : []),
    ...(resolver !== undefined && isIP(resolver) === 0 ? [`--resolver takes an IP address, and ${JSON.stringify(resolver)} is none.`] : []),
    ...(seconds !== undefined && !(seconds > 0)
      ? [`--patience takes seconds, such as 960s, and ${JSON.stringify(patience)} is none.`]
      : []),
    ...(pollPath !== undefined && !/^\/[\x21-\x7e]*$/.test(pollPath)
      ? [`--poll-path takes a path such as /wait, encoded as in a URL, and ${JSON.stringify(pollPath)} is none.`]
      : []),
    ...(pollPath !== undefined && patience === undefined ? ['--poll-path says what --patience holds: write --patience 960s too.'] : []),
  ];
  if (mistakes.length > 0) {
    process.stderr.write(`${mistakes.join('\n')}\n`);
    return WRONG_USAGE;
  }
  const { expectations: published, source } = byName === undefined ? expectedBy(options) : { ...byName, source: undefined };
  if (published.length === 0) {
    process.stderr.write(`${engine === undefined ? NO_NAMES : NO_NAMES_IN_FILE}\n`);
    return SOMETHING_WRONG;
  }
  const expectations = only === undefined ? published : chosen(published, only);
  if (typeof expectations === 'string') {
    process.stderr.write(`${expectations}\n`);
    return WRONG_USAGE;
  }
  const publishedNames = new Set(published.map(({ name }) => name));
  const run = (dialler: Dialler, dns: boolean) => verified(expectations, dialler, { ...options, dns, seconds, publishedNames });
  const dialler = to === undefined ? dialByName(resolver) : dialAddress(to.host, to.port);
  const results = await run(dialler, to === undefined);
  const before = old === undefined ? undefined : await run(dialAddress(old.host, old.port), false);
  return reportVerification(
    {
      title:
        connectTo === undefined
          ? 'What clients of the published names find'
          : `What clients of the published names would find at ${connectTo}`,
      remarks: [
        ...(source === undefined ? [] : [source]),
        ...(connectTo === undefined ? [] : ['DNS is not asked: --connect-to says where to go.']),
        'Only requests without credentials were sent: nothing was signed in, nothing was changed.',
        ...guessRemarks(expectations),
      ],
      results,
      differences: before === undefined ? undefined : resultDifferences(before, results),
    },
    options,
  );
}

/** What the load balancers of a template say, or the plan of a HAProxy. */
function expectedBy(options: VerifyOptions): Pick<Expected, 'expectations' | 'source'> {
  if (options.engine === undefined) return expectedOf(options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is loaded where it is named
  const { expectedOfHaproxy } = require('./haproxy-expectations') as typeof import('./haproxy-expectations');
  return expectedOfHaproxy(options);
}

/** The names that were asked for, with all that is known of them; a text tells which of them nobody publishes. */
function chosen(published: readonly NameExpectation[], only: string): readonly NameExpectation[] | string {
  const wanted = only.split(',').map((each) => canonicalHost(each.trim()));
  const unknown = wanted.filter((name) => !published.some((each) => each.name === name));
  if (unknown.length === 0) return published.filter(({ name }) => wanted.includes(name));
  const all = published.map(({ name }) => name).join(', ');
  return `--only takes names that are published, and ${unknown.map((name) => JSON.stringify(name)).join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not. There is: ${all}.`;
}

interface RunSettings extends VerifyOptions {
  readonly dns: boolean;
  readonly seconds: number | undefined;
  readonly publishedNames: ReadonlySet<string>;
}

function verified(
  expectations: readonly NameExpectation[],
  dialler: Dialler,
  { resolver, insecure = false, dns, seconds, publishedNames, pollPath }: RunSettings,
): Promise<readonly CheckResult[]> {
  const prober = networkProber({
    dialler,
    milliseconds: TIME_LIMIT,
    authorities: undefined,
    publishedNames,
    resolver,
  });
  const patience = seconds === undefined ? {} : { patience: seconds, ...(pollPath === undefined ? {} : { pollPath }) };
  const checks = checksForAll(expectations, { dns, insecure, now: Date.now(), ...patience });
  return runChecks(checks, prober, { concurrency: PROBES_AT_A_TIME, onProgress: progressOn(process.stderr) });
}

/** `proxy.contoso.com`, `192.0.2.1:8443`, `[2001:db8::1]:443`; undefined: none of them. */
function hostAndPort(text: string): { readonly host: string; readonly port: number | undefined } | undefined {
  const [, six, other, port] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = isIP(text) === 6 ? text : (six ?? other);
  const number = port === undefined ? undefined : Number(port);
  if (host === undefined || (number !== undefined && (number < 1 || number > 65_535))) return undefined;
  return { host, port: number };
}
