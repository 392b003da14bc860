import { RETENTION_DAYS } from '../../facts/load-balancer-logs';
import { numberText } from '../../facts/number-text';
import type { FindingFamily } from '../finding-family';

export type RefusedLogBucket =
  | { readonly kind: 'another Region'; readonly bucket: string; readonly there: string; readonly here: string }
  | { readonly kind: 'KMS'; readonly bucket: string }
  | { readonly kind: 'slash' | 'AWSLogs'; readonly prefix: string }
  /** Of a template: the policies of the bucket, as far as they are at hand, let nobody in who writes the log. */
  | { readonly kind: 'no policy'; readonly bucket: string; readonly principal: string; readonly keys: string };

/** About logs that load balancers write to a bucket. */
export const LOGS = {
  'log-bucket-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'Logs are to go to a bucket of another Region or with a KMS key, or whose policy does not let ELB write, or below a prefix that ELB keeps for itself.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
    message: (refused: RefusedLogBucket) => {
      switch (refused.kind) {
        case 'another Region':
          return [
            `The bucket ${refused.bucket} is in ${refused.there}, the load balancer in ${refused.here}.`,
            'A load balancer writes its logs to a bucket of its own Region only, and the deployment fails.',
            `Choose a bucket in ${refused.here}.`,
          ];
        case 'KMS':
          return [
            `The bucket ${refused.bucket} is encrypted with a KMS key.`,
            'An Application Load Balancer writes its logs to buckets with S3-managed keys (SSE-S3) only, and the deployment fails.',
            'Choose another bucket, or give this one S3-managed keys.',
          ];
        case 'slash':
          return [
            `The prefix ${JSON.stringify(refused.prefix)} of the logs begins or ends with a slash, or has two in a row.`,
            'Elastic Load Balancing puts one behind it, S3 keeps every one, and the permission to write there is for another key.',
            'Write it without, like lync or proxies/lync.',
          ];
        case 'AWSLogs':
          return [
            `The prefix ${JSON.stringify(refused.prefix)} of the logs has AWSLogs in it.`,
            'Elastic Load Balancing puts AWSLogs and the account behind the prefix itself, and refuses one that has it.',
            'Leave it out, like lync.',
          ];
        case 'no policy':
          return [
            `No policy of the bucket ${refused.bucket} lets ${refused.principal} put objects at ${refused.keys}.`,
            'Elastic Load Balancing tries it when the logs are switched on, and the deployment fails.',
            `Allow the service ${refused.principal} the action s3:PutObject there, in a policy that the load balancer depends on.`,
          ];
      }
    },
  },
  'log-retention-elsewhere': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Logs in a bucket that somebody else made are to be deleted after some days.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
    message: ({ days, bucket }: { readonly days: number; readonly bucket: string }) => [
      `retentionDays is ${days}, and the logs go to the bucket ${bucket}, which is not of this deployment.`,
      'What is deleted when is said by the lifecycle rules of a bucket, which belong to whoever made it: the logs would stay.',
      'Leave retentionDays out and give that bucket a lifecycle rule, or write bucket: create.',
    ],
  },
  'log-retention-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Logs are to be kept for a number of days that S3 does not take.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html',
    message: ({ days }: { readonly days: number }) => [
      `Logs are to be kept for ${numberText(days)} days.`,
      `S3 deletes after a whole number of days from ${RETENTION_DAYS.least} to ${numberText(RETENTION_DAYS.most)}, and the deployment fails.`,
      'Write a number like 90, or leave it out: then logs stay for good.',
    ],
  },
} as const satisfies FindingFamily;
