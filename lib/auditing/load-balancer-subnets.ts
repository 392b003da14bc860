import { finding, type Finding } from '../findings/finding';
import { isTooSmall, zoneProblem } from '../planning/checks/network';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { shown, text } from '../templates/load-balancers/properties';
import type { Parts } from '../routing/lync-parts';
import type { DeployedResource } from '../templates/deployed-resources';
import { keyOf, knownSubnets, subnetIds, subnetOf } from '../routing/subnets-and-routes';
import { Symbolic } from '../templates/symbolic';

/** Subnets a load balancer cannot stand in. */
export function loadBalancerSubnets(
  balancer: LoadBalancer,
  resources: readonly DeployedResource[],
  parts: Pick<Parts, 'hasBalancer'>,
): readonly Finding[] {
  return [...zonesAndSizes(balancer, resources, parts), ...withoutIpv6(balancer, resources)];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html */
function withoutIpv6(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly Finding[] {
  const addressType = text(balancer.resource?.properties['IpAddressType']);
  if (balancer.resource === undefined || addressType?.startsWith('dualstack') !== true) return [];
  const lacking = knownSubnets(balancer, resources).filter((subnet) => !hasIpv6(subnet, resources));
  if (lacking.length === 0) return [];
  return [
    finding('subnets-without-ipv6', balancer.resource.logicalId, { addressType, subnets: lacking.map(({ logicalId }) => logicalId) }),
  ];
}

/** A block of its own, or one that a resource beside it adds; of one that only the deployment tells, it may be this subnet's. */
function hasIpv6({ key, properties }: DeployedResource, resources: readonly DeployedResource[]): boolean {
  if (['Ipv6CidrBlock', 'Ipv6NetmaskLength', 'Ipv6IpamPoolId'].some((name) => properties[name] !== undefined)) return true;
  return resources.some(({ type, properties: { SubnetId: id } }) => {
    return type === 'AWS::EC2::SubnetCidrBlock' && (keyOf(id) === key || (id instanceof Symbolic && keyOf(id) === ''));
  });
}

function zonesAndSizes(
  balancer: LoadBalancer,
  resources: readonly DeployedResource[],
  { hasBalancer }: Pick<Parts, 'hasBalancer'>,
): readonly Finding[] {
  const { type, resource } = balancer;
  const given = resource === undefined ? undefined : subnetIds(resource);
  if (type !== 'application' || resource === undefined || given === undefined) return [];
  const known = given.map((id) => subnetOf(id, resources));
  // A subnet that names no zone, or is nobody's here, may be in any.
  const zones = known.map((subnet, index) => {
    const zone = subnet?.properties['AvailabilityZone'] ?? subnet?.properties['AvailabilityZoneId'];
    return zone === undefined ? `subnet ${index}` : shown(zone);
  });
  // A single Local Zone or Outpost is enough, for those who have one: a subnet nobody knows may be there.
  const isPerhapsLocal = known.some((subnet) => subnet === undefined || isLocal(subnet));
  const problem = isPerhapsLocal && !hasBalancer(balancer) ? undefined : zoneProblem(zones);
  const small = known.flatMap((subnet) => text(subnet?.properties['CidrBlock']) ?? []).filter(isTooSmall);
  return [
    ...(problem === undefined ? [] : [finding('load-balancer-zones', resource.logicalId, { kind: 'deployed', problem })]),
    ...(small.length === 0 ? [] : [finding('subnet-too-small', resource.logicalId, { kind: 'deployed', blocks: small })]),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer */
function isLocal({ properties }: DeployedResource): boolean {
  const { AvailabilityZone: zone, AvailabilityZoneId: zoneId } = properties;
  return (
    properties['OutpostArn'] !== undefined || mayBeLocal(zone, /^[a-z]+(-[a-z]+)+-\d[a-z]$/) || mayBeLocal(zoneId, /^[a-z]+\d+-az\d+$/)
  );
}

/** A zone that only the deployment knows may be one, but for those that Fn::GetAZs lists. */
function mayBeLocal(zone: unknown, ofRegion: RegExp): boolean {
  if (zone instanceof Symbolic) return !zone.toString().includes('Fn::GetAZs');
  const name = text(zone);
  return name !== undefined && !ofRegion.test(name);
}
