import { finding, type Finding } from '../../findings/finding';
import type { SubnetZonesProblem } from '../../findings/network/load-balancer-subnets';
import { UNROUTABLE_RANGES, parseCidr, rangeHolding } from '../../declaring/ip-networks';
import type { Place } from '../../findings/place';
import { ofProxy } from '../places';
import { ALB } from '../../facts/limits';
import type { CheckInput } from './check-input';
import { routeProblem } from '../../declaring/perimeter-routes';
import { isListToken, isToken } from '../../declaring/tokens';
import { perimeterFindings, perimeterZonesProblem, routedNetworkProblem } from './perimeter-network';

/** Networks and subnets that a load balancer or a security group does not take. */
export function networkFindings(input: CheckInput): readonly Finding[] {
  const { perimeter } = input.proxy;
  return [
    ...(perimeter === undefined ? [] : perimeterFindings(perimeter)),
    ...malformed(input),
    ...unknownLists(input),
    ...unroutable(input),
    ...zones(input),
    ...smallSubnets(input),
  ];
}

const KEYS = ['allowedSources', 'corporateNetworks', 'poolNetworks'] as const;

interface DeclaredNetwork {
  readonly key: (typeof KEYS)[number];
  readonly network: string;
  readonly place: Place;
}

/** Each network once under each key, without those of which the perimeter network speaks. */
function declaredNetworks({ proxy }: CheckInput): readonly DeclaredNetwork[] {
  const { perimeter } = proxy;
  const judged = new Set(perimeter === undefined ? [] : [...perimeter.poolNetworks, ...perimeter.corporateNetworks]);
  const isJudged = (network: string) =>
    perimeter !== undefined &&
    judged.has(network) &&
    (routedNetworkProblem(network, perimeter) ?? routeProblem(network, [perimeter.vpcCidr])) !== undefined;
  return KEYS.flatMap((key) =>
    [...new Set(proxy[key] ?? [])]
      .filter((network) => !isToken(network) && (key === 'allowedSources' || !isJudged(network)))
      .map((network) => ({ key, network, place: ofProxy(key, (proxy[key] ?? []).indexOf(network)) })),
  );
}

function malformed(input: CheckInput): readonly Finding[] {
  return declaredNetworks(input)
    .filter(({ network }) => parseCidr(network) === undefined)
    .map(({ key, network, place }) => finding('network-malformed', place, { kind: 'no block', key, network }));
}

/** Each source has a rule of its own in the security group. Of poolNetworks none has to be known. */
function unknownLists({ proxy }: CheckInput): readonly Finding[] {
  const known = proxy.perimeter?.corporateNetworks ?? [];
  return (['allowedSources', 'corporateNetworks'] as const)
    .filter((key) => proxy[key]?.some((network) => isListToken(network) && !(key === 'corporateNetworks' && known.includes(network))))
    .map((key) => finding('network-malformed', ofProxy(key), { kind: 'a list of unknown length', key }));
}

function unroutable(input: CheckInput): readonly Finding[] {
  return declaredNetworks(input).flatMap(({ key, network, place }) => {
    const range = rangeHolding(network, UNROUTABLE_RANGES);
    if (range === undefined) return [];
    return finding('network-unroutable', place, { key, network, range });
  });
}

function zones({ proxy: { subnets, perimeter } }: CheckInput): readonly Finding[] {
  // Zones it cannot have are its own affair.
  const isSaid = perimeter?.zones !== undefined && perimeterZonesProblem(perimeter.zones) !== undefined;
  if (subnets === undefined || isSaid) return [];
  // One that was imported without its zone may be in any.
  const names = subnets.map(({ zone }, index) => zone ?? `subnet ${index}`);
  const problem = zoneProblem(names);
  if (problem === undefined) return [];
  return [finding('load-balancer-zones', ofProxy('subnets'), { kind: 'vpcSubnets', problem })];
}

/** Why a load balancer cannot stand in subnets of these zones, or undefined if it can. */
export function zoneProblem(zones: readonly string[]): SubnetZonesProblem | undefined {
  const distinct = new Set(zones);
  if (distinct.size < 2) return { kind: zones.length === 0 ? 'no subnet' : 'one zone' };
  const twice = [...distinct].filter((zone) => zones.filter((each) => each === zone).length > 1);
  return twice.length === 0 ? undefined : { kind: 'two subnets in one', zones: twice };
}

function smallSubnets({ proxy: { subnets = [] } }: CheckInput): readonly Finding[] {
  const small = subnets.flatMap(({ cidr }) => (cidr !== undefined && isTooSmall(cidr) ? [cidr] : []));
  if (small.length === 0) return [];
  return [
    finding(
      'subnet-too-small',
      ofProxy(
        'subnets',
        subnets.findIndex(({ cidr }) => cidr === small[0]),
      ),
      { kind: 'vpcSubnets', blocks: small },
    ),
  ];
}

/** Whether a load balancer does not fit into a subnet. */
export function isTooSmall(cidr: string): boolean {
  const block = parseCidr(cidr);
  return block?.family === 'ipv4' && block.prefix > ALB.smallestSubnetPrefix;
}
