import { isIPv4 } from 'node:net';
import { anyContains, parseCidr, rangeHolding, TARGET_RANGES, UNROUTABLE_RANGES } from '../declaring/ip-networks';
import { finding, type Finding } from '../findings/finding';
import type { Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import {
  INBOUND,
  OUTBOUND,
  rulesApart,
  SECURITY_GROUP,
  securityGroupsOf,
  type Direction,
} from '../templates/load-balancers/security-groups';
import type { StackTemplate } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn, Symbolic } from '../templates/symbolic';
import { targetsOf } from './targets-of';
import { vpcBlocksOf } from './vpc-blocks';
import { resourceAt, resourcesOfType } from '../templates/resource-index';

/**
 * Listeners that no security group lets clients in to, and servers that none lets the load balancer out to, where the template
 * has the groups. What only the deployment knows of a rule may be what is wanted.
 */
export function securityGroupRules(balancer: LoadBalancer, routing: TemplateRouting, parts: Parts): readonly Finding[] {
  return [...ingress(balancer, routing, parts), ...egress(balancer, routing, parts)];
}

function ingress(balancer: LoadBalancer, routing: TemplateRouting, parts: Parts): readonly Finding[] {
  const { hasListener } = parts;
  if (hasDefaultGroup(balancer, routing)) return [finding('ingress-missing', balancer.resource?.logicalId, { kind: 'default group' })];
  const rules = rulesOf(balancer, INBOUND, routing);
  if (rules === undefined) return [];
  const addressType = balancer.resource?.properties['IpAddressType'];
  const isIpv4Only = addressType === undefined || addressType === 'ipv4';
  const ports = balancer.listeners
    .filter((listener) => hasListener(listener) && listener.traits.takes.length > 0)
    .flatMap(({ port }) => port ?? [])
    .filter((port) => !rules.some((rule) => isForPort(rule, port) && admitsClients(rule, isIpv4Only)));
  if (ports.length === 0) return privateClients(balancer, rules, parts);
  return [finding('ingress-missing', balancer.resource?.logicalId, { kind: 'ports', ports: [...new Set(ports)].sort((a, b) => a - b) })];
}

/**
 * An Application Load Balancer without security groups gets that of its VPC, which lets in its own members alone unless somebody
 * added rules to it. Whoever writes a template without this library may have done so.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
function hasDefaultGroup({ resource, type }: LoadBalancer, { publications }: TemplateRouting): boolean {
  if (resource === undefined || type !== 'application') return false;
  const { SecurityGroups: groups } = resource.properties;
  const isEmpty = groups === undefined || (Array.isArray(groups) && groups.length === 0);
  return isEmpty && publications.notes.some(({ frontEnd }) => frontEnd === resource.logicalId);
}

/** Clients on the Internet have public addresses, and those inside come to its public ones with such. */
function privateClients({ resource, listeners }: LoadBalancer, rules: readonly unknown[], { hasListener }: Parts): readonly Finding[] {
  if (resource === undefined || text(resource.properties['Scheme']) !== 'internet-facing') return [];
  const ports = listeners.filter(hasListener).flatMap(({ port }) => port ?? []);
  const letting = rules.filter((rule) => ports.some((port) => isForPort(rule, port)));
  const blocks = letting.flatMap(blocksIn);
  if (letting.some((rule) => isOpen(rule, PEERS)) || blocks.length === 0) return [];
  if (blocks.some((block) => rangeHolding(block, [...TARGET_RANGES, ...UNROUTABLE_RANGES, UNIQUE_LOCAL]) === undefined)) return [];
  return [finding('ingress-missing', resource.logicalId, { kind: 'private addresses', blocks: [...new Set(blocks)] })];
}

/** https://www.rfc-editor.org/rfc/rfc4193 */
const UNIQUE_LOCAL = 'fc00::/7';
const PEERS: readonly string[] = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName'];

function egress(balancer: LoadBalancer, routing: TemplateRouting, { hasGroup }: Parts): readonly Finding[] {
  const rules = rulesOf(balancer, OUTBOUND, routing);
  if (rules === undefined) return [];
  const groups = [...new Set(balancer.listeners.flatMap(actionsOf).flatMap(groupsOf))].filter(hasGroup);
  return groups.flatMap((group) => unreached(group, rules, balancer, routing.resources));
}

