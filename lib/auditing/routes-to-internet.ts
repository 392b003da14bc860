import { finding, type Finding } from '../findings/finding';
import { containsBlock, parseCidr, subdivide } from '../declaring/ip-networks';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { keyOf, knownSubnets, routesOf, routeTablesOf } from '../routing/subnets-and-routes';
import { resourceAt, resourcesOfType } from '../templates/resource-index';

/**
 * Subnets of a load balancer that faces the Internet from which no route leads there, where the template has the subnets and
 * their route tables. A subnet without a table of its own has that of its VPC, which no template has.
 */
export function routesToInternet(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly Finding[] {
  const { resource } = balancer;
  if (resource === undefined || text(resource.properties['Scheme']) !== 'internet-facing') return [];
  const addressType = resource.properties['IpAddressType'];
  const isIpv4Only = addressType === undefined || addressType === 'ipv4';
  const lost = knownSubnets(balancer, resources).filter((subnet) => isLost(subnet, isIpv4Only, resources));
  if (lost.length === 0) return [];
  return [
    finding('no-route-to-internet', resource.logicalId, {
      subnets: lost.map(({ logicalId }) => logicalId),
      family: isIpv4Only ? 'IPv4' : undefined,
    }),
  ];
}

function isLost(subnet: DeployedResource, isIpv4Only: boolean, resources: readonly DeployedResource[]): boolean {
  const tables = routeTablesOf(subnet, resources);
  const known = tables.filter((table) => resourceAt(table, resources) !== undefined);
  if (tables.length === 0 || known.length < tables.length) return false;
  // Of a route whose table only the deployment knows, it may be this one.
  const routes = resourcesOfType('AWS::EC2::Route', resources).filter(
    ({ properties: { RouteTableId: table } }) => table instanceof Symbolic && keyOf(table) === '',
  );
  const leading = [...routesOf(tables, resources), ...routes].filter((route) => mayLeadOut(route, subnet, resources));
  return !leadsEverywhere(leading, 'DestinationCidrBlock') && (isIpv4Only || !leadsEverywhere(leading, 'DestinationIpv6CidrBlock'));
}

/** Whether routes together take every address of a family, or only the deployment tells. */
function leadsEverywhere(routes: readonly DeployedResource[], family: 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock'): boolean {
  if (routes.some(({ properties }) => properties['DestinationPrefixListId'] !== undefined || properties[family] instanceof Symbolic))
    return true;
  const blocks = routes.flatMap(({ properties }) => text(properties[family]) ?? []);
  return isCovered(family === 'DestinationCidrBlock' ? '0.0.0.0/0' : '::/0', blocks);
}

/** Whether blocks together hold a whole block: halves of it may be routed apart. */
function isCovered(block: string, by: readonly string[]): boolean {
  if (by.some((each) => containsBlock(each, block))) return true;
  const cidr = parseCidr(block);
  const within = by.filter((each) => containsBlock(block, each));
  return cidr !== undefined && within.length > 1 && subdivide(cidr, 1).every((half) => isCovered(half, within));
}

/** Between a load balancer and its Internet gateway there may stand an appliance or the endpoint of one: they know the way. */
const APPLIANCES = ['VpcEndpointId', 'NetworkInterfaceId', 'InstanceId'];

function mayLeadOut({ properties }: DeployedResource, subnet: DeployedResource, resources: readonly DeployedResource[]): boolean {
  if (APPLIANCES.some((target) => properties[target] !== undefined)) return true;
  const gateway = properties['GatewayId'];
  if (gateway === undefined) return false;
  const named = text(gateway);
  if (named !== undefined) return !/^(?:local$|vgw-)/.test(named);
  const type = resourceAt(keyOf(gateway), resources)?.type;
  if (type === 'AWS::EC2::InternetGateway') return isAttached(keyOf(gateway), subnet, resources);
  return type === undefined || type.startsWith('Custom::');
}

/** A gateway of the template that nothing there attaches to the VPC may be attached by what only the deployment knows. */
function isAttached(gateway: string, subnet: DeployedResource, resources: readonly DeployedResource[]): boolean {
  const attachments = resourcesOfType('AWS::EC2::VPCGatewayAttachment', resources);
  const isMeant = (value: unknown) => keyOf(value) === gateway || (value instanceof Symbolic && keyOf(value) === '');
  return attachments.some(
    ({ properties: { InternetGatewayId: attached, VpcId: vpc } }) => isMeant(attached) && maySame(vpc, subnet.properties['VpcId']),
  );
}

function maySame(one: unknown, other: unknown): boolean {
  const [a, b] = [keyOf(one), keyOf(other)];
  if (a !== '' && b !== '') return a === b;
  const [x, y] = [text(one), text(other)];
  return x === undefined || y === undefined || x === y;
}
