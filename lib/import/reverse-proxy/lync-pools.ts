import { hostsOf, patternsOf, type BackendGroup } from './backend-groups';
import { hostKind } from './host-kinds';
import { usablePoolName } from '../pool-name';

/** A group of Lync servers and what is known of it as a pool. */
export interface ProxiedPool {
  readonly group: BackendGroup;
  /** Unique among the pools. */
  readonly name: string;
  /** Hosts that may be its external web services FQDN: one is, several leave it open. */
  readonly externalCandidates: readonly string[];
}

export interface ProxiedPools {
  readonly pools: readonly ProxiedPool[];
  /** Groups that only answer simple URLs, from servers that the proxy knows by the published name: which pool, HOSTS says. */
  readonly unassigned: readonly BackendGroup[];
}

/** The pools among the groups that are Lync's. */
export function proxiedPools(groups: readonly BackendGroup[]): ProxiedPools {
  const published = new Set(
    groups.flatMap(({ routes, backends }) => [...routes.map(({ host }) => host), ...backends.map(({ name }) => name)]),
  );
  const isUnassigned = (group: BackendGroup) =>
    externalCandidates(group).length === 0 &&
    patternsOf(group, 'other', 'officeWebApps').length === 0 &&
    group.servers.every(({ name }) => published.has(name));
  const assigned = groups.filter((group) => !isUnassigned(group));
  if (assigned.length === 0) return { pools: named(groups), unassigned: [] };
  return { pools: named(assigned), unassigned: groups.filter(isUnassigned) };
}

/** What remains when simple URLs, autodiscover and the names of other products are taken away. */
function externalCandidates(group: BackendGroup): readonly string[] {
  return hostsOf(group, 'other', 'officeWebApps').map(({ host }) => host);
}

function named(groups: readonly BackendGroup[]): readonly ProxiedPool[] {
  const taken = new Set<string>();
  return groups.map((group) => {
    const candidates = externalCandidates(group);
    return { group, name: unused(poolName(group, candidates), taken), externalCandidates: candidates };
  });
}

/** By the external web services FQDN where there is one, else by the farm. */
function poolName({ backends }: BackendGroup, candidates: readonly string[]): string {
  const host = candidates[0] ?? backends.map(({ name }) => name).find((name) => hostKind(name).kind === 'other') ?? '';
  return usablePoolName(host.split('.')[0] ?? '', 90);
}

function unused(name: string, taken: Set<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${name}-${number}`;
  taken.add(unique.toLowerCase());
  return unique;
}
