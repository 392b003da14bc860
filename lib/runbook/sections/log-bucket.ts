import { partitionOf } from '../../declaring/environments';
import { TLS_CONNECTIONS } from '../../logs/tables';
import type { LogFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Logs that go to a bucket which the template does not make: nothing of the deployment changes its policy. */
export function logBucket(inputs: RunbookInputs): readonly Section[] {
  const facts = inputs.template?.logs ?? [];
  const names = [...new Set(facts.flatMap(({ bucket }) => (typeof bucket === 'string' ? [bucket] : [])))];
  return section(
    'log-bucket',
    'The bucket for logs',
    names.map((name) =>
      letWrite(
        name,
        facts.filter(({ bucket }) => bucket === name),
        inputs,
      ),
    ),
  );
}

function letWrite(bucket: string, facts: readonly LogFacts[], { environment }: RunbookInputs): Step {
  const { account = '<account>', region = '<Region>' } = environment;
  return {
    title: `Let Elastic Load Balancing write to ${code(bucket)}`,
    why: 'It tries to when the logs are switched on, and the deployment fails where it may not. The bucket is not of this deployment, and so its policy is left alone.',
    where: 'whoever has the bucket; in the console of Amazon S3 it is Permissions, Bucket policy',
    text: [
      `Add these statements to the policy that is there. The bucket has to be in the Region of the load balancers, with S3-managed keys (SSE-S3). How long logs are kept its lifecycle rules say.`,
    ],
    commands: [
      {
        language: 'json',
        title: 'The statements',
        lines: JSON.stringify(
          facts.flatMap((each) => statements(bucket, each, account, region)),
          undefined,
          2,
        ).split('\n'),
      },
    ],
    checks: [{ expect: 'The policy has them, and what refuses requests in it (Deny) does not refuse these.' }],
    topics: [TOPICS.logPermissions, TOPICS.networkLogPermissions],
  };
}

function statements(bucket: string, { kind, prefix, balancers }: LogFacts, account: string, region: string): readonly object[] {
  const arn = `arn:${partitionOf(region)}`;
  const folders = balancers.length === 0 ? [prefix] : balancers.map((each) => (prefix === '' ? each : `${prefix}/${each}`));
  const Resource = folders.map((folder) => `${arn}:s3:::${bucket}/${folder === '' ? '' : `${folder}/`}AWSLogs/${account}/*`);
  const Service = kind === TLS_CONNECTIONS.name ? 'delivery.logs.amazonaws.com' : 'logdelivery.elasticloadbalancing.amazonaws.com';
  const allow = { Effect: 'Allow', Principal: { Service } };
  if (kind !== TLS_CONNECTIONS.name) {
    const ArnLike = { 'aws:SourceArn': `${arn}:elasticloadbalancing:${region}:${account}:loadbalancer/*` };
    return [{ ...allow, Action: 's3:PutObject', Resource, Condition: { ArnLike } }];
  }
  const ArnLike = { 'aws:SourceArn': `${arn}:logs:${region}:${account}:*` };
  const source = { 'aws:SourceAccount': account };
  return [
    { ...allow, Action: 's3:GetBucketAcl', Resource: `${arn}:s3:::${bucket}`, Condition: { StringEquals: source, ArnLike } },
    {
      ...allow,
      Action: 's3:PutObject',
      Resource,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...source }, ArnLike },
    },
  ];
}
