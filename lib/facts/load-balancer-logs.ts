/** Logs that a load balancer writes to a bucket, as its attributes call them, and the folders they are kept apart by. */
export const LOG_FOLDERS = { access_logs: 'access', connection_logs: 'connections', health_check_logs: 'health-checks' } as const;

/**
 * `access_logs` are of requests, at a Network Load Balancer of connections to TLS listeners; the others an Application Load Balancer
 * has alone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
export type LogKind = keyof typeof LOG_FOLDERS;

export const LOG_KINDS = Object.keys(LOG_FOLDERS) as readonly LogKind[];

/** What stands between a prefix and the account in the name of a log, and therefore in no prefix. */
export const LOGS_OF_AWS = 'AWSLogs';

/**
 * Days after which S3 deletes: a whole number of 31 bits.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html
 */
export const RETENTION_DAYS = { least: 1, most: 2_147_483_647 } as const;

/** Ours: days in which a deletion by mistake can be taken back, and an upload be continued. */
export const DAYS_OF_GRACE = 7;

/**
 * Who writes the logs of a type of load balancer, the second one those of flows too.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export const LOG_WRITERS = {
  application: 'logdelivery.elasticloadbalancing.amazonaws.com',
  network: 'delivery.logs.amazonaws.com',
} as const;
