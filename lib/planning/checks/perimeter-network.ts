import { UNKNOWN_LIST } from '../../findings/wording';
import { finding, type Finding } from '../../findings/finding';
import type { NamedZonesProblem } from '../../findings/network/load-balancer-subnets';
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
  const problem = isToken(vpcCidr) ? undefined : vpcCidrProblem(vpcCidr);
  if (problem === undefined && !isToken(vpcCidr)) return [];
  return [finding('vpc-cidr-refused', ofPerimeter('vpcCidr'), { kind: 'perimeter network', block: vpcCidr, problem })];
}

/** Why subnets cannot stand in these zones, or undefined if they can. */
export function perimeterZonesProblem(zones: readonly string[]): NamedZonesProblem | undefined {
  if (zones.some(isListToken)) return { kind: 'a list of unknown length' };
  if (zones.length < 2 || zones.length > MOST_ZONES) return { kind: 'out of range', count: zones.length, most: MOST_ZONES };
  const twice = zones.filter((zone, index) => zones.indexOf(zone) < index);
  return twice.length === 0 ? undefined : { kind: 'named twice', zones: [...new Set(twice)] };
}

function zones({ zones: given }: PerimeterDeclaration): readonly Finding[] {
  const problem = given === undefined ? undefined : perimeterZonesProblem(given);
  if (problem === undefined) return [];
  return [finding('load-balancer-zones', ofPerimeter('zones'), { kind: 'availabilityZones', problem, most: MOST_ZONES })];
}

const GATEWAYS = { transitGatewayId: 'transit gateway', vpnGatewayId: 'virtual private gateway' } as const;

/** The ids of the gateways that are named. */
export function gatewayIds({ gateways: named, gatewayIds: ids }: PerimeterDeclaration) {
  return named.flatMap((key) => {
    const id = ids?.[key];
    return id === undefined ? [] : { key, id, what: GATEWAYS[key] };
  });
}

function gateways(perimeter: PerimeterDeclaration): readonly Finding[] {
  const blank = gatewayIds(perimeter).filter(({ id }) => id.trim() === '');
  return [
    ...blank.map(({ key, what }) => finding('id-blank', ofPerimeter('gateways', key), { what })),
    ...(perimeter.gateways.length - blank.length < 2 ? [] : [finding('two-gateways', ofPerimeter('gateways', 'vpnGatewayId'))]),
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
    return finding('network-malformed', placeOf(network, perimeter), {
      kind: isListToken(network) ? 'no route to a list' : 'no route',
      key: keyOf(network, perimeter),
      network,
      problem,
    });
  });
}

function routes(perimeter: PerimeterDeclaration): readonly Finding[] {
  return routedNetworks(perimeter).flatMap((network) => {
    const problem = routeProblem(network, [perimeter.vpcCidr]);
    if (problem === undefined) return [];
    return finding('route-refused', placeOf(network, perimeter), {
      kind: 'perimeter network',
      key: keyOf(network, perimeter),
      destination: network,
      problem,
      isDefaultBlock: !perimeter.isBlockChosen,
    });
  });
}
