import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';

/**
 * The deployment without one pool that answers nothing and is not the last a Director needs, without one further service, or
 * without one SIP domain that is not the base of all.
 */
export function withoutOne(deployment: Deployment, pick: number): Deployment | undefined {
  const answering = asList(asList(deployment.simpleUrls)[0]?.answeredBy);
  const homes = deployment.pools.filter(({ role, publish }) => role !== 'director' && publish !== false);
  const pools = deployment.pools.filter((pool) => !answering.includes(pool.name) && !(homes.length === 1 && homes.includes(pool)));
  const domains = asList(deployment.sipDomains).slice(1) as readonly string[];
  const services = asList(deployment.furtherServices);
  const candidates = [...pools, ...services, ...domains];
  const chosen = candidates[pick % Math.max(candidates.length, 1)];
  if (chosen === undefined) return undefined;
  if (typeof chosen === 'object')
    return {
      ...deployment,
      pools: deployment.pools.filter((pool) => pool !== chosen),
      furtherServices: services.filter((service) => service !== chosen),
    };
  return withoutSipDomain(deployment, chosen);
}

/** The deployment without a SIP domain, its Meet simple URLs and its autodiscover name. */
export function withoutSipDomain(deployment: Deployment, sipDomain: string): Deployment {
  const kept = (domain: string) => domain !== sipDomain;
  const [set] = asList(deployment.simpleUrls);
  const [discover] = asList(deployment.autodiscover);
  const keptGroups = (said: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(said).filter(([group]) => kept(group.toLowerCase())));
  const fewer = (choice: boolean | readonly string[] | undefined) => (typeof choice === 'object' ? choice.filter(kept) : choice);
  return {
    ...deployment,
    sipDomains: asList(deployment.sipDomains).filter((domain) => kept(typeof domain === 'string' ? domain : domain.name)),
    simpleUrls: {
      ...set,
      meet: asList(set?.meet).filter((entry) => typeof entry === 'string' || kept(entry.sipDomain ?? '')),
      ...(set?.loadBalancers === undefined ? {} : { loadBalancers: keptGroups(set.loadBalancers) }),
      ...(set?.nestedStacks === undefined ? {} : { nestedStacks: keptGroups(set.nestedStacks) }),
    },
    autodiscover: { ...discover, overHttp: fewer(discover?.overHttp), onlyOverHttp: fewer(discover?.onlyOverHttp) },
  };
}

/** The same deployment with every list and every key in another order, but for lists whose order means something. */
export function shuffled<T>(value: T, seed: number): T {
  if (Array.isArray(value)) return mixed(value as readonly unknown[], seed).map((item) => shuffled(item, seed)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = mixed(Object.entries(value), seed);
  return Object.fromEntries(
    entries.map(([key, inner]: [string, unknown]) => [
      key,
      key === 'availabilityZones' || key === 'publicSubnetIds' ? inner : shuffled(inner, seed),
    ]),
  ) as T;
}

function mixed<T>(items: readonly T[], seed: number): readonly T[] {
  return items
    .map((item, index) => ({ item, rank: Math.sin(seed + index * 7.3) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
