import * as s3 from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import { bucketNameProblem } from '../../lib/declaring/bucket-name';

const part = fc.constantFrom('a', '0', '.', '-', '10', '192', 'logs', 'x'.repeat(30), '.1.1', 'A', '_');
const name = fc.array(part, { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));

function isRefusedByCdk(bucket: string): boolean {
  try {
    s3.Bucket.validateBucketName(bucket);
    return false;
  } catch {
    return true;
  }
}

test('a name is refused exactly where CDK would throw for it', () => {
  fc.assert(
    fc.property(name, (bucket) => {
      expect({ bucket, isRefused: bucketNameProblem(bucket) !== undefined }).toEqual({ bucket, isRefused: isRefusedByCdk(bucket) });
    }),
    { numRuns: 2000 },
  );
});

test.each(['xn--logs', 'sthree-logs', 'amzn-s3-demo-logs', 'logs-s3alias', 'logs--ol-s3', 'logs.mrap', 'logs--x-s3', 'logs--table-s3'])(
  'S3 keeps %s for itself, which CDK lets through',
  (bucket) => {
    expect(isRefusedByCdk(bucket)).toBe(false);
    expect(bucketNameProblem(bucket)).toContain('which S3 keeps for itself');
  },
);
