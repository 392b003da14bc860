import { Duration, Lazy } from 'aws-cdk-lib/core';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { LyncStack } from '../../bin/lync-stack';
import { AccessLogs, DeploymentFile, ExternalSignIn, FrontEnd, LyncReverseProxy } from '../../lib';
import { dependsOn } from '../support/dependencies';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { errorsOf, frontEndPool, smallVpc, synthesize, zone } from '../support/publish';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';
const ANY = expect.anything() as unknown;
const ninetyDays = () => AccessLogs.create({ retention: Duration.days(90) });

/** The attributes about logs of each load balancer, by its logical id. */
function logsOf(json: TemplateJson): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(
    resourcesOf(json, `${ELBV2}::LoadBalancer`).map(([id, { LoadBalancerAttributes: attributes }]) => [
      id.replace(/^ReverseProxy|[0-9A-F]{8}$/g, ''),
      Object.fromEntries(
        (attributes as readonly { readonly Key: string; readonly Value: unknown }[])
          .filter(({ Key }) => Key.includes('_logs.s3.'))
          .map(({ Key, Value }) => [Key, Value]),
      ),
    ]),
  );
}

const prefixesOf = (json: TemplateJson) =>
  Object.fromEntries(
    Object.entries(logsOf(json)).map(([id, attributes]) => [
      id,
      Object.fromEntries(Object.entries(attributes).filter(([key]) => key.endsWith('.prefix'))),
    ]),
  );

const valuesOf = (byBalancer: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
  Object.values(byBalancer).flatMap((attributes) => Object.values(attributes));

const statementsOf = (json: TemplateJson) =>
  resourcesOf(json, 'AWS::S3::BucketPolicy').flatMap(
    ([, { PolicyDocument }]) =>
      (PolicyDocument as { readonly Statement: readonly { readonly Sid?: string; readonly Effect: string }[] }).Statement,
  );

describe('a bucket that is made, with a retention', () => {
  const { json, proxy } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], accessLogs: ninetyDays() }));
  const [[bucketId, bucket] = ['', {}]] = resourcesOf(json, 'AWS::S3::Bucket');

  test('takes access, connection and health-check logs of an Application Load Balancer, each below a prefix of its own', () => {
    const to = (folder: string, logs: string) => ({
      [`${logs}.s3.enabled`]: 'true',
      [`${logs}.s3.bucket`]: { Ref: bucketId },
      [`${logs}.s3.prefix`]: `${folder}/applicationLoadBalancer`,
    });
    expect(logsOf(json)).toEqual({
      LoadBalancer: {
        ...to('access', 'access_logs'),
        ...to('connections', 'connection_logs'),
        ...to('health-checks', 'health_check_logs'),
      },
    });
    expect(proxy.accessLogsBucket).toBeDefined();
  });

  test('is encrypted as load balancers write, keeps versions and deletes after the retention', () => {
    expect(bucket).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'Retention',
            Status: 'Enabled',
            ExpirationInDays: 90,
            NoncurrentVersionExpiration: { NoncurrentDays: 7 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    });
    expect(json.Resources[bucketId]).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  test('admits TLS alone, and ELB on behalf of load balancers of this account', () => {
    const arn = { 'Fn::GetAtt': [bucketId, 'Arn'] };
    expect(statementsOf(json)).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      {
        Effect: 'Allow',
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: { 'Fn::Join': ['', [arn, '/*/AWSLogs/', { Ref: 'AWS::AccountId' }, '/*']] },
        Condition: {
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':elasticloadbalancing:',
                  { Ref: 'AWS::Region' },
                  ':',
                  { Ref: 'AWS::AccountId' },
                  ':loadbalancer/*',
                ],
              ],
            },
          },
        },
      },
    ]);
  });

  test('is let written before a load balancer writes, so that on the way down logs stop before it goes', () => {
    const [policy] = resourcesOf(json, 'AWS::S3::BucketPolicy')[0] ?? [];
    const balancer = Object.values(json.Resources).find(({ Type }) => Type === `${ELBV2}::LoadBalancer`);
    expect(balancer === undefined ? [] : dependsOn(balancer)).toContain(policy);
  });
});

