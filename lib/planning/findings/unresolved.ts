import { finding, listed, type Finding } from '../../findings/finding';
import { serverIds } from '../backends';
import { isListToken, isToken } from '../tokens';
import type { CheckInput } from './check-input';

/** Values that only the deployment knows: what is said of them is said by nobody. */
export function unresolvedFindings({ proxy }: CheckInput): readonly Finding[] {
  const { idleTimeoutSeconds, tlsPolicy = '', allowedSources = [], corporateNetworks, poolNetworks } = proxy;
  const networks = { allowedSources, corporateNetworks, poolNetworks };
  return [
    ...skipped(undefined, [
      ...(idleTimeoutSeconds === undefined ? ['idleTimeout'] : []),
      ...(isToken(tlsPolicy) ? ['tlsPolicy'] : []),
      ...Object.entries(networks).flatMap(([key, values]) => (values.some(isUnchecked) ? [key] : [])),
      ...(proxy.perimeter === undefined && poolNetworks.some(isListToken) ? ['poolNetworks'] : []),
    ]),
    ...proxy.pools.flatMap(({ name, poolFqdn = '', internalWebServicesFqdn = '' }) =>
      skipped(name, [...(isToken(poolFqdn) ? ['poolFqdn'] : []), ...(isToken(internalWebServicesFqdn) ? ['internalWebServicesFqdn'] : [])]),
    ),
    ...[...proxy.pools, ...proxy.officeWebApps].flatMap(({ name, servers, healthCheck }) =>
      skipped(name, [
        ...(serverIds(servers).some(isUnchecked) ? ['servers'] : []),
        ...(isToken(healthCheck.path) ? ['the path of the health check'] : []),
        ...(isToken(healthCheck.matcher) ? ['the matcher of the health check'] : []),
      ]),
    ),
  ];
}

/** Where a list is a token, that is the mistake. */
function isUnchecked(value: string): boolean {
  return isToken(value) && !isListToken(value);
}

function skipped(where: string | undefined, what: readonly string[]): readonly Finding[] {
  if (what.length === 0) return [];
  return [
    finding(
      'value-unresolved',
      where,
      `Only the deployment knows ${listed(what)} (CDK tokens).`,
      'They are not checked, and no mistake in them is found before.',
      'Write the values themselves where you know them.',
    ),
  ];
}
