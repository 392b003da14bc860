import { proxyEngine } from './engine-of-proxies';
import type { Duration } from 'aws-cdk-lib/core';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogsDeclaration } from '../declaring/declarations';
import { known } from '../declaring/environments';
import type { LogPlan } from '../planning/publishing-plan';
import type { LoggedLoadBalancer } from '../rendering/front-ends/front-end-renderer';

/** What becomes of the logs in a new bucket. */
export interface LogBucketOptions {
  /**
   * How long logs are kept: whole days, from 1 to 2,147,483,647. A log that was deleted or replaced can be had back for a
   * week longer, or for as many days as it is kept where these are fewer.
   *
   * Else a finding of the proxy.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
   * @default - for good
   */
  readonly retention?: Duration;
}

/**
 * Where load balancers write their logs, and which. A listener for TCP writes none: flow logs of the VPC tell who connected.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const rule: PoolPublishingRule;
 * new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   publishingRules: [rule],
 *   accessLogs: AccessLogs.create({ retention: Duration.days(90) }),
 * });
 */
export abstract class AccessLogs {
  /**
   * A new bucket, kept when the stack is deleted, with TLS alone and the one encryption that load balancers write to, S3-managed keys.
   *
   * Without options it takes the access logs of Application Load Balancers, for good. With options, even empty ones, it takes every
   * log there is: access, connection and health-check logs of Application Load Balancers, access logs of a Network Load Balancer
   * whose listener ends TLS. Each has a prefix of its own, like `connections/applicationLoadBalancer`; the bucket keeps versions,
   * and admits nobody on behalf of another account.
   *
   * @example
   * AccessLogs.create({ retention: Duration.days(90) });
   */
  public static create(options?: LogBucketOptions): AccessLogs {
    return new NewBucket(options);
  }

  /**
   * An existing bucket in the same Region, encrypted with S3-managed keys. Another one is a finding of the proxy. It takes the access
   * logs of Application Load Balancers.
   *
   * The policy of an imported bucket is not touched: it must let
   * `logdelivery.elasticloadbalancing.amazonaws.com` put objects.
   *
   * @param prefix key prefix without a leading or trailing slash, and without `AWSLogs`, which follows it
   */
  public static toBucket(bucket: s3.IBucket, prefix?: string): AccessLogs {
    return new ExistingBucket(bucket, prefix, false);
  }

  /**
   * The same for every log there is, as `create` with options has them, each below a prefix of its own behind the one given.
   *
   * The policy of an imported bucket is not touched: it must let `logdelivery.elasticloadbalancing.amazonaws.com` put objects at
   * `PREFIX/*` followed by `/AWSLogs/ACCOUNT/*`, and for a Network Load Balancer `delivery.logs.amazonaws.com` put them there too,
   * and get the ACL of the bucket. How long logs are kept is for the lifecycle rules of the bucket to say.
   *
   * @param prefix key prefix without a leading or trailing slash, and without `AWSLogs`, which follows it
   *
   * @example
   * declare const bucket: s3.Bucket;
   * AccessLogs.allToBucket(bucket, 'lync');
   */
  public static allToBucket(bucket: s3.IBucket, prefix?: string): AccessLogs {
    return new ExistingBucket(bucket, prefix, true);
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
  public abstract _attach(scope: Construct, logs: readonly LogPlan[], loadBalancer: LoggedLoadBalancer): s3.IBucket | undefined;
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

class NewBucket extends AccessLogs {
  public constructor(private readonly options: LogBucketOptions | undefined) {
    super();
  }

  public override get _makesBucket(): boolean {
    return true;
  }

  public _declaration(): AccessLogsDeclaration | undefined {
    if (this.options === undefined) return undefined;
    const { retention } = this.options;
    const retentionDays = retention?.isUnresolved() === true ? undefined : retention?.toDays({ integral: false });
    return { bucket: undefined, region: undefined, isKmsEncrypted: false, prefix: undefined, areAll: true, retentionDays };
  }

  public _attach(scope: Construct, logs: readonly LogPlan[], loadBalancer: LoggedLoadBalancer): s3.IBucket {
    const { admitAllDeliveries, admitLogDelivery, newLogBucket } = proxyEngine();
    const { options } = this;
    const bucket = newLogBucket(scope, options === undefined ? undefined : { retention: options.retention });
    (options === undefined ? admitLogDelivery : admitAllDeliveries)(bucket, undefined, loadBalancer);
    return switchOn(logs, bucket, undefined, loadBalancer);
  }
}

class ExistingBucket extends AccessLogs {
  public constructor(
    private readonly bucket: s3.IBucket,
    private readonly prefix: string | undefined,
    private readonly areAll: boolean,
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
      ...(this.areAll ? { areAll: true } : {}),
    };
  }

  public _attach(_scope: Construct, logs: readonly LogPlan[], loadBalancer: LoggedLoadBalancer): s3.IBucket {
    const { admitAllDeliveries, admitLogDelivery } = proxyEngine();
    (this.areAll ? admitAllDeliveries : admitLogDelivery)(this.bucket, this.prefix, loadBalancer);
    return switchOn(logs, this.bucket, this.prefix, loadBalancer);
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

function switchOn(
  logs: readonly LogPlan[],
  bucket: s3.IBucket,
  prefix: string | undefined,
  { setAttribute }: LoggedLoadBalancer,
): s3.IBucket {
  for (const { kind, folder } of logs) {
    const path = folder === undefined || prefix === undefined || prefix === '' ? (folder ?? prefix) : `${prefix}/${folder}`;
    setAttribute(`${kind}.s3.enabled`, 'true');
    setAttribute(`${kind}.s3.bucket`, bucket.bucketName);
    if (path !== undefined) setAttribute(`${kind}.s3.prefix`, path);
  }
  return bucket;
}
