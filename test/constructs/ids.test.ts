import { App, Fn, Stack } from 'aws-cdk-lib/core';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { FrontEnd, LyncPool, PerimeterNetwork, PoolServers, type PerimeterNetworkProps } from '../../lib';
import { errorsOf, frontEndPool, messageOf, publish, type Declared } from '../support/publish';

const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012';

/** Every place where a construct of this library gets the id of what is there already, and its example. */
const PLACES: readonly (readonly [what: string, example: string, (scope: Stack, id: string) => Partial<Declared>])[] = [
  ['transit gateway', 'tgw-0123456789abcdef0', (scope, transitGatewayId) => ({ vpc: networkOf(scope, { transitGatewayId }) })],
  ['virtual private gateway', 'vgw-0123456789abcdef0', (scope, vpnGatewayId) => ({ vpc: networkOf(scope, { vpnGatewayId }) })],
  ['VPC', 'vpc-0123456789abcdef0', (scope, vpcId) => ({ vpc: imported(scope, { vpcId }) })],
  ['subnet', 'subnet-0123456789abcdef1', (scope, id) => ({ vpc: imported(scope, { publicSubnetIds: ['subnet-0a', id] }) })],
  [
    'instance',
    'i-0123456789abcdef0',
    (scope, id) => ({
      publishingRules: [
        frontEndPool(scope, 'Webext', { pool: LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromInstanceIds(['i-0a', id])) }),
      ],
    }),
  ],
  [
    'hosted zone',
    'Z0123456789CONTOSO00',
    (scope, hostedZoneId) => ({
      hostedZones: [route53.HostedZone.fromHostedZoneAttributes(scope, 'Contoso', { hostedZoneId, zoneName: 'contoso.com' })],
    }),
  ],
  [
    'certificate',
    ARN,
    (scope, arn) => ({
      certificates: [{ certificate: acm.Certificate.fromCertificateArn(scope, 'Imported', arn), names: ['webext.contoso.com'] }],
    }),
  ],
  [
    'Elastic IP address',
    'eipalloc-0123456789abcdef0',
    (scope, id) => ({
      publishingRules: [frontEndPool(scope, 'Webext', { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER, fixedAddresses: ['eipalloc-0a', id] })],
    }),
  ],
];

function networkOf(scope: Stack, props: PerimeterNetworkProps): ec2.IVpc {
  return new PerimeterNetwork(scope, 'Network', { poolNetworks: ['10.20.0.0/16'], ...props }).vpc;
}

function imported(scope: Stack, attributes: Partial<ec2.VpcAttributes>): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Existing', {
    ...{ vpcId: 'vpc-0a', vpcCidrBlock: '10.80.0.0/22', availabilityZones: ['eu-west-1a', 'eu-west-1b'] },
    publicSubnetIds: ['subnet-0a', 'subnet-0b'],
    ...attributes,
  });
}

const withId = (make: (scope: Stack, id: string) => Partial<Declared>, id: string) => (scope: Stack) => {
  const made = make(scope, id);
  return { ...made, publishingRules: made.publishingRules ?? [frontEndPool(scope, 'Webext')] };
};

test.each(PLACES)('an empty text for the id of a %s is an error, once', (what, _, make) => {
  for (const id of ['', ' ']) {
    expect(errorsOf(withId(make, id))).toEqual([
      expect.stringMatching(what === 'Elastic IP address' ? /^fixed-addresses-refused/ : /^id-blank/),
    ]);
  }
});

test.each(PLACES.filter(([what]) => what !== 'VPC' && what !== 'certificate'))(
  'what only the deployment knows may be the id of a %s',
  (_what, _, make) => {
    expect(errorsOf(withId(make, Fn.importValue('Id')))).toEqual([]);
  },
);

const EXAMPLE = 'lync-reverse-proxy:id-of-an-example';

test.each(PLACES)('the id of a %s that the examples show is a warning, once, which may be acknowledged', (_, id, make) => {
  const declare = (more: Partial<Declared>) => (scope: Stack) => ({ ...withId(make, id)(scope), ...more });
  const of = (more: Partial<Declared>) => publish(declare(more)).proxy._plan.findings.filter((each) => each.id === EXAMPLE);

  expect(of({})).toMatchObject([{ severity: 'warning', message: expect.stringContaining(id) as unknown }]);
  expect(of({ acknowledgements: [{ findingId: EXAMPLE, reason: 'A sketch' }] })).toEqual([]);
});

test('several of them are one warning in the template', () => {
  const { stack } = publish((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    vpc: imported(scope, { vpcId: 'vpc-0123456789abcdef0', publicSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] }),
  }));
  const found = Found.fromStack(stack).findWarning('*', Match.stringLikeRegexp('the examples of this library show'));
  expect(found).toHaveLength(1);
});

test.each(['transitGatewayId', 'vpnGatewayId'])('an empty %s fails the synthesis of a network without a proxy', (key) => {
  const app = new App({ analyticsReporting: false });
  new PerimeterNetwork(new Stack(app, 'Stack'), 'Network', { poolNetworks: ['10.20.0.0/16'], [key]: '' });
  expect(messageOf(() => app.synth())).toContain('lync-reverse-proxy:id-blank');
});

test('a hosted zone may have an id that the deployment puts together', () => {
  const declare = (scope: Stack) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    hostedZones: [
      route53.HostedZone.fromHostedZoneAttributes(scope, 'Contoso', { hostedZoneId: `Z${Fn.importValue('Id')}`, zoneName: 'contoso.com' }),
    ],
  });
  expect(errorsOf(declare)).toEqual([]);
});