function unreached(
  group: TargetGroup,
  rules: readonly unknown[],
  { resource: balancer, type }: LoadBalancer,
  resources: readonly DeployedResource[],
): readonly Finding[] {
  const { resource } = group;
  if (resource === undefined || /^(?:lambda|alb)$/.test(text(resource.properties['TargetType']) ?? '')) return [];
  const blocks = vpcBlocksOf(resource.properties['VpcId'], resources);
  const vpc = blocks.areAll ? blocks.known : undefined;
  const targets = targetsOf(group);
  const asked = [
    ...targets.map(({ address, port }) => ({ address, port, isForHealthCheck: false })),
    ...targets.map(({ address, checkPort }) => ({ address, port: checkPort, isForHealthCheck: true })),
  ];
  const lost = asked.filter(
    ({ address, port }) => port !== undefined && !rules.some((rule) => isForPort(rule, port) && letsOut(rule, address, vpc)),
  );
  const ports = [...new Set(lost.flatMap(({ port }) => port ?? []))].sort((a, b) => a - b);
  return ports.map((port) => {
    const those = lost.filter((each) => each.port === port);
    const requests = those.filter(({ isForHealthCheck }) => !isForHealthCheck);
    const told = requests.length > 0 ? requests : those;
    return finding('egress-missing', resource.logicalId, {
      addresses: [...new Set(told.flatMap(({ address }) => address ?? []))],
      port,
      isForHealthCheck: requests.length === 0,
      from: balancer?.logicalId ?? '',
      isNetwork: type === 'network',
    });
  });
}

/**
 * The rules of all security groups of a load balancer in one direction; undefined where some may stand elsewhere. A group
 * without any word of outbound rules gets one for everything from EC2.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
function rulesOf({ resource }: LoadBalancer, direction: Direction, routing: TemplateRouting): readonly unknown[] | undefined {
  return rulesOfGroups(securityGroupsOf(resource), direction, routing);
}

/** The same of security groups by their keys. */
export function rulesOfGroups(
  keys: readonly (string | undefined)[],
  direction: Direction,
  { resources, stacks }: TemplateRouting,
): readonly unknown[] | undefined {
  const groups = keys.map((key) => resourceAt(key, resources, SECURITY_GROUP));
  if (groups.length === 0) return undefined;
  const rules = groups.map((group) => {
    const inline = group?.properties[direction.property];
    if (group === undefined || inline instanceof Symbolic || (inline === undefined && direction === OUTBOUND)) return undefined;
    if (stacks.some((stack) => isExported(group, stack))) return undefined;
    return [...(Array.isArray(inline) ? list(inline) : inline === undefined ? [] : [inline]), ...rulesApart(group, direction, resources)];
  });
  return rules.every((each) => each !== undefined) ? [...rules.flat(), ...rulesOfAnyGroup(direction, resources)] : undefined;
}

/** Whether other stacks are told of a security group: they may add rules to it. */
function isExported({ logicalId }: DeployedResource, { template: { Outputs = {} } }: StackTemplate): boolean {
  return Object.values(Outputs).some((output) => output.Export !== undefined && JSON.stringify(output).includes(`"${logicalId}"`));
}

/** Rules apart of which only the deployment tells whose they are. */
function rulesOfAnyGroup({ type }: Direction, resources: readonly DeployedResource[]): readonly unknown[] {
  return resourcesOfType(type, resources)
    .filter(({ properties: { GroupId: group } }) => group instanceof Symbolic && referenceIn(group) === undefined)
    .map(({ properties }) => properties);
}

/** Every protocol, or TCP by its name or number. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const ALL_PROTOCOLS: readonly string[] = ['-1', 'all'];
const TCP: readonly string[] = ['tcp', '6'];

export function isForPort(rule: unknown, port: number): boolean {
  const protocol = text(entry(rule, 'IpProtocol'))?.toLowerCase();
  if (protocol === undefined || ALL_PROTOCOLS.includes(protocol)) return true;
  if (!TCP.includes(protocol)) return false;
  const [from, to] = [number(entry(rule, 'FromPort')), number(entry(rule, 'ToPort'))];
  return (from ?? port) <= port && (to ?? port) >= port;
}

function admitsClients(rule: unknown, isIpv4Only: boolean): boolean {
  if (isOpen(rule, PEERS)) return true;
  return blocksIn(rule).some((block) => isRoutable(block) && !(isIpv4Only && parseCidr(block)?.family === 'ipv6'));
}

/** A server of a security group or prefix list may be the one; outside of the VPC nothing has a security group. */
export function letsOut(rule: unknown, address: string | undefined, vpc: readonly string[] | undefined): boolean {
  if (isOpen(rule, ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId'])) return true;
  if (entry(rule, 'DestinationSecurityGroupId') !== undefined) {
    return address === undefined || vpc === undefined || !isIPv4(address) || anyContains(vpc, address);
  }
  const blocks = blocksIn(rule);
  return address === undefined ? blocks.some(isRoutable) : anyContains(blocks, address);
}

/** Whether a rule, or where it leads, is known to the deployment alone, or to whoever keeps a list or a group. */
export function isOpen(rule: unknown, peers: readonly string[]): boolean {
  if (rule instanceof Symbolic) return true;
  return peers.some((peer) => {
    const value = entry(rule, peer);
    return peer.startsWith('Cidr') ? value instanceof Symbolic : value !== undefined;
  });
}

export function blocksIn(rule: unknown): readonly string[] {
  return [entry(rule, 'CidrIp'), entry(rule, 'CidrIpv6')].flatMap((block) => text(block) ?? []);
}

function isRoutable(block: string): boolean {
  return rangeHolding(block, UNROUTABLE_RANGES) === undefined;
}
