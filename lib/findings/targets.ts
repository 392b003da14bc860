import type { FindingFamily } from './finding-family';

const HEALTH_CHECKS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html';
const TARGET_GROUPS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** About target groups, targets and health checks. */
export const TARGETS = {
  'health-check-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A health check that ELB refuses: codes outside 200 to 499, a time-out that is not below the interval, TCP.',
    source: HEALTH_CHECKS,
  },
  'health-checks-differ': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Pools that answer together have different health checks.',
    source: TARGET_GROUPS,
  },
  'pools-tag-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The names of the pools that answer together do not fit into a tag.',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
  },
  'target-address-not-allowed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A target is a public address, a name, or outside of the ranges a target group takes.',
    source: TARGET_GROUPS,
  },
  'target-address-reserved': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A server has an address that AWS keeps for itself in every subnet.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  },
  'target-group-unused': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No rule forwards to a target group.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  'target-protocol-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A target group of an Application Load Balancer speaks neither HTTP nor HTTPS.',
    source: TARGET_GROUPS,
  },
  'target-zone-wrong': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A target outside of the VPC lacks the zone all, or one inside has it.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
  },
} as const satisfies FindingFamily;
