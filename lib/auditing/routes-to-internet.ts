import { finding, type Finding } from '../findings/finding';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { keyOf, knownSubnets, routesOf, routeTablesOf } from '../routing/subnets-and-routes';

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
  const known = tables.filter((table) => resources.some(({ key }) => key === table));
  if (tables.length === 0 || known.length < tables.length) return false;
  // Of a route whose table only the deployment knows, it may be this one.
  const routes = resources.filter(({ type, properties: { RouteTableId: table } }) => {
    return type === 'AWS::EC2::Route' && table instanceof Symbolic && keyOf(table) === '';
  });
  return ![...routesOf(tables, resources), ...routes].some((route) => mayLeadOut(route, isIpv4Only, resources));
}

/** Between a load balancer and its Internet gateway there may stand an appliance or the endpoint of one: they know the way. */
const APPLIANCES = ['VpcEndpointId', 'NetworkInterfaceId', 'InstanceId'];

function mayLeadOut({ properties }: DeployedResource, isIpv4Only: boolean, resources: readonly DeployedResource[]): boolean {
  if (isIpv4Only && properties['DestinationCidrBlock'] === undefined && properties['DestinationPrefixListId'] === undefined) return false;
  if (APPLIANCES.some((target) => properties[target] !== undefined)) return true;
  const gateway = properties['GatewayId'];
  if (gateway === undefined) return false;
  const named = text(gateway);
  if (named !== undefined) return !/^(?:local$|vgw-)/.test(named);
  const type = resources.find(({ key }) => key === keyOf(gateway))?.type;
  return type === undefined || type === 'AWS::EC2::InternetGateway' || type.startsWith('Custom::');
}
