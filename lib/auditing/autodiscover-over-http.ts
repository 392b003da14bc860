import { finding, type Finding } from '../findings/finding';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { coveredBy } from '../declaring/covering-names';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import { isUrlHost, plainRequest } from '../routing/matching/request';
import type { Parts } from '../routing/lync-parts';
import { hostsIn } from '../routing/public-names';
import { forwards, rulesForHost } from './listener-hosts';

/**
 * Autodiscover names that are redirected from HTTP to HTTPS although they need HTTP: because no certificate carries them, or
 * because a rule that nobody reaches was to answer them. A redirect by the proxy is not what the service itself answers there.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility
 */
export function autodiscoverOverHttp(listeners: readonly CompiledListener[], { hasName, hasRule }: Parts): readonly Finding[] {
  const secure = listeners.map(({ listener }) => listener).filter(({ protocol }) => protocol === 'HTTPS');
  const certificates = secure.flatMap((listener) => listener.certificates);
  const isCovered = coveredBy(certificates.flatMap(({ names = [] }) => names));
  const isKnown = secure.length > 0 && certificates.every(({ names }) => names !== undefined);
  const hosts = new Set(
    listeners.flatMap(({ listener: { rules } }) => rules.flatMap(hostsIn)).filter((host) => isAutodiscover(host) && hasName(host)),
  );
  return (
    listeners
      // Clients of autodiscover know no other port than 80.
      .filter(({ listener: { traits, port } }) => traits.scheme === 'http' && port === DEFAULT_PORTS.http)
      .flatMap((listener) =>
        [...hosts].sort().flatMap((host) => {
          const [view] = listener.viewsOf(plainRequest('http', host, DEFAULT_PORTS.http));
          if (view === undefined) return [];
          const { certain: answer, possible } = listener.decide(view);
          // A rule whose hosts only the deployment knows may answer first.
          if (answer.action.kind !== 'redirect' || possible.some(({ action }) => forwards(action))) return [];
          const behind = rulesForHost(listener, host).find((rule) => hasRule(rule) && forwards(rule.action));
          const uncovered = isKnown && !isCovered(host);
          if (behind === undefined && !uncovered) return [];
          return finding(
            'autodiscover-redirected',
            // What redirects may be somebody else's; that the name fails is not.
            (answer.rule !== undefined && !hasRule(answer.rule) ? behind : answer.rule)?.resource.logicalId ??
              listener.listener.resource?.logicalId,
            { host, ruleBehind: behind?.resource.logicalId },
          );
        }),
      )
  );
}

function isAutodiscover(host: string): boolean {
  return host.startsWith('lyncdiscover.') && isUrlHost(host);
}
