/**
 * What AWS allows, each with the page it comes from.
 *
 * ALB: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const ALB = {
  /** Default rules are not counted; listeners of one load balancer share the quota. Adjustable. */
  rules: 100,
  /** Not adjustable. */
  targetGroups: 100,
  /** Default certificates are not counted. Adjustable (L-9365A611). */
  certificates: 25,
  /** Adjustable. */
  targets: 1000,
  /** All conditions of a rule together. Not adjustable. */
  conditionValuesPerRule: 5,
  /** The page of quotas says 6 since 2026, that of rules 5. Not adjustable. */
  wildcardsPerRule: 5,
  /**
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
   * Applies to host-header values and to regular expressions alike.
   */
  conditionValueLength: 128,
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
  lowestPriority: 1,
  highestPriority: 50_000,
  /** Seconds. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
  idleTimeout: { least: 1, most: 4000 },
  /** Seconds a connection of a client may last. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
  clientKeepAlive: { least: 60, most: 604_800, byDefault: 3600 },
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones */
  smallestSubnetPrefix: 27,
} as const;

/** Of a header that a listener adds to responses. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html */
export const RESPONSE_HEADER = { length: 1024, refused: /[^A-Za-z0-9_ :;.,\\/'?!(){}[\]@<>=\-+*#&`|~^%]/u } as const;

/**
 * Application Load Balancers of one proxy: a bound of our own, that the search for a number that is enough has an end. AWS allows 50 in
 * a Region and raises that. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const MOST_LOAD_BALANCERS = 20;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html, both adjustable. */
export const NLB = {
  certificates: 25,
  /** Where each zone has its own targets; 500 in each zone. */
  targets: 3000,
  /** With cross-zone load balancing, however many zones there are. */
  targetsCrossZone: 500,
  /** Seconds, of a listener for TLS, whatever one says. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html */
  tlsIdleTimeout: 350,
  /** Seconds. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html */
  deregistrationDelay: { least: 0, most: 3600, byDefault: 300 },
  /** Seconds, of a listener for TCP. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
  idleTimeout: { least: 60, most: 6000 },
} as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
export const ECS = {
  /** At which one service registers its tasks. Not adjustable. */
  targetGroupsPerService: 5,
  /** Adjustable. */
  tasksPerService: 5000,
  /** Bytes of a task definition. Not adjustable. */
  taskDefinition: 65_536,
  /** Seconds a task on Fargate may take to stop. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
  stopTimeout: 120,
  /** Files a process on Fargate may have open unless its task says otherwise. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html */
  openFiles: 65_535,
  /** Seconds until a service is steady, or CloudFormation gives up. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html */
  longestUpdate: 10_800,
} as const;

/**
 * What a task on Fargate may have of memory, in MiB, for what it has of a processor, in 1/1024.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export const FARGATE_SIZES: readonly { readonly cpu: number; readonly memoryMiB: readonly number[] }[] = [
  { cpu: 256, memoryMiB: [512, 1024, 2048] },
  { cpu: 512, memoryMiB: gibibytes(1, 4, 1) },
  { cpu: 1024, memoryMiB: gibibytes(2, 8, 1) },
  { cpu: 2048, memoryMiB: gibibytes(4, 16, 1) },
  { cpu: 4096, memoryMiB: gibibytes(8, 30, 1) },
  { cpu: 8192, memoryMiB: gibibytes(16, 60, 4) },
  { cpu: 16_384, memoryMiB: gibibytes(32, 120, 8) },
];

function gibibytes(least: number, most: number, step: number): readonly number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, index) => (least + index * step) * 1024);
}

/** https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html */
export const ACM = {
  /** Adjustable up to 100. */
  namesPerCertificate: 10,
  mostNamesPerCertificate: 100,
  /** X.520 ub-common-name: the first name of a certificate is its common name. */
  commonNameLength: 64,
} as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export const VPC = {
  /** Inbound and outbound are counted apart. Adjustable. */
  rulesPerSecurityGroup: 60,
  /** Rules of a group times groups of a network interface. Not adjustable. */
  rulesPerInterface: 1000,
  /** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
  smallestPrefix: 16,
  largestPrefix: 28,
  /** The same page: EC2 gives no VPC a block of these. Publicly routable ones it does. */
  refusedRanges: ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'],
  /** The first ones and the last one of a subnet. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
  reservedAddresses: { first: 4, last: 1 },
  /**
   * Amazon's own, to which no route leads; one to a larger block that holds them may.
   * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
   */
  unroutedRanges: ['169.254.168.0/22', 'fd00:ec2::/32'],
} as const;

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
export const TAG_VALUE_LENGTH = 256;

/** The quotas AWS raises on request; a deployment whose account has more says so. */
export interface Quotas {
  readonly rules: number;
  readonly certificates: number;
  readonly targets: number;
  readonly securityGroupRules: number;
}

export const DEFAULT_QUOTAS: Quotas = {
  rules: ALB.rules,
  certificates: ALB.certificates,
  targets: ALB.targets,
  securityGroupRules: VPC.rulesPerSecurityGroup,
};

/** Of one template. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const CLOUDFORMATION = { resources: 500, outputs: 200, parameters: 200, bytes: 1_048_576 } as const;

/**
 * Resources that are made, changed or deleted at once in a stack with all that are nested in it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const RESOURCES_PER_NESTED_OPERATION = 2500;

/** Ours: twenty full ones hold four times what one operation makes. */
export const MOST_NESTED_STACKS = 20;

/**
 * Characters of the name of a load balancer or target group.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export const PHYSICAL_NAME_LENGTH = 32;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const HEALTH_CHECK = {
  HealthCheckIntervalSeconds: { least: 5, most: 300, byDefault: 30 },
  HealthCheckTimeoutSeconds: { least: 2, most: 120, byDefault: 5 },
  HealthyThresholdCount: { least: 2, most: 10, byDefault: 5 },
  UnhealthyThresholdCount: { least: 2, most: 10, byDefault: 2 },
} as const;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html */
export const TARGET_WEIGHT = { least: 0, most: 999 } as const;