test('several load balancers have several prefixes, and one statement lets all of them write', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { loadBalancer: 1 }), frontEndPool(scope, 'Webext2', { loadBalancer: 3 })],
    loadBalancers: 3,
    accessLogs: ninetyDays(),
  }));
  const prefixes = valuesOf(prefixesOf(json));
  expect([prefixes.length, new Set(prefixes).size]).toEqual([6, 6]);
  expect(prefixes).toContain('connections/applicationLoadBalancer-3');
  expect(statementsOf(json)).toHaveLength(2);
});

describe('HAProxy', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { frontEnd: FrontEnd.HAPROXY })],
    accessLogs: ninetyDays(),
  }));

  test('has access logs of its load balancer, where TLS ends', () => {
    expect(prefixesOf(json)).toEqual({ HaproxyLoadBalancer: { 'access_logs.s3.prefix': 'access/haproxy' } });
  });

  test('has them delivered by CloudWatch Logs, which looks at the ACL first', () => {
    expect(statementsOf(json).slice(1)).toMatchObject([
      {
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: 's3:GetBucketAcl',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': ANY } },
      },
      {
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: 's3:PutObject',
        Condition: {
          StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: { 'aws:SourceArn': ANY },
        },
      },
    ]);
  });
});

test('listeners for TCP write nothing, and no bucket is made for nothing', () => {
  const { json, proxy } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER })],
    accessLogs: ninetyDays(),
  }));
  expect(Object.values(logsOf(json))).toEqual([{}]);
  expect(resourcesOf(json, 'AWS::S3::Bucket')).toEqual([]);
  expect(proxy.accessLogsBucket).toBeUndefined();
});

test('without a retention logs stay for good, and only unfinished uploads go', () => {
  const { json } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], accessLogs: AccessLogs.create({}) }));
  expect(resourcesOf(json, 'AWS::S3::Bucket')[0]?.[1]['LifecycleConfiguration']).toEqual({
    Rules: [{ Id: 'Retention', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
  });
});

test('a bucket of the app takes all logs behind its prefix', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    accessLogs: AccessLogs.allToBucket(new s3.Bucket(scope, 'Logs', { encryption: s3.BucketEncryption.S3_MANAGED }), 'edge/lync'),
  }));
  expect(prefixesOf(json)).toEqual({
    LoadBalancer: {
      'access_logs.s3.prefix': 'edge/lync/access/applicationLoadBalancer',
      'connection_logs.s3.prefix': 'edge/lync/connections/applicationLoadBalancer',
      'health_check_logs.s3.prefix': 'edge/lync/health-checks/applicationLoadBalancer',
    },
  });
  expect(JSON.stringify(statementsOf(json))).toContain('/edge/lync/*/AWSLogs/');
});

test.each([
  ['nothing as its prefix', ''],
  ['no prefix', undefined],
])('a bucket of the app with %s takes all logs at its root, and access logs alone likewise', (_, prefix) => {
  const written = (accessLogs: (bucket: s3.IBucket) => AccessLogs) => {
    const { json } = synthesize((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      accessLogs: accessLogs(new s3.Bucket(scope, 'Logs', { encryption: s3.BucketEncryption.S3_MANAGED })),
    }));
    return [Object.values(prefixesOf(json)['LoadBalancer'] ?? {}), JSON.stringify(statementsOf(json))];
  };
  expect(written((bucket) => AccessLogs.allToBucket(bucket, prefix))).toEqual([
    ['access/applicationLoadBalancer', 'connections/applicationLoadBalancer', 'health-checks/applicationLoadBalancer'],
    expect.stringContaining('"/*/AWSLogs/"'),
  ]);
  expect(written((bucket) => AccessLogs.toBucket(bucket, prefix))).toEqual([
    prefix === undefined ? [] : [''],
    expect.stringContaining('"/AWSLogs/"'),
  ]);
});

