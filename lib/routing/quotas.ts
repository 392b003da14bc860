import { ALB, NLB } from '../planning/limits';
import type { Action, LoadBalancer } from './load-balancers/load-balancer';
import { entry, list, text } from './load-balancers/properties';
import { readDeploymentNotes } from './read-deployment-notes';
import type { DeployedResource } from './template/deployed-resources';
import { referenceIn } from './template/symbolic';
import type { TemplateRouting } from './template-routing';

/** How much of one quota a load balancer uses. */
export interface QuotaRow {
  /** Its logical id, behind those of the stacks that hold it; or whatever stands for one outside of the template. */
  readonly loadBalancer: string;
  readonly name: QuotaName;
  readonly used: number;
  readonly limit: number;
}

export const QUOTA_NAMES = [
  'rules',
  'targetGroups',
  'certificates',
  'targets',
  'securityGroupRules inbound',
  'securityGroupRules outbound',
] as const;
export type QuotaName = (typeof QUOTA_NAMES)[number];

/** What the templates use of the quotas of each load balancer, raised as their notes say. Of its security groups the fullest counts. */
export function quotasOf(routing: TemplateRouting): readonly QuotaRow[] {
  const { quotas } = readDeploymentNotes(routing.stacks);
  const limits: Readonly<Record<QuotaName, number>> = {
    rules: quotas.rules,
    targetGroups: ALB.targetGroups,
    certificates: quotas.certificates,
    targets: quotas.targets,
    'securityGroupRules inbound': quotas.securityGroupRules,
    'securityGroupRules outbound': quotas.securityGroupRules,
  };
  return routing.loadBalancers.flatMap((loadBalancer) => {
    const used = usedBy(loadBalancer, routing.resources);
    const own = loadBalancer.type === 'network' ? networkLimits(loadBalancer, limits) : limits;
    return QUOTA_NAMES.flatMap((name) => {
      const limit = own[name];
      return limit === undefined ? [] : [{ loadBalancer: loadBalancer.key, name, used: used[name], limit }];
    });
  });
}

/** A network load balancer has no rules for hosts, and a security group only where it was made with one. */
function networkLimits(
  { resource, listeners }: LoadBalancer,
  limits: Readonly<Record<QuotaName, number>>,
): Readonly<Partial<Record<QuotaName, number>>> {
  const attributes = list(resource?.properties['LoadBalancerAttributes']);
  const crossZone = attributes.some((each) => text(entry(each, 'Key')) === CROSS_ZONE && text(entry(each, 'Value')) === 'true');
  const { 'securityGroupRules inbound': inbound, 'securityGroupRules outbound': outbound } = limits;
  return {
    ...(listeners.some(({ protocol }) => protocol === 'TLS') ? { certificates: NLB.certificates } : {}),
    targets: crossZone ? NLB.targetsCrossZone : NLB.targets,
    ...(securityGroupsOf(resource).length === 0 ? {} : { 'securityGroupRules inbound': inbound, 'securityGroupRules outbound': outbound }),
  };
}

const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

function usedBy({ resource, listeners }: LoadBalancer, resources: readonly DeployedResource[]): Readonly<Record<QuotaName, number>> {
  const actions = listeners.flatMap(({ rules, defaultAction }) => [...rules.map(({ action }) => action), defaultAction]);
  const groups = new Map(actions.flatMap(groupsOf).map((group) => [group.key, group]));
  // The listeners of a load balancer share its quota; a certificate on two listeners is attached twice.
  const attached = listeners.map(
    ({ certificates }) => new Set(certificates.filter(({ isDefault }) => !isDefault).map(({ key }) => key)).size,
  );
  const securityGroups = resources.filter(({ key, type }) => type === SECURITY_GROUP && securityGroupsOf(resource).includes(key));
  const rules = (side: Side) => Math.max(0, ...securityGroups.map((group) => securityGroupRules(group, side, resources)));
  return {
    rules: listeners.reduce((sum, listener) => sum + listener.rules.length, 0),
    targetGroups: groups.size,
    certificates: attached.reduce((sum, count) => sum + count, 0),
    targets: [...groups.values()].reduce((sum, group) => sum + list(group.resource?.properties['Targets']).length, 0),
    'securityGroupRules inbound': rules(INBOUND),
    'securityGroupRules outbound': rules(OUTBOUND),
  };
}

function groupsOf(action: Action) {
  return action.kind === 'forward' ? action.targets.map(({ group }) => group) : [];
}

function securityGroupsOf(loadBalancer: DeployedResource | undefined): readonly string[] {
  return list(loadBalancer?.properties['SecurityGroups']).flatMap((group) => referenceIn(group)?.resource ?? []);
}

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

interface Side {
  readonly property: string;
  readonly type: string;
  /** Rules a group has whose template names none. */
  readonly byDefault: readonly unknown[];
}

const INBOUND: Side = { property: 'SecurityGroupIngress', type: 'AWS::EC2::SecurityGroupIngress', byDefault: [] };
const OUTBOUND: Side = { property: 'SecurityGroupEgress', type: 'AWS::EC2::SecurityGroupEgress', byDefault: [{ CidrIp: '0.0.0.0/0' }] };

/** IPv4 and IPv6 are counted apart; a rule that names neither counts for both. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
function securityGroupRules(group: DeployedResource, { property, type, byDefault }: Side, resources: readonly DeployedResource[]): number {
  const inline = group.properties[property];
  const single = inline === undefined ? byDefault : [inline];
  const apart = resources.filter((each) => each.type === type && referenceIn(each.properties['GroupId'])?.resource === group.key);
  const rules = [...(Array.isArray(inline) ? list(inline) : single), ...apart.map(({ properties }) => properties)];
  const families = ['CidrIp', 'CidrIpv6'].map((other) => rules.filter((rule) => text(entry(rule, other)) === undefined).length);
  return Math.max(...families);
}
