import type { ProxyDeclaration } from './declarations';
import { ALB } from './limits';
import type { EgressPlan, IngressPlan, ListenerPlan, ListenerRulePlan, QuotaPlan, TargetGroupPlan } from './publishing-plan';

interface Counted {
  readonly rules: readonly ListenerRulePlan[];
  readonly targetGroups: readonly TargetGroupPlan[];
  readonly listeners: readonly ListenerPlan[];
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
}

/** How much of each quota of the load balancer, and its security group a plan uses. */
export function quotaUse(counted: Counted, { quotas }: ProxyDeclaration): readonly QuotaPlan[] {
  const { rules, targetGroups, listeners, ingress, egress } = counted;
  const attached = listeners.reduce((sum, { certificates }) => sum + certificates.length, 0);
  const targets = targetGroups.reduce((sum, group) => sum + group.targets.length, 0);
  return [
    { name: 'rules', used: rules.length, limit: quotas.rules },
    { name: 'targetGroups', used: targetGroups.length, limit: ALB.targetGroups },
    { name: 'certificates', used: attached, limit: quotas.certificates },
    { name: 'targets', used: targets, limit: quotas.targets },
    { name: 'securityGroupRules inbound', used: ingress.length, limit: quotas.securityGroupRules },
    { name: 'securityGroupRules outbound', used: egress.length, limit: quotas.securityGroupRules },
  ];
}
