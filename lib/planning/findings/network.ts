import { finding, listed, type Finding } from '../../findings/finding';
import { parseCidr } from '../ip-networks';
import { ALB } from '../limits';
import type { CheckInput } from './check-input';
import { isToken } from '../tokens';

/** Networks and subnets that a load balancer or a security group does not take. */
export function networkFindings(input: CheckInput): readonly Finding[] {
  return [...malformed(input), ...zones(input), ...smallSubnets(input)];
}

function malformed({ proxy }: CheckInput): readonly Finding[] {
  return [...(proxy.allowedSources ?? []), ...proxy.corporateNetworks, ...proxy.poolNetworks]
    .filter((network) => !isToken(network) && parseCidr(network) === undefined)
    .map((network) =>
      finding(
        'network-malformed',
        undefined,
        `${JSON.stringify(network)} is no address block.`,
        'A security group refuses it.',
        'Write one like 203.0.113.0/24, or 203.0.113.5/32 for one address.',
      ),
    );
}

function zones({ proxy: { subnets } }: CheckInput): readonly Finding[] {
  if (subnets === undefined) return [];
  // One that was imported without its zone may be in any.
  const names = subnets.map(({ zone }, index) => zone ?? `subnet ${index}`);
  const problem = zoneProblem(names);
  if (problem === undefined) return [];
  return [
    finding(
      'load-balancer-zones',
      undefined,
      `${problem}.`,
      'Elastic Load Balancing wants two zones or more and one subnet in each.',
      'Choose such subnets with vpcSubnets, or add one to the VPC.',
    ),
  ];
}

/** Why a load balancer cannot stand in subnets of these zones, or undefined if it can. */
export function zoneProblem(zones: readonly string[]): string | undefined {
  const distinct = new Set(zones);
  if (distinct.size < 2) return `The load balancer has ${zones.length === 0 ? 'no subnet' : 'subnets in one zone only'}`;
  const twice = [...distinct].filter((zone) => zones.filter((each) => each === zone).length > 1);
  return twice.length === 0 ? undefined : `The load balancer has two subnets in ${listed(twice)}`;
}

function smallSubnets({ proxy: { subnets = [] } }: CheckInput): readonly Finding[] {
  const small = subnets.flatMap(({ cidr }) => (cidr !== undefined && isTooSmall(cidr) ? [cidr] : []));
  if (small.length === 0) return [];
  return [
    finding(
      'subnet-too-small',
      undefined,
      `The load balancer has the subnet ${listed(small)}.`,
      `It needs a /${ALB.smallestSubnetPrefix} or larger with 8 free addresses in each zone, to grow.`,
      'Choose larger subnets with vpcSubnets.',
    ),
  ];
}

/** Whether a load balancer does not fit into a subnet. */
export function isTooSmall(cidr: string): boolean {
  const block = parseCidr(cidr);
  return block?.family === 'ipv4' && block.prefix > ALB.smallestSubnetPrefix;
}
