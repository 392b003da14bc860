import { App, Duration, Fn, Stack, Stage } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PerimeterNetwork, type PerimeterNetworkProps } from '../../lib';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { ELBV2, frontEndPool, idOf, messageOf, only, publish, synthesize } from '../support/publish';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const POOL_NETWORKS = ['10.30.0.0/16', '10.20.0.0/16'];

function network(props?: PerimeterNetworkProps) {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack', { env: ENV });
  const perimeter = new PerimeterNetwork(stack, 'Network', props);
  const template = Template.fromStack(stack);
  return { stack, perimeter, template, json: template.toJSON() as TemplateJson };
}

/** Destination of each route, and what it goes through. */
function routesOf(json: TemplateJson): readonly unknown[] {
  return resourcesOf(json, 'AWS::EC2::Route')
    .map(([, { DestinationCidrBlock, DestinationIpv6CidrBlock, GatewayId, TransitGatewayId }]) => [
      DestinationCidrBlock ?? DestinationIpv6CidrBlock,
      GatewayId ?? TransitGatewayId,
    ])
    .sort();
}

/** What each route but those to the Internet waits for. */
function waitsOf(json: TemplateJson): readonly unknown[] {
  return Object.entries(json.Resources).flatMap(([id, resource]) =>
    id.includes('PoolRoute') ? [(resource as { DependsOn?: unknown }).DependsOn] : [],
  );
}

describe('a perimeter network without further ado', () => {
  const { stack, perimeter, template, json } = network();

  test('is a VPC of two public subnets, a quarter of its block each', () => {
    expect(only(json, 'AWS::EC2::VPC')).toMatchObject({ CidrBlock: '10.80.0.0/22', EnableDnsHostnames: true, EnableDnsSupport: true });
    expect(resourcesOf(json, 'AWS::EC2::Subnet').map(([, { CidrBlock }]) => CidrBlock)).toEqual(['10.80.0.0/24', '10.80.1.0/24']);
    expect([perimeter.vpcCidr, perimeter.subnetCidrs]).toEqual(['10.80.0.0/22', ['10.80.0.0/24', '10.80.1.0/24']]);
  });

  test('stands in the first two zones of the Region, whatever it is', () => {
    expect(resourcesOf(json, 'AWS::EC2::Subnet').map(([, { AvailabilityZone }]) => AvailabilityZone)).toEqual(
      [0, 1].map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })),
    );
  });

  test('looks nothing up, though account and Region are known', () => {
    expect(Stage.of(stack)?.synth().manifest).not.toHaveProperty('missing');
  });

  test('has no NAT, no elastic address and no gateway to pools', () => {
    const types = new Set(Object.values(json.Resources).map(({ Type }) => Type.replace('AWS::EC2::', '')));
    expect([...types].sort()).toEqual([
      'InternetGateway',
      'Route',
      'RouteTable',
      'Subnet',
      'SubnetRouteTableAssociation',
      'VPC',
      'VPCGatewayAttachment',
    ]);
  });

  test('has one route, to the Internet, once the gateway is attached', () => {
    expect(routesOf(json)).toEqual([['0.0.0.0/0', { Ref: idOf(json, 'AWS::EC2::InternetGateway') }]]);
    template.hasResource('AWS::EC2::Route', { DependsOn: [idOf(json, 'AWS::EC2::VPCGatewayAttachment')] });
  });

  test('associates each subnet with the route table', () => {
    const table = { Ref: idOf(json, 'AWS::EC2::RouteTable') };
    const subnets = resourcesOf(json, 'AWS::EC2::Subnet').map(([Ref]) => ({ Ref }));
    const associations = resourcesOf(json, 'AWS::EC2::SubnetRouteTableAssociation').map(([, association]) => association);
    expect(associations).toEqual(subnets.map((SubnetId) => ({ RouteTableId: table, SubnetId })));
  });
});

