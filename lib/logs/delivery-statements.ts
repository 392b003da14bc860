import { LOG_WRITERS } from '../facts/load-balancer-logs';

/** What a policy allows whoever delivers logs; values are texts, or tokens that stand for them. */
export interface DeliveryStatement {
  readonly principal: string;
  readonly action: string;
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface DeliveryPlace {
  readonly bucketArn: string;
  /** Of the objects that are written, up to the account and `*`. */
  readonly objectArns: readonly string[];
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/**
 * Whoever delivers the logs of each kind of load balancer, to its folders, and for load balancers of this account alone. The statements
 * have no Sid, of which S3 takes each once in a policy: several proxies may write to one bucket.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-connection-logging.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export function deliveryStatements(
  type: keyof typeof LOG_WRITERS,
  { bucketArn, objectArns, account, region, partition }: DeliveryPlace,
): readonly DeliveryStatement[] {
  const principal = LOG_WRITERS[type];
  const source = (of: string) => ({ 'aws:SourceArn': `arn:${partition}:${of}` });
  const put = { principal, action: 's3:PutObject', resources: objectArns };
  if (type === 'application')
    return [{ ...put, conditions: { ArnLike: source(`elasticloadbalancing:${region}:${account}:loadbalancer/*`) } }];
  const ofAccount = { 'aws:SourceAccount': account };
  const ArnLike = source(`logs:${region}:${account}:*`);
  return [
    { principal, action: 's3:GetBucketAcl', resources: [bucketArn], conditions: { StringEquals: ofAccount, ArnLike } },
    { ...put, conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...ofAccount }, ArnLike } },
  ];
}
