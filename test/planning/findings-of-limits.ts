import type { NetworkEntry, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import type { Quotas } from '../../lib/facts/limits';
import { sourceOf } from '../support/declaration-of';
import { EXISTING, POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const DIALIN = 'https://dialin.contoso.com';

/** A host whose regular expression is as long as a condition may be on a port of five digits, and one that is longer. */
const LONGEST = `${'a'.repeat(52)}.${'b'.repeat(52)}.contoso.com`;
const TOO_LONG = `a${LONGEST}`;

const OWN_DIRECTORIES = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(28));
const OWN_ONES = { id: 'lync-reverse-proxy:virtual-directory-unknown', reason: 'ours' };

/** Pools whose names are 61 characters long. */
const MANY_POOLS = [1, 2, 3, 4, 5].map((i): PoolEntry => ({
  ...POOL01,
  name: `pool${i}`,
  servers: [`10.20.1.${i}`],
  externalWebServicesFqdn: `${'w'.repeat(48)}${i}.contoso.com`,
}));

function withQuotas(declaration: ProxyDeclaration, quotas: Partial<Quotas>): ProxyDeclaration {
  const source = sourceOf(declaration);
  if (source !== undefined) return declared({ ...source, quotas: { ...source.quotas, ...quotas } });
  return { ...declaration, quotas: { ...declaration.quotas, ...quotas } };
}

function answeredTogether(pools: readonly PoolEntry[], network?: NetworkEntry): ProxyDeclaration {
  return declared({
    ...(network === undefined ? {} : { network }),
    pools,
    simpleUrls: { dialin: DIALIN, answeredBy: pools.map(({ name }) => name) },
  });
}

/** Instances as constructs name them, in a network that the app makes. */
function inMadeVpc(instanceIds: readonly string[]): ProxyDeclaration {
  const declaration = declared({ acknowledge: [{ id: 'lync-reverse-proxy:value-unresolved', reason: 'of this app' }] });
  const servers = { kind: 'instance' as const, instanceIds, ownSecurityGroups: true };
  return { ...declaration, pools: declaration.pools.map((pool) => ({ ...pool, servers })) };
}

/** One rule each, of two that are on the second load balancer or on both. */
function inBoth(one: number): ProxyDeclaration {
  return declared({
    pools: [
      { ...POOL01, loadBalancer: one },
      { ...POOL02, loadBalancer: 2 },
    ],
    quotas: { rules: 1 },
    loadBalancers: 2,
  });
}

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.contoso.com`);

function withPools(count: number): ProxyDeclaration {
  const pools = Array.from({ length: count }, (_, i) => ({
    ...POOL01,
    name: `p${i}`,
    externalWebServicesFqdn: `p${i}.contoso.com`,
    servers: [`10.20.2.${i}`],
  }));
  // Their rules are more than chance keeps apart.
  return withQuotas(declared({ pools: pools.map((pool, i) => ({ ...pool, priority: i + 1 })) }), { rules: 1000, securityGroupRules: 200 });
}

/** About servers, ports, priorities, virtual directories, quotas and signing in. */
export const FINDINGS_OF_LIMITS: readonly FindingExample[] = [
  {
    ...{
      finding: 'answered-by-mixed-pools',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'pool01 and pool02 differ in their listening ports',
    },
    wrong: answeredTogether([POOL01, { ...POOL02, listeningPorts: { https: 5443 } }]),
    right: answeredTogether([POOL01, POOL02]),
  },
  {
    finding: 'answered-by-mixed-pools',
    ...{ severity: 'error', where: 'SimpleUrls', names: 'pool01 and pool02 differ in the kind of their servers' },
    wrong: answeredTogether([POOL01, { ...POOL02, servers: [{ instanceId: 'i-0abc' }] }], EXISTING),
    right: answeredTogether([POOL01, { ...POOL02, servers: ['10.20.0.12'] }], EXISTING),
  },
  {
    ...{ finding: 'egress-widened', severity: 'note', where: undefined, names: '2 rules of a security group' },
    wrong: withQuotas(withPool({ servers: ['10.20.0.11', '10.20.0.12', '10.20.0.13'] }), { securityGroupRules: 2 }),
    right: withQuotas(withPool({ servers: ['10.20.0.11', '10.20.0.12'] }), { securityGroupRules: 2 }),
  },
  {
    ...{ finding: 'idle-timeout-out-of-range', severity: 'error', where: undefined, names: 'idleTimeout is 4001 seconds' },
    wrong: declared({ idleTimeout: 4001 }),
    right: declared({ idleTimeout: 4000 }),
  },
  {
    ...{ finding: 'idle-timeout-out-of-range', severity: 'error', where: undefined, names: 'idleTimeout is 0 seconds' },
    wrong: declared({ idleTimeout: 0 }),
    right: declared({ idleTimeout: 960 }),
  },
  {
    ...{ finding: 'idle-timeout-short', severity: 'warning', where: undefined, names: 'idleTimeout is 959 seconds' },
    wrong: declared({ idleTimeout: 959 }),
    right: declared({ idleTimeout: 960 }),
  },
  {
    ...{ finding: 'listening-port-conflict', severity: 'error', where: 'pool01', names: '8080' },
    wrong: withPool({ listeningPorts: { https: 8080 } }),
    right: withPool({ listeningPorts: { https: 4443 } }),
  },
  {
    ...{ finding: 'no-pool-published', severity: 'error', where: undefined, names: 'Nothing is published' },
    wrong: withPool({ publish: false }),
    right: withPool({ publish: true }),
  },
  {
    ...{ finding: 'no-route-to-servers', severity: 'warning', where: 'pool01', names: '10.30.0.11' },
    wrong: withPool({ servers: ['10.20.0.11', '10.30.0.11'] }),
    right: withPool({ servers: ['10.20.0.11', '10.20.255.255'] }),
  },
  {
    ...{ finding: 'pools-tag-too-long', severity: 'error', where: 'SimpleUrls', names: '5 pools' },
    wrong: answeredTogether(MANY_POOLS),
    right: answeredTogether(MANY_POOLS.slice(1)),
  },
  {
    ...{ finding: 'priority-out-of-range', severity: 'error', where: 'pool01', names: 'Https has priority 50001' },
    wrong: withPool({ priority: 50_001 }),
    right: withPool({ priority: 50_000 }),
  },
  {
    ...{ finding: 'priority-out-of-range', severity: 'error', where: 'SimpleUrls', names: 'Https-further has priority 0' },
    wrong: declared({ simpleUrls: { dialin: DIALIN, priorities: { further: 0 } } }),
    right: declared({ simpleUrls: { dialin: DIALIN, priorities: { further: 1 } } }),
  },
  {
    ...{
      finding: 'priority-taken',
      severity: 'error',
      where: 'pool02',
      names: 'pool01/Https and pool02/Https on port 443 both have priority 7',
    },
    wrong: withPool({ priority: 7 }, [{ ...POOL02, priority: 7 }]),
    right: withPool({ priority: 7 }, [{ ...POOL02, priority: 8 }]),
  },
  {
    ...{ finding: 'published-port-conflict', severity: 'error', where: 'pool01', names: 'Port 80' },
    wrong: withPool({ publishedPorts: { https: 80 } }),
    right: withPool({ publishedPorts: { https: 81 } }),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '2 listener rules, the quota is 1' },
    wrong: withQuotas(withPool({}, [POOL02]), { rules: 1 }),
    right: withQuotas(withPool({}, [POOL02]), { rules: 2 }),
  },
  {
    ...{
      finding: 'quota-exceeded',
      severity: 'error',
      where: undefined,
      names: 'Write loadBalancers: 3, the least with which this plan fits',
    },
    // By their names pool01 and pool02 would stay together.
    wrong: declared({ pools: [POOL01, { ...POOL02, name: 'pool03' }], quotas: { rules: 1 } }),
    right: declared({ pools: [POOL01, { ...POOL02, name: 'pool03' }], quotas: { rules: 1 }, loadBalancers: 3 }),
  },
  {
    ...{
      finding: 'quota-exceeded',
      severity: 'error',
      where: undefined,
      names: 'The 2nd of 2 Application Load Balancers needs 2 listener rules',
    },
    wrong: inBoth(2),
    right: inBoth(1),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: 'No number of load balancers up to 20' },
    wrong: withQuotas(withPool({ furtherNames: SIX }), { rules: 1 }),
    right: withQuotas(withPool({ furtherNames: SIX.slice(2) }), { rules: 1 }),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: 'do without loadBalancersBefore' },
    wrong: withQuotas({ ...inBoth(1), loadBalancersBefore: 1 }, {}),
    right: inBoth(1),
    also: ['moving-between-load-balancers'],
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '101 target groups, the quota is 100' },
    wrong: { ...withPools(101), namesPerCertificate: 100 },
    right: { ...withPools(100), namesPerCertificate: 100 },
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '2 certificates, the quota is 1' },
    wrong: { ...withQuotas(withPool({}, [POOL02]), { certificates: 1 }), namesPerCertificate: 1 },
    right: { ...withQuotas(withPool({}, [POOL02]), { certificates: 1 }), namesPerCertificate: 2 },
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '2 targets, the quota is 1' },
    wrong: withQuotas(withPool({ servers: ['10.20.0.11', '10.20.0.12'] }), { targets: 1 }),
    right: withQuotas(withPool({ servers: ['10.20.0.11', '10.20.0.12'] }), { targets: 2 }),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '2 inbound rules of a security group, the quota is 1' },
    wrong: withQuotas(declared({}), { securityGroupRules: 1 }),
    right: withQuotas(declared({ http: 'none' }), { securityGroupRules: 1 }),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: '2 outbound rules of a security group, the quota is 1' },
    wrong: withQuotas(
      { ...withPool({ servers: ['10.20.0.11', '10.20.0.12'] }), http: 'none', poolNetworks: [] },
      { securityGroupRules: 1 },
    ),
    right: withQuotas({ ...withPool({ servers: ['10.20.0.11'] }), http: 'none', poolNetworks: [] }, { securityGroupRules: 1 }),
  },
  {
    ...{ finding: 'rule-value-too-long', severity: 'error', where: 'pool01', names: TOO_LONG.replaceAll('.', '\\.') },
    wrong: withPool({ externalWebServicesFqdn: TOO_LONG, furtherNames: ['w.contoso.com'], publishedPorts: { https: 44_333 } }),
    right: withPool({ externalWebServicesFqdn: LONGEST, furtherNames: ['w.contoso.com'], publishedPorts: { https: 44_333 } }),
  },
  {
    ...{ finding: 'servers-missing', severity: 'error', where: 'pool01', names: 'no servers' },
    wrong: withPool({ servers: [] }),
    right: withPool({ servers: [], loadBalancerAddress: '10.20.0.10' }),
  },
  {
    ...{ finding: 'target-address-not-allowed', severity: 'error', where: 'pool01', names: '203.0.113.7' },
    wrong: withPool({ servers: ['203.0.113.7'] }),
    right: withPool({ servers: ['10.20.0.7'] }),
  },
  {
    ...{ finding: 'target-address-not-allowed', severity: 'error', where: 'pool01', names: 'server01.contoso.local' },
    wrong: withPool({ servers: ['server01.contoso.local'] }),
    right: withPool({ servers: ['10.20.0.7'] }),
  },
  {
    ...{ finding: 'too-many-condition-values', severity: 'error', where: 'pool01', names: 'Https-Others needs 6 host and path values' },
    wrong: declared({ pools: [{ ...POOL01, virtualDirectories: OWN_DIRECTORIES }], acknowledge: [OWN_ONES] }),
    right: declared({ pools: [{ ...POOL01, virtualDirectories: OWN_DIRECTORIES.slice(1) }], acknowledge: [OWN_ONES] }),
  },
  {
    ...{ finding: 'virtual-directory-internal', severity: 'warning', where: 'pool01', names: '/CsCp/*' },
    wrong: withPool({ virtualDirectories: ['/meet', '/CsCp/*'] }),
    right: withPool({ virtualDirectories: ['/meet'] }),
  },
  {
    ...{ finding: 'virtual-directory-malformed', severity: 'error', where: 'pool01', names: '/me et' },
    wrong: withPool({ virtualDirectories: ['/me et'] }),
    right: withPool({ virtualDirectories: ['/meet'] }),
  },
  {
    ...{ finding: 'virtual-directory-unknown', severity: 'warning', where: 'pool01', names: '/mete' },
    wrong: withPool({ virtualDirectories: ['/mete'] }),
    right: withPool({ virtualDirectories: ['/meet'] }),
  },
  {
    ...{ finding: 'target-instance-in-another-vpc', severity: 'error', where: 'pool01', names: 'i-0abc exists already' },
    wrong: withPool({ servers: [{ instanceId: 'i-0abc' }] }),
    right: withPool({ servers: [{ instanceId: 'i-0abc' }] }, [], { network: EXISTING }),
  },
  {
    ...{ finding: 'target-instance-in-another-vpc', severity: 'error', where: 'pool01', names: 'i-0abc exists already' },
    wrong: inMadeVpc(['${Token[Instance.7]}', 'i-0abc']),
    right: inMadeVpc(['${Token[Instance.7]}', '${Token[Instance.8]}']),
  },
  {
    ...{ finding: 'vpc-cidr-unknown', severity: 'note', where: undefined, names: 'address block of the VPC' },
    wrong: { ...declared({}), vpcCidr: undefined },
    right: { ...withPool({ servers: [{ instanceId: 'i-0abc' }] }, [], { network: EXISTING }), vpcCidr: undefined },
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'pool01', names: 'pool01 with Windows authentication (externalSignIn is not set)' },
    wrong: { ...declared({}), externalSignIn: undefined },
    right: { ...declared({}), externalSignIn: 'passive' },
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'pool02', names: 'pool02 with Windows authentication (externalSignIn is windows)' },
    wrong: withPool({}, [{ ...POOL02, externalSignIn: 'windows' }]),
    right: withPool({}, [{ ...POOL02, externalSignIn: 'modern' }]),
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'pool02', names: "one client's request can run as another user" },
    wrong: withPool({}, [{ ...POOL02, externalSignIn: 'windows' }]),
    right: withPool({}, [{ ...POOL02, externalSignIn: 'windows', publish: false }]),
  },
  {
    ...{
      finding: 'no-route-to-servers',
      severity: 'warning',
      where: 'pool01',
      names: 'No route of the perimeter network leads to 10.30.0.11',
    },
    wrong: withPool({ servers: ['10.20.0.11', '10.30.0.11'] }),
    right: withPool({ servers: ['10.20.0.11'] }),
  },
  {
    ...{ finding: 'pools-tag-too-long', severity: 'error', where: 'SimpleUrls', names: '5 pools' },
    wrong: answeredTogether(MANY_POOLS),
    // 256 characters.
    right: answeredTogether(
      MANY_POOLS.slice(1).map((pool, index) => ({
        ...pool,
        externalWebServicesFqdn: `${'w'.repeat(index === 0 ? 0 : 3)}${pool.externalWebServicesFqdn}`,
      })),
    ),
  },
  {
    ...{ finding: 'vpc-cidr-unknown', severity: 'note', where: undefined, names: 'address block of the VPC' },
    wrong: { ...withPool({ servers: ['10.30.0.11'] }, [], { network: EXISTING }), vpcCidr: undefined },
    // Before the look-up nobody knows what it has.
    right: { ...withPool({ servers: ['203.0.113.7'] }, [], { network: EXISTING }), vpcCidr: undefined, isVpcPending: true },
  },
  {
    ...{ finding: 'vpc-cidr-unknown', severity: 'note', where: undefined, names: 'address block of the VPC' },
    wrong: { ...withPool({}, [{ ...POOL02, servers: [{ instanceId: 'i-0abc' }] }], { network: EXISTING }), vpcCidr: undefined },
    right: withPool({}, [{ ...POOL02, servers: [{ instanceId: 'i-0abc' }] }], { network: EXISTING }),
  },
  {
    ...{ finding: 'no-route-to-servers', severity: 'warning', where: 'pool01', names: '10.30.0.11 lies neither in the VPC' },
    wrong: withPool({ servers: ['10.30.0.11'] }, [], { network: EXISTING }),
    // A block that only the deployment knows may hold them.
    right: {
      ...withPool({ servers: ['10.30.0.11'] }, [], { network: EXISTING }),
      vpcBlocks: { known: ['10.80.0.0/22'], isVpcOfApp: true, hasUnknown: true },
    },
  },
];
