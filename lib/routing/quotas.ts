import { resourceAt } from '../templates/resource-index';
import { ALB, ECS, NLB } from '../facts/limits';
import { QUOTA_NAMES, type QuotaName } from '../planning/quotas';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import { haproxyFleets, taskSecurityGroups } from '../templates/load-balancers/haproxy-fleet';
import type { LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, text, valueOf } from '../templates/load-balancers/properties';
import {
  INBOUND,
  OUTBOUND,
  rulesApart,
  SECURITY_GROUP,
  securityGroupsOf,
  type Direction,
} from '../templates/load-balancers/security-groups';
import type { DeployedResource } from '../templates/deployed-resources';
import { tasksOf } from './overview/planned-fleets';
import type { TemplateRouting } from './template-routing';

/** How much of one quota a load balancer uses. */
export interface QuotaRow {
  /** Its logical id, behind those of the stacks that hold it; or whatever stands for one outside of the template. */
  readonly loadBalancer: string;
  readonly name: QuotaName;
  readonly used: number;
  readonly limit: number;
}

/** What the templates use of the quotas of each load balancer, raised as their notes say. Of its security groups the fullest counts. */
export function quotasOf(routing: TemplateRouting): readonly QuotaRow[] {
  const { quotas } = routing.notes;
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
  const crossZone = text(valueOf(resource?.properties['LoadBalancerAttributes'], CROSS_ZONE)) === 'true';
  const { 'securityGroupRules inbound': inbound, 'securityGroupRules outbound': outbound } = limits;
  return {
    ...(listeners.some(({ traits }) => traits.endsTls) ? { certificates: limits.certificates } : {}),
    ...(listeners.some(({ traits }) => traits.reader !== undefined) ? { targetGroups: ECS.targetGroupsPerService } : {}),
    targets: crossZone ? NLB.targetsCrossZone : NLB.targets,
    ...(securityGroupsOf(resource).every((key) => key === undefined)
      ? {}
      : { 'securityGroupRules inbound': inbound, 'securityGroupRules outbound': outbound }),
  };
}

const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

function usedBy({ resource, listeners }: LoadBalancer, resources: readonly DeployedResource[]): Readonly<Record<QuotaName, number>> {
  const groups = new Map(
    listeners
      .flatMap(actionsOf)
      .flatMap(groupsOf)
      .map((group) => [group.key, group]),
  );
  // The listeners of a load balancer share its quota; a certificate on two listeners is attached twice.
  const attached = listeners.map(
    ({ certificates }) => new Set(certificates.filter(({ isDefault }) => !isDefault).map(({ key }) => key)).size,
  );
  const fleets = haproxyFleets(resources).filter(({ registered }) => registered.some(({ group = '' }) => groups.has(group)));
  const keys = [...securityGroupsOf(resource), ...fleets.flatMap(({ service }) => taskSecurityGroups(service))];
  const securityGroups = [...new Set(keys)].flatMap((key) => resourceAt(key, resources, SECURITY_GROUP) ?? []);
  const rules = (direction: Direction) => Math.max(0, ...securityGroups.map((group) => securityGroupRules(group, direction, resources)));
  return {
    rules: listeners.reduce((sum, listener) => sum + listener.rules.length, 0),
    targetGroups: groups.size,
    certificates: attached.reduce((sum, count) => sum + count, 0),
    targets: [...groups.values()].reduce((sum, group) => sum + targetsIn(group, resources), 0),
    'securityGroupRules inbound': rules(INBOUND),
    'securityGroupRules outbound': rules(OUTBOUND),
  };
}

/** The servers, or as many tasks as services may register. */
function targetsIn({ key, resource }: TargetGroup, resources: readonly DeployedResource[]): number {
  const fleets = haproxyFleets(resources).filter(({ registered }) => registered.some(({ group }) => group === key));
  const tasks = fleets.reduce((sum, fleet) => sum + (tasksOf(fleet, resources).most ?? 0), 0);
  return list(resource?.properties['Targets']).length + tasks;
}

/** The rules of all security groups of a load balancer together, of which a network interface takes so many. */
export function rulesPerInterface(
  { resource }: LoadBalancer,
  resources: readonly DeployedResource[],
): readonly { readonly direction: string; readonly used: number }[] {
  const groups = [...new Set(securityGroupsOf(resource))].flatMap((key) => resourceAt(key, resources, SECURITY_GROUP) ?? []);
  return [
    { direction: 'inbound', rules: INBOUND },
    { direction: 'outbound', rules: OUTBOUND },
  ].map(({ direction, rules }) => ({
    direction,
    used: groups.reduce((sum, group) => sum + securityGroupRules(group, rules, resources), 0),
  }));
}

/** Rules a group has whose template names none. */
const BY_DEFAULT: ReadonlyMap<Direction, readonly unknown[]> = new Map([
  [INBOUND, []],
  [OUTBOUND, [{ CidrIp: '0.0.0.0/0' }]],
]);

/** IPv4 and IPv6 are counted apart; a rule that names neither counts for both. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
function securityGroupRules(group: DeployedResource, direction: Direction, resources: readonly DeployedResource[]): number {
  const inline = group.properties[direction.property];
  const own = inline === undefined ? (BY_DEFAULT.get(direction) ?? []) : Array.isArray(inline) ? list(inline) : [inline];
  const rules = [...own, ...rulesApart(group, direction, resources)];
  const families = ['CidrIp', 'CidrIpv6'].map((other) => rules.filter((rule) => text(entry(rule, other)) === undefined).length);
  return Math.max(...families);
}
