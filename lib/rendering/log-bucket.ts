import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DAYS_OF_GRACE, LOG_WRITERS, LOGS_OF_AWS } from '../facts/load-balancer-logs';
import { deliveryStatements } from '../logs/delivery-statements';
import type { LoggedLoadBalancer } from './front-ends/front-end-renderer';

/** Of all load balancers of a proxy. */
const NEW_BUCKET_ID = 'AccessLogs';

/** Why a bucket is looked after: what is to become of it that `AccessLogs.create()` alone does not ask. */
export interface LookedAfter {
  /** undefined: for good. */
  readonly retention: Duration | undefined;
}

/** The bucket that is made for logs, once for a proxy; it stays when the stack goes. */
export function newLogBucket(scope: Construct, lookedAfter?: LookedAfter): s3.Bucket {
  const made = scope.node.tryFindChild(NEW_BUCKET_ID) as s3.Bucket | undefined;
  return (
    made ??
    new s3.Bucket(scope, NEW_BUCKET_ID, {
      // The one encryption that an Application Load Balancer writes to.
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(lookedAfter === undefined ? {} : { versioned: true, lifecycleRules: [lifecycle(lookedAfter)] }),
    })
  );
}

/**
 * A rule that has days for objects takes the delete markers away too, once no version is left below them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
 */
function lifecycle({ retention }: LookedAfter): s3.LifecycleRule {
  const grace = retention === undefined || retention.isUnresolved() ? DAYS_OF_GRACE : Math.min(DAYS_OF_GRACE, retention.toDays());
  return {
    id: 'Retention',
    abortIncompleteMultipartUploadAfter: Duration.days(grace),
    ...(retention === undefined ? {} : { expiration: retention, noncurrentVersionExpiration: Duration.days(grace) }),
  };
}

/**
 * Not `loadBalancer.logAccessLogs`, which needs a concrete Region for the account-per-Region policy of old; the service
 * principal serves every Region.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function admitLogDelivery(bucket: s3.IBucket, prefix: string | undefined, { construct }: LoggedLoadBalancer): void {
  const { account } = Stack.of(construct);
  letWrite(construct, bucket, {
    principals: [new iam.ServicePrincipal(LOG_WRITERS.application)],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`${below(prefix)}${LOGS_OF_AWS}/${account}/*`)],
  });
}

/** Whoever writes any of the logs of a load balancer, below the folders of each. */
export function admitAllDeliveries(bucket: s3.IBucket, prefix: string | undefined, { construct, type }: LoggedLoadBalancer): void {
  const { account, region, partition } = Stack.of(construct);
  const objectArns = [bucket.arnForObjects(`${below(prefix)}*/${LOGS_OF_AWS}/${account}/*`)];
  for (const statement of deliveryStatements(type, { bucketArn: bucket.bucketArn, objectArns, account, region, partition })) {
    letWrite(construct, bucket, {
      principals: [new iam.ServicePrincipal(statement.principal)],
      actions: [statement.action],
      resources: [...statement.resources],
      conditions: statement.conditions,
    });
  }
}

/** Logs are switched on once they may be written, and off before anything of the bucket goes. */
function letWrite(loadBalancer: Construct, bucket: s3.IBucket, statement: iam.PolicyStatementProps): void {
  const { policyDependable } = bucket.addToResourcePolicy(new iam.PolicyStatement(statement));
  if (policyDependable !== undefined) loadBalancer.node.addDependency(policyDependable);
}

/** The beginning of a key. */
function below(prefix: string | undefined): string {
  return prefix === undefined || prefix === '' ? '' : `${prefix}/`;
}
