import type { ProxyDeclaration } from './declarations';
import { ALB, NLB } from './limits';
import type {
  EgressPlan,
  IngressPlan,
  ListenerPlan,
  NetworkLoadBalancerPlan,
  ListenerRulePlan,
  QuotaPlan,
  TargetGroupPlan,
} from './publishing-plan';

interface Counted {
  readonly rules: readonly ListenerRulePlan[];
  readonly targetGroups: readonly TargetGroupPlan[];
  readonly listeners: readonly ListenerPlan[];
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
  readonly networkLoadBalancers: readonly NetworkLoadBalancerPlan[];
}

/** How much of each quota of the load balancer, and its security group a plan uses. */
export function quotaUse(counted: Counted, { quotas }: ProxyDeclaration): readonly QuotaPlan[] {
  const { rules, listeners, ingress, egress, networkLoadBalancers } = counted;
  const targetGroups = counted.targetGroups.filter(({ protocol }) => protocol !== 'TCP');
  const attached = listeners.reduce((sum, { certificates }) => sum + certificates.length, 0);
  const targets = targetGroups.reduce((sum, group) => sum + group.targets.length, 0);
  return [
    { name: 'rules', used: rules.length, limit: quotas.rules },
    { name: 'targetGroups', used: targetGroups.length, limit: ALB.targetGroups },
    { name: 'certificates', used: attached, limit: quotas.certificates },
    { name: 'targets', used: targets, limit: quotas.targets },
    { name: 'securityGroupRules inbound', used: ingress.length, limit: quotas.securityGroupRules },
    { name: 'securityGroupRules outbound', used: egress.length, limit: quotas.securityGroupRules },
    ...networkLoadBalancers.flatMap((balancer) => ofNetworkLoadBalancer(balancer, counted.targetGroups, quotas.securityGroupRules)),
  ];
}

function ofNetworkLoadBalancer(
  { owner, ownerName, ingress, egress }: NetworkLoadBalancerPlan,
  targetGroups: readonly TargetGroupPlan[],
  most: number,
): readonly QuotaPlan[] {
  const targets = targetGroups.filter((group) => group.owner === owner && group.protocol === 'TCP').flatMap((group) => group.targets);
  return [
    { name: `targets of the front end of ${ownerName}`, used: targets.length, limit: NLB.targetsCrossZone },
    { name: `securityGroupRules inbound of the front end of ${ownerName}`, used: ingress.length, limit: most },
    { name: `securityGroupRules outbound of the front end of ${ownerName}`, used: egress.length, limit: most },
  ];
}
