import { CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccessLogs, ExternalSignIn, LyncReverseProxy } from '../../lib';
import { resourcesOf } from '../support/model-of-template';
import { errorsOf, frontEndPool, messageOf, publish, smallVpc, synthesize, zone } from '../support/publish';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

test('a private hosted zone of the app is private wherever it is listed', () => {
  const declare = (scope: Stack) => {
    const vpc = smallVpc(scope);
    const hostedZones = [new route53.PrivateHostedZone(scope, 'Private', { vpc, zoneName: 'contoso.com' })];
    return { vpc, publishingRules: [frontEndPool(scope, 'Webext')], hostedZones };
  };
  expect(errorsOf(declare)).toEqual(['certificate-needs-public-zone (Webext)']);
});

test('a zone name may end in a dot, as DNS tools print it', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    hostedZones: [zone(scope, 'Contoso.com.')],
  }));
  expect(resourcesOf(json, 'AWS::Route53::RecordSet')).toHaveLength(1);
});

test('an idle time-out may be known to CloudFormation only', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    idleTimeout: Duration.seconds(new CfnParameter(scope, 'IdleTimeout', { type: 'Number' }).valueAsNumber),
  }));
  const [[, loadBalancer] = ['', {}]] = resourcesOf(json, LOAD_BALANCER);
  expect(loadBalancer['LoadBalancerAttributes']).toContainEqual({ Key: 'idle_timeout.timeout_seconds', Value: { Ref: 'IdleTimeout' } });
});

test('fails when a priority is a token, without printing it', () => {
  const declare = (scope: Stack) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { priority: new CfnParameter(scope, 'Priority', { type: 'Number' }).valueAsNumber })],
  });
  expect(errorsOf(declare)).toEqual(['priority-out-of-range (Webext)']);
  expect(() => publish(declare)).toThrow('has a priority that is not known at synthesis (a CDK token)');
});

// The third is that of the security group, which has a rule for each server and port here.
test('a quota that is said to be undefined is the default', () => {
  expect(
    errorsOf((scope) => ({
      publishingRules: Array.from({ length: 51 }, (_, i) => frontEndPool(scope, `P${i}`, { priority: 100 * (i + 1), publishHttp: true })),
      quotas: { rules: undefined, targets: 1000 },
    })),
  ).toEqual(['quota-exceeded', 'quota-exceeded', 'quota-exceeded']);
});

test('fails for a log bucket that load balancers cannot write to, and for a prefix they keep', () => {
  const withLogs = (logs: (scope: Stack) => AccessLogs) =>
    messageOf(() =>
      publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], accessLogs: logs(scope) }), { env: { region: 'eu-west-1' } }),
    );
  const refused = Object.values(s3.BucketEncryption).filter((encryption) =>
    withLogs((scope) => AccessLogs.toBucket(new s3.Bucket(scope, encryption, { encryption }))).includes(
      `${encryption} is encrypted with a KMS key`,
    ),
  );
  expect(refused).toEqual([
    s3.BucketEncryption.KMS_MANAGED,
    s3.BucketEncryption.KMS,
    s3.BucketEncryption.DSSE_MANAGED,
    s3.BucketEncryption.DSSE,
  ]);
  const imported = (prefix: string, region = 'eu-west-1') =>
    withLogs((scope) => AccessLogs.toBucket(s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'logs', region }), prefix));
  expect(imported('lync')).toBe('');
  expect(imported('lync/')).toContain('begins or ends with a slash');
  expect(imported('AWSLogs')).toContain('has AWSLogs in it');
  expect(imported('lync', 'us-east-1')).toContain('The bucket logs is in us-east-1, the load balancer in eu-west-1.');
  expect(imported('lync', 'us-east-1')).toContain('Place: Stack/ReverseProxy, accessLogs');
});

test('fails, naming both, when the only rule of a proxy belongs to another one', () => {
  const stack = new Stack();
  const rule = frontEndPool(stack, 'Webext');
  const proxy = (id: string) =>
    new LyncReverseProxy(stack, id, {
      vpc: smallVpc(new Stack(stack, `${id}Network`)),
      publishingRules: [rule],
      hostedZones: [zone(stack, 'contoso.com', id)],
      externalSignIn: ExternalSignIn.MODERN,
    });
  expect([proxy('First'), proxy('Second')].map(({ node }) => node.id)).toEqual(['First', 'Second']);
  expect(rule.node.validate()).toEqual([expect.stringMatching(/^handed to \S*First and \S*Second, but/)]);
});

test('a name that CloudFormation imports is no host name', () => {
  expect(errorsOf((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { furtherNames: [Fn.importValue('Name')] })] }))).toEqual([
    'host-name-unresolved (Webext)',
  ]);
});
