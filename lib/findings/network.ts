import type { FindingFamily } from './finding-family';

const ADAPTERS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters';
const SUBNETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones';
const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html';
const VPC_BLOCKS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

/** About networks, subnets and routes. */
export const NETWORK = {
  'egress-widened': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Pool networks stand in for more addresses than a security group has rules for.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  },
  'load-balancer-zones': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The load balancer has subnets in fewer than two zones, or two subnets in one, or more zones than there is room for.',
    source: SUBNETS,
  },
  'network-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A text is no address block.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  },
  'network-unroutable': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A network is one of loopback, link-local or multicast addresses.',
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
  },
  'network-within-vpc': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A pool network lies within the VPC, whose own route wins.',
    source: ROUTES,
  },
  'no-route-to-servers': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'No route leads from the load balancer to servers outside of the VPC.',
    source: ADAPTERS,
  },
  'route-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: "A route through a gateway leads into the VPC's own block or one of AWS's, or to where another of the table leads.",
    source: ROUTES,
  },
  'servers-within-vpc': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Servers have addresses of the VPC that is only made for the proxy.',
    source: ROUTES,
  },
  'subnet-too-small': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A subnet of the load balancer is smaller than /27.',
    source: SUBNETS,
  },
  'two-gateways': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The perimeter network has a transit gateway and a virtual private gateway.',
    source: ROUTES,
  },
  'vpc-cidr-implausible': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The address block of an existing VPC has a size that none has.',
    source: VPC_BLOCKS,
  },
  'vpc-cidr-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The address block of a VPC is none that EC2 accepts, or too small for the subnets.',
    source: VPC_BLOCKS,
  },
  'vpc-cidr-unknown': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The address block of the VPC is not known at synthesis.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
  },
} as const satisfies FindingFamily;
