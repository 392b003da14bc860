import { UNKNOWN_LIST, listed } from '../../findings/wording';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import type { PerimeterDeclaration } from '../../declaring/declarations';
import { parseCidr, poolNetworkProblem } from '../../declaring/ip-networks';
import { routedNetworks, routeProblem } from '../../declaring/perimeter-routes';
import { ofPerimeter } from '../places';
import { MOST_ZONES, vpcCidrProblem } from '../../declaring/perimeter-subnets';
import { isListToken, isToken } from '../../declaring/tokens';

/** Why a network that is to be made cannot be. All of them are errors. */
export function perimeterFindings(perimeter: PerimeterDeclaration): readonly Finding[] {
  return [...block(perimeter), ...zones(perimeter), ...gateways(perimeter), ...networks(perimeter), ...routes(perimeter)];
}

function block({ vpcCidr }: PerimeterDeclaration): readonly Finding[] {
  const problem = isToken(vpcCidr) ? 'is not known at synthesis (it is a CDK token)' : vpcCidrProblem(vpcCidr);
  if (problem === undefined) return [];
  return [
    finding(
      'vpc-cidr-refused',
      ofPerimeter('vpcCidr'),
      `vpcCidr ${JSON.stringify(vpcCidr)} ${problem}.`,
      'The VPC and its subnets are cut from it, and the deployment would fail.',
      'Write one like 10.80.0.0/22 that no other network of yours has.',
    ),
  ];
}

/** Why subnets cannot stand in these zones, or undefined if they can. */
export function perimeterZonesProblem(zones: readonly string[]): string | undefined {
  if (zones.some(isListToken)) return `this ${UNKNOWN_LIST}`;
  if (zones.length < 2 || zones.length > MOST_ZONES) {
    return `a load balancer needs two zones or more, and the perimeter network has room for ${MOST_ZONES}: ${zones.length} given`;
  }
  const twice = zones.filter((zone, index) => zones.indexOf(zone) < index);
  return twice.length === 0 ? undefined : `${listed([...new Set(twice)])} is named twice, and a load balancer has one subnet in each zone`;
}

function zones({ zones: given }: PerimeterDeclaration): readonly Finding[] {
  const problem = given === undefined ? undefined : perimeterZonesProblem(given);
  if (problem === undefined) return [];
  return [
    finding('load-balancer-zones', ofPerimeter('zones'), `availabilityZones: ${problem}.`, `Name two to ${MOST_ZONES} zones, each once.`),
  ];
}

function gateways({ gateways: named }: PerimeterDeclaration): readonly Finding[] {
  if (named.length < 2) return [];
  return [
    finding(
      'two-gateways',
      ofPerimeter('gateways', 'vpnGatewayId'),
      'vpnGatewayId is named, and transitGatewayId too.',
      'A route leads through one gateway, so the pools are reached through one of them.',
      'Remove the other.',
    ),
  ];
}

/** Which of the two lists a network stands in. */
function keyOf(network: string, { poolNetworks }: PerimeterDeclaration): 'poolNetworks' | 'corporateNetworks' {
  return poolNetworks.includes(network) ? 'poolNetworks' : 'corporateNetworks';
}

function placeOf(network: string, perimeter: PerimeterDeclaration): Place {
  const key = keyOf(network, perimeter);
  return ofPerimeter(key, perimeter[key].indexOf(network));
}

/** Why a network can be no route's destination, or undefined if it can. Only clients may have IPv6 addresses. */
export function routedNetworkProblem(network: string, perimeter: PerimeterDeclaration): string | undefined {
  if (isListToken(network)) return UNKNOWN_LIST;
  if (isToken(network)) return undefined;
  const problem = poolNetworkProblem(network);
  const cidr = parseCidr(network);
  if (keyOf(network, perimeter) === 'poolNetworks' || cidr === undefined) return problem;
  if (cidr.prefix === 0) return perimeter.hasInternetAccess ? 'is everything, and the way there is the Internet' : undefined;
  return cidr.family === 'ipv6' ? undefined : problem;
}

function networks(perimeter: PerimeterDeclaration): readonly Finding[] {
  const declared = [...new Set([...perimeter.poolNetworks, ...perimeter.corporateNetworks])];
  return declared.flatMap((network) => {
    const problem = routedNetworkProblem(network, perimeter);
    if (problem === undefined) return [];
    return finding(
      'network-malformed',
      placeOf(network, perimeter),
      `${keyOf(network, perimeter)}: ${isListToken(network) ? 'this' : JSON.stringify(network)} ${problem}.`,
      'A route of the perimeter network leads to each of them.',
      'Write one like 10.20.0.0/16.',
    );
  });
}

function routes(perimeter: PerimeterDeclaration): readonly Finding[] {
  return routedNetworks(perimeter).flatMap((network) => {
    const problem = routeProblem(network, [perimeter.vpcCidr]);
    if (problem === undefined) return [];
    return finding(
      'route-refused',
      placeOf(network, perimeter),
      `${keyOf(network, perimeter)}: ${network} ${problem}${perimeter.isBlockChosen ? '' : ' (the default, because vpcCidr is not set)'}.`,
      'EC2 refuses the route there through a gateway, and no server with such an address is ever reached.',
      'Write a vpcCidr that no network behind the gateway has, or the networks that are really there.',
    );
  });
}
