import { Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { Annotations as Found, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IpAddressType, SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccessLogs, ClientProfile, HttpRequests, LyncPool, PoolPublishingRule, PoolServers } from '../../lib';
import { outcomeOf } from '../support/listener-model';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { ELBV2, errorsOf, frontEndPool, idOf, only, publish, synthesize, templateOf, type Declared } from '../support/publish';

const LISTENER = `${ELBV2}::Listener`;
const RECORD = 'AWS::Route53::RecordSet';

/** A proxy with one pool, webext.contoso.com, and whatever a test adds. */
const withPool =
  (props: (scope: Stack) => Partial<Declared> = () => ({}), furtherNames: string[] = []) =>
  (scope: Stack): Declared => ({ publishingRules: [frontEndPool(scope, 'Webext', { furtherNames })], ...props(scope) });

const attributesOf = (json: TemplateJson) =>
  Object.fromEntries(
    (only(json, `${ELBV2}::LoadBalancer`)['LoadBalancerAttributes'] as { Key: string; Value: unknown }[]).map(({ Key, Value }) => [
      Key,
      Value,
    ]),
  );

const listenersOf = (json: TemplateJson) => resourcesOf(json, LISTENER).map(([, listener]) => listener);

const recordsOf = (json: TemplateJson) =>
  resourcesOf(json, RECORD)
    .map(([, { Name, Type, HostedZoneId }]) => [Name, Type, HostedZoneId].join(' '))
    .sort();

describe('the load balancer', () => {
  const { json, proxy } = synthesize(withPool());

  test.each([
    ['idle_timeout.timeout_seconds', '1830'],
    ['routing.http2.enabled', 'false'],
    ['routing.http.preserve_host_header.enabled', 'true'],
    ['routing.http.desync_mitigation_mode', 'defensive'],
    ['routing.http.drop_invalid_header_fields.enabled', 'false'],
    ['routing.http.xff_header_processing.mode', 'append'],
    ['deletion_protection.enabled', 'true'],
  ])('has %s = %s', (key, value) => {
    expect(attributesOf(json)).toHaveProperty([key], value);
  });

  test('faces the Internet over IPv4 from two public subnets', () => {
    expect(only(json, `${ELBV2}::LoadBalancer`)).toMatchObject({
      Type: 'application',
      Scheme: 'internet-facing',
      IpAddressType: 'ipv4',
      Subnets: ['subnet-0a', 'subnet-0b'],
    });
  });

  test('answers 404 to hosts it does not know and redirects plain HTTP', () => {
    const [http, https] = listenersOf(json).sort((a, b) => Number(a['Port']) - Number(b['Port']));
    expect(https).toMatchObject({
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    expect(http).toMatchObject({
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }],
    });
    expect(proxy.listeners).toHaveLength(2);
  });

  test('is what the user says', () => {
    const { json: own } = synthesize(
      withPool((scope) => ({
        internetFacing: false,
        idleTimeout: Duration.seconds(960),
        deletionProtection: false,
        ipAddressType: IpAddressType.DUAL_STACK,
        vpcSubnets: {
          subnets: ['a', 'b'].map((letter) =>
            ec2.Subnet.fromSubnetAttributes(scope, letter, { subnetId: `subnet-9${letter}`, availabilityZone: `eu-west-1${letter}` }),
          ),
        },
      })),
    );
    expect(only(own, `${ELBV2}::LoadBalancer`)).toMatchObject({
      Scheme: 'internal',
      IpAddressType: 'dualstack',
      Subnets: ['subnet-9a', 'subnet-9b'],
    });
    expect(attributesOf(own)).toMatchObject({ 'idle_timeout.timeout_seconds': '960', 'deletion_protection.enabled': 'false' });
  });
});

describe('access logs', () => {
  const put = (resource: unknown) => ({
    Action: 's3:PutObject',
    Effect: 'Allow',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Resource: { 'Fn::Join': ['', resource] },
  });

  test('go to a private bucket of their own, which outlives the stack and admits the log delivery', () => {
    const { json, template, proxy } = synthesize(withPool(() => ({ accessLogs: undefined })));
    const bucket = idOf(json, 'AWS::S3::Bucket');
    const policy = idOf(json, 'AWS::S3::BucketPolicy');
    expect(json.Resources[bucket]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    expect(only(json, 'AWS::S3::BucketPolicy')).toHaveProperty(
      'PolicyDocument.Statement',
      expect.arrayContaining([put([{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/AWSLogs/', { Ref: 'AWS::AccountId' }, '/*'])]),
    );
    expect(attributesOf(json)).toMatchObject({ 'access_logs.s3.enabled': 'true', 'access_logs.s3.bucket': { Ref: bucket } });
    expect(template.findResources(`${ELBV2}::LoadBalancer`, { DependsOn: Match.arrayWith([policy]) })).not.toEqual({});
    expect(proxy.accessLogsBucket).toBeDefined();
  });

  test('go to an existing bucket under a prefix', () => {
    const { json } = synthesize(
      withPool((scope) => ({ accessLogs: AccessLogs.toBucket(s3.Bucket.fromBucketName(scope, 'Logs', 'logs'), 'lync') })),
    );
    expect(attributesOf(json)).toMatchObject({ 'access_logs.s3.bucket': 'logs', 'access_logs.s3.prefix': 'lync' });
    expect(resourcesOf(json, 'AWS::S3::Bucket')).toEqual([]);
  });

  test('are not written where the user wants none', () => {
    const { json, proxy } = synthesize(withPool(() => ({ accessLogs: AccessLogs.none() })));
    expect(Object.keys(attributesOf(json)).filter((key) => key.startsWith('access_logs'))).toEqual([]);
    expect(proxy.accessLogsBucket).toBeUndefined();
  });
});

test.each([
  ['TLS13-1-2-2021-06', 'clients nobody named', {}],
  ['TLS13-1-2-2021-06', 'modern ones', { clients: [ClientProfile.SKYPE_FOR_BUSINESS_2016, ClientProfile.LYNC_2013] }],
  ['TLS13-1-0-2021-06', 'one that needs TLS 1.0', { clients: [ClientProfile.LYNC_2013, ClientProfile.LYNC_PHONE_EDITION] }],
  ['TLS13-1-0-2021-06', 'one of the user’s own that does', { clients: [ClientProfile.legacy('kiosk')] }],
  [
    'FS-1-2-Res-2020-10',
    'modern ones where the user names a policy',
    { clients: [ClientProfile.LYNC_2013], tlsPolicy: SslPolicy.FORWARD_SECRECY_TLS12_RES_GCM },
  ],
])('the TLS policy is %s for %s', (policy, _, props) => {
  const policies = listenersOf(synthesize(withPool(() => props)).json).map(({ Protocol, SslPolicy: name }) => [Protocol, name]);
  expect(policies.sort()).toEqual([
    ['HTTP', undefined],
    ['HTTPS', `ELBSecurityPolicy-${policy}`],
  ]);
});

test('without redirects nothing listens for plain HTTP, or answers 404 next to names published over it', () => {
  const none = (publishHttp: boolean) =>
    synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { publishHttp })], http: HttpRequests.NONE })).model;
  expect(none(false).listeners.map(({ port }) => port)).toEqual([443]);
  expect(outcomeOf('http://other.contoso.com/', none(true))).toEqual({ kind: 'fixed-response' });
  expect(outcomeOf('http://webext.contoso.com/', none(true))).toMatchObject({ kind: 'forward', protocol: 'HTTP' });
});

describe('stacks', () => {
  test('fails when a rule is in another stack than its proxy', () => {
    const declare = (scope: Stack): Declared => ({ publishingRules: [frontEndPool(new Stack(Stage.of(scope), 'Other'), 'Webext')] });
    expect(errorsOf(declare)).toEqual(['rule-in-another-stack (Webext)']);
  });

  test('a rule may be in a nested stack, where its target group and listener rule then are', () => {
    let nested: NestedStack | undefined;
    const published = publish((scope) => {
      nested = new NestedStack(scope, 'Amsterdam');
      return { publishingRules: [frontEndPool(scope, 'Webext'), frontEndPool(nested, 'Ams')] };
    });
    const { template } = templateOf(published);
    const inner = Template.fromStack(nested ?? published.stack).toJSON() as TemplateJson;
    template.resourceCountIs(`${ELBV2}::TargetGroup`, 1);
    expect(only(inner, `${ELBV2}::ListenerRule`)).toMatchObject({
      Conditions: [{ HostHeaderConfig: { Values: ['ams.contoso.com'] } }],
      Actions: [{ TargetGroupArn: { Ref: resourcesOf(inner, `${ELBV2}::TargetGroup`)[0]?.[0] } }],
    });
    expect(recordsOf(template.toJSON() as TemplateJson)).toHaveLength(2);
  });
});

describe('the address block of the VPC', () => {
  const targetsIn = (vpc: (scope: Stack) => ec2.IVpc, vpcCidr?: string) => {
    const published = synthesize((scope) => {
      const servers = PoolServers.fromIpAddresses(['10.90.1.5', '10.20.0.11']);
      const pool = new PoolPublishingRule(scope, 'Webext', { pool: LyncPool.standardEdition('webext.contoso.com', servers) });
      return { vpc: vpc(scope), publishingRules: [pool], vpcCidr };
    });
    const targets = only(published.json, `${ELBV2}::TargetGroup`)['Targets'] as { Id: string; AvailabilityZone?: string }[];
    const unknown = Match.stringLikeRegexp('address block of the VPC is not known at synthesis');
    return {
      zones: targets.map(({ Id, AvailabilityZone }) => [Id, AvailabilityZone]),
      notes: Found.fromStack(published.stack).findInfo('*', unknown).length,
    };
  };
  const made = (scope: Stack) => new ec2.Vpc(scope, 'Made', { ipAddresses: ec2.IpAddresses.cidr('10.90.0.0/16'), natGateways: 0 });
  const blind = (scope: Stack) =>
    ec2.Vpc.fromVpcAttributes(scope, 'Blind', {
      vpcId: 'vpc-0abc',
      availabilityZones: ['a', 'b'],
      publicSubnetIds: ['subnet-0a', 'subnet-0b'],
    });

  test.each([
    ['of this app is known', made, undefined, undefined, 0],
    ['not known makes every address one outside, and a note says so', blind, undefined, 'all', 1],
    ['is what the user says', blind, '10.90.0.0/16', undefined, 0],
  ])('%s', (_, vpc, vpcCidr, inside, notes) => {
    expect(targetsIn(vpc, vpcCidr)).toEqual({
      zones: [
        ['10.20.0.11', 'all'],
        ['10.90.1.5', inside],
      ],
      notes,
    });
  });
});
