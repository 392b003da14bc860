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
  const firsts = new Map<string, PoolDeclaration>();
  return pools.flatMap((pool) => {
    const first = firsts.get(pool.externalWebServicesFqdn);
    if (first === undefined) firsts.set(pool.externalWebServicesFqdn, pool);
    if (first === undefined || (first.publish && pool.publish)) return [];
    return finding('external-fqdn-not-unique', ofPool(pool, 'externalWebServicesFqdn'), {
      fqdn: pool.externalWebServicesFqdn,
      otherPool: first.name,
    });
  });
}

function internal(pools: readonly PoolDeclaration[]): readonly Finding[] {
  const uses = new Map<string, { readonly kind: 'pool' | 'internal web services'; readonly pool: string }[]>();
  const add = (host: string | undefined, kind: 'pool' | 'internal web services', pool: string) => {
    if (host !== undefined) uses.set(host, [...(uses.get(host) ?? []), { kind, pool }]);
  };
  for (const { poolFqdn, internalWebServicesFqdn, name } of pools) {
    add(poolFqdn, 'pool', name);
    add(internalWebServicesFqdn, 'internal web services', name);
  }
  return pools.flatMap((pool) => {
    const internal = uses.get(pool.externalWebServicesFqdn);
    if (internal === undefined) return [];
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
  const before = new Map<string, number[]>();
  return spelled.flatMap(({ pool, ...own }, index) => {
    const short = shortenings(own.name);
    const near = new Set(short.flatMap((each) => before.get(each) ?? []));
    for (const each of short) before.set(each, [...(before.get(each) ?? []), index]);
    return [...near]
      .sort((a, b) => a - b)
      .flatMap((other) => spelled[other] ?? [])
      .filter((other) => areAlike(other, own))
      .map(({ pool: other }) =>
        finding('external-fqdns-alike', ofPool(pool, 'externalWebServicesFqdn'), {
          fqdn: pool.externalWebServicesFqdn,
          otherFqdn: other.externalWebServicesFqdn,
          otherPool: other.name,
        }),
      );
  });
}

/** A name, and what is left of it without one of its letters: two that one letter tells apart have one of these in common. */
function shortenings(name: string): readonly string[] {
  return [...new Set([name, ...Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1))])];
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
