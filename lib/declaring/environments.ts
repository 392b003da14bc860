import { isToken } from './tokens';

/** Where something of AWS is; undefined where only the deployment knows, or it is in none. */
export interface Environment {
  readonly partition: string | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** What an ARN tells. Certificates of IAM are in no Region. */
export function environmentOfArn(arn: string): Environment {
  const [, partition, , region, account] = arn.split(':').map(known);
  return { partition, region, account };
}

/** What it says, unless that is a token or nothing. */
export function known(text: string | undefined): string | undefined {
  return text === undefined || text === '' || isToken(text) || text.includes('{{resolve:') ? undefined : text;
}

/**
 * How the Regions of a partition begin; those of `aws` have no beginning of their own.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (readonly [string, RegExp])[] = [
  ['aws-cn', /^cn-/],
  ['aws-us-gov', /^us-gov-/],
  ['aws-iso', /^us-iso-/],
  ['aws-iso-b', /^us-isob-/],
  ['aws-iso-e', /^eu-isoe-/],
  ['aws-iso-f', /^us-isof-/],
  ['aws-eusc', /^eusc-/],
  ['aws', /^/],
];

/** The partition of a Region; `aws` of one that nobody knows. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([, beginning]) => beginning.test(region))?.[0] ?? 'aws';
}

/** Whether a partition is one this version knows, and the Region is none of its. */
export function isOtherPartition(partition: string, region: string): boolean {
  const isKnown = PARTITIONS.some(([name]) => name === partition);
  return isKnown && partitionOf(region) !== partition;
}