describe('pools behind a transit gateway', () => {
  const { perimeter, json } = network({ transitGatewayId: 'tgw-0abc', poolNetworks: [...POOL_NETWORKS, '10.20.0.0/16'] });

  test('are reached over an attachment in every subnet', () => {
    expect(only(json, 'AWS::EC2::TransitGatewayAttachment')).toMatchObject({
      TransitGatewayId: 'tgw-0abc',
      VpcId: { Ref: idOf(json, 'AWS::EC2::VPC') },
      SubnetIds: resourcesOf(json, 'AWS::EC2::Subnet').map(([Ref]) => ({ Ref })),
    });
  });

  test('have a route for each network, once, and for no other', () => {
    expect(routesOf(json)).toEqual([
      ['0.0.0.0/0', { Ref: idOf(json, 'AWS::EC2::InternetGateway') }],
      ['10.20.0.0/16', 'tgw-0abc'],
      ['10.30.0.0/16', 'tgw-0abc'],
    ]);
    expect(new Set(perimeter.routedNetworks)).toEqual(new Set(POOL_NETWORKS));
  });

  test('are routed to only when the attachment stands', () => {
    const attachment = [idOf(json, 'AWS::EC2::TransitGatewayAttachment')];
    expect(waitsOf(json)).toEqual([attachment, attachment]);
  });
});

describe('pools behind a virtual private gateway', () => {
  const { json } = network({ vpnGatewayId: 'vgw-0abc', poolNetworks: POOL_NETWORKS, internetAccess: false });

  test('have a route for each network, and none to the Internet', () => {
    expect(routesOf(json)).toEqual([
      ['10.20.0.0/16', 'vgw-0abc'],
      ['10.30.0.0/16', 'vgw-0abc'],
    ]);
    expect(resourcesOf(json, 'AWS::EC2::InternetGateway')).toEqual([]);
  });

  test('are routed to only when the attachment stands', () => {
    expect(only(json, 'AWS::EC2::VPCGatewayAttachment')).toEqual({ VpcId: { Ref: idOf(json, 'AWS::EC2::VPC') }, VpnGatewayId: 'vgw-0abc' });
    const attachment = [idOf(json, 'AWS::EC2::VPCGatewayAttachment')];
    expect(waitsOf(json)).toEqual([attachment, attachment]);
  });
});

test('pool networks without a gateway get no route', () => {
  const { perimeter, json } = network({ poolNetworks: POOL_NETWORKS });
  expect(routesOf(json).map((route) => (route as unknown[])[0])).toEqual(['0.0.0.0/0']);
  expect([perimeter.poolNetworks, perimeter.routedNetworks]).toEqual([POOL_NETWORKS, []]);
});

describe('a dual-stack network', () => {
  const { json } = network({ ipv6: true });
  const block = idOf(json, 'AWS::EC2::VPCCidrBlock');
  const subnets = Object.values(json.Resources).filter(({ Type }) => Type === 'AWS::EC2::Subnet');

  test('takes a block of Amazon’s and gives each subnet a /64 of it', () => {
    expect(only(json, 'AWS::EC2::VPCCidrBlock')).toMatchObject({ AmazonProvidedIpv6CidrBlock: true });
    const blocks = { 'Fn::Select': [0, { 'Fn::GetAtt': [idOf(json, 'AWS::EC2::VPC'), 'Ipv6CidrBlocks'] }] };
    expect(subnets.map(({ Properties }) => Properties['Ipv6CidrBlock'])).toEqual(
      [0, 1].map((index) => ({ 'Fn::Select': [index, { 'Fn::Cidr': [blocks, 4, '64'] }] })),
    );
  });

  test('cuts no subnet before the block is there', () => {
    expect(subnets).toEqual([expect.objectContaining({ DependsOn: [block] }), expect.objectContaining({ DependsOn: [block] })]);
  });

  test('reaches the Internet over IPv6 too', () => {
    const gateway = { Ref: idOf(json, 'AWS::EC2::InternetGateway') };
    expect(routesOf(json)).toEqual([
      ['0.0.0.0/0', gateway],
      ['::/0', gateway],
    ]);
  });
});

