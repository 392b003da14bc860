import { App, Fn, Stack, Stage } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LyncStack } from '../../bin/lync-stack';
import { DeploymentFile, LyncPool, PerimeterNetwork, PoolServers } from '../../lib';
import { errorLeftBy } from '../support/error-file';
import { ELBV2, errorsOf, frontEndPool, only, publish, synthesize, type Declared } from '../support/publish';

const ROOT = join(__dirname, '..', '..');
const ENV = { account: '111111111111', region: 'eu-west-1' };
const ZONES = ['eu-west-1a', 'eu-west-1b'];

const attributes = { vpcId: 'vpc-0abc', availabilityZones: ZONES, publicSubnetIds: ['subnet-0a', 'subnet-0b'] };
const subnetOf = (scope: Stack, name: string, more: Partial<ec2.SubnetAttributes> = {}) =>
  ec2.Subnet.fromSubnetAttributes(scope, name, { subnetId: `subnet-0${name}`, ...more });
const subnets = (...chosen: ec2.ISubnet[]): ec2.SubnetSelection => ({ subnets: chosen });

/** Ways in which a VPC and the subnets of the load balancer may come. */
const VPCS: readonly (readonly [string, (scope: Stack) => Partial<Declared>])[] = [
  ['imported without its block', (scope) => ({ vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', attributes) })],
  [
    'imported with its block, its subnets without',
    (scope) => ({ vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', { ...attributes, vpcCidrBlock: '10.80.0.0/22' }) }),
  ],
  [
    'imported with all blocks',
    (scope) => ({
      vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
        ...attributes,
        vpcCidrBlock: '10.80.0.0/22',
        publicSubnetIpv4CidrBlocks: ['10.80.0.0/24', '10.80.1.0/24'],
      }),
    }),
  ],
  [
    'imported from another stack’s outputs, as lists nobody knows',
    (scope) => ({
      vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
        vpcId: Fn.importValue('VpcId'),
        vpcCidrBlock: Fn.importValue('VpcCidr'),
        availabilityZones: Fn.split(',', Fn.importValue('Zones')),
        publicSubnetIds: Fn.split(',', Fn.importValue('SubnetIds')),
      }),
    }),
  ],
  [
    'imported with its subnets, their zones as a list nobody knows',
    (scope) => ({ vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', { ...attributes, availabilityZones: Fn.getAzs() }) }),
  ],
  [
    'imported with its subnets, their zones as part of a list nobody knows',
    (scope) => ({
      vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', { ...attributes, availabilityZones: Fn.split(',', Fn.importValue('Zones')) }),
    }),
  ],
  [
    'with subnets by id',
    (scope) => ({ vpcSubnets: subnets(...['a', 'b'].map((id) => ec2.Subnet.fromSubnetId(scope, id, `subnet-${id}`))) }),
  ],
  [
    'with subnets of which one names its zone',
    (scope) => ({ vpcSubnets: subnets(subnetOf(scope, 'a', { availabilityZone: 'eu-west-1a' }), subnetOf(scope, 'b')) }),
  ],
  ['of the app', (scope) => ({ vpc: new ec2.Vpc(scope, 'Own') })],
  [
    'of the app, with a block from IPAM',
    (scope) => ({
      vpc: new ec2.Vpc(scope, 'Own', {
        ipAddresses: ec2.IpAddresses.awsIpamAllocation({
          ipv4IpamPoolId: 'ipam-0abc',
          ipv4NetmaskLength: 20,
          defaultSubnetIpv4NetmaskLength: 24,
        }),
      }),
    }),
  ],
  ['of another stack of the app', (scope) => ({ vpc: new ec2.Vpc(new Stack(Stage.of(scope), 'Network', { env: ENV }), 'Own') })],
  ['still to be looked up', (scope) => ({ vpc: ec2.Vpc.fromLookup(scope, 'Own', { vpcName: 'lync' }) })],
  [
    'still to be looked up, with a group of subnets that nobody knows yet',
    (scope) => ({ vpc: ec2.Vpc.fromLookup(scope, 'Own', { vpcName: 'lync' }), vpcSubnets: { subnetGroupName: 'dmz' } }),
  ],
  ['of a perimeter network', (scope) => ({ vpc: new PerimeterNetwork(scope, 'Network', { availabilityZones: ZONES }).vpc })],
];

const withPool = (more: (scope: Stack) => Partial<Declared>) => (scope: Stack) => ({
  publishingRules: [frontEndPool(scope, 'Webext')],
  ...more(scope),
});

test.each(VPCS)('a VPC %s takes a proxy, and no error of CDK’s is left in the assembly', (_, make) => {
  expect(errorLeftBy(() => synthesize(withPool(make), { env: ENV }))).toBeUndefined();
});

test('subnets that name no zone are in two for all one knows, one subnet is not', () => {
  const two = (scope: Stack) => ({ vpcSubnets: subnets(subnetOf(scope, 'a'), subnetOf(scope, 'b')) });
  const one = (scope: Stack) => ({ vpcSubnets: subnets(subnetOf(scope, 'a')) });
  const same = (scope: Stack) => ({
    vpcSubnets: subnets(...['a', 'b'].map((id) => subnetOf(scope, id, { availabilityZone: 'eu-west-1a' })), subnetOf(scope, 'c')),
  });
  expect([two, one, same].map((make) => errorsOf(withPool(make)))).toEqual([[], ['load-balancer-zones'], ['load-balancer-zones']]);
});

test('subnets of a list that nobody knows are those of the load balancer', () => {
  const [, lists] = VPCS.find(([name]) => name.includes('lists nobody knows')) ?? [];
  if (lists === undefined) throw new Error('no such VPC');
  const { Subnets: given } = only(synthesize(withPool(lists)).json, `${ELBV2}::LoadBalancer`);
  expect(given).toEqual({ 'Fn::Split': [',', { 'Fn::ImportValue': 'SubnetIds' }] });
});

describe('while a look-up of the VPC is to come', () => {
  const lookedUp = (scope: Stack) => ({ vpc: ec2.Vpc.fromLookup(scope, 'Own', { vpcName: 'lync' }) });

  // Servers there are targets if the block of the VPC holds them, and an error would keep CDK from looking.
  test('no address is refused, and nobody is told that the block is not known', () => {
    const { proxy } = publish(
      (scope) => ({
        ...lookedUp(scope),
        publishingRules: [
          frontEndPool(scope, 'Webext', {
            pool: LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromIpAddresses(['198.51.100.11'])),
          }),
        ],
      }),
      { env: ENV },
    );
    expect(proxy._plan.findings.map(({ id }) => id)).toEqual([]);
  });
});

describe('a VPC of somebody’s own', () => {
  test('is asked for its block, and may fail to answer', () => {
    const { proxy } = publish(
      withPool((scope) => {
        const vpc = ec2.Vpc.fromVpcAttributes(scope, 'Vpc', attributes);
        const wrapped = Object.create(vpc, {
          cidr: { value: '10.80.0.0/22' },
          vpcCidrBlock: {
            get: () => {
              throw new Error('ask somebody else');
            },
          },
        }) as ec2.IVpc;
        return { vpc: wrapped };
      }),
    );
    expect(proxy._plan.findings.map(({ id }) => id)).toEqual([
      'lync-reverse-proxy:internal-web-services-elsewhere',
      'lync-reverse-proxy:vpc-cidr-unknown',
    ]);
  });
});

describe('further blocks of a VPC', () => {
  const servers = (...addresses: string[]) => PoolServers.fromIpAddresses(addresses);
  const planOf = (make: (stack: Stack) => Partial<Declared>, ...addresses: string[]) => {
    const { proxy } = publish((stack) => ({
      publishingRules: [frontEndPool(stack, 'Webext', { pool: LyncPool.frontEndPool('webext.contoso.com', servers(...addresses)) })],
      ...make(stack),
    }));
    const { findings, targetGroups } = proxy._plan;
    return {
      findings: findings.map(({ id }) => id.replace('lync-reverse-proxy:', '')),
      zones: targetGroups.flatMap(({ targets }) => targets.map(({ availabilityZone }) => availabilityZone)),
    };
  };
  const block = (stack: Stack, vpcId: string, cidrBlock: string) =>
    new ec2.CfnVPCCidrBlock(stack, `Block-${cidrBlock}`, { vpcId, cidrBlock });
  const OWN: readonly (readonly [string, (stack: Stack) => ec2.IVpc])[] = [
    ['of the app', (stack) => new ec2.Vpc(stack, 'Own', { ipAddresses: ec2.IpAddresses.cidr('10.80.0.0/16') })],
    [
      'of the app, imported by its attributes',
      (stack) => {
        const vpc = new ec2.CfnVPC(stack, 'Raw', { cidrBlock: '10.80.0.0/16' });
        return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, vpcId: vpc.attrVpcId, vpcCidrBlock: '10.80.0.0/16' });
      },
    ],
    [
      'of another stack',
      (stack) => new ec2.Vpc(new Stack(Stage.of(stack), 'Network'), 'Own', { ipAddresses: ec2.IpAddresses.cidr('10.80.0.0/16') }),
    ],
    ['that is there already', (stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, vpcCidrBlock: '10.80.0.0/16' })],
    [
      'of a perimeter network',
      (stack) => new PerimeterNetwork(stack, 'Network', { availabilityZones: ZONES, vpcCidr: '10.80.0.0/16' }).vpc,
    ],
  ];
  const withBlock = (make: (stack: Stack) => ec2.IVpc, cidrBlock: string, vpcCidr?: string) => (stack: Stack) => {
    const vpc = make(stack);
    block(stack, vpc.vpcId, cidrBlock);
    return { vpc, ...(vpcCidr === undefined ? {} : { vpcCidr }) };
  };

  test.each(OWN)('are known of a VPC %s: what is registered stays, with a word about it', (_, make) => {
    expect(planOf(withBlock(make, '100.64.0.0/16'), '100.64.0.11')).toEqual({ findings: ['target-in-another-vpc-block'], zones: ['all'] });
    const followed = withBlock(make, '100.64.0.0/16', '100.64.0.0/16');
    expect(planOf(followed, '100.64.0.11')).toEqual({ findings: [], zones: [undefined] });
  });

  // They were refused, so nothing of the kind is deployed.
  test.each(OWN)('make public addresses targets inside a VPC %s', (_, make) => {
    expect(planOf(withBlock(make, '198.19.0.0/16'), '198.19.0.11')).toEqual({ findings: [], zones: [undefined] });
  });

  test.each(OWN.filter(([name]) => name !== 'that is there already'))('and its own are all that vpcCidr may be of a VPC %s', (_, make) => {
    expect(planOf(withBlock(make, '100.64.0.0/16', '10.90.0.0/16'), '100.64.0.11').findings).toContain('vpc-cidr-contradicted');
  });

  test('may be known by the deployment alone, and then say nothing', () => {
    const [[, own] = []] = OWN;
    const pooled = (stack: Stack) => {
      const vpc = own?.(stack) as ec2.IVpc;
      new ec2.CfnVPCCidrBlock(stack, 'Pooled', { vpcId: vpc.vpcId, ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 24 });
      return { vpc, poolNetworks: ['10.30.0.0/16'] };
    };
    expect(planOf((stack) => ({ ...pooled(stack), vpcCidr: '10.90.0.0/16' }), '10.20.0.11').findings).toEqual([]);
  });

  test('of IPv6 are none of them', () => {
    const [[, own] = []] = OWN;
    const dual = (stack: Stack) => {
      const vpc = own?.(stack) as ec2.IVpc;
      new ec2.CfnVPCCidrBlock(stack, 'Ipv6', { vpcId: vpc.vpcId, amazonProvidedIpv6CidrBlock: true });
      return { vpc, vpcCidr: '10.90.0.0/16' };
    };
    expect(planOf(dual, '10.20.0.11').findings).toEqual(['vpc-cidr-contradicted']);
  });
});

describe('deployment files', () => {
  const files = [
    ...readdirSync(join(ROOT, 'examples')).map((name) => join('examples', name, 'deployment.yaml')),
    join('test', 'deployment-everything.yaml'),
    join('test', 'deployment-haproxy.yaml'),
  ];

  test.each(files)('%s makes an assembly of the files its manifest speaks of, and no error', (path) => {
    const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-assembly-'));
    try {
      const outdir = join(folder, 'cdk.out');
      const left = errorLeftBy(() => {
        const app = new App({ analyticsReporting: false, outdir });
        const file = DeploymentFile.read(join(ROOT, path));
        new LyncStack(app, file.stackName, file);
        app.synth();
      });
      expect(left).toBeUndefined();
      const manifest = readFileSync(join(outdir, 'manifest.json'), 'utf8');
      const unknown = readdirSync(outdir).filter(
        (name) => !['manifest.json', 'cdk.out', 'validation-report.json'].includes(name) && !manifest.includes(`"${name}"`),
      );
      expect(unknown).toEqual([]);
      expect(existsSync(join(outdir, 'error.txt'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
