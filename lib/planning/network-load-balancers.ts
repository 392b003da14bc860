import type { PassageDeclaration, ProxyDeclaration } from './declarations';
import { isPassThrough } from './front-ends';
import type { PublishedName } from './published-names';
import type { NetworkLoadBalancerPlan } from './publishing-plan';
import { egressRules, ingressRules } from './security-group-rules';
import { targetEgress, targetGroupKey } from './target-groups';

/** One Network Load Balancer for each pool or farm that names lead to that way, in the order of the owners. */
export function networkLoadBalancers(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly NetworkLoadBalancerPlan[] {
  const byOwner = new Map<string, [PublishedName, ...PublishedName[]]>();
  for (const name of names) {
    if (!isPassThrough(name.frontEnd)) continue;
    const { owner } = name.frontEnd;
    const known = byOwner.get(owner);
    if (known === undefined) byOwner.set(owner, [name]);
    else known.push(name);
  }
  return [...byOwner].sort(([a], [b]) => (a < b ? -1 : 1)).map(([owner, own]) => networkLoadBalancer(owner, own, proxy));
}

function networkLoadBalancer(
  owner: string,
  names: readonly [PublishedName, ...PublishedName[]],
  proxy: ProxyDeclaration,
): NetworkLoadBalancerPlan {
  const declared = [...proxy.pools, ...proxy.officeWebApps].find(({ id }) => id === owner);
  const targetGroups = new Map<number, string>();
  for (const { httpsPort, httpPort, backend } of names) {
    if (httpsPort !== undefined) targetGroups.set(httpsPort, targetGroupKey(backend, 'passThroughHttps'));
    if (httpPort !== undefined) targetGroups.set(httpPort, targetGroupKey(backend, 'passThroughHttp'));
  }
  const listeners = [...targetGroups].map(([port, targetGroup]) => ({ port, targetGroup })).sort((a, b) => a.port - b.port);
  return {
    owner,
    ownerName: declared?.name ?? names[0].ownerName,
    listeners,
    names: [...new Set(names.filter(({ httpsPort }) => httpsPort !== undefined).map(({ name }) => name))].sort(),
    fixedAddresses: (declared?.passage satisfies PassageDeclaration | undefined)?.fixedAddresses ?? [],
    isLeaving: names.every(({ isOldPath }) => isOldPath),
    ingress: ingressRules(listeners, proxy),
    egress: egressRules(targetEgress(names), proxy),
  };
}
