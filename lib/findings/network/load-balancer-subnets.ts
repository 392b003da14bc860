import { ALB } from '../../facts/limits';
import type { FindingFamily } from '../finding-family';
import { UNKNOWN_LIST, listed } from '../wording';

const SUBNETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones';

/** Why subnets cannot stand in the zones that somebody named for them. */
export type NamedZonesProblem =
  | { readonly kind: 'a list of unknown length' }
  | { readonly kind: 'out of range'; readonly count: number; readonly most: number }
  | { readonly kind: 'named twice'; readonly zones: readonly string[] };

/** Why a load balancer cannot stand in some subnets, because of their zones. */
export type SubnetZonesProblem =
  { readonly kind: 'no subnet' | 'one zone' } | { readonly kind: 'two subnets in one'; readonly zones: readonly string[] };

type LoadBalancerZones =
  | { readonly kind: 'availabilityZones'; readonly problem: NamedZonesProblem; readonly most: number }
  | { readonly kind: 'vpcSubnets' | 'deployed'; readonly problem: SubnetZonesProblem };

function namedZones(problem: NamedZonesProblem): string {
  switch (problem.kind) {
    case 'a list of unknown length':
      return `this ${UNKNOWN_LIST}`;
    case 'named twice':
      return `${listed(problem.zones)} is named twice, and a load balancer has one subnet in each zone`;
    case 'out of range':
      return `a load balancer needs two zones or more, and the perimeter network has room for ${problem.most}: ${problem.count} given`;
  }
}

function subnetZones(problem: SubnetZonesProblem): string {
  switch (problem.kind) {
    case 'no subnet':
      return 'The load balancer has no subnet.';
    case 'one zone':
      return 'The load balancer has subnets in one zone only.';
    case 'two subnets in one':
      return `The load balancer has two subnets in ${listed(problem.zones)}.`;
  }
}

/** About the subnets of load balancers, and what their security groups admit. */
export const LOAD_BALANCER_SUBNETS = {
  'egress-widened': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Pool networks stand in for more addresses than a security group has rules for.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    message: ({ quota }: { readonly quota: number }) => [
      `The servers have more addresses than the ${quota} rules of a security group.`,
      'The load balancer may therefore connect to the whole pool networks on the listening ports.',
      'Have the quota raised and write it under quotas if single addresses matter.',
    ],
  },
  'load-balancer-zones': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The load balancer has subnets in fewer than two zones, or two subnets in one, or more zones than there is room for.',
    source: SUBNETS,
    message: (zones: LoadBalancerZones) => {
      const wanted = 'Elastic Load Balancing wants two zones or more and one subnet in each.';
      switch (zones.kind) {
        case 'availabilityZones':
          return [`availabilityZones: ${namedZones(zones.problem)}.`, `Name two to ${zones.most} zones, each once.`];
        case 'vpcSubnets':
          return [subnetZones(zones.problem), wanted, 'Choose such subnets with vpcSubnets, or add one to the VPC.'];
        case 'deployed':
          return [subnetZones(zones.problem), wanted, 'Give it a subnet in each of two zones or more.'];
      }
    },
  },
  'subnets-without-ipv6': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A dual-stack load balancer stands in subnets without an IPv6 block.',
    source: SUBNETS,
    message: ({ addressType, subnets }: { readonly addressType: string; readonly subnets: readonly string[] }) => [
      `Its IpAddressType is ${addressType}, and ${listed(subnets)} ${subnets.length === 1 ? 'has' : 'have'} no IPv6 block.`,
      'Elastic Load Balancing refuses such a subnet, and the deployment fails.',
      'Give the VPC and each of these subnets an IPv6 block, or write ipv4.',
    ],
  },
  'subnet-too-small': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A subnet of the load balancer is smaller than /27.',
    source: SUBNETS,
    message: ({ kind, blocks }: { readonly kind: 'vpcSubnets' | 'deployed'; readonly blocks: readonly string[] }) => [
      `The load balancer has the subnet ${listed(blocks)}.`,
      `It needs a /${ALB.smallestSubnetPrefix} or larger with 8 free addresses in each zone, to grow.`,
      kind === 'vpcSubnets' ? 'Choose larger subnets with vpcSubnets.' : 'Give it larger subnets.',
    ],
  },
} as const satisfies FindingFamily;
