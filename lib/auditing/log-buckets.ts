import { logPrefixProblems } from '../declaring/log-prefix';
import { finding, type Finding } from '../findings/finding';
import type { DeployedResource } from '../templates/deployed-resources';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import { referenceIn } from '../templates/symbolic';
import { resourceAt } from '../templates/resource-index';

const LOGS = ['access_logs', 'connection_logs', 'health_check_logs'] as const;

/**
 * Buckets of the template that a load balancer cannot write its logs to, and prefixes it keeps for itself. Only a Network
 * Load Balancer writes with a KMS key.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export function logBuckets({ resource, type = 'application' }: LoadBalancer, resources: readonly DeployedResource[]): readonly Finding[] {
  if (resource === undefined) return [];
  const attributes = new Map(
    list(resource.properties['LoadBalancerAttributes']).map((each) => [text(entry(each, 'Key')), entry(each, 'Value')] as const),
  );
  return LOGS.filter((logs) => text(attributes.get(`${logs}.s3.enabled`)) === 'true').flatMap((logs) => {
    const prefix = text(attributes.get(`${logs}.s3.prefix`));
    const key = referenceIn(attributes.get(`${logs}.s3.bucket`))?.resource;
    const bucket = resourceAt(key, resources, 'AWS::S3::Bucket');
    return [
      ...(prefix === undefined
        ? []
        : logPrefixProblems(prefix).map((kind) => finding('log-bucket-refused', resource.logicalId, { kind, prefix }))),
      ...(type === 'application' && bucket !== undefined && isKmsEncrypted(bucket)
        ? [finding('log-bucket-refused', resource.logicalId, { kind: 'KMS', bucket: bucket.logicalId })]
        : []),
    ];
  });
}

function isKmsEncrypted({ properties }: DeployedResource): boolean {
  return list(entry(properties['BucketEncryption'], 'ServerSideEncryptionConfiguration')).some(
    (rule) => text(entry(entry(rule, 'ServerSideEncryptionByDefault'), 'SSEAlgorithm'))?.startsWith('aws:kms') === true,
  );
}
