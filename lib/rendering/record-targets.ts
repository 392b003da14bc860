import { frontEndKey, SHARED } from '../planning/front-ends';
import type { RenderedNetworkLoadBalancer } from './render-network-load-balancers';
import type { RecordTarget } from './render-records';
import type { SharedFrontEnd } from './render-shared-front-end';

/** The front ends names can be led to, by their keys. A name waits for the rules that are for it, or for the listeners. */
export function recordTargets(
  shared: SharedFrontEnd | undefined,
  passThrough: ReadonlyMap<string, RenderedNetworkLoadBalancer>,
): ReadonlyMap<string, RecordTarget> {
  const own = [...passThrough].map(([owner, { loadBalancer, listeners }]): readonly [string, RecordTarget] => [
    frontEndKey({ kind: 'networkLoadBalancer', owner }),
    {
      dnsName: loadBalancer.attrDnsName,
      hostedZoneId: loadBalancer.attrCanonicalHostedZoneId,
      requiredBy: () => listeners,
    },
  ]);
  if (shared === undefined) return new Map(own);
  const { loadBalancer, rules } = shared;
  const target: RecordTarget = {
    dnsName: loadBalancer.loadBalancerDnsName,
    hostedZoneId: loadBalancer.loadBalancerCanonicalHostedZoneId,
    requiredBy: (name) => rules.filter(({ plan }) => plan.hosts.includes(name)).map(({ rule }) => rule),
  };
  return new Map([[frontEndKey(SHARED), target], ...own]);
}
