import type { ProxyDeclaration } from './declarations';
import { ALB, CLOUDFORMATION } from './limits';
import type {
  CertificatePlan,
  EgressPlan,
  IngressPlan,
  ListenerPlan,
  ListenerRulePlan,
  QuotaPlan,
  RecordPlan,
  TargetGroupPlan,
} from './publishing-plan';

interface Counted {
  readonly rules: readonly ListenerRulePlan[];
  readonly targetGroups: readonly TargetGroupPlan[];
  readonly listeners: readonly ListenerPlan[];
  readonly certificates: readonly CertificatePlan[];
  readonly records: readonly RecordPlan[];
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
}

/** How much of each quota of the load balancer, its security group and its stack a plan uses. */
export function quotaUse(counted: Counted, { quotas, dnsRecords }: ProxyDeclaration): readonly QuotaPlan[] {
  const { rules, targetGroups, listeners, ingress, egress } = counted;
  const attached = listeners.reduce((sum, { certificates }) => sum + certificates.length, 0);
  const targets = targetGroups.reduce((sum, group) => sum + group.targets.length, 0);
  const requested = counted.certificates.filter(({ kind }) => kind === 'acm').length;
  const records = dnsRecords === 'create' ? counted.records.length : 0;
  return [
    { name: 'rules', used: rules.length, limit: quotas.rules },
    { name: 'targetGroups', used: targetGroups.length, limit: ALB.targetGroups },
    { name: 'certificates', used: attached, limit: quotas.certificates },
    { name: 'targets', used: targets, limit: quotas.targets },
    { name: 'securityGroupRules inbound', used: ingress.length, limit: quotas.securityGroupRules },
    { name: 'securityGroupRules outbound', used: egress.length, limit: quotas.securityGroupRules },
    {
      name: 'resources',
      used: rules.length + targetGroups.length + listeners.length + attached + requested + records + LOAD_BALANCER_RESOURCES,
      limit: CLOUDFORMATION.resources,
    },
  ];
}

/** Load balancer, security group, bucket of the access logs and its policy. */
const LOAD_BALANCER_RESOURCES = 4;
