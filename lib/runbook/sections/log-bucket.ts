import { partitionOf } from '../../declaring/environments';
import { LOGS_OF_AWS } from '../../facts/load-balancer-logs';
import { deliveryStatements } from '../../logs/delivery-statements';
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
  const partition = partitionOf(region);
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const folders = balancers.length === 0 ? [prefix] : balancers.map((each) => (prefix === '' ? each : `${prefix}/${each}`));
  const objectArns = folders.map((folder) => `${bucketArn}/${folder === '' ? '' : `${folder}/`}${LOGS_OF_AWS}/${account}/*`);
  const type = kind === TLS_CONNECTIONS.name ? 'network' : 'application';
  return deliveryStatements(type, { bucketArn, objectArns, account, region, partition }).map(
    ({ principal, action, resources, conditions }) => ({
      Effect: 'Allow',
      Principal: { Service: principal },
      Action: action,
      Resource: action === 's3:PutObject' ? resources : bucketArn,
      Condition: conditions,
    }),
  );
}
