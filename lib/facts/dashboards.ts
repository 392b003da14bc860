/** What a dashboard of CloudWatch takes. */
export const DASHBOARD = {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
  columns: 24,
  widgets: 500,
  /** With those that an expression reads and nobody sees. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
  metricsPerWidget: 500,
  metrics: 2500,
  /** Seconds of a query of Metrics Insights or a graph that is asked of it: ours, five values of a load balancer. */
  periodSeconds: 300,
} as const;

/** Ours, for people: lines of one graph that are still told apart. Of more, as many of the worst are drawn. */
export const MOST_LINES = 10;

/**
 * Ours: members that one graph names, so that all graphs together stay below the quota of metrics of a dashboard, and its text below what
 * {@link DASHBOARD_BYTES} says.
 */
export const MOST_NAMED = { targetGroups: 150, loadBalancers: 50, certificates: 100 } as const;

/** Ours: no page tells how long the text of a dashboard may be (UNVERIFIED), and a template holds a megabyte. */
export const DASHBOARD_BYTES = 200_000;

/** Days of which the graph of certificates takes its last value: they have one twice a day. */
export const CERTIFICATE_RANGE = '-P3D';
