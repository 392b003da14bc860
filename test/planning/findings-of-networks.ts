import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { POOL01, declared, type FindingExample } from './findings-of-names';

type Network = Deployment['network'];

const GATEWAY = { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] };
const EXISTING = {
  vpcId: 'vpc-0abc',
  vpcCidr: '10.80.0.0/22',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-0a', 'subnet-0b'],
};
const TWO_SUBNETS = ['10.80.0.0/24', '10.80.1.0/24'].map((cidr, index) => ({ zone: `zone${index}`, cidr }));
const LIST = '#{Token[Networks.1]}';
const INTERNAL = { scheme: 'internal', allowedSources: ['10.0.0.0/8'] } as const;

const made = (network: Network, ...servers: readonly string[]) =>
  declared({ network: { ...GATEWAY, ...network }, pools: [{ ...POOL01, servers: servers.length === 0 ? ['10.20.0.11'] : servers }] });
const existing = (network: Network, ...servers: readonly string[]) =>
  made({ transitGatewayId: undefined, ...EXISTING, ...network }, ...servers);
/** With the blocks that the app gives the VPC. */
const withBlocks = (proxy: ProxyDeclaration, ...known: readonly string[]): ProxyDeclaration => ({
  ...proxy,
  vpcBlocks: { known, isVpcOfApp: true, hasUnknown: false },
});
const refused = { finding: 'route-refused', severity: 'error', where: undefined } as const;
const block = { finding: 'vpc-cidr-refused', severity: 'error', where: undefined } as const;
const malformed = { finding: 'network-malformed', severity: 'error', where: undefined } as const;
const zones = { finding: 'load-balancer-zones', severity: 'error', where: undefined } as const;
const unroutable = { finding: 'network-unroutable', severity: 'warning', where: undefined } as const;
const within = { finding: 'servers-within-vpc', severity: 'warning', where: 'pool01' } as const;
const reserved = { finding: 'target-address-reserved', severity: 'warning', where: 'pool01' } as const;

