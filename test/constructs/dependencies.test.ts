import { NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccessLogs, Alarms, Dashboard, DeploymentFile, FrontEnd, PerimeterNetwork } from '../../lib';
import { dependsOn, needlessDependencies } from '../support/dependencies';
import { frontEndPool, synthesize, type Declared } from '../support/publish';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { synthesized } from '../support/synthesize';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

const ENV = { account: '111111111111', region: 'eu-west-1' };

/** What the load balancers of a template wait for, by type. */
const waitedFor = ({ Resources }: TemplateJson) =>
  Object.values(Resources)
    .filter(({ Type }) => Type.endsWith('::LoadBalancer'))
    .map((balancer) => [...new Set(dependsOn(balancer).map((id) => Resources[id]?.Type.replace(/^AWS::/, '') ?? id))].sort());

test.each(readdirSync(EXAMPLES))('the example %s depends on nothing that it refers to anyway', (name) => {
  const { template } = synthesized(DeploymentFile.read(join(EXAMPLES, name, 'deployment.yaml')));
  expect(needlessDependencies(template)).toEqual([]);
});

const NETWORK = { availabilityZones: ['eu-west-1a', 'eu-west-1b'] };
const POOLS = { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] };

const DECLARED: readonly (readonly [string, (scope: Stack) => Partial<Declared>, readonly string[]])[] = [
  [
    'in a perimeter network with flow logs and IPv6',
    (scope) => ({ vpc: new PerimeterNetwork(scope, 'Network', { ...NETWORK, ...POOLS, flowLogs: true, ipv6: true }).vpc }),
    ['EC2::Route', 'EC2::SubnetRouteTableAssociation'],
  ],
  [
    'in a perimeter network without the Internet',
    (scope) => ({
      vpc: new PerimeterNetwork(scope, 'Network', { ...NETWORK, ...POOLS, internetAccess: false }).vpc,
      internetFacing: false,
    }),
    ['EC2::Route', 'EC2::SubnetRouteTableAssociation'],
  ],
  [
    'that passes connections through, in a perimeter network',
    (scope) => ({ vpc: new PerimeterNetwork(scope, 'Network', NETWORK).vpc, frontEnd: FrontEnd.NETWORK_LOAD_BALANCER }),
    ['EC2::Route', 'EC2::SubnetRouteTableAssociation'],
  ],
  [
    'in a perimeter network of a nested stack',
    (scope) => ({ vpc: new PerimeterNetwork(new NestedStack(scope, 'Nested'), 'Network', NETWORK).vpc }),
    [],
  ],
  [
    'in a perimeter network of another stack',
    (scope) => ({ vpc: new PerimeterNetwork(new Stack(Stage.of(scope), 'Other', { env: ENV }), 'Network', NETWORK).vpc }),
    [],
  ],
  ['in a VPC of the app', (scope) => ({ vpc: new ec2.Vpc(scope, 'Own') }), ['EC2::Route', 'EC2::SubnetRouteTableAssociation']],
  [
    'that passes connections through, in a VPC of the app',
    (scope) => ({ vpc: new ec2.Vpc(scope, 'Own'), frontEnd: FrontEnd.NETWORK_LOAD_BALANCER }),
    ['EC2::Route', 'EC2::SubnetRouteTableAssociation'],
  ],
  ['with a log bucket of its own', () => ({ accessLogs: AccessLogs.create() }), ['S3::BucketPolicy']],
  ...[2, 10].map((maximum): readonly [string, (scope: Stack) => Partial<Declared>, readonly string[]] => [
    `before HAProxy of two tasks, ${maximum} at most, with every log, alarms and a dashboard`,
    () => ({
      frontEnd: FrontEnd.HAPROXY,
      haproxy: { tasks: { minimum: 2, maximum } },
      accessLogs: AccessLogs.create({}),
      alarms: Alarms.toEmail(['oncall@contoso.com']),
      dashboard: Dashboard.create(),
    }),
    ['S3::BucketPolicy'],
  ]),
  ['with a zone of the app', (scope) => ({ hostedZones: [new route53.PublicHostedZone(scope, 'Zone', { zoneName: 'contoso.com' })] }), []],
];

test.each(DECLARED)('nor does a proxy %s, whose load balancer waits for what it does not refer to', (_, make, waits) => {
  const { json } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], ...make(scope) }), { env: ENV });
  expect(needlessDependencies(json)).toEqual([]);
  expect(waitedFor(json)).toEqual([waits]);
});

test('a load balancer waits for every route and association of its perimeter network', () => {
  const { json } = synthesize(
    (scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      vpc: new PerimeterNetwork(scope, 'Network', { ...NETWORK, ...POOLS, ipv6: true }).vpc,
    }),
    { env: ENV },
  );
  const ways = ['AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'].flatMap((type) => resourcesOf(json, type).map(([id]) => id));
  const balancer = Object.values(json.Resources).find(({ Type }) => Type.endsWith('::LoadBalancer'));
  expect(ways).toHaveLength(5);
  expect([...dependsOn(balancer ?? {})].sort()).toEqual([...ways].sort());
});

test.each([2, 10])('alarms about tasks come when they run, of which there are %s at most', (maximum) => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    frontEnd: FrontEnd.HAPROXY,
    haproxy: { tasks: { minimum: 2, maximum } },
    alarms: Alarms.toEmail(['oncall@contoso.com']),
  }));
  const [last] = resourcesOf(json, maximum > 2 ? 'AWS::ApplicationAutoScaling::ScalableTarget' : 'AWS::ECS::Service').map(([id]) => id);
  const waiting = Object.entries(json.Resources).filter(([id]) => /Alarms(noTask|restartingTasks)/.test(id));
  expect(waiting).toHaveLength(3);
  for (const [id, alarm] of waiting) {
    expect([id, ...dependsOn(alarm), ...(JSON.stringify(alarm.Properties).includes(`"${last}"`) ? [last] : [])]).toEqual([id, last]);
  }
});
