import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/**
 * The design guidelines of the AWS Construct Library that make sense for a library of patterns. Left out are
 * `module-name`, which demands @aws-cdk/…, and `prefer-ref-interface`, which is for constructs of single resources.
 */
const RULES = [
  'attribute-readonly',
  'construct-ctor',
  'construct-ctor-props-optional',
  'construct-ctor-props-type',
  'construct-interface-extends-iconstruct',
  'docs-public-apis',
  'duration-prop-name',
  'duration-prop-type',
  'from-attributes',
  'from-signature',
  'grant-result',
  'integ-return-type',
  'no-unused-type',
  'props-default-doc',
  'props-no-any',
  'props-no-arn-refs',
  'props-no-cfn-types',
  'props-no-tokens',
  'props-no-undefined-default',
  'props-no-unions',
  'props-struct-name',
  'public-static-props-all-caps',
  'ref-via-interface',
];

const awslint = join(dirname(require.resolve('awslint/package.json')), 'bin', 'awslint');
const { status, stdout, stderr, error } = spawnSync(process.execPath, [awslint, ...RULES.flatMap((rule) => ['-i', rule])], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (error !== undefined) throw error;
// awslint names every rule it was told to skip, for every element.
const told = `${stdout}${stderr}`.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('skipped:'));
process.stdout.write(told.length === 0 ? 'awslint: nothing to say\n' : `${told.join('\n')}\n`);
process.exitCode = status ?? 1;
