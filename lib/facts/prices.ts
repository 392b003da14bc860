/**
 * On-demand prices of the Region us-east-1 (N. Virginia) in US dollars. Other Regions differ by some per cent.
 * Load balancers: https://aws.amazon.com/elasticloadbalancing/pricing/; addresses and transit gateway: see each.
 */
export const PRICES = {
  region: 'us-east-1',
  /** When they were last compared with the pages of AWS. */
  asOf: '2026-09',
  applicationLoadBalancerHour: 0.0225,
  applicationCapacityUnitHour: 0.008,
  networkLoadBalancerHour: 0.0225,
  networkCapacityUnitHour: 0.006,
  gatewayLoadBalancerHour: 0.0125,
  /** https://aws.amazon.com/fargate/pricing/, Linux on x86, compared in November 2026 by way of others that cite it. */
  fargateVcpuHour: 0.04048,
  fargateGbHour: 0.004445,
  /** https://aws.amazon.com/vpc/pricing/, "public IPv4 addresses", since 1 February 2024. */
  publicIpv4AddressHour: 0.005,
  /**
   * Of one metric that an alarm looks at, whatever there is free. A query is charged for each metric it looks at.
   * https://aws.amazon.com/cloudwatch/pricing/, compared in August 2026 by way of others that cite it.
   */
  alarmMetricMonth: 0.1,
  /** https://aws.amazon.com/transit-gateway/pricing/ */
  transitGatewayAttachmentHour: 0.05,
  /** https://aws.amazon.com/cloudwatch/pricing/, of more than 50 metrics or beyond the free ones; compared in November 2026 by way of others. */
  dashboardMonth: 3,
  freeDashboards: 3,
} as const;

/** AWS's own month. */
export const HOURS_PER_MONTH = 730;

/** What one capacity unit holds at a time; the dimension that is used most is charged. Same page. */
export const CAPACITY_UNIT = {
  activeConnections: 3_000,
  newConnectionsPerSecond: 25,
  ruleEvaluationsPerSecond: 1_000,
  /** Rules that are evaluated for nothing. */
  freeRules: 10,
} as const;

/** Of a network load balancer, for TCP that is passed through. */
export const NETWORK_CAPACITY_UNIT = { activeConnections: 100_000, newConnectionsPerSecond: 800 } as const;

/** Of a network load balancer at which TLS ends. */
export const TLS_CAPACITY_UNIT = { activeConnections: 3_000, newConnectionsPerSecond: 50 } as const;
