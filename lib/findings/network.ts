import { ALB, VPC } from '../facts/limits';
import type { FindingFamily } from './finding-family';
import { ID_PREFIX } from './id-prefix';
import { listed } from './wording';

const ADAPTERS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters';
const SUBNETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones';
const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html';
const VPC_BLOCKS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

/** Why subnets cannot stand in the zones that somebody named for them. */
export type NamedZonesProblem =
  | { readonly kind: 'out of range'; readonly count: number; readonly most: number }
  | { readonly kind: 'named twice'; readonly zones: readonly string[] };

/** Why a load balancer cannot stand in some subnets, because of their zones. */
export type SubnetZonesProblem =
  { readonly kind: 'no subnet' | 'one zone' } | { readonly kind: 'two subnets in one'; readonly zones: readonly string[] };

type LoadBalancerZones =
  | { readonly kind: 'availabilityZones'; readonly problem: NamedZonesProblem; readonly most: number }
  | { readonly kind: 'vpcSubnets' | 'deployed'; readonly problem: SubnetZonesProblem };

function namedZones(problem: NamedZonesProblem): string {
  return problem.kind === 'named twice'
    ? `${listed(problem.zones)} is named twice, and a load balancer has one subnet in each zone`
    : `a load balancer needs two zones or more, and the perimeter network has room for ${problem.most}: ${problem.count} given`;
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

type MalformedNetwork =
  | { readonly kind: 'no block'; readonly key: string; readonly network: string }
  /** problem: what the grammar of routed networks has against it. */
  | { readonly kind: 'no route'; readonly key: string; readonly network: string; readonly problem: string }
  | { readonly kind: 'no VPC'; readonly network: string };

export interface UnroutableNetwork {
  readonly key: 'allowedSources' | 'corporateNetworks' | 'poolNetworks';
  readonly network: string;
  /** The range of such addresses that holds it. */
  readonly range: string;
}

export interface NetworkWithinVpc {
  readonly network: string;
  readonly vpc: string;
  readonly isDefaultBlock: boolean;
}

export interface ServersWithinVpc {
  readonly addresses: readonly string[];
  readonly vpc: string;
  readonly isDefaultBlock: boolean;
}

/** isDefaultBlock: nobody chose the block. */
function blockByDefault(isDefaultBlock: boolean): string {
  return isDefaultBlock ? ' (the default, because vpcCidr is not set)' : '';
}

function withinOwnBlock(network: string, vpc: string): string {
  return network === vpc ? "is the VPC's own block" : `lies within ${vpc}, the VPC's own block`;
}

export interface LostServers {
  readonly kind: 'existing VPC' | 'perimeter network' | 'deployed';
  readonly addresses: readonly string[];
}

/** Why EC2 refuses a route through a gateway: where its destination lies. */
export interface RouteProblem {
  readonly kind: 'own block' | 'range of AWS';
  readonly range: string;
}

type RefusedRoute =
  | {
      readonly kind: 'perimeter network';
      readonly key: string;
      readonly destination: string;
      readonly problem: RouteProblem;
      readonly isDefaultBlock: boolean;
    }
  | { readonly kind: 'deployed'; readonly destination: string; readonly problem: RouteProblem }
  /** first: the logical id of the other route. */
  | { readonly kind: 'deployed twice'; readonly destination: string; readonly first: string };

function refusal(destination: string, { kind, range }: RouteProblem): string {
  return kind === 'own block' ? withinOwnBlock(destination, range) : `lies within ${range}, which AWS keeps for itself`;
}

/** Why EC2 gives no VPC a block. */
export type VpcBlockProblem = { readonly kind: 'no IPv4 block' | 'size' } | { readonly kind: 'range'; readonly range: string };

type RefusedBlock =
  /** problem: what the grammar of such blocks has against it; undefined where it is a token. */
  | { readonly kind: 'perimeter network'; readonly block: string; readonly problem: string | undefined }
  | { readonly kind: 'existing VPC'; readonly block: string; readonly range: string }
  | { readonly kind: 'deployed'; readonly block: string; readonly problem: VpcBlockProblem };

function blockRefusal(problem: VpcBlockProblem): string {
  switch (problem.kind) {
    case 'no IPv4 block':
      return 'is no IPv4 address block';
    case 'size':
      return `is none from /${VPC.smallestPrefix} to /${VPC.largestPrefix}`;
    case 'range':
      return `lies in ${problem.range}`;
  }
}

/** About networks, subnets and routes. */
export const NETWORK = {
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
  'network-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A text is no address block.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    message: (malformed: MalformedNetwork) => {
      switch (malformed.kind) {
        case 'no block':
          return [
            `${malformed.key}: ${JSON.stringify(malformed.network)} is no address block.`,
            'A security group refuses it.',
            'Write one like 203.0.113.0/24, or 203.0.113.5/32 for one address.',
          ];
        case 'no route':
          return [
            `${malformed.key}: ${JSON.stringify(malformed.network)} ${malformed.problem}.`,
            'A route of the perimeter network leads to each of them.',
            'Write one like 10.20.0.0/16.',
          ];
        case 'no VPC':
          return [
            `vpcCidr: ${JSON.stringify(malformed.network)} is no IPv4 address block.`,
            'It tells servers inside the VPC from servers on premises, which are registered in another way.',
            'Write the IPv4 address block of the VPC, like 10.80.0.0/22.',
          ];
      }
    },
  },
  'network-unroutable': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A network is one of loopback, link-local or multicast addresses.',
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
    message: ({ key, network, range }: UnroutableNetwork) => [
      `${key}: ${network} lies in ${range}.`,
      `No router passes such addresses on: ${key === 'poolNetworks' ? 'no server is reached there' : 'no client comes from there'}.`,
      'Write the network that is meant, or remove it.',
    ],
  },
  'network-within-vpc': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A pool network lies within the VPC, whose own route wins.',
    source: ROUTES,
    message: ({ network, vpc, isDefaultBlock }: NetworkWithinVpc) => [
      `poolNetworks: ${network} ${withinOwnBlock(network, vpc)}${blockByDefault(isDefaultBlock)}.`,
      'What is sent there stays in the VPC: servers on premises with such addresses are never reached.',
      `Write the networks that are behind the gateway. If the servers stand in this VPC, leave the network out, or acknowledge ${ID_PREFIX}network-within-vpc.`,
    ],
  },
  'no-route-to-servers': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'No route leads from the load balancer to servers outside of the VPC.',
    source: ADAPTERS,
    message: (lost: LostServers) => {
      switch (lost.kind) {
        case 'existing VPC':
          return [
            `${listed(lost.addresses)} ${lost.addresses.length === 1 ? 'lies' : 'lie'} neither in the VPC nor in any network of poolNetworks.`,
            'If the VPC has a route to those networks only, the load balancer cannot reach the servers, and every request ends in 504.',
            'Correct the address, or add its network to poolNetworks once the VPC has a route there.',
          ];
        case 'perimeter network':
          return [
            `No route of the perimeter network leads to ${listed(lost.addresses)}.`,
            'The load balancer cannot reach the servers, and every request ends in 504.',
            'Add their network to poolNetworks, and a transitGatewayId or vpnGatewayId through which it is reached.',
          ];
        case 'deployed':
          return [
            `Not every subnet of the load balancer has a route to ${listed(lost.addresses)}.`,
            'From there it cannot reach the servers, and requests end in 504.',
            'Add a route to their network through a transit gateway, a virtual private gateway or a peering connection.',
          ];
      }
    },
  },
  'route-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: "A route through a gateway leads into the VPC's own block or one of AWS's, or to where another of the table leads.",
    source: ROUTES,
    message: (route: RefusedRoute) => {
      switch (route.kind) {
        case 'perimeter network':
          return [
            `${route.key}: ${route.destination} ${refusal(route.destination, route.problem)}${blockByDefault(route.isDefaultBlock)}.`,
            'EC2 refuses the route there through a gateway, and no server with such an address is ever reached.',
            'Write a vpcCidr that no network behind the gateway has, or the networks that are really there.',
          ];
        case 'deployed':
          return [
            `The destination ${route.destination} ${refusal(route.destination, route.problem)}.`,
            'EC2 refuses the route, and the deployment fails.',
            'Remove the route, or give the VPC a block that no network behind the gateway has.',
          ];
        case 'deployed twice':
          return [
            `The route table has a route to ${route.destination} already, ${route.first}.`,
            'EC2 refuses a second one to the same destination, and the deployment fails.',
            'Remove one of them.',
          ];
      }
    },
  },
  'servers-within-vpc': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Servers have addresses of the VPC that is only made for the proxy.',
    source: ROUTES,
    message: ({ addresses, vpc, isDefaultBlock }: ServersWithinVpc) => [
      `${listed(addresses)} ${addresses.length === 1 ? 'lies' : 'lie'} within ${vpc}, the block of the VPC that is made here${blockByDefault(isDefaultBlock)}.`,
      'What is sent there stays in the VPC: on premises such an address is never reached, and every request ends in 504.',
      `Write a vpcCidr that no other network of yours has. If the servers are to stand in this VPC, acknowledge ${ID_PREFIX}servers-within-vpc.`,
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
  'two-gateways': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The perimeter network has a transit gateway and a virtual private gateway.',
    source: ROUTES,
    message: () => [
      'vpnGatewayId is named, and transitGatewayId too.',
      'A route leads through one gateway, so the pools are reached through one of them.',
      'Remove the other.',
    ],
  },
  'vpc-cidr-implausible': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The address block of an existing VPC has a size that none has.',
    source: VPC_BLOCKS,
    message: ({ block }: { readonly block: string }) => [
      `vpcCidr ${JSON.stringify(block)} is no block from /${VPC.smallestPrefix} to /${VPC.largestPrefix}, and a VPC has no other.`,
      'Servers that it wrongly takes for being inside the VPC, or outside of it, are refused by ELB.',
      'Write the block that the VPC has. Acknowledge it if the VPC has several that make up this one.',
    ],
  },
  'vpc-cidr-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The address block of a VPC is none that EC2 accepts, or too small for the subnets.',
    source: VPC_BLOCKS,
    message: (refused: RefusedBlock) => {
      switch (refused.kind) {
        case 'perimeter network':
          return [
            `vpcCidr ${JSON.stringify(refused.block)} ${refused.problem ?? 'is not known at synthesis (it is a CDK token)'}.`,
            'The VPC and its subnets are cut from it, and the deployment would fail.',
            'Write one like 10.80.0.0/22 that no other network of yours has.',
          ];
        case 'existing VPC':
          return [
            `vpcCidr ${JSON.stringify(refused.block)} lies in ${refused.range}, of which EC2 gives no VPC a block.`,
            'It tells servers inside the VPC from servers on premises, and ELB refuses those that are registered wrongly.',
            'Write the IPv4 address block of the VPC, like 10.80.0.0/22.',
          ];
        case 'deployed':
          return [
            `The address block ${JSON.stringify(refused.block)} ${blockRefusal(refused.problem)}.`,
            'EC2 gives no VPC such a block, and the deployment fails.',
            'Write one like 10.80.0.0/22 that no other network of yours has.',
          ];
      }
    },
  },
  'vpc-cidr-unknown': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The address block of the VPC is not known at synthesis.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
    message: () => [
      'The address block of the VPC is not known at synthesis.',
      'All servers given by address are therefore registered as lying outside it (zone "all").',
      'Write vpcCidr if some of them are inside.',
    ],
  },
} as const satisfies FindingFamily;