test('keeps the log of its connections in a bucket, which only the delivery of this account writes to', () => {
  const { json, template } = network({ flowLogs: true });
  expect(only(json, 'AWS::EC2::FlowLog')).toEqual({
    ResourceId: { Ref: idOf(json, 'AWS::EC2::VPC') },
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: { 'Fn::GetAtt': [idOf(json, 'AWS::S3::Bucket'), 'Arn'] },
  });
  template.hasResource('AWS::EC2::FlowLog', { DependsOn: [idOf(json, 'AWS::S3::BucketPolicy')] });
  template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  const { Statement: statements } = only(json, 'AWS::S3::BucketPolicy')['PolicyDocument'] as {
    readonly Statement: readonly { readonly Effect: string; readonly Condition: { readonly StringEquals?: object } }[];
  };
  expect(statements.filter(({ Effect }) => Effect === 'Allow').map(({ Condition }) => Condition.StringEquals)).toEqual([
    { 'aws:SourceAccount': ENV.account, 's3:x-amz-acl': 'bucket-owner-full-control' },
    { 'aws:SourceAccount': ENV.account },
  ]);
});

describe('exclusions from VPC Block Public Access', () => {
  const EXCLUSION = 'AWS::EC2::VPCBlockPublicAccessExclusion';
  const subnetsOf = (json: TemplateJson) => resourcesOf(json, 'AWS::EC2::Subnet').map(([Ref]) => ({ Ref }));

  test.each([
    [undefined, 2],
    [['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], 3],
    [['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'], 4],
  ])('are for every subnet and both directions: zones %j', (availabilityZones, count) => {
    const { json } = network({ blockPublicAccessExclusions: true, availabilityZones });
    expect(resourcesOf(json, EXCLUSION).map(([, exclusion]) => exclusion)).toEqual(
      subnetsOf(json).map((SubnetId) => ({ SubnetId, InternetGatewayExclusionMode: 'allow-bidirectional' })),
    );
    expect(resourcesOf(json, EXCLUSION)).toHaveLength(count);
  });

  test.each([{}, { ipv6: true }, { internetAccess: false }, { transitGatewayId: 'tgw-0abc', poolNetworks: POOL_NETWORKS }])(
    'change nothing else, and are none where nobody asks: %j',
    (props) => {
      const { json } = network({ ...props, blockPublicAccessExclusions: true });
      expect(resourcesOf(json, EXCLUSION)).toHaveLength(2);
      const others = Object.entries(json.Resources).filter(([, { Type }]) => Type !== EXCLUSION);
      expect(Object.fromEntries(others)).toEqual(network(props).json.Resources);
      expect(network({ ...props, blockPublicAccessExclusions: false }).json).toEqual(network(props).json);
    },
  );

  test('stand before the load balancer, and so before any record leads there', () => {
    const { json } = synthesize((scope) => ({
      vpc: new PerimeterNetwork(scope, 'Network', { blockPublicAccessExclusions: true }).vpc,
      publishingRules: [frontEndPool(scope, 'Webext')],
    }));
    const [loadBalancer] = Object.values(json.Resources).filter(({ Type }) => Type === `${ELBV2}::LoadBalancer`);
    const waitsFor = (loadBalancer as unknown as { readonly DependsOn: readonly string[] }).DependsOn;
    expect(waitsFor).toEqual(expect.arrayContaining(resourcesOf(json, EXCLUSION).map(([id]) => id)));
  });
});

test('a third and fourth zone move neither of the first two', () => {
  const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'];
  const { json } = network({ vpcCidr: '10.90.0.128/25', availabilityZones: zones });
  expect(resourcesOf(json, 'AWS::EC2::Subnet').map(([, { AvailabilityZone, CidrBlock }]) => [AvailabilityZone, CidrBlock])).toEqual([
    ['eu-west-1a', '10.90.0.128/27'],
    ['eu-west-1b', '10.90.0.160/27'],
    ['eu-west-1c', '10.90.0.192/27'],
    ['eu-west-1d', '10.90.0.224/27'],
  ]);
  const two = network({ vpcCidr: '10.90.0.128/25', availabilityZones: zones.slice(0, 2) }).json;
  for (const [id, subnet] of resourcesOf(two, 'AWS::EC2::Subnet')) expect(json.Resources[id]?.Properties).toEqual(subnet);
});

describe('what cannot be a perimeter network', () => {
  /** The errors of a proxy in it, with one pool at 10.20.0.11 and 12. */
  const errorsIn = (props: PerimeterNetworkProps, idleTimeout?: Duration) =>
    messageOf(() =>
      publish((scope) => ({
        vpc: new PerimeterNetwork(scope, 'Network', props).vpc,
        publishingRules: [frontEndPool(scope, 'Webext')],
        idleTimeout,
      })),
    );

  test.each<[id: string, words: string, props: PerimeterNetworkProps]>([
    ['vpc-cidr-refused', 'vpcCidr "10.80.0.0" is no IPv4 address block', { vpcCidr: '10.80.0.0' }],
    ['vpc-cidr-refused', 'vpcCidr "10.80.0.0/33" is no IPv4 address block', { vpcCidr: '10.80.0.0/33' }],
    ['vpc-cidr-refused', 'vpcCidr "10.80.0.256/24" is no IPv4 address block', { vpcCidr: '10.80.0.256/24' }],
    ['vpc-cidr-refused', 'vpcCidr "fd00::/56" is no IPv4 address block', { vpcCidr: 'fd00::/56' }],
    ['vpc-cidr-refused', 'vpcCidr "10.80.1.0/22" does not begin at a multiple of its size', { vpcCidr: '10.80.1.0/22' }],
    ['vpc-cidr-refused', 'vpcCidr "10.0.0.0/15" is no block from /16 to /25', { vpcCidr: '10.0.0.0/15' }],
    ['vpc-cidr-refused', 'vpcCidr "10.80.0.0/26" is no block from /16 to /25', { vpcCidr: '10.80.0.0/26' }],
    ['vpc-cidr-refused', 'vpcCidr "127.0.0.0/16" lies in 127.0.0.0/8', { vpcCidr: '127.0.0.0/16' }],
    ['vpc-cidr-refused', 'is not known at synthesis (it is a CDK token)', { vpcCidr: Fn.importValue('Block') }],
    ['load-balancer-zones', 'the perimeter network has room for 4: 0 given', { availabilityZones: [] }],
    ['load-balancer-zones', 'the perimeter network has room for 4: 1 given', { availabilityZones: ['eu-west-1a'] }],
    ['load-balancer-zones', 'the perimeter network has room for 4: 5 given', { availabilityZones: ['a', 'b', 'c', 'd', 'e'].map((letter) => `eu-west-1${letter}`) }],
    ['load-balancer-zones', 'eu-west-1a is named twice', { availabilityZones: ['eu-west-1a', 'eu-west-1a'] }],
    ['two-gateways', 'vpnGatewayId is named, and transitGatewayId too', { transitGatewayId: 'tgw-0abc', vpnGatewayId: 'vgw-0abc' }],
    ['network-malformed', 'poolNetworks: "10.20.0.1/16" has bits set behind its prefix', { poolNetworks: ['10.20.0.1/16'] }],
    ['network-malformed', 'corporateNetworks: "office" is no IPv4 address block', { corporateNetworks: ['office'] }],
    ['route-refused', "10.80.2.0/24 lies within 10.80.0.0/22, the VPC's own block", { vpnGatewayId: 'vgw-0abc', poolNetworks: ['10.80.2.0/24'] }],
    ['route-refused', 'corporateNetworks: 10.80.2.0/24 lies within', { vpnGatewayId: 'vgw-0abc', corporateNetworks: ['10.80.2.0/24'] }],
  ])('fails with %s: %s', (id, words, props) => {
    const lines = errorsIn(props);
    expect(lines.match(/^error .*$/gm)).toEqual([`error lync-reverse-proxy:${id}`]);
    expect(lines).toContain(words);
    expect(() => network(props)).toThrow(words);
  }); // prettier-ignore

  test('fails with everything at once, what is wrong with the proxy included', () => {
    const props = { vpcCidr: '10.0.0.0/8', availabilityZones: ['eu-west-1a'], poolNetworks: ['10.20.0.0'], transitGatewayId: 'tgw-0a', vpnGatewayId: 'vgw-0a' };
    const ids = errorsIn(props, Duration.seconds(0)).match(/(?<=^error lync-reverse-proxy:).*$/gm);
    expect(ids).toEqual(['idle-timeout-out-of-range', 'load-balancer-zones', 'network-malformed', 'two-gateways', 'vpc-cidr-refused']);
  }); // prettier-ignore

  test.each(['10.80.0.0/16', '10.80.0.0/25', '198.19.0.0/16', '100.64.0.0/16', '172.17.0.0/16'])('the block may be %s', (vpcCidr) => {
    expect(only(network({ vpcCidr }).json, 'AWS::EC2::VPC')['CidrBlock']).toBe(vpcCidr);
  });
});

test('a network that holds all of the VPC is routed to: the route of the VPC is more specific', () => {
  const { json } = network({ transitGatewayId: 'tgw-0abc', poolNetworks: ['10.0.0.0/8'] });
  expect(routesOf(json)).toContainEqual(['10.0.0.0/8', 'tgw-0abc']);
});

test('a network that only the deployment knows is routed to, and not judged', () => {
  const { json } = network({ transitGatewayId: 'tgw-0abc', poolNetworks: [Fn.importValue('Pools'), '10.20.0.0/16'] });
  expect(routesOf(json)).toContainEqual([{ 'Fn::ImportValue': 'Pools' }, 'tgw-0abc']);
});

describe('clients that come through the gateway', () => {
  const corporateNetworks = ['10.20.0.0/16', '10.40.0.0/16', '2001:db8::/32'];
  const props = { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'], corporateNetworks, internetAccess: false };

  test('have a route for each of their networks, those of IPv6 in a dual-stack network', () => {
    const dual = network({ ...props, ipv6: true });
    expect(routesOf(dual.json)).toEqual(corporateNetworks.map((block) => [block, 'tgw-0abc']));
    expect(routesOf(network(props).json)).toEqual(corporateNetworks.slice(0, 2).map((block) => [block, 'tgw-0abc']));
    expect([dual.perimeter.poolNetworks, dual.perimeter.routedNetworks]).toEqual([['10.20.0.0/16'], corporateNetworks]);
  });

  test('may be everywhere, where there is no other way there', () => {
    const everywhere = network({ ...props, corporateNetworks: ['0.0.0.0/0'] });
    expect(routesOf(everywhere.json)).toEqual([['0.0.0.0/0', 'tgw-0abc'], ['10.20.0.0/16', 'tgw-0abc']]);
    expect(() => network({ ...props, internetAccess: true, corporateNetworks: ['0.0.0.0/0'] })).toThrow('the way there is the Internet');
  }); // prettier-ignore
});

describe('a proxy in it', () => {
  const { json, stack } = synthesize(
    (scope) => ({
      vpc: new PerimeterNetwork(scope, 'Network', { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] }).vpc,
      publishingRules: [frontEndPool(scope, 'Webext')],
    }),
    { env: ENV },
  );

  test('stands in its subnets, once they have their routes', () => {
    const { DependsOn, Properties } = Object.values(json.Resources).find(({ Type }) => Type === `${ELBV2}::LoadBalancer`) as unknown as {
      DependsOn: string[];
      Properties: { Subnets: unknown };
    };
    expect(Properties.Subnets).toEqual(resourcesOf(json, 'AWS::EC2::Subnet').map(([Ref]) => ({ Ref })));
    expect(DependsOn).toEqual(expect.arrayContaining(resourcesOf(json, 'AWS::EC2::Route').map(([id]) => id)));
  });

  test('looks nothing up either', () => {
    expect(Stage.of(stack)?.synth().manifest).not.toHaveProperty('missing');
  });

  test('knows it from any other VPC', () => {
    expect(PerimeterNetwork._holding(new ec2.Vpc(new Stack(), 'Vpc'))).toBeUndefined();
  });
});
