import { isIPv4 } from 'node:net';
import { finding, withValues, type Finding } from '../findings/finding';
import { anyContains, parseCidr } from '../declaring/ip-networks';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt, resourcesOfType } from '../templates/resource-index';
import { keyOf, routesOf, routeTablesOf, subnetIds, subnetOf } from '../routing/subnets-and-routes';
import { vpcBlocksOf } from './vpc-blocks';

/** Servers outside of the VPC to which no route leads, where the template has the VPC, its subnets and their routes. */
export function routesToServers({ resource, listeners, type }: LoadBalancer, resources: readonly DeployedResource[]): readonly Finding[] {
  const routed = resource === undefined ? undefined : routedBlocks(resource, resources);
  if (routed === undefined) return [];
  const groups = new Set(listeners.flatMap(actionsOf).flatMap(groupsOf));
  return [...groups].flatMap((group) => {
    const vpc = vpcBlocksOf(group.resource?.properties['VpcId'], resources);
    if (group.resource === undefined || !vpc.areAll) return [];
    const addresses = list(group.resource.properties['Targets']).flatMap((target) => text(entry(target, 'Id')) ?? []);
    const lost = addresses.filter(
      (address) => isIPv4(address) && !anyContains(vpc.known, address) && routed.some((routes) => !isLed(address, routes)),
    );
    if (lost.length === 0) return [];
    return withValues(
      finding('no-route-to-servers', group.resource.logicalId, { kind: 'deployed', addresses: lost, isNetwork: type === 'network' }),
      lost,
    );
  });
}

/** Blocks that routes take to servers, and those they take outside. */
interface RoutedBlocks {
  readonly leading: readonly string[];
  readonly outside: readonly string[];
}

/** The route to the smallest block decides. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
function isLed(address: string, { leading, outside }: RoutedBlocks): boolean {
  const smallest = (blocks: readonly string[]) =>
    Math.max(-1, ...blocks.filter((block) => anyContains([block], address)).map((block) => parseCidr(block)?.prefix ?? -1));
  return smallest(leading) >= 0 && smallest(leading) >= smallest(outside);
}

/** For each subnet; undefined where some of them are somebody else's. */
function routedBlocks(balancer: DeployedResource, resources: readonly DeployedResource[]): readonly RoutedBlocks[] | undefined {
  const isPropagated = resourcesOfType('AWS::EC2::VPNGatewayRoutePropagation', resources).length > 0;
  const subnets = subnetIds(balancer)?.map((id) => subnetOf(id, resources));
  if (subnets === undefined || isPropagated) return undefined;
  const blocks = subnets.map((subnet) => (subnet === undefined ? undefined : blocksOf(subnet, resources)));
  return blocks.every((each) => each !== undefined) ? blocks : undefined;
}

function blocksOf(subnet: DeployedResource, resources: readonly DeployedResource[]): RoutedBlocks | undefined {
  const tables = routeTablesOf(subnet, resources);
  if (tables.some((table) => resourceAt(table, resources) === undefined)) return undefined;
  const routes = routesOf(tables, resources);
  if (routes.some(({ properties }) => properties['DestinationPrefixListId'] !== undefined)) return undefined;
  const leading = routes.filter(({ properties }) => !leadsOutside(properties, resources));
  const blocks = leading.map(({ properties }) => text(properties['DestinationCidrBlock']));
  const outside = routes.filter(({ properties }) => leadsOutside(properties, resources));
  return blocks.every((block) => block !== undefined)
    ? { leading: blocks, outside: outside.flatMap(({ properties }) => text(properties['DestinationCidrBlock']) ?? []) }
    : undefined;
}

/** Private addresses are not reached through the Internet. */
function leadsOutside(properties: DeployedResource['properties'], resources: readonly DeployedResource[]): boolean {
  if (properties['NatGatewayId'] !== undefined || properties['EgressOnlyInternetGatewayId'] !== undefined) return true;
  if (properties['DestinationCidrBlock'] === undefined) return true;
  const gateway = keyOf(properties['GatewayId']);
  return resourceAt(gateway, resources, 'AWS::EC2::InternetGateway') !== undefined;
}
