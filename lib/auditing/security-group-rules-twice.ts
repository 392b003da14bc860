import { canonicalBlock } from '../declaring/ip-networks';
import { finding, type Finding } from '../findings/finding';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import { INBOUND, OUTBOUND, SECURITY_GROUP, securityGroupsOf, type Direction } from '../templates/load-balancers/security-groups';
import { Symbolic } from '../templates/symbolic';
import type { DeployedResource } from '../templates/deployed-resources';
import type { TemplateRouting } from '../routing/template-routing';
import { resourcesNaming } from '../templates/resource-index';

/** Rules of a load balancer's security groups that are there already: EC2 knows a rule by what it lets through, and refuses a second. */
export function securityGroupRulesTwice({ loadBalancers, resources }: TemplateRouting): readonly Finding[] {
  const keys = new Set(loadBalancers.flatMap(({ resource }) => securityGroupsOf(resource)));
  const groups = resources.filter(({ key, type }) => type === SECURITY_GROUP && keys.has(key));
  return groups.flatMap((group) => [INBOUND, OUTBOUND].flatMap((direction) => repeated(group, direction, resources)));
}

interface Rule {
  /** Where it stands. */
  readonly logicalId: string;
  readonly properties: unknown;
  /** Whether perhaps it is not there. */
  readonly conditional: boolean;
}

/** Of rules with conditions perhaps one is there at most. */
function repeated(group: DeployedResource, direction: Direction, resources: readonly DeployedResource[]): readonly Finding[] {
  const known = new Map<string, Rule>();
  return rulesOf(group, direction, resources).flatMap((rule) => {
    const what = rule.conditional ? undefined : letsThrough(rule.properties, direction);
    if (what === undefined) return [];
    const first = known.get(what.key);
    if (first === undefined) {
      known.set(what.key, rule);
      return [];
    }
    return finding('security-group-rule-twice', rule.logicalId, {
      group: group.logicalId,
      isInbound: direction === INBOUND,
      through: what.text,
      first: first.logicalId,
      second: rule.logicalId,
    });
  });
}

function rulesOf(group: DeployedResource, { property, type }: Direction, resources: readonly DeployedResource[]): readonly Rule[] {
  const inline = group.properties[property];
  const apart = resourcesNaming(group.key, { type, property: 'GroupId' }, resources);
  return [...(Array.isArray(inline) ? list(inline) : []).map((properties) => ({ ...group, properties })), ...apart];
}

/** Where rules lead, of which each has one. */
const PEERS = [
  'CidrIp',
  'CidrIpv6',
  'SourcePrefixListId',
  'DestinationPrefixListId',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
] as const;

/** Protocols by their numbers. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const NAMES: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', all: '-1' };

/** What makes a rule the same as another, whatever their descriptions; undefined where only the deployment knows. */
function letsThrough(rule: unknown, direction: Direction): { readonly key: string; readonly text: string } | undefined {
  if (rule instanceof Symbolic) return undefined;
  const said = (text(entry(rule, 'IpProtocol')) ?? number(entry(rule, 'IpProtocol'))?.toString())?.toLowerCase();
  const peers = PEERS.filter((peer) => entry(rule, peer) !== undefined);
  const [peer] = peers;
  if (said === undefined || peer === undefined || peers.length > 1) return undefined;
  const to = text(entry(rule, peer));
  if (to === undefined) return undefined;
  const protocol = NAMES[said] ?? said;
  const [first, last] = ['FromPort', 'ToPort'].map((key) => portOf(entry(rule, key)));
  if (first === null || last === null) return undefined;
  // A rule for everything has no ports, whatever is written.
  const ports = protocol === '-1' ? 'all' : `${first ?? 'all'} to ${last ?? 'all'}`;
  const words = protocol === '-1' ? 'everything' : `${protocol.toUpperCase()} ${portsText(first, last)}`;
  return { key: `${protocol} ${ports} ${canonicalBlock(to)}`, text: `${words} ${direction === INBOUND ? 'from' : 'to'} ${to}` };
}

/** null: only the deployment knows. */
function portOf(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  return number(value) ?? null;
}

function portsText(first: number | undefined, last: number | undefined): string {
  if (first === undefined || last === undefined) return 'on all ports';
  return first === last ? `port ${first}` : `ports ${first} to ${last}`;
}
