import { logPrefixProblems } from '../declaring/log-prefix';
import { LOG_WRITERS, LOGS_OF_AWS } from '../facts/load-balancer-logs';
import { finding, type Finding } from '../findings/finding';
import type { TemplateRouting } from '../routing/template-routing';
import { STACK_TYPE } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import { writtenLogs } from '../templates/load-balancers/written-logs';
import { resourceAt, resourcesOfType } from '../templates/resource-index';
import { referenceIn, Symbolic } from '../templates/symbolic';
import { letsPut } from './bucket-policies';
import { parametersOf } from './stack-parameters';

const BUCKET = 'AWS::S3::Bucket';

type Resources = TemplateRouting['resources'];

/**
 * Buckets of the templates that a load balancer cannot write its logs to, and prefixes it keeps for itself. Only a Network
 * Load Balancer writes with a KMS key.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export function logBuckets(
  { resource, type = 'application' }: LoadBalancer,
  { resources, stacks }: Pick<TemplateRouting, 'resources' | 'stacks'>,
): readonly Finding[] {
  if (resource === undefined) return [];
  const attributes = list(resource.properties['LoadBalancerAttributes']);
  const found = writtenLogs({ resource }).flatMap((log) => {
    // An attribute that only the deployment knows may be the prefix.
    const prefix = log.prefix ?? attributes.find((each) => each instanceof Symbolic);
    const bucket = bucketOf(log.bucket, resource, resources);
    const problems = logPrefixProblems(text(prefix) ?? '').map((kind) =>
      finding('log-bucket-refused', resource.logicalId, { kind, prefix: text(prefix) ?? '' }),
    );
    if (bucket === undefined) return problems;
    const [there, here] = [bucket, resource].map(({ stackName }) => parametersOf(stackName, stacks)['AWS::Region']);
    return [
      ...problems,
      ...(there === undefined || here === undefined || there === here
        ? []
        : [finding('log-bucket-refused', resource.logicalId, { kind: 'another Region', bucket: bucket.logicalId, there, here })]),
      ...(type === 'application' && isKmsEncrypted(bucket)
        ? [finding('log-bucket-refused', resource.logicalId, { kind: 'KMS', bucket: bucket.logicalId })]
        : []),
      ...(problems.length > 0 ? [] : unlet(resource, type, bucket, prefix, resources)),
    ];
  });
  // Several logs of one bucket have one mistake in common.
  return [...new Map(found.map((each) => [each.message, each])).values()];
}

/** By what the template says of it, or by its name; a name that several stacks have is that of one bucket at most. */
function bucketOf(value: unknown, { stackName }: DeployedResource, resources: Resources): DeployedResource | undefined {
  const key = referenceIn(value)?.resource;
  if (key !== undefined) return resourceAt(key, resources, BUCKET);
  const name = text(value);
  const named = resourcesOfType(BUCKET, resources).filter(
    ({ properties }) => name !== undefined && text(properties['BucketName']) === name,
  );
  return named.length < 2 ? named[0] : named.find((each) => each.stackName === stackName);
}

function isKmsEncrypted({ properties }: DeployedResource): boolean {
  return list(entry(properties['BucketEncryption'], 'ServerSideEncryptionConfiguration')).some(
    (rule) => text(entry(entry(rule, 'ServerSideEncryptionByDefault'), 'SSEAlgorithm'))?.startsWith('aws:kms') === true,
  );
}

/** Where all policies are at hand, and none lets ELB in. */
function unlet(
  { logicalId }: DeployedResource,
  type: string,
  bucket: DeployedResource,
  prefix: unknown,
  resources: Resources,
): readonly Finding[] {
  const principal = Object.hasOwn(LOG_WRITERS, type) ? LOG_WRITERS[type as keyof typeof LOG_WRITERS] : undefined;
  const folder = prefix === undefined ? '' : text(prefix);
  // What a nested stack holds whose template is not at hand, nobody can tell.
  if (principal === undefined || folder === undefined || resourcesOfType(STACK_TYPE, resources).length > 0) return [];
  const keys = `${folder === '' ? '' : `${folder}/`}${LOGS_OF_AWS}/`;
  return letsPut(bucket, { principal, keys, isOfAccounts: type === 'application' }, resources)
    ? []
    : [finding('log-bucket-refused', logicalId, { kind: 'no policy', bucket: bucket.logicalId, principal, keys: `${keys}*` })];
}
