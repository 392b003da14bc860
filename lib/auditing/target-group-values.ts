import { isIPv4, isIPv6 } from 'node:net';
import { finding, type Finding } from '../findings/finding';
import { healthCheckPathProblem, matcherProblem } from '../declaring/health-check-matcher';
import { TARGET_RANGES, anyContains } from '../declaring/ip-networks';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { DeployedTargetGroup, LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { TARGET_GROUP_ATTRIBUTES, type BalancerType } from '../facts/attributes';
import { HEALTH_CHECK } from '../facts/limits';
import { attributes, physicalName, unresolved } from './load-balancer-values';
import { vpcBlocksOf } from './vpc-blocks';

/** Target groups that Elastic Load Balancing refuses, or in which it cannot reach the targets. */
export function targetGroupValues(
  groups: readonly DeployedTargetGroup[],
  resources: readonly DeployedResource[],
  balancerOf: (group: TargetGroup) => LoadBalancer | undefined,
): readonly Finding[] {
  return groups.flatMap((group) => {
    const { resource } = group;
    const balancer = balancerOf(group);
    const type = balancer?.type ?? typeByProtocol(group);
    return [
      ...physicalName(resource, 'target group'),
      ...attributes(resource, 'TargetGroupAttributes', TARGET_GROUP_ATTRIBUTES[type]),
      ...(type === 'application' ? protocols(group, resource) : []),
      ...(type === 'network' && balancer !== undefined ? protocolsOfListeners(group, resource, balancer) : []),
      ...healthCheck(resource, type, group.pools.length > 0),
      ...targets(resource, resources),
    ];
  });
}

/** A group no load balancer of the template uses. */
function typeByProtocol({ protocol }: TargetGroup): BalancerType {
  if (protocol === 'GENEVE') return 'gateway';
  return protocol === undefined || protocol.startsWith('HTTP') ? 'application' : 'network';
}

const HTTP: readonly (string | undefined)[] = ['HTTP', 'HTTPS', undefined];

function protocols({ protocol, pools }: TargetGroup, { logicalId, properties }: DeployedResource): readonly Finding[] {
  const check = text(properties['HealthCheckProtocol']);
  const isOfPool = pools.length > 0;
  return [
    ...(HTTP.includes(protocol) ? [] : [finding('target-protocol-refused', logicalId, { protocol: protocol ?? '', listener: undefined })]),
    ...(HTTP.includes(check) ? [] : [finding('health-check-malformed', logicalId, { kind: 'protocol', protocol: check ?? '', isOfPool })]),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html */
const REFUSED_BEHIND: Readonly<Record<string, readonly string[]>> = {
  TCP: ['TLS', 'UDP', 'HTTP', 'HTTPS', 'GENEVE'],
  TLS: ['TCP_UDP', 'UDP', 'HTTP', 'HTTPS', 'GENEVE'],
};

function protocolsOfListeners(group: TargetGroup, { logicalId }: DeployedResource, { listeners }: LoadBalancer): readonly Finding[] {
  const { protocol = '' } = group;
  const listener = listeners.find(
    (each) => REFUSED_BEHIND[each.protocol ?? '']?.includes(protocol) === true && actionsOf(each).flatMap(groupsOf).includes(group),
  );
  return listener === undefined ? [] : [finding('target-protocol-refused', logicalId, { protocol, listener: listener.protocol })];
}

/** Functions are asked more seldom. */
const OF_LAMBDA: Readonly<Partial<Record<keyof typeof HEALTH_CHECK, number>>> = {
  HealthCheckIntervalSeconds: 35,
  HealthCheckTimeoutSeconds: 30,
};

function healthCheck({ logicalId, properties }: DeployedResource, type: BalancerType, isOfPool: boolean): readonly Finding[] {
  const outside = Object.entries(HEALTH_CHECK).flatMap(([key, { least, most }]) => {
    const value = number(properties[key]);
    return value === undefined || (value >= least && value <= most)
      ? []
      : finding('health-check-malformed', logicalId, { kind: 'out of range', property: key, value, least, most });
  });
  const byDefault = text(properties['TargetType']) === 'lambda' ? OF_LAMBDA : {};
  const valueOf = (key: keyof typeof HEALTH_CHECK) =>
    properties[key] === undefined ? (byDefault[key] ?? HEALTH_CHECK[key].byDefault) : number(properties[key]);
  const [interval, timeout] = [valueOf('HealthCheckIntervalSeconds'), valueOf('HealthCheckTimeoutSeconds')];
  const tooLong = interval !== undefined && timeout !== undefined && timeout >= interval && type === 'application';
  const [matcher, path] = [entry(properties['Matcher'], 'HttpCode'), properties['HealthCheckPath']];
  const texts = [
    { part: 'matcher', value: matcher, problemOf: (written: string) => matcherProblem(written, type === 'application' ? 499 : 599) },
    { part: 'path', value: path, problemOf: healthCheckPathProblem },
  ] as const;
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  const isOff = text(properties['HealthCheckEnabled']) === 'false' && text(properties['TargetType']) !== 'lambda';
  return [
    ...outside,
    ...(isOff && !(properties['TargetType'] instanceof Symbolic)
      ? [finding('health-check-malformed', logicalId, { kind: 'switched off' })]
      : []),
    ...(tooLong ? [finding('health-check-malformed', logicalId, { kind: 'waits too long', timeout, interval })] : []),
    ...texts.flatMap(({ part, value, problemOf }) => {
      const written = text(value);
      const problem = written === undefined ? undefined : problemOf(written);
      return written === undefined || problem === undefined
        ? []
        : finding('health-check-malformed', logicalId, { kind: 'text', part, text: written, problem, isOfPool });
    }),
    ...unresolved(logicalId, [
      ...(matcher instanceof Symbolic ? ['healthCheck.matcher'] : []),
      ...(path instanceof Symbolic ? ['healthCheck.path'] : []),
    ]),
  ];
}

function targets(group: DeployedResource, resources: readonly DeployedResource[]): readonly Finding[] {
  const { logicalId, properties } = group;
  if (text(properties['TargetType'] ?? 'instance') === 'instance') return addressesForInstances(group);
  if (text(properties['TargetType']) !== 'ip') return [];
  const given = list(properties['Targets']).map((target) => ({ id: entry(target, 'Id'), zone: entry(target, 'AvailabilityZone') }));
  const vpc = vpcBlocksOf(properties['VpcId'], resources);
  const refused = given.flatMap(({ id }) => (typeof id === 'string' && !isAllowed(id, vpc.known) ? [id] : []));
  const known = given.flatMap(({ id, zone }) =>
    typeof id === 'string' && isIPv4(id) && !refused.includes(id) && !(zone instanceof Symbolic) ? [{ id, zone: text(zone) }] : [],
  );
  const lacking = vpc.areAll ? known.filter(({ id, zone }) => !anyContains(vpc.known, id) && zone === undefined) : [];
  const needless = known.filter(({ id, zone }) => anyContains(vpc.known, id) && zone === 'all');
  return [
    ...(refused.length === 0
      ? []
      : [finding('target-address-not-allowed', logicalId, { kind: 'in a template', addresses: refused, ranges: TARGET_RANGES })]),
    ...zoneFinding(logicalId, lacking, 'lacks all'),
    ...zoneFinding(logicalId, needless, 'has all inside'),
    ...unresolved(logicalId, given.some(({ id }) => id instanceof Symbolic) ? ['Targets.Id'] : []),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html: instances are what it takes by default. */
function addressesForInstances({ logicalId, properties }: DeployedResource): readonly Finding[] {
  const addresses = list(properties['Targets']).flatMap((target) => text(entry(target, 'Id')) ?? []);
  const refused = addresses.filter((id) => isIPv4(id) || isIPv6(id));
  return refused.length === 0
    ? []
    : [
        finding('target-address-not-allowed', logicalId, {
          kind: 'for instances',
          addresses: refused,
          isDefault: properties['TargetType'] === undefined,
        }),
      ];
}

/** An address of a VPC nobody knows may be a public one that belongs to it. IPv6 targets lie in the VPC. */
function isAllowed(id: string, vpc: readonly string[]): boolean {
  if (isIPv6(id)) return true;
  return isIPv4(id) && anyContains([...TARGET_RANGES, ...vpc], id);
}

function zoneFinding(where: string, found: readonly { readonly id: string }[], kind: 'lacks all' | 'has all inside'): readonly Finding[] {
  return found.length === 0 ? [] : [finding('target-zone-wrong', where, { kind, addresses: found.map(({ id }) => id) })];
}
