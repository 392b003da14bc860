/** What somebody is told about a proxy that watches itself, by what `except` and `thresholds` call it. */
export interface AlarmFact {
  /** As lists of alarms say it. */
  readonly title: string;
  /** What its threshold is a number of. */
  readonly unit: string;
  readonly byDefault: number;
  readonly least: number;
  readonly most: number;
}

const MOST_SERVERS = 1000;
const MOST_COUNTED = 1_000_000;

/**
 * The defaults suit long polls: no alarm is about how long an answer takes, which is up to 1,800 seconds on a normal day, none about
 * answers of 4xx, which sign-in and phones that leave make by the thousand. Numbers are starts of our own, from Microsoft's user model
 * (UNVERIFIED in the field): https://learn.microsoft.com/lyncserver/lync-server-2013-user-models
 */
export const ALARMS = {
  noHealthyServer: { title: 'No healthy server', unit: 'healthy servers, fewer than which', byDefault: 1, least: 1, most: MOST_SERVERS },
  fewerServers: { title: 'Fewer servers than all', unit: 'servers missing', byDefault: 1, least: 1, most: MOST_SERVERS },
  proxyErrors: { title: 'Errors of the proxy (5xx)', unit: 'answers in five minutes', byDefault: 20, least: 1, most: MOST_COUNTED },
  serverErrors: { title: 'Errors of the servers (5xx)', unit: 'answers in five minutes', byDefault: 20, least: 1, most: MOST_COUNTED },
  connectionErrors: {
    title: 'Failed connections to servers',
    unit: 'connections in five minutes',
    byDefault: 10,
    least: 1,
    most: MOST_COUNTED,
  },
  tlsErrors: { title: 'Failed TLS with servers', unit: 'handshakes in five minutes', byDefault: 10, least: 1, most: MOST_COUNTED },
  rejectedConnections: { title: 'Rejected connections', unit: 'connections in five minutes', byDefault: 1, least: 1, most: MOST_COUNTED },
  portAllocationErrors: {
    title: 'No port towards servers',
    unit: 'connections in five minutes',
    byDefault: 1,
    least: 1,
    most: MOST_COUNTED,
  },
  serverResets: { title: 'Resets by servers', unit: 'resets for a hundred new connections', byDefault: 50, least: 1, most: 10_000 },
  // A connection that was idle for too long is reset when it is used again, at most once: as many as there are new ones are normal.
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html
  balancerResets: {
    title: 'Resets by the load balancer',
    unit: 'resets for a hundred new connections',
    byDefault: 300,
    least: 1,
    most: 10_000,
  },
  spray: { title: 'Spray on sign-in paths', unit: 'refused requests in five minutes', byDefault: 100, least: 1, most: MOST_COUNTED },
  // AWS advises 44; ACM begins to renew at 45, so that 44 would tell of every renewal that takes a day.
  certificateExpiry: { title: 'Certificate expires', unit: 'days', byDefault: 30, least: 1, most: 45 },
  noTask: { title: 'No task of HAProxy', unit: 'tasks, fewer than which', byDefault: 1, least: 1, most: MOST_SERVERS },
  restartingTasks: {
    title: 'Tasks of HAProxy restart',
    unit: 'minutes of thirty with fewer tasks than the minimum',
    byDefault: 5,
    least: 1,
    most: 30,
  },
} as const satisfies Readonly<Record<string, AlarmFact>>;

export type AlarmId = keyof typeof ALARMS;

export const ALARM_IDS = Object.keys(ALARMS) as readonly AlarmId[];

/** Seconds between two values of a metric, and of what is summed up. */
export const ALARM_PERIODS = { minute: 60, fiveMinutes: 300, day: 86_400 } as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const CLOUDWATCH = {
  /** Not adjustable. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
  metricsPerMath: 10,
  /** Characters. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  description: 1024,
  /** Alarms on a query of Metrics Insights in an account and Region. Not adjustable. */
  queryAlarms: 200,
} as const;

/** Ours: what one person can have an eye on. With more, pools and load balancers share alarms. */
export const MOST_ALARMS = 40;

/** As CloudFormation calls alarms. */
export const ALARM_TYPE = 'AWS::CloudWatch::Alarm';
