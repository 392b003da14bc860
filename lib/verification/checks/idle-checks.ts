import { failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { IdleObservation } from '../observation';
import { PATHS } from '../probed-paths';

/** How long the path keeps a silent connection: mobile clients wait for events 900 s without a word. */
export function idleChecks({ name, kind, httpsPort }: NameExpectation, seconds: number): readonly Check[] {
  if (kind !== 'external web services' || httpsPort === undefined) return [];
  const idle = { kind: 'idle', name, port: httpsPort, path: PATHS.autodiscover, seconds } as const;
  return [
    {
      id: 'idle-time-out',
      name,
      expected: `a silent connection stays open for ${seconds} s`,
      probes: [idle],
      needs: ['tls-handshake'],
      judge: (seen) => idleVerdict(seen(idle), seconds),
    },
  ];
}

export function idleVerdict({ failure, closedAfter }: IdleObservation, seconds: number): Verdict {
  if (failure !== undefined) return skipped(`no connection to keep: ${failure}`);
  if (closedAfter === undefined) return ok(`open after ${seconds} s`);
  const got = `closed after ${Math.round(closedAfter * 10) / 10} s`;
  // UNVERIFIED that it is the default on the external web site.
  if (Math.round(closedAfter) === 120) {
    return warning(
      got,
      'IIS itself closes an idle connection after its connectionTimeout of 120 s by default.',
      'Compare the pool without the proxy.',
    );
  }
  return failed(
    got,
    usualCause(closedAfter),
    'Set the idle time-out of the proxy and of every firewall in between to 1,800 s, at least 960 s.',
  );
}

function usualCause(seconds: number): string {
  const near = (value: number) => Math.abs(seconds - value) <= 2;
  const who = near(60)
    ? 'the default of an Application Load Balancer'
    : near(75)
      ? 'the keep-alive of nginx'
      : near(200)
        ? 'what Microsoft calls enough without mobile clients'
        : near(350)
          ? 'the default of a Network Load Balancer'
          : 'a proxy or firewall on the way';
  return `It is ${who}: mobile clients sign in and drop every time their wait for events is cut.`;
}
