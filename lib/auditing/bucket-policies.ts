import { NO } from '../routing/matching/verdict';
import { wildcardPattern } from '../routing/matching/wildcard-pattern';
import type { DeployedResource } from '../templates/deployed-resources';
import { entry, list, text } from '../templates/load-balancers/properties';
import { resourcesOfType } from '../templates/resource-index';
import { referenceIn, Symbolic } from '../templates/symbolic';

/** Who is to put objects into a bucket, and where. */
export interface Writer {
  readonly principal: string;
  /** Beginning of their keys, up to where the account stands. */
  readonly keys: string;
  /** Whether an account of AWS may write instead, another one in each of the older Regions. */
  readonly isOfAccounts: boolean;
}

/**
 * Whether some policy of a bucket may let somebody put objects there. What only the deployment knows may be right, and of
 * conditions nobody here can tell.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
 */
export function letsPut(bucket: DeployedResource, writer: Writer, resources: readonly DeployedResource[]): boolean {
  return resourcesOfType('AWS::S3::BucketPolicy', resources)
    .filter(({ properties }) => mayBeOf(properties['Bucket'], bucket))
    .some(({ properties: { PolicyDocument: document } }) => {
      const statements = several(entry(document, 'Statement'));
      return isOpen(document) || statements.some((statement) => isOpen(statement) || allows(statement, writer));
    });
}

function mayBeOf(named: unknown, bucket: DeployedResource): boolean {
  const key = referenceIn(named)?.resource;
  if (key !== undefined) return key === bucket.key;
  const name = bucket.properties['BucketName'];
  return isOpen(named) || isOpen(name) || text(named) === text(name);
}

function allows(statement: unknown, { principal, keys, isOfAccounts }: Writer): boolean {
  if (['NotPrincipal', 'NotAction', 'NotResource'].some((key) => entry(statement, key) !== undefined)) return true;
  if (text(entry(statement, 'Effect')) === 'Deny') return false;
  const who = entry(statement, 'Principal');
  const accounts = several(entry(who, 'AWS'));
  const isMeant =
    isOpen(who) ||
    text(who) === '*' ||
    several(entry(who, 'Service')).some((each) => isOpen(each) || text(each) === principal) ||
    accounts.some((each) => isOfAccounts || text(each) === '*');
  return (
    isMeant &&
    several(entry(statement, 'Action')).some((each) => matches(asPattern(each), 's3:PutObject', false)) &&
    several(entry(statement, 'Resource')).some((each) => matches(inBucket(each), `${IN_BUCKET}${keys}${REST}`, true))
  );
}

/** A resource of a policy without the name of the bucket, which is known to be the right one, and for any account. */
const IN_BUCKET = 'bucket/';

function inBucket(resource: unknown): string {
  return asPattern(resource)
    .replace(/^arn:[^:]*:s3:::[^/]*\//, IN_BUCKET)
    .replace(/\/AWSLogs\/\d{12}\//, '/AWSLogs/*/');
}

/** What only the deployment knows may be anything. */
function asPattern(value: unknown): string {
  return value instanceof Symbolic ? value.parts.map((part) => (typeof part === 'string' ? part : '*')).join('') : (text(value) ?? '');
}

/** Of an account, which nobody here knows, and what follows it. */
const REST = '111122223333/elasticloadbalancing/a-region-1/2026/11/30/log';

function matches(pattern: string, sample: string, caseSensitive: boolean): boolean {
  return wildcardPattern(pattern, { caseSensitive })(sample) !== NO;
}

function isOpen(value: unknown): boolean {
  return value instanceof Symbolic;
}

/** Where policies have one thing or a list of them. */
function several(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? list(value) : [value];
}
