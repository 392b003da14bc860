import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { declaredBackends, serverIds } from '../backends';
import { ofBackend, ofPool, ofProxy } from '../places';
import { isListToken, isToken } from '../../declaring/tokens';
import type { CheckInput } from './check-input';

/** Values that only the deployment knows: what is said of them is said by nobody. */
export function unresolvedFindings({ proxy }: CheckInput): readonly Finding[] {
  const { idleTimeoutSeconds, tlsPolicy = '' } = proxy;
  const networks = ['allowedSources', 'corporateNetworks', 'poolNetworks'] as const;
  return [
    ...skipped([
      ...(idleTimeoutSeconds === undefined ? [{ what: 'idleTimeout', place: ofProxy('idleTimeoutSeconds') }] : []),
      ...(isToken(tlsPolicy) ? [{ what: 'tlsPolicy', place: ofProxy('tlsPolicy') }] : []),
      ...networks.flatMap((key) => {
        const index = (proxy[key] ?? []).findIndex(isUnchecked);
        return index < 0 ? [] : [{ what: key, place: ofProxy(key, index) }];
      }),
      ...(proxy.perimeter === undefined && proxy.poolNetworks.some(isListToken)
        ? [{ what: 'poolNetworks', place: ofProxy('poolNetworks') }]
        : []),
    ]),
    ...proxy.pools.flatMap((pool) =>
      skipped(
        (['poolFqdn', 'internalWebServicesFqdn'] as const).flatMap((key) =>
          isToken(pool[key] ?? '') ? [{ what: key, place: ofPool(pool, key) }] : [],
        ),
      ),
    ),
    ...declaredBackends(proxy).flatMap((backend) => {
      const known = backend.servers.kind === 'instance' ? backend.servers.ofApp : undefined;
      const server = serverIds(backend.servers).findIndex((id) => isUnchecked(id) && known?.includes(id) !== true);
      return skipped([
        ...(server < 0 ? [] : [{ what: 'servers', place: ofBackend(backend, 'servers', server) }]),
        ...(['path', 'matcher'] as const).flatMap((part) =>
          isToken(backend.healthCheck[part]) ? [{ what: `healthCheck.${part}`, place: ofBackend(backend, 'healthCheck', part) }] : [],
        ),
      ]);
    }),
  ];
}

/** Where a list is a token, that is the mistake. */
function isUnchecked(value: string): boolean {
  return isToken(value) && !isListToken(value);
}

function skipped(unknown: readonly { readonly what: string; readonly place: Place }[]): readonly Finding[] {
  const [first] = unknown;
  if (first === undefined) return [];
  return [finding('value-unresolved', first.place, { kind: 'declared', what: unknown.map(({ what }) => what) })];
}