/** About what overlaps, and blocks that nobody can have. */
export const FINDINGS_OF_NETWORKS: readonly FindingExample[] = [
  // The VPC that is made, and the networks to which it gets routes.
  {
    ...refused,
    names: "poolNetworks: 10.20.0.0/16 is the VPC's own block",
    wrong: made({ vpcCidr: '10.20.0.0/16' }),
    right: made({ vpcCidr: '10.21.0.0/16' }),
  },
  {
    ...refused,
    names: "poolNetworks: 10.20.3.0/24 lies within 10.20.0.0/16, the VPC's own block",
    wrong: made({ vpcCidr: '10.20.0.0/16', poolNetworks: ['10.20.3.0/24'] }, '10.20.3.11'),
    right: made({ vpcCidr: '10.20.0.0/24', poolNetworks: ['10.20.3.0/24'] }, '10.20.3.11'),
  },
  {
    ...refused,
    names: '(the default, because vpcCidr is not set)',
    wrong: made({ poolNetworks: ['10.80.0.0/24'] }, '10.80.0.11'),
    right: made({ poolNetworks: ['10.80.4.0/24'] }, '10.80.4.11'),
  },
  {
    ...refused,
    names: 'corporateNetworks: 10.20.8.0/24 lies within',
    wrong: made(
      { vpcCidr: '10.20.0.0/20', poolNetworks: ['10.20.16.0/24'], corporateNetworks: ['10.20.8.0/24'], ...INTERNAL },
      '10.20.16.11',
    ),
    // Clients from the Internet come through no gateway.
    right: made({ vpcCidr: '10.20.0.0/20', poolNetworks: ['10.20.16.0/24'], corporateNetworks: ['10.20.8.0/24'] }, '10.20.16.11'),
  },
  {
    ...refused,
    names: 'poolNetworks: 169.254.169.0/24 lies within 169.254.168.0/22, which AWS keeps for itself',
    wrong: made({ poolNetworks: ['10.20.0.0/16', '169.254.169.0/24'] }),
    right: made({ poolNetworks: ['10.0.0.0/8'] }),
  },
  {
    ...refused,
    names: 'corporateNetworks: fd00:ec2::/32 lies within fd00:ec2::/32',
    wrong: made({ corporateNetworks: ['fd00:ec2::/32'], ipAddressType: 'dualstack', ...INTERNAL }),
    right: made({ corporateNetworks: ['fd00:ec3::/32'], ipAddressType: 'dualstack', ...INTERNAL }),
  },
  {
    ...{ finding: 'network-within-vpc', severity: 'warning', where: undefined, names: "10.20.0.0/16 is the VPC's own block" },
    wrong: made({ transitGatewayId: undefined, vpcCidr: '10.20.0.0/16' }),
    right: made({ transitGatewayId: undefined, vpcCidr: '10.20.0.0/16', poolNetworks: [] }),
  },
  {
    ...{ finding: 'network-within-vpc', severity: 'warning', where: undefined, names: '10.80.2.0/24 lies within 10.80.0.0/22' },
    wrong: existing({ poolNetworks: ['10.80.2.0/24'] }, '10.80.2.11'),
    // Where the pool stands in the VPC, or a network elsewhere holds all of it.
    right: existing({ poolNetworks: ['10.80.0.0/16'] }, '10.80.2.11', '10.80.200.11'),
  },
  {
    ...{ finding: 'no-route-to-servers', severity: 'warning', where: 'pool01', names: '10.30.0.11 lies neither in the VPC nor in any' },
    wrong: existing({}, '10.20.0.11', '10.80.2.11', '10.30.0.11'),
    right: existing({ poolNetworks: [] }, '10.20.0.11', '10.80.2.11', '10.30.0.11'),
  },
  // Servers.
  {
    ...within,
    names: '10.80.1.11 lies within 10.80.0.0/22, the block of the VPC that is made here.',
    wrong: made({ vpcCidr: '10.80.0.0/22' }, '10.20.0.11', '10.80.1.11'),
    right: existing({}, '10.20.0.11', '10.80.1.11'),
  },
  {
    ...within,
    names: 'made here (the default, because vpcCidr is not set)',
    wrong: made({ transitGatewayId: undefined, poolNetworks: [] }, '10.80.1.11'),
    right: made({ transitGatewayId: undefined, poolNetworks: [], vpcCidr: '10.80.0.0/22' }, '10.80.1.11'),
  },
  {
    ...within,
    names: '10.20.0.11 and 10.20.0.12 lie within',
    wrong: made({ vpcCidr: '10.20.0.0/24' }, '10.20.0.11', '10.20.0.12'),
    right: made({ vpcCidr: '10.20.0.0/24' }, '10.20.1.11', '10.20.1.12'),
  },
  ...['10.80.0.0', '10.80.0.3', '10.80.3.255'].map((address): FindingExample => ({
    ...reserved,
    names: `${address} is one of the first 4 addresses of 10.80.0.0/22, or its last one`,
    wrong: existing({}, address),
    right: existing({}, '10.80.0.4', '10.80.3.254', '10.20.255.255', '10.20.0.0'),
  })),
  {
    ...reserved,
    names: '10.80.1.2 is one of the first 4 addresses of 10.80.1.0/24',
    wrong: { ...existing({}, '10.80.1.2'), subnets: TWO_SUBNETS },
    right: { ...existing({}, '10.80.1.4', '10.80.2.2'), subnets: TWO_SUBNETS },
  },
  // Blocks.
  ...(
    [
      ['10.0.0.0/15', 'is no block from /16 to /25'],
      ['10.80.0.0/26', 'is no block from /16 to /25'],
      ['0.1.0.0/16', 'lies in 0.0.0.0/8'],
      ['127.0.0.0/16', 'lies in 127.0.0.0/8'],
      ['169.254.0.0/16', 'lies in 169.254.0.0/16'],
      ['239.0.0.0/16', 'lies in 224.0.0.0/4'],
    ] as const
  ).map(([vpcCidr, problem]): FindingExample => ({
    ...block,
    names: `vpcCidr "${vpcCidr}" ${problem}`,
    wrong: made({ vpcCidr }),
    right: made({ vpcCidr: '198.19.0.0/16' }),
  })),
  ...['100.64.0.0/16', '172.17.0.0/16', '203.0.113.0/25', '192.168.0.0/16'].map((vpcCidr): FindingExample => ({
    ...block,
    names: 'is not known at synthesis',
    wrong: made({ vpcCidr: '${Token[Block.1]}' }),
    right: made({ vpcCidr }),
  })),
  {
    ...block,
    names: 'vpcCidr "127.0.0.0/16" lies in 127.0.0.0/8, of which EC2 gives no VPC a block',
    wrong: existing({ vpcCidr: '127.0.0.0/16' }),
    right: existing({ vpcCidr: '10.80.0.0/28' }),
  },
  ...['10.0.0.0/15', '10.80.0.0/29'].map((vpcCidr): FindingExample => ({
    ...{
      finding: 'vpc-cidr-implausible',
      severity: 'warning',
      where: undefined,
      names: `vpcCidr "${vpcCidr}" is no block from /16 to /28`,
    },
    wrong: existing({ vpcCidr }),
    right: existing({ vpcCidr: '10.0.0.0/16' }),
  })),
  // Blocks that the app gives its VPC.
  {
    ...{ finding: 'vpc-cidr-contradicted', severity: 'warning', where: undefined, names: 'vpcCidr "10.80.0.0/22" is none of the blocks' },
    wrong: withBlocks(existing({}), '10.81.0.0/22'),
    right: withBlocks(existing({}), '10.80.0.0/22', '10.81.0.0/22'),
  },
  {
    ...{ finding: 'vpc-cidr-contradicted', severity: 'warning', where: undefined, names: 'that the app gives the VPC: 10.80.0.0/24' },
    wrong: withBlocks(existing({}), '10.80.0.0/24'),
    right: withBlocks(existing({}), '10.80.0.0/24', '10.80.2.0/24'),
  },
  {
    ...{ finding: 'target-in-another-vpc-block', severity: 'warning', where: 'pool01', names: '10.81.0.11 lies in 10.81.0.0/22' },
    wrong: withBlocks(existing({}, '10.80.0.11', '10.81.0.11', '10.20.0.11'), '10.80.0.0/22', '10.81.0.0/22'),
    right: withBlocks(existing({}, '10.80.0.11', '10.20.0.11', '198.19.0.11'), '10.80.0.0/22', '10.81.0.0/22', '198.19.0.0/24'),
  },
  {
    ...{ finding: 'target-in-another-vpc-block', severity: 'warning', where: 'pool01', names: 'Write vpcCidr: "10.81.0.0/22"' },
    wrong: withBlocks(existing({}, '10.81.0.11'), '10.80.0.0/22', '10.81.0.0/22'),
    right: withBlocks(existing({ vpcCidr: '10.81.0.0/22' }, '10.81.0.11'), '10.80.0.0/22', '10.81.0.0/22'),
  },
  {
    ...malformed,
    names: 'vpcCidr: "fd00::/56" is no IPv4 address block',
    wrong: existing({ vpcCidr: 'fd00::/56' }),
    right: existing({}),
  },
  ...(
    [
      ['0.0.0.0/0', 'is everything'],
      ['10.20.0.1/16', 'has bits set behind its prefix'],
      ['2001:db8::/32', 'is no IPv4 address block'],
      ['10.20.0.0', 'is no IPv4 address block'],
    ] as const
  ).map(([network, problem]): FindingExample => ({
    ...malformed,
    names: `poolNetworks: "${network}" ${problem}`,
    wrong: made({ poolNetworks: ['10.20.0.0/16', network] }),
    right: made({ poolNetworks: ['10.20.0.0/16', '10.30.0.0/24'] }),
  })),
  {
    ...malformed,
    names: 'corporateNetworks: "10.30.0.1/16" has bits set behind its prefix',
    wrong: made({ corporateNetworks: ['10.30.0.1/16'], ...INTERNAL }),
    // An internal network has no other way to everywhere.
    right: made({ corporateNetworks: ['2001:db8::/32', '0.0.0.0/0', '::/0'], ...INTERNAL }),
  },
  // Lists of which only the deployment knows how long they are.
  ...(
    [
      { poolNetworks: [LIST] },
      { corporateNetworks: [LIST], ...INTERNAL },
      { corporateNetworks: [LIST] },
      { allowedSources: [LIST], corporateNetworks: ['203.0.113.0/24'] },
    ] satisfies Network[]
  ).map((network): FindingExample => ({
    ...malformed,
    names: `${Object.keys(network)[0] ?? ''}: this is a list that only the deployment knows`,
    wrong: made(network),
    right: made({ corporateNetworks: ['203.0.113.0/24'], allowedSources: ['10.0.0.0/8'] }),
  })),
  {
    ...zones,
    names: 'availabilityZones: this is a list that only the deployment knows',
    wrong: made({ availabilityZones: [LIST] }),
    right: made({ availabilityZones: ['${Token[Zone.1]}', '${Token[Zone.2]}'] }),
  },
  {
    ...{ finding: 'target-address-not-allowed', severity: 'error', where: 'pool01', names: 'servers: this is a list that only' },
    wrong: made({}, LIST),
    right: made({}, '10.20.0.12'),
  },
  // What comes from nowhere.
  ...(
    [
      ['allowedSources', '127.0.0.0/8', 'no client comes from there'],
      ['allowedSources', 'fe80::/64', 'no client comes from there'],
      ['corporateNetworks', '224.0.0.0/4', 'no client comes from there'],
      ['allowedSources', '255.255.255.255/32', 'no client comes from there'],
      ['poolNetworks', '169.254.0.0/20', 'no server is reached there'],
    ] as const
  ).map(([key, network, why]): FindingExample => ({
    ...unroutable,
    names: `No router passes such addresses on: ${why}`,
    wrong: made({ corporateNetworks: ['203.0.113.0/24'], [key]: ['10.20.0.0/16', network] }),
    right: made({
      corporateNetworks: ['203.0.113.0/24'],
      [key]: ['10.20.0.0/16', '100.64.0.0/10', '198.51.100.0/24', ...(key === 'allowedSources' ? ['0.0.0.0/0', '::/0'] : [])],
    }),
  })),
  // Gateways and zones.
  {
    ...{ finding: 'two-gateways', severity: 'error', where: undefined, names: 'vpnGatewayId is named, and transitGatewayId too' },
    wrong: made({ vpnGatewayId: 'vgw-0abc' }),
    right: made({ transitGatewayId: undefined, vpnGatewayId: 'vgw-0abc' }),
  },
  ...[1, 5].map((count): FindingExample => ({
    ...zones,
    names: `the perimeter network has room for 4: ${count} given`,
    wrong: made({ availabilityZones: zoneNames(count) }),
    right: made({ availabilityZones: zoneNames(4) }),
  })),
  {
    ...zones,
    names: 'eu-west-1a is named twice',
    wrong: made({ availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a'] }),
    right: made({ availabilityZones: ['eu-west-1a', 'eu-west-1b'] }),
  },
];

function zoneNames(count: number): readonly string[] {
  return ['a', 'b', 'c', 'd', 'e'].slice(0, count).map((letter) => `eu-west-1${letter}`);
}
