import { listed } from '../../findings/wording';
import { distance } from 'fastest-levenshtein';
import { finding, type Finding } from '../../findings/finding';
import type { PoolDeclaration } from '../../declaring/declarations';
import { ofPool } from '../places';
import type { CheckInput } from './check-input';

/**
 * External web services FQDNs that clients confuse with another name. Of all pools, published or not: the topology has them
 * all. https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns
 */
export function externalFqdnFindings({ proxy }: CheckInput): readonly Finding[] {
  const pools = [...proxy.pools].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...notUnique(pools), ...internal(pools), ...alike(pools)];
}

/** Two published pools of one FQDN publish one name twice, which is another finding. */
function notUnique(pools: readonly PoolDeclaration[]): readonly Finding[] {
  return pools.flatMap((pool, index) => {
    const first = pools.slice(0, index).find((other) => other.externalWebServicesFqdn === pool.externalWebServicesFqdn);
    if (first === undefined || (first.publish && pool.publish)) return [];
    return finding(
      'external-fqdn-not-unique',
      ofPool(pool, 'externalWebServicesFqdn'),
      `${pool.externalWebServicesFqdn} is the external web services FQDN of ${first.name} too.`,
      'Clients are handed the name by their own pool, and it can lead to one pool only, whether the other is published or not.',
      'Give each pool an external web services FQDN of its own (Set-CsWebServer -ExternalFqdn), or remove the pool that is gone.',
    );
  });
}

function internal(pools: readonly PoolDeclaration[]): readonly Finding[] {
  return pools.flatMap((pool) => {
    const twins = pools.flatMap((other) => [
      ...(sameHost(other.poolFqdn, pool) ? [`the FQDN of the pool ${other.name}`] : []),
      ...(sameHost(other.internalWebServicesFqdn, pool) ? [`the FQDN of the internal web services of ${other.name}`] : []),
    ]);
    if (twins.length === 0) return [];
    return finding(
      'external-fqdn-internal',
      ofPool(pool, 'externalWebServicesFqdn'),
      `The external web services FQDN ${pool.externalWebServicesFqdn} is ${listed(twins)} too.`,
      'Inside, the name then leads to the internal web site, and mobile clients, which use the external one everywhere, fail there.',
      'Give the external web services a name of their own (Set-CsWebServer -ExternalFqdn), like webext.contoso.com.',
    );
  });
}

/** Microsoft warns of names like these: one typed for the other leads to a pool that redirects in circles. */
function alike(pools: readonly PoolDeclaration[]): readonly Finding[] {
  return pools.flatMap((pool, index) =>
    pools
      .slice(0, index)
      .filter((other) => areAlike(other.externalWebServicesFqdn, pool.externalWebServicesFqdn))
      .map((other) =>
        finding(
          'external-fqdns-alike',
          ofPool(pool, 'externalWebServicesFqdn'),
          `${pool.externalWebServicesFqdn} and ${other.externalWebServicesFqdn} (${other.name}) are one character apart, and no numbered series.`,
          'A slip of the pen in a record, a certificate or the topology leads clients to the wrong pool.',
          'Compare both with the topology (Get-CsService -WebServer), and acknowledge this if they are meant.',
        ),
      ),
  );
}

function areAlike(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const letters = (name: string) => name.replace(/\d+/g, '');
  return letters(one) !== letters(other) && distance(one, other) === 1;
}

function sameHost(name: string | undefined, pool: PoolDeclaration): boolean {
  return name === pool.externalWebServicesFqdn;
}
