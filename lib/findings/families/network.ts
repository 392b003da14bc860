import type { FindingFamily } from '../catalogue';

const ADAPTERS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters';
const SUBNETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones';

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
    says: 'The load balancer has subnets in fewer than two zones, or two subnets in one.',
    source: SUBNETS,
  },
  'network-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A text is no address block.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  },
  'no-route-to-servers': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'No route leads from the load balancer to servers outside of the VPC.',
    source: ADAPTERS,
  },
  'subnet-too-small': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A subnet of the load balancer is smaller than /27.',
    source: SUBNETS,
  },
  'vpc-cidr-unknown': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The address block of the VPC is not known at synthesis.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
  },
} as const satisfies FindingFamily;
