import type { FindingFamily } from './finding-family';

const ATTRIBUTES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const TLS_POLICIES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html';

/** About the load balancer, its attributes, listeners and quotas. */
export const LOAD_BALANCER = {
  'attribute-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'An attribute has a value that ELB refuses.',
    source: ATTRIBUTES,
  },
  'attribute-unknown': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'ELB has no such attribute.',
    source: ATTRIBUTES,
  },
  'idle-timeout-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The idle time-out is not 1 to 4000 seconds.',
    source: ATTRIBUTES,
  },
  'physical-name-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A load balancer or target group has a name that ELB refuses.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
  },
  'published-port-conflict': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'One port is published for HTTPS and for HTTP.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns',
  },
  'quota-exceeded': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'More rules, target groups, certificates, targets or security group rules than the quota.',
    source: LIMITS,
  },
  'quota-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A quota that AWS cannot have given.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  },
  'tls-policies-mixed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'FIPS and other TLS policies on the listeners of one load balancer.',
    source: TLS_POLICIES,
  },
} as const satisfies FindingFamily;
