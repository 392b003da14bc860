import { failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { IdleObservation } from '../observation';
import { PATHS, POLL } from '../probed-paths';
import { wordsOf, type ProxyWords } from '../proxy-words';

/** How long the path keeps a silent client: mobile ones wait for events 900 s without a word. */
export function idleChecks(expectation: NameExpectation, seconds: number, pollPath: string = POLL): readonly Check[] {
  const { name, kind, httpsPort } = expectation;
  if (kind !== 'external web services' || httpsPort === undefined) return [];
  const idle = { kind: 'idle', name, port: httpsPort, path: PATHS.autodiscover, pollPath, seconds } as const;
  return [
    {
      id: 'idle-time-out',
      name,
      expected: `a poll is held for ${seconds} s`,
      probes: [idle],
      needs: ['tls-handshake'],
      judge: (seen) => idleVerdict(seen(idle), seconds, wordsOf(expectation)),
    },
  ];
}

const ANSWER_OF_A_PROXY: readonly number[] = [408, 500, 502, 503, 504];

export function idleVerdict(
  { failure, held = 'connection', closedAfter, isSilent = false, answered }: IdleObservation,
  seconds: number,
  { idle }: Pick<ProxyWords, 'idle'>,
): Verdict {
  if (failure !== undefined) return skipped(`no connection to keep: ${failure}`);
  if (answered !== undefined && !ANSWER_OF_A_PROXY.includes(answered.status)) {
    return warning(
      `a request without an answer: the pool answers ${answered.status} after ${rounded(answered.after)} s`,
      `The pool ended the wait itself, so nothing is told of the time from there to ${seconds} s.`,
      'Name a path that keeps requests longer with --poll-path.',
    );
  }
  if (isSilent) {
    return failed(
      `an idle connection: no answer on it after ${seconds} s, and no word before that it was closed`,
      'A firewall or address translation on the way forgets connections without a word: mobile clients wait for events that never come.',
      'Set its idle time-out for TCP to 1,800 s, at least 960 s.',
    );
  }
  const after = answered?.after ?? closedAfter;
  const what = held === 'request' ? 'a request without an answer' : 'an idle connection, for no path keeps a request without sign-in';
  // What is said of one says nothing of the other: proxies have a time-out for each.
  if (after === undefined) return ok(`${what}: open after ${seconds} s`);
  const got = `${what}: ${answered === undefined ? 'closed' : `${answered.status} comes`} after ${rounded(after)} s`;
  // UNVERIFIED that it is the default on the external web site.
  if (held === 'connection' && Math.round(after) === 120) {
    return warning(
      got,
      'IIS itself closes an idle connection after its connectionTimeout of 120 s by default.',
      'Compare the pool without the proxy.',
    );
  }
  return failed(got, usualCause(after, held, idle), idle.change);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

function usualCause(seconds: number, held: 'request' | 'connection', { sixty, threeFifty }: ProxyWords['idle']): string {
  const near = (value: number) => Math.abs(seconds - value) <= 2;
  const nginx = held === 'request' ? 60 : 75;
  const who = near(60)
    ? `${sixty}${held === 'request' ? ', and of nginx (proxy_read_timeout)' : ''}`
    : near(nginx)
      ? 'the keep-alive of nginx'
      : near(200)
        ? 'what Microsoft calls enough without mobile clients'
        : near(350)
          ? threeFifty
          : 'a proxy or firewall on the way';
  return `It is ${who}: mobile clients sign in and drop every time their wait for events is cut.`;
}
