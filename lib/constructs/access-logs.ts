import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogsDeclaration } from '../declaring/declarations';
import { known } from '../declaring/environments';

/**
 * Where the load balancer writes its access logs.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const rule: PoolPublishingRule;
 * declare const bucket: s3.Bucket;
 * new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   publishingRules: [rule],
 *   accessLogs: AccessLogs.toBucket(bucket, 'lync'),
 * });
 */
export abstract class AccessLogs {
  /** A new bucket, kept when the stack is deleted. */
  public static create(): AccessLogs {
    return new NewBucket();
  }

  /**
   * An existing bucket in the same Region, encrypted with S3-managed keys. Another one is a finding of the proxy.
   *
   * The policy of an imported bucket is not touched: it must let
   * `logdelivery.elasticloadbalancing.amazonaws.com` put objects.
   *
   * @param prefix key prefix without a leading or trailing slash, and without `AWSLogs`, which follows it
   */
  public static toBucket(bucket: s3.IBucket, prefix?: string): AccessLogs {
    return new ExistingBucket(bucket, prefix);
  }

  /** No access logs. */
  public static none(): AccessLogs {
    return new NoLogs();
  }

  /** @internal */
  public abstract _declaration(): AccessLogsDeclaration | undefined;

  /**
   * Whether a bucket is made, with its policy.
   *
   * @internal
   */
  public get _makesBucket(): boolean {
    return false;
  }

  /** @internal */
  public abstract _attach(scope: Construct, loadBalancer: elbv2.ApplicationLoadBalancer): s3.IBucket | undefined;
}

interface EncryptionRule {
  readonly serverSideEncryptionByDefault?: { readonly sseAlgorithm?: string };
}

/** With AWS's own KMS key, `aws/s3`, a bucket has no key to show. One whose encryption only the deployment knows is believed. */
function isKmsByDefault({ node: { defaultChild } }: s3.IBucket): boolean {
  if (!s3.CfnBucket.isCfnBucket(defaultChild)) return false;
  const { serverSideEncryptionConfiguration: rules } = (defaultChild.bucketEncryption ?? {}) as {
    readonly serverSideEncryptionConfiguration?: unknown;
  };
  return (
    Array.isArray(rules) &&
    rules.some((rule: EncryptionRule) => rule.serverSideEncryptionByDefault?.sseAlgorithm?.startsWith('aws:kms') === true)
  );
}

/** One for all load balancers of a proxy. */
class NewBucket extends AccessLogs {
  public override get _makesBucket(): boolean {
    return true;
  }

  public _declaration(): undefined {
    return undefined;
  }

  public _attach(scope: Construct, loadBalancer: elbv2.ApplicationLoadBalancer): s3.IBucket {
    const bucket = (scope.node.tryFindChild(NEW_BUCKET_ID) as s3.Bucket | undefined) ?? newBucket(scope);
    return attach(loadBalancer, bucket, undefined);
  }
}

const NEW_BUCKET_ID = 'AccessLogs';

function newBucket(scope: Construct): s3.Bucket {
  return new s3.Bucket(scope, NEW_BUCKET_ID, {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

class ExistingBucket extends AccessLogs {
  public constructor(
    private readonly bucket: s3.IBucket,
    private readonly prefix: string | undefined,
  ) {
    super();
  }

  public _declaration(): AccessLogsDeclaration {
    const { bucket } = this;
    return {
      bucket: known(bucket.bucketName) ?? bucket.node.path,
      region: known(bucket.env.region),
      isKmsEncrypted: bucket.encryptionKey !== undefined || isKmsByDefault(bucket),
      prefix: known(this.prefix),
    };
  }

  public _attach(_scope: Construct, loadBalancer: elbv2.ApplicationLoadBalancer): s3.IBucket {
    return attach(loadBalancer, this.bucket, this.prefix);
  }
}

class NoLogs extends AccessLogs {
  public _declaration(): undefined {
    return undefined;
  }

  public _attach(): s3.IBucket | undefined {
    return undefined;
  }
}

/**
 * Not `loadBalancer.logAccessLogs`, which needs a concrete Region for the account-per-Region policy of old; the service
 * principal serves every Region.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
function attach(loadBalancer: elbv2.ApplicationLoadBalancer, bucket: s3.IBucket, prefix: string | undefined): s3.IBucket {
  const folder = prefix === undefined ? 'AWSLogs' : `${prefix}/AWSLogs`;
  const granted = bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${folder}/${Stack.of(loadBalancer).account}/*`)],
    }),
  );
  loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
  loadBalancer.setAttribute('access_logs.s3.bucket', bucket.bucketName);
  loadBalancer.setAttribute('access_logs.s3.prefix', prefix);
  if (granted.policyDependable !== undefined) loadBalancer.node.addDependency(granted.policyDependable);
  return bucket;
}