test.each([
  ['a prefix for each', ['emea', 'apac'], 5],
  ['one prefix', ['lync', 'lync'], 3],
])('several proxies write to one bucket with %s: S3 takes the name of a statement once, and no statement twice', (_, prefixes, count) => {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  const bucket = new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.S3_MANAGED });
  const vpc = smallVpc(stack);
  prefixes.forEach((prefix, index) => {
    new LyncReverseProxy(stack, `ReverseProxy${index}`, {
      vpc,
      hostedZones: [zone(stack, 'contoso.com', `${index}`)],
      externalSignIn: ExternalSignIn.MODERN,
      publishingRules: [frontEndPool(stack, `Webext${index}`), frontEndPool(stack, `Haproxy${index}`, { frontEnd: FrontEnd.HAPROXY })],
      accessLogs: AccessLogs.allToBucket(bucket, prefix),
    });
  });
  const statements = statementsOf(Template.fromStack(stack).toJSON() as TemplateJson);
  const named = statements.flatMap(({ Sid }) => Sid ?? []);
  expect(named).toHaveLength(new Set(named).size);
  // The look at the ACL is of the bucket, whatever the prefix.
  expect(statements).toHaveLength(count);
  for (const prefix of prefixes) expect(JSON.stringify(statements)).toContain(`/${prefix}/*/AWSLogs/`);
});

test.each([
  ['half a day', () => Duration.hours(12), ['log-retention-out-of-range']],
  ['no day', () => Duration.days(0), ['log-retention-out-of-range']],
  ['more days than S3 counts', () => Duration.days(2_147_483_648), ['log-retention-out-of-range']],
  ['one day', () => Duration.days(1), []],
  ['as many as S3 counts', () => Duration.days(2_147_483_647), []],
  ['what only the deployment tells', () => Duration.days(Lazy.number({ produce: () => 30 })), []],
])('a retention of %s', (_, retention, errors) => {
  expect(
    errorsOf((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      accessLogs: AccessLogs.create({ retention: retention() }),
    })),
  ).toEqual(errors);
});

test('a KMS key is refused where an Application Load Balancer writes, and fine for a Network Load Balancer alone', () => {
  const errors = (frontEnd: FrontEnd) =>
    errorsOf((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext', { frontEnd })],
      accessLogs: AccessLogs.allToBucket(new s3.Bucket(scope, 'Logs', { encryption: s3.BucketEncryption.KMS })),
    }));
  expect([errors(FrontEnd.APPLICATION_LOAD_BALANCER), errors(FrontEnd.HAPROXY)]).toEqual([['log-bucket-refused'], []]);
});

describe('a deployment file', () => {
  const FILE = `network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a1b2c3d4e5f60718, poolNetworks: [10.20.0.0/16], flowLogs: none }
hostedZones: [{ name: contoso.com, id: Z1 }]
externalSignIn: modern
pools: [{ name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }]
`;
  const templateOf = (accessLogs: string) =>
    Template.fromStack(
      new LyncStack(new App({ analyticsReporting: false }), 'Lync', DeploymentFile.parse(`${FILE}accessLogs: ${accessLogs}\n`)),
    ).toJSON() as TemplateJson;
  const prefixes = (accessLogs: string) => valuesOf(prefixesOf(templateOf(accessLogs)));

  test('has all logs with the object form, and a bucket of ours with its retention', () => {
    const json = templateOf('{ bucket: create, retentionDays: 3 }');
    expect(prefixes('{ bucket: create, retentionDays: 3 }')).toHaveLength(3);
    expect(resourcesOf(json, 'AWS::S3::Bucket').filter(([id]) => id.includes('AccessLogs'))).toMatchObject([
      [
        ANY,
        {
          LifecycleConfiguration: {
            Rules: [
              {
                ExpirationInDays: 3,
                NoncurrentVersionExpiration: { NoncurrentDays: 3 },
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
              },
            ],
          },
        },
      ],
    ]);
  });

  test('has them in the bucket it names, behind the prefix', () => {
    expect(prefixes('{ bucket: s3://logs/lync/ }')).toEqual([
      'lync/access/applicationLoadBalancer',
      'lync/connections/applicationLoadBalancer',
      'lync/health-checks/applicationLoadBalancer',
    ]);
  });

  test('keeps the bucket where it is when it asks for more', () => {
    const bucketsOf = (accessLogs: string) => resourcesOf(templateOf(accessLogs), 'AWS::S3::Bucket').map(([id]) => id);
    expect(bucketsOf('{ bucket: create }')).toEqual(bucketsOf('create'));
  });
});
