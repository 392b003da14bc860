/** What AWS measures and hands to CloudWatch, each namespace with the page it comes from. Values of load balancers come once a minute. */
export interface MetricNamespace {
  /** As CloudWatch calls it. */
  readonly namespace: string;
  readonly page: string;
  readonly metrics: readonly MetricFact[];
}

/** One metric, in AWS's own terms. */
export interface MetricFact {
  readonly name: string;
  /** What a value counts or measures, as a title says it. */
  readonly means: string;
  /** Sets of dimensions it exists for. Beside most of them there is one more with AvailabilityZone, which is left out. */
  readonly dimensions: readonly (readonly MetricDimension[])[];
  /** The statistic that AWS advises, the first of several. */
  readonly statistic: MetricStatistic;
  readonly reported: MetricReported;
  /** Protocols of listeners that have it; left out: all. */
  readonly listeners?: readonly ListenerProtocol[];
  /** Protocols of target groups that have it; left out: all. */
  readonly targets?: readonly ListenerProtocol[];
  /** What of this no page of AWS says. */
  readonly unverified?: string;
}

export type ListenerProtocol = 'HTTPS' | 'HTTP' | 'TLS' | 'TCP';

export type MetricDimension = 'LoadBalancer' | 'TargetGroup' | 'AvailabilityZone' | 'CertificateArn' | 'ClusterName' | 'ServiceName';

export type MetricStatistic = 'Sum' | 'Average' | 'Minimum' | 'Maximum';

/**
 * When there is a value. `whileNonzero`: a gap means zero. `withTargets`: while there are registered targets, so that an empty target
 * group has none, not zero. `whileTasksRun`: a service without a running task has none.
 *
 * Both pages of load balancers also say that they report "only when requests are flowing", which contradicts their own rows: whether an
 * idle one reports the numbers of its hosts is unverified, and no alarm may need a value at night.
 */
export type MetricReported = 'always' | 'whileNonzero' | 'withTargets' | 'whileTasksRun' | 'twiceADay' | 'notStated';

const LOAD_BALANCER: readonly MetricDimension[] = ['LoadBalancer'];
const TARGET_GROUP: readonly MetricDimension[] = ['LoadBalancer', 'TargetGroup'];

const OF_BALANCER = { dimensions: [LOAD_BALANCER] } as const;
const OF_GROUP = { dimensions: [TARGET_GROUP] } as const;
const OF_BOTH = { dimensions: [LOAD_BALANCER, TARGET_GROUP] } as const;

/** Counted, with a value only where there is something to count. */
const COUNTED = { statistic: 'Sum', reported: 'whileNonzero' } as const;

/** How many servers are well and ill, alike for both kinds of load balancer. Maximum and Minimum: every node of the balancer agrees. */
const HOST_COUNTS: readonly MetricFact[] = [
  { ...OF_GROUP, name: 'HealthyHostCount', means: 'Healthy servers', statistic: 'Maximum', reported: 'withTargets' },
  { ...OF_GROUP, name: 'UnHealthyHostCount', means: 'Unhealthy servers', statistic: 'Minimum', reported: 'withTargets' },
];

function codes(prefix: string, means: string, dimensions: MetricFact['dimensions'], reported: MetricReported): readonly MetricFact[] {
  return ['2XX', '3XX', '4XX', '5XX'].map((code) => ({
    dimensions,
    name: `${prefix}_${code}_Count`,
    means: `${means} ${code.replaceAll('X', 'x')}`,
    statistic: 'Sum',
    reported,
  }));
}

/** Of an Application Load Balancer. What it answers by itself is counted for the whole of it: no dimension tells pools apart. */
export const APPLICATION_ELB: MetricNamespace = {
  namespace: 'AWS/ApplicationELB',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
  metrics: [
    ...HOST_COUNTS,
    { ...OF_BOTH, name: 'RequestCount', means: 'Requests that a server was chosen for', statistic: 'Sum', reported: 'withTargets' },
    ...codes('HTTPCode_Target', 'Answers of servers with', OF_BOTH.dimensions, 'withTargets'),
    ...codes('HTTPCode_ELB', 'Answers of the load balancer itself with', OF_BALANCER.dimensions, 'whileNonzero').slice(1),
    ...['500', '502', '503', '504'].map((code) => ({
      ...OF_BALANCER,
      ...COUNTED,
      name: `HTTPCode_ELB_${code}_Count`,
      means: `Answers of the load balancer itself with ${code}`,
    })),
    { ...OF_BALANCER, ...COUNTED, name: 'HTTP_Fixed_Response_Count', means: 'Answers that a rule gives by itself' },
    { ...OF_BALANCER, ...COUNTED, name: 'HTTP_Redirect_Count', means: 'Redirects' },
    { ...OF_BOTH, ...COUNTED, name: 'TargetConnectionErrorCount', means: 'Connections to servers that failed' },
    {
      ...OF_BOTH,
      ...COUNTED,
      name: 'TargetTLSNegotiationErrorCount',
      means: 'TLS handshakes with servers that failed',
      targets: ['HTTPS'],
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'ClientTLSNegotiationErrorCount',
      means: 'TLS handshakes of clients that failed',
      listeners: ['HTTPS'],
    },
    { ...OF_BALANCER, ...COUNTED, name: 'RejectedConnectionCount', means: 'Connections refused, for the load balancer had its maximum' },
    { ...OF_BALANCER, ...COUNTED, name: 'NewConnectionCount', means: 'New connections, of clients and to servers' },
    { ...OF_BALANCER, ...COUNTED, name: 'ActiveConnectionCount', means: 'Open connections, of clients and to servers' },
    { ...OF_BALANCER, ...COUNTED, name: 'ProcessedBytes', means: 'Bytes' },
    {
      ...OF_BOTH,
      name: 'TargetResponseTime',
      means: 'Seconds until a server began to answer, long polls included',
      statistic: 'Average',
      reported: 'whileNonzero',
    },
    {
      ...OF_GROUP,
      name: 'UnhealthyRoutingRequestCount',
      means: 'Requests sent to unhealthy servers, for there was no healthy one',
      statistic: 'Sum',
      reported: 'notStated',
    },
    { ...OF_GROUP, name: 'AnomalousHostCount', means: 'Servers that behave unlike the others', statistic: 'Maximum', reported: 'always' },
    { ...OF_BALANCER, name: 'ConsumedLCUs', means: 'Load balancer capacity units', statistic: 'Sum', reported: 'always' },
    { ...OF_BALANCER, ...COUNTED, name: 'RuleEvaluations', means: 'Rules evaluated' },
  ],
};

