import { resourceAt } from '../templates/resource-index';
import { finding, type Finding } from '../findings/finding';
import type { VpcBlockProblem } from '../findings/network/address-blocks';
import { containsBlock, parseCidr, rangeHolding } from '../declaring/ip-networks';
import { VPC } from '../facts/limits';
import { routeProblem } from '../declaring/perimeter-routes';
import { text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import type { TemplateRouting } from '../routing/template-routing';
import { keyOf, routesAround, vpcsAround } from '../routing/subnets-and-routes';
import { vpcBlocksOf } from './vpc-blocks';

/** Routes and address blocks around the load balancers that EC2 refuses, where the template has them. */
export function vpcRoutes({ loadBalancers, resources }: TemplateRouting): readonly Finding[] {
  const around = (of: typeof routesAround) => [...new Set(loadBalancers.flatMap((balancer) => of(balancer, resources)))];
  const routes = around(routesAround);
  return [
    ...routes.flatMap((route) => refusedRoute(route, resources)),
    ...routes.flatMap((route, index) => repeatedRoute(route, routes.slice(0, index))),
    ...around(vpcsAround).flatMap(refusedBlock),
  ];
}

/** Only these may take over what is meant for the VPC itself. */
const WITHIN_VPC = ['NatGatewayId', 'NetworkInterfaceId', 'InstanceId', 'VpcEndpointId'];

function refusedRoute({ logicalId, properties }: DeployedResource, resources: readonly DeployedResource[]): readonly Finding[] {
  const destination = destinationOf(properties);
  if (destination === undefined || text(properties['GatewayId']) === 'local') return [];
  const table = resourceAt(keyOf(properties['RouteTableId']), resources);
  const mayBeWithin = WITHIN_VPC.some((target) => properties[target] !== undefined);
  const vpc = mayBeWithin ? [] : vpcBlocksOf(table?.properties['VpcId'], resources).known;
  const problem = routeProblem(destination, vpc);
  if (problem === undefined) return [];
  return [finding('route-refused', logicalId, { kind: 'deployed', destination, problem })];
}

/** Of routes with conditions perhaps one is there at most. */
function repeatedRoute(route: DeployedResource, before: readonly DeployedResource[]): readonly Finding[] {
  const destination = destinationOf(route.properties);
  const table = keyOf(route.properties['RouteTableId']);
  const first = before.find(
    (other) =>
      !other.conditional && keyOf(other.properties['RouteTableId']) === table && isSame(destinationOf(other.properties), destination),
  );
  if (first === undefined || destination === undefined || route.conditional) return [];
  return [finding('route-refused', route.logicalId, { kind: 'deployed twice', destination, first: first.logicalId })];
}

function destinationOf(properties: DeployedResource['properties']): string | undefined {
  return text(properties['DestinationCidrBlock']) ?? text(properties['DestinationIpv6CidrBlock']);
}

/** EC2 reads an address behind its prefix as the block that holds it. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && containsBlock(one, other) && containsBlock(other, one);
}

function refusedBlock({ logicalId, properties }: DeployedResource): readonly Finding[] {
  const block = text(properties['CidrBlock']);
  const problem = block === undefined ? undefined : blockProblem(block);
  if (block === undefined || problem === undefined) return [];
  return [finding('vpc-cidr-refused', logicalId, { kind: 'deployed', block, problem })];
}

function blockProblem(block: string): VpcBlockProblem | undefined {
  const cidr = parseCidr(block);
  if (cidr?.family !== 'ipv4') return { kind: 'no IPv4 block' };
  if (cidr.prefix < VPC.smallestPrefix || cidr.prefix > VPC.largestPrefix) return { kind: 'size' };
  const range = rangeHolding(block, VPC.refusedRanges);
  return range === undefined ? undefined : { kind: 'range', range };
}
