import { distance } from 'fastest-levenshtein';
import { finding, type Finding } from '../../findings/finding';
import type { PoolDeclaration } from '../../declaring/declarations';
import { inNameOrder, ofPool } from '../places';
import type { CheckInput } from './check-input';

/**
 * External web services FQDNs that clients confuse with another name. Of all pools, published or not: the topology has them
 * all. https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns
 */
export function externalFqdnFindings({ proxy }: CheckInput): readonly Finding[] {
  const pools = inNameOrder(proxy.pools);
  return [...notUnique(pools), ...internal(pools), ...alike(pools)];
}

/** Two published pools of one FQDN publish one name twice, which is another finding. */
function notUnique(pools: readonly PoolDeclaration[]): readonly Finding[] {
  return pools.flatMap((pool, index) => {
    const first = pools.slice(0, index).find((other) => other.externalWebServicesFqdn === pool.externalWebServicesFqdn);
    if (first === undefined || (first.publish && pool.publish)) return [];
    return finding('external-fqdn-not-unique', ofPool(pool, 'externalWebServicesFqdn'), {
      fqdn: pool.externalWebServicesFqdn,
      otherPool: first.name,
    });
  });
}

function internal(pools: readonly PoolDeclaration[]): readonly Finding[] {
  return pools.flatMap((pool) => {
    const internal = pools.flatMap((other) => [
      ...(sameHost(other.poolFqdn, pool) ? [{ kind: 'pool', pool: other.name } as const] : []),
      ...(sameHost(other.internalWebServicesFqdn, pool) ? [{ kind: 'internal web services', pool: other.name } as const] : []),
    ]);
    if (internal.length === 0) return [];
    return finding('external-fqdn-internal', ofPool(pool, 'externalWebServicesFqdn'), { fqdn: pool.externalWebServicesFqdn, internal });
  });
}

/** Microsoft warns of names like these: one typed for the other leads to a pool that redirects in circles. */
function alike(pools: readonly PoolDeclaration[]): readonly Finding[] {
  const spelled = pools.map((pool) => ({
    pool,
    name: pool.externalWebServicesFqdn,
    letters: pool.externalWebServicesFqdn.replace(/\d+/g, ''),
  }));
  return spelled.flatMap(({ pool, ...own }, index) =>
    spelled
      .slice(0, index)
      .filter((other) => areAlike(other, own))
      .map(({ pool: other }) =>
        finding('external-fqdns-alike', ofPool(pool, 'externalWebServicesFqdn'), {
          fqdn: pool.externalWebServicesFqdn,
          otherFqdn: other.externalWebServicesFqdn,
          otherPool: other.name,
        }),
      ),
  );
}

interface Spelling {
  readonly name: string;
  /** Without digits: pools that are numbered are not confused for that. */
  readonly letters: string;
}

function areAlike(one: Spelling, other: Spelling): boolean {
  if (one.letters === other.letters || Math.abs(one.name.length - other.name.length) > 1) return false;
  return distance(one.name, other.name) === 1;
}

function sameHost(name: string | undefined, pool: PoolDeclaration): boolean {
  return name === pool.externalWebServicesFqdn;
}
