import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import nag from 'cdk-nag/package.json';
import { LyncStack } from '../bin/lync-stack';
import { DeploymentFile } from '../lib';
import { EXAMPLES } from '../scripts/example-runbooks';
import { variantOf, wrongAnswers } from '../scripts/linters/examined';
import { cdkNagSections } from '../scripts/linters/linter-page';
import { saidByCdkNag } from '../scripts/linters/said-by-cdk-nag';

const ROOT = join(__dirname, '..');

/** What AwsSolutions says of a deployment, each rule once. */
function rulesBrokenBy(file: DeploymentFile): readonly string[] {
  const app = new App({ analyticsReporting: false });
  new LyncStack(app, file.stackName, file);
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return [...new Set(violations.map(({ ruleName }) => ruleName.replace(/\[.*$/, '')))].sort();
}

/** Rows of the table under "What linters say". */
function told(): readonly string[] {
  const page = readFileSync(join(ROOT, 'docs', 'haproxy-on-aws.md'), 'utf8');
  return [...(page.split('## What linters say')[1] ?? '').matchAll(/^\| `(AwsSolutions-\w+)`/gm)].map(([, rule = '']) => rule).sort();
}

const read = (path: string) => DeploymentFile.read(join(ROOT, path));
const OF_APPLICATION_LOAD_BALANCERS = rulesBrokenBy(read('examples/contoso/deployment.yaml'));
const more = (file: DeploymentFile) => rulesBrokenBy(file).filter((rule) => !OF_APPLICATION_LOAD_BALANCERS.includes(rule));

const OF_PRIVATE_IMAGES = 'AwsSolutions-IAM5';

test.each(['examples/proseware/deployment.yaml', 'test/deployment-haproxy.yaml'])(
  'of %s cdk-nag says what docs/haproxy-on-aws.md tells, beside what it says of an Application Load Balancer',
  (deployment) => {
    expect(more(read(deployment))).toEqual(told().filter((rule) => rule !== OF_PRIVATE_IMAGES));
  },
);

test("and of an image of one's own registry and certificates in secrets one thing more", () => {
  const text = readFileSync(join(ROOT, 'test', 'deployment-haproxy.yaml'), 'utf8').replace(
    'haproxy:\n',
    `haproxy:
  image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/haproxy@sha256:${'0'.repeat(64)}
  certificates: [{ secretArn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:edge-AbCdEf', names: ['*.contoso.com'] }]
`,
  );
  expect(more(DeploymentFile.parse(text))).toEqual(told());
});

// What needs Python, `npm run test:linters` asks.
describe('docs/linters.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lync-linters-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const said = EXAMPLES.flatMap((example) => saidByCdkNag(variantOf(example), folder));

  test('tells what packs of cdk-nag say of the examples', () => {
    const page = readFileSync(join(ROOT, 'docs', 'linters.md'), 'utf8').replaceAll('\r\n', '\n');
    expect(page.slice(page.indexOf('## cdk-nag'))).toBe(cdkNagSections(said, nag.version));
  });

  test('has an answer to each, with which it is no longer said, and nothing else that nobody acknowledged', () => {
    expect(wrongAnswers(said, (variant) => saidByCdkNag(variant, folder).map(({ rule }) => rule))).toEqual([]);
  });

  test.each([
    ['no answer', [{ example: 'contoso', rule: 'AwsSolutions-XX1', text: '' }], [], 'has no answer to AwsSolutions-XX1'],
    [
      'an answer that does nothing',
      [{ example: 'contoso', rule: 'AwsSolutions-S1', text: '' }],
      ['AwsSolutions-S1'],
      'is said with accessLogs',
    ],
    [
      'an acknowledgement that hides another rule',
      ['AwsSolutions-ECS2', 'AwsSolutions-VPC7'].map((rule) => ({ example: 'proseware', rule, text: '' })),
      [],
      'AwsSolutions-VPC7 is acknowledged by nothing',
    ],
  ])('would tell of %s', (_, of, after, words) => {
    expect(wrongAnswers(of, () => after).join()).toContain(words);
  });
});
