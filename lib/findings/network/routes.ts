import type { FindingFamily } from '../finding-family';
import { ID_PREFIX } from '../id-prefix';
import { listed, unansweredThrough } from '../wording';

const ADAPTERS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters';
const ROUTE_TABLES = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html';

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
  /** Whether a Network Load Balancer asks for them. */
  readonly isNetwork?: boolean;
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

/** About routes, and what a VPC keeps from them. */
export const ROUTES = {
  'network-within-vpc': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A pool network lies within the VPC, whose own route wins.',
    source: ROUTE_TABLES,
    message: ({ network, vpc, isDefaultBlock }: NetworkWithinVpc) => [
      `poolNetworks: ${network} ${withinOwnBlock(network, vpc)}${blockByDefault(isDefaultBlock)}.`,
      'What is sent there stays in the VPC: servers on premises with such addresses are never reached.',
      `Write the networks that are behind the gateway. If the servers stand in this VPC, leave the network out, or acknowledge ${ID_PREFIX}network-within-vpc.`,
    ],
  },
  'no-route-to-internet': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A subnet of a load balancer that faces the Internet has no route through an Internet gateway.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer',
    message: ({ subnets, family }: { readonly subnets: readonly string[]; readonly family: 'IPv4' | undefined }) => [
      `The load balancer faces the Internet, and no route of ${listed(subnets)}${family === undefined ? '' : ` for ${family}`} leads everywhere through an Internet gateway that is attached to its VPC.`,
      'Its answers from there do not reach clients on the Internet.',
      'Add a route to 0.0.0.0/0 (and ::/0 for IPv6) whose target is the Internet gateway of the VPC, and attach that to the VPC.',
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
            `From there it cannot reach the servers, and ${unansweredThrough(lost.isNetwork === true, 504)}.`,
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
    source: ROUTE_TABLES,
    message: (route: RefusedRoute) => {
      switch (route.kind) {
        case 'perimeter network': {
          const isOwn = route.problem.kind === 'own block';
          return [
            `${route.key}: ${route.destination} ${refusal(route.destination, route.problem)}${blockByDefault(isOwn && route.isDefaultBlock)}.`,
            'EC2 refuses the route there through a gateway, and no server with such an address is ever reached.',
            isOwn
              ? 'Write a vpcCidr that no network behind the gateway has, or the networks that are really there.'
              : 'Write the networks that are really there.',
          ];
        }
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
    source: ROUTE_TABLES,
    message: ({ addresses, vpc, isDefaultBlock }: ServersWithinVpc) => [
      `${listed(addresses)} ${addresses.length === 1 ? 'lies' : 'lie'} within ${vpc}, the block of the VPC that is made here${blockByDefault(isDefaultBlock)}.`,
      'What is sent there stays in the VPC: on premises such an address is never reached, and every request ends in 504.',
      `Write a vpcCidr that no other network of yours has. If the servers are to stand in this VPC, acknowledge ${ID_PREFIX}servers-within-vpc.`,
    ],
  },
  'two-gateways': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The perimeter network has a transit gateway and a virtual private gateway.',
    source: ROUTE_TABLES,
    message: () => [
      'vpnGatewayId is named, and transitGatewayId too.',
      'A route leads through one gateway, so the pools are reached through one of them.',
      'Remove the other.',
    ],
  },
} as const satisfies FindingFamily;
