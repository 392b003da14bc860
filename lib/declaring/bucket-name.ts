/**
 * Why no S3 bucket is called so, or undefined. A hyphen beside a dot CDK refuses, and so did S3 when it still took such names.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameProblem(name: string): string | undefined {
  if (name.length < LENGTH.least || name.length > LENGTH.most) {
    return `has ${name.length} characters in the name of its bucket, which has ${LENGTH.least} to ${LENGTH.most}`;
  }
  if (/[^a-z0-9.-]/.test(name)) return 'has other characters than a to z, 0 to 9, dots and hyphens in the name of its bucket';
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return 'has a bucket whose name does not begin and end with a letter or digit';
  if (/\.\.|\.-|-\./.test(name)) return 'has a dot beside a dot or hyphen in the name of its bucket';
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return 'has what looks like an IP address for the name of its bucket';
  const taken = RESERVED_STARTS.find((each) => name.startsWith(each)) ?? RESERVED_ENDS.find((each) => name.endsWith(each));
  return taken === undefined ? undefined : `has ${taken} in the name of its bucket, which S3 keeps for itself`;
}

const LENGTH = { least: 3, most: 63 };
const RESERVED_STARTS = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_ENDS = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];
