import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt, resourcesNaming, resourcesOfType } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';
import { entry, list } from '../templates/load-balancers/properties';

const SUBNET = 'AWS::EC2::Subnet';

/** Keys of the route tables a subnet is associated with, some of which may be somebody else's. */
export function routeTablesOf({ key: subnet }: DeployedResource, resources: readonly DeployedResource[]): readonly string[] {
  return resourcesNaming(subnet, { type: 'AWS::EC2::SubnetRouteTableAssociation', property: 'SubnetId' }, resources).map(({ properties }) =>
    keyOf(properties['RouteTableId']),
  );
}

/** The routes of some route tables. */
export function routesOf(tables: readonly string[], resources: readonly DeployedResource[]): readonly DeployedResource[] {
  return resourcesOfType('AWS::EC2::Route', resources).filter(({ properties }) => tables.includes(keyOf(properties['RouteTableId'])));
}

/** The subnets of a load balancer that the template has. */
export function knownSubnets({ resource }: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const ids = resource === undefined ? undefined : subnetIds(resource);
  return (ids ?? []).flatMap((id) => subnetOf(id, resources) ?? []);
}

/** All routes that the subnets of a load balancer have. */
export function routesAround(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const tables = knownSubnets(balancer, resources).flatMap((subnet) => routeTablesOf(subnet, resources));
  return routesOf(
    tables.filter((table) => table !== SOMEBODY_ELSES),
    resources,
  );
}

/** The VPCs that hold the subnets of a load balancer, and the further blocks they are given. */
export function vpcsAround(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const keys = new Set(knownSubnets(balancer, resources).map(({ properties }) => keyOf(properties['VpcId'])));
  keys.delete(SOMEBODY_ELSES);
  return [
    ...resourcesOfType('AWS::EC2::VPC', resources).filter(({ key }) => keys.has(key)),
    ...resourcesOfType('AWS::EC2::VPCCidrBlock', resources).filter(({ properties }) => keys.has(keyOf(properties['VpcId']))),
  ];
}

const SOMEBODY_ELSES = '';

/** The key of the resource a property names; empty where it is somebody else's. */
export function keyOf(value: unknown): string {
  return referenceIn(value)?.resource ?? SOMEBODY_ELSES;
}

/** undefined where the template leaves the whole list open, or has none. */
export function subnetIds({ properties }: DeployedResource): readonly unknown[] | undefined {
  const { Subnets: subnets, SubnetMappings: mappings } = properties;
  if (Array.isArray(subnets)) return list(subnets);
  return Array.isArray(mappings) ? list(mappings).map((mapping) => entry(mapping, 'SubnetId')) : undefined;
}

export function subnetOf(id: unknown, resources: readonly DeployedResource[]): DeployedResource | undefined {
  const key = referenceIn(id)?.resource;
  return resourceAt(key, resources, SUBNET);
}