/** Variants of a metric by the protocol of the listener. */
function byProtocol(name: string, means: string, statistic: MetricStatistic): readonly MetricFact[] {
  return (['TCP', 'TLS'] as const).map((protocol) => ({
    ...OF_BOTH,
    name: `${name}_${protocol}`,
    means: `${means}, ${protocol} listeners`,
    statistic,
    reported: 'whileNonzero',
    listeners: [protocol],
  }));
}

/** Of a Network Load Balancer: it reads no HTTP, so that no status, request or time of an answer is known. */
export const NETWORK_ELB: MetricNamespace = {
  namespace: 'AWS/NetworkELB',
  page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html',
  metrics: [
    ...HOST_COUNTS,
    { ...OF_BOTH, name: 'ActiveFlowCount', means: 'Open connections', statistic: 'Average', reported: 'always' },
    ...byProtocol('ActiveFlowCount', 'Open connections', 'Average'),
    { ...OF_BOTH, name: 'NewFlowCount', means: 'New connections', statistic: 'Sum', reported: 'always' },
    ...byProtocol('NewFlowCount', 'New connections', 'Sum'),
    {
      ...OF_BALANCER,
      name: 'RejectedFlowCount',
      means: 'Connections refused by the load balancer',
      statistic: 'Sum',
      reported: 'always',
    },
    { ...OF_BALANCER, name: 'ProcessedBytes', means: 'Bytes', statistic: 'Sum', reported: 'always' },
    { ...OF_BALANCER, name: 'ConsumedLCUs', means: 'Load balancer capacity units', statistic: 'Sum', reported: 'always' },
    { ...OF_BALANCER, name: 'TCP_Client_Reset_Count', means: 'Resets by clients', statistic: 'Sum', reported: 'always' },
    { ...OF_BALANCER, name: 'TCP_Target_Reset_Count', means: 'Resets by servers', statistic: 'Sum', reported: 'always' },
    { ...OF_BALANCER, name: 'TCP_ELB_Reset_Count', means: 'Resets by the load balancer', statistic: 'Sum', reported: 'always' },
    {
      ...OF_BALANCER,
      name: 'PortAllocationErrorCount',
      means: 'Connections dropped, for no port was free towards the server',
      statistic: 'Sum',
      reported: 'always',
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'ClientTLSNegotiationErrorCount',
      means: 'TLS handshakes of clients that failed',
      listeners: ['TLS'],
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'TargetTLSNegotiationErrorCount',
      means: 'TLS handshakes with servers that failed',
      listeners: ['TLS'],
      targets: ['TLS'],
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'UnhealthyRoutingFlowCount',
      means: 'Connections sent to unhealthy servers, for there was no healthy one',
      listeners: ['TCP'],
      unverified: 'The page prints no dimensions; LoadBalancer is what others use.',
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'SecurityGroupBlockedFlowCount_Inbound_TCP',
      means: 'Connections that its security group turned away',
    },
    {
      ...OF_BALANCER,
      ...COUNTED,
      name: 'SecurityGroupBlockedFlowCount_Outbound_TCP',
      means: 'Connections to servers that its security group held back',
    },
    {
      ...OF_BALANCER,
      name: 'ZonalHealthStatus',
      means: 'Zones that answer',
      statistic: 'Minimum',
      reported: 'withTargets',
    },
  ],
};

/** Of a certificate, in its own Region. Nothing comes after it has expired or been removed. */
export const CERTIFICATE_MANAGER: MetricNamespace = {
  namespace: 'AWS/CertificateManager',
  page: 'https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html',
  metrics: [
    {
      name: 'DaysToExpiry',
      means: 'Days until the certificate expires',
      dimensions: [['CertificateArn']],
      statistic: 'Minimum',
      reported: 'twiceADay',
    },
  ],
};

/** Of a service on Fargate. Its number of tasks costs extra (Container Insights); that of its target groups does not. */
export const ECS_SERVICE: MetricNamespace = {
  namespace: 'AWS/ECS',
  page: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html',
  metrics: [
    {
      name: 'CPUUtilization',
      means: 'Per cent of the processors of its tasks',
      dimensions: [['ClusterName', 'ServiceName']],
      statistic: 'Average',
      reported: 'whileTasksRun',
    },
    {
      name: 'MemoryUtilization',
      means: 'Per cent of the memory of its tasks',
      dimensions: [['ClusterName', 'ServiceName']],
      statistic: 'Average',
      reported: 'whileTasksRun',
    },
  ],
};
