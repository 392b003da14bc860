import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { POOL01, POOL02, declared, type FindingExample } from './findings-of-names';

const PASSED: PoolEntry = { ...POOL01, frontEnd: 'networkLoadBalancer' };
const NOTES = ['certificate-on-servers', 'pass-through-gives-up', 'server-certificates-run-out', 'windows-answers-clients'] as const;
/** What every deployment with a Network Load Balancer is told. */
const TOLD = NOTES.map((name) => ({ id: `lync-reverse-proxy:${name}`, reason: 'read' }));
const toldBut = (name: (typeof NOTES)[number]) => TOLD.filter(({ id }) => id !== `lync-reverse-proxy:${name}`);
const MEET = ['https://meet.contoso.com'];
const TWO = ['10.20.0.11', '10.20.0.13'];
const MOVING = { id: 'lync-reverse-proxy:moving-between-front-ends', reason: 'for a day' };

const passed = (changes: Partial<PoolEntry>, others: Partial<Deployment> = {}) =>
  declared({ pools: [{ ...PASSED, ...changes }, POOL02], acknowledge: TOLD, ...others });
const withSubnets = (declaration: ProxyDeclaration, count: number): ProxyDeclaration => ({
  ...declaration,
  subnets: Array.from({ length: count }, (_, i) => ({ zone: `z${i}`, cidr: undefined })),
});

const INTERNAL: Partial<Deployment> = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'], scheme: 'internal' },
};
const bothPassed = (one: readonly string[], other: readonly string[], acknowledge = TOLD, changes: Partial<PoolEntry> = {}) =>
  declared({
    pools: [
      { ...PASSED, fixedAddresses: one.length === 0 ? undefined : one },
      { ...PASSED, ...POOL02, fixedAddresses: other.length === 0 ? undefined : other, ...changes },
    ],
    acknowledge,
  });
const behindHaproxy = (changes: Partial<PoolEntry>, others: Partial<Deployment> = {}) =>
  declared({ pools: [{ ...POOL01, frontEnd: 'haproxy', ...changes }], haproxy: { serverAuthorities: ['ca.pem'] }, ...others });
const inOtherOrder = (declaration: ProxyDeclaration): ProxyDeclaration => ({ ...declaration, pools: declaration.pools.toReversed() });
const ON_ALB: PoolEntry = { ...POOL02, frontEnd: 'applicationLoadBalancer' };
const FARM = { host: 'owa.contoso.com', servers: ['10.20.0.31'] };
const MAIL = { host: 'Mail.contoso.com', servers: ['10.20.0.41'] };
const ON_WINDOWS = [{ id: 'lync-reverse-proxy:windows-authentication-through-alb', reason: 'Kerberos alone' }];
const OF_SERVERS = { arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/1', names: ['mail.contoso.com'] };
const SERVICE_TOLD = [...TOLD.slice(1), { id: 'lync-reverse-proxy:certificate-on-service', reason: 'read' }];

/** About Network Load Balancers, and what is on the way from one front end to another. */
export const FINDINGS_OF_FRONT_ENDS: readonly FindingExample[] = [
  {
    ...{ finding: 'answered-through-several-front-ends', severity: 'error', where: 'SimpleUrls', names: 'the front end of pool01' },
    wrong: passed({}, { simpleUrls: { answeredBy: ['pool01', 'pool02'], meet: MEET } }),
    right: passed({}, { simpleUrls: { answeredBy: 'pool01', meet: MEET } }),
  },
  {
    ...{
      finding: 'certificate-on-servers',
      severity: 'note',
      where: 'pool01',
      names: 'must carry meet.contoso.com and webext.contoso.com',
    },
    wrong: passed({}, { simpleUrls: { answeredBy: 'pool01', meet: MEET }, acknowledge: TOLD.slice(1) }),
    right: passed({}, { simpleUrls: { answeredBy: 'pool01', meet: MEET } }),
  },
  {
    ...{
      finding: 'certificate-on-servers',
      severity: 'note',
      where: 'pool01',
      names: 'A certificate of another front end here carries webext.contoso.com too',
    },
    wrong: passed({ movingFrom: 'applicationLoadBalancer' }, { acknowledge: TOLD.slice(1) }),
    right: passed({}),
    also: ['moving-between-front-ends'],
  },
  {
    ...{
      finding: 'certificate-on-service',
      severity: 'note',
      where: 'mail.contoso.com',
      names: 'their certificate must carry mail.contoso.com',
    },
    wrong: declared({ furtherServices: [{ ...MAIL, frontEnd: 'networkLoadBalancer' }], acknowledge: TOLD.slice(1) }),
    right: declared({ furtherServices: [{ ...MAIL, frontEnd: 'networkLoadBalancer' }], acknowledge: SERVICE_TOLD }),
  },
  {
    ...{ finding: 'pass-through-gives-up', severity: 'note', where: 'pool01', names: 'client addresses are in flow logs only' },
    wrong: passed({}, { acknowledge: toldBut('pass-through-gives-up') }),
    right: passed({}),
  },
  {
    finding: 'extended-protection',
    ...{
      severity: 'warning',
      where: 'mail.contoso.com',
      names: 'import the certificate of its servers into ACM and name it under certificates',
    },
    wrong: declared({ furtherServices: [{ ...MAIL, externalSignIn: 'windows' }], acknowledge: ON_WINDOWS }),
    right: declared({ furtherServices: [{ ...MAIL, externalSignIn: 'windows' }], acknowledge: ON_WINDOWS, certificates: [OF_SERVERS] }),
  },
  {
    finding: 'extended-protection',
    ...{ severity: 'warning', where: 'mail.contoso.com', names: 'TLS ends before its servers, at an Application Load Balancer' },
    wrong: declared({ furtherServices: [{ ...MAIL, externalSignIn: 'windows' }], acknowledge: ON_WINDOWS }),
    right: declared({
      furtherServices: [{ ...MAIL, externalSignIn: 'windows', frontEnd: 'networkLoadBalancer' }],
      acknowledge: SERVICE_TOLD,
    }),
  },
  {
    ...{ finding: 'pass-through-gives-up', severity: 'note', where: 'mail.contoso.com', names: 'where they run Windows, that is HTTP.sys' },
    wrong: declared({ furtherServices: [{ ...MAIL, frontEnd: 'networkLoadBalancer' }], acknowledge: SERVICE_TOLD.slice(1) }),
    right: declared({ furtherServices: [{ ...MAIL, frontEnd: 'networkLoadBalancer' }], acknowledge: SERVICE_TOLD }),
  },
  {
    ...{
      finding: 'pass-through-gives-up',
      severity: 'note',
      where: 'pool01',
      names: 'answers the Internet, from Windows Server 2016 on with HTTP/2',
    },
    wrong: passed({}, { acknowledge: toldBut('pass-through-gives-up') }),
    right: passed({}),
  },
  {
    ...{
      finding: 'server-certificates-run-out',
      severity: 'note',
      where: 'pool01',
      names: 'about 12 renewals a year on each server, 24 on 2 servers together',
    },
    wrong: passed({ servers: TWO }, { acknowledge: toldBut('server-certificates-run-out') }),
    right: passed({ servers: TWO }),
  },
  {
    ...{
      finding: 'windows-answers-clients',
      severity: 'note',
      where: 'pool01',
      names: 'HTTP.sys of Windows answers the Internet on the servers of pool01',
    },
    wrong: passed({}, { acknowledge: toldBut('windows-answers-clients') }),
    right: passed({}),
  },
  {
    ...{
      finding: 'farm-front-end-undecided',
      severity: 'error',
      where: 'owa.contoso.com',
      names: 'frontEnd: applicationLoadBalancer (keeps',
    },
    wrong: passed({}, { frontEnd: 'networkLoadBalancer', pools: [PASSED, ON_ALB], officeWebApps: [FARM] }),
    right: passed(
      {},
      { frontEnd: 'networkLoadBalancer', pools: [PASSED, ON_ALB], officeWebApps: [{ ...FARM, frontEnd: 'applicationLoadBalancer' }] },
    ),
  },
  {
    ...{
      finding: 'farm-front-end-undecided',
      severity: 'error',
      where: 'owa.contoso.com',
      names: 'frontEnd: applicationLoadBalancer (follows',
    },
    wrong: passed({}, { pools: [PASSED], officeWebApps: [FARM] }),
    right: passed({}, { pools: [PASSED], officeWebApps: [{ ...FARM, frontEnd: 'networkLoadBalancer' }] }),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: 'pool01', names: 'fixedAddresses has 1 for 2 subnets' },
    wrong: withSubnets(passed({ fixedAddresses: ['eipalloc-0a'] }), 2),
    right: withSubnets(passed({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }), 2),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: 'pool01', names: 'has no Network Load Balancer' },
    wrong: declared({ pools: [{ ...POOL01, fixedAddresses: ['eipalloc-0a'] }] }),
    right: declared({ pools: [POOL01] }),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: 'pool01', names: 'Fn.select(0, list)' },
    wrong: withSubnets(passed({ fixedAddresses: ['#{Token[TOKEN.7]}'] }), 2),
    right: withSubnets(passed({ fixedAddresses: ['${Token[TOKEN.7]}', '${Token[TOKEN.8]}'] }), 2),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool01', names: 'is internal' },
    wrong: passed({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }, INTERNAL),
    right: passed({}, INTERNAL),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool01', names: '"198.51.100.7" is no allocation id' },
    wrong: passed({ fixedAddresses: ['198.51.100.7', 'eipalloc-0b'] }),
    right: passed({ fixedAddresses: ['{{resolve:ssm:/lync/eip}}', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool01', names: '"eipalloc-0lync" is no allocation id' },
    wrong: passed({ fixedAddresses: ['eipalloc-0lync', 'eipalloc-0b'] }),
    right: passed({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool01', names: 'eipalloc-0a stands there twice' },
    wrong: passed({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0a'] }),
    right: passed({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool01', names: 'stands there twice' },
    wrong: passed({ fixedAddresses: ['${Token[TOKEN.7]}', '${Token[TOKEN.7]}'] }),
    right: passed({ fixedAddresses: ['${Token[TOKEN.7]}', '${Token[TOKEN.8]}'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool02', names: 'eipalloc-0b is that of pool01 too' },
    wrong: bothPassed(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0b']),
    right: bothPassed(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0d']),
  },
  {
    ...{ finding: 'priority-out-of-range', severity: 'error', where: 'pool01', names: 'The listener rule pool01 has priority 50001' },
    wrong: passed({ priority: 50_001 }),
    right: passed({ priority: 50_000 }),
  },
  {
    ...{ finding: 'lync2010-source-affinity', severity: 'warning', where: 'pool01', names: 'pool of 2 servers' },
    wrong: passed({ version: 'lync2010', servers: TWO }),
    right: passed({ version: 'lync2010' }),
  },
  {
    ...{ finding: 'moving-between-front-ends', severity: 'note', where: 'pool01', names: 'through the Application Load Balancer' },
    wrong: passed({ movingFrom: 'applicationLoadBalancer' }),
    right: passed({}),
  },
  {
    ...{ finding: 'moving-between-front-ends', severity: 'note', where: 'SimpleUrls', names: 'through the front end of pool02' },
    wrong: passed({}, { simpleUrls: { answeredBy: 'pool01', movingFrom: 'pool02', meet: MEET } }),
    right: passed({}, { simpleUrls: { answeredBy: 'pool01', meet: MEET } }),
  },
  {
    ...{ finding: 'moving-from-same-front-end', severity: 'error', where: 'pool01', names: 'movingFrom is networkLoadBalancer' },
    wrong: passed({ movingFrom: 'networkLoadBalancer' }),
    right: passed({ movingFrom: 'applicationLoadBalancer' }, { acknowledge: [...TOLD, MOVING] }),
  },
  {
    ...{ finding: 'moving-from-same-front-end', severity: 'error', where: 'SimpleUrls', names: 'which has the front end of pool01' },
    wrong: declared({
      pools: [POOL01, POOL02],
      simpleUrls: { answeredBy: 'pool01', movingFrom: 'pool02', meet: MEET },
      acknowledge: [MOVING],
    }),
    right: declared({ pools: [POOL01, POOL02], simpleUrls: { answeredBy: 'pool01', meet: MEET } }),
  },
  {
    finding: 'stickiness-needs-application-load-balancer',
    ...{ severity: 'error', where: 'pool01', names: 'by a cookie' },
    wrong: passed({ stickiness: 'loadBalancerCookie' }),
    right: passed({ servers: TWO, externalSignIn: 'passive' }),
  },
  {
    finding: 'virtual-directories-need-application-load-balancer',
    ...{ severity: 'error', where: 'pool01', names: 'Some virtual directories of pool01' },
    wrong: passed({ virtualDirectories: ['/abs'] }),
    right: declared({ pools: [{ ...POOL01, virtualDirectories: ['/abs'] }, POOL02] }),
  },
  {
    finding: 'virtual-directories-need-application-load-balancer',
    ...{ severity: 'error', where: 'pool01', names: 'applicationLoadBalancer or haproxy' },
    wrong: passed({ virtualDirectories: ['/abs'] }),
    right: behindHaproxy({ virtualDirectories: ['/abs'] }),
  },
  {
    ...{ finding: 'windows-authentication-through-alb', severity: 'error', where: 'pool01', names: 'externalSignIn is windows' },
    wrong: declared({ pools: [{ ...POOL01, externalSignIn: 'windows' }] }),
    right: declared({ pools: [{ ...PASSED, externalSignIn: 'windows' }], acknowledge: TOLD }),
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'pool01', names: 'keeps connections apart (frontEnd: haproxy)' },
    wrong: declared({ pools: [{ ...POOL01, externalSignIn: 'windows' }] }),
    right: behindHaproxy({ externalSignIn: 'windows' }),
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'mail.contoso.com', names: 'say in its own entry how clients do sign in' },
    wrong: declared({ furtherServices: [MAIL] }),
    also: ['extended-protection'],
    right: declared({ furtherServices: [{ ...MAIL, externalSignIn: 'none' }] }),
  },
  {
    finding: 'windows-authentication-through-alb',
    ...{ severity: 'error', where: 'mail.contoso.com', names: 'sign in to mail.contoso.com with Windows authentication' },
    wrong: declared({ furtherServices: [{ ...MAIL, externalSignIn: 'windows' }] }),
    also: ['extended-protection'],
    right: declared({
      furtherServices: [{ ...MAIL, externalSignIn: 'windows', frontEnd: 'networkLoadBalancer' }],
      acknowledge: SERVICE_TOLD,
    }),
  },
  {
    ...{ finding: 'idle-timeout-out-of-range', severity: 'error', where: undefined, names: 'A Network Load Balancer takes 60 to 6000' },
    wrong: declared({ pools: [PASSED], acknowledge: TOLD, idleTimeout: 6001 }),
    right: declared({ pools: [PASSED], acknowledge: TOLD, idleTimeout: 6000 }),
  },
  {
    ...{
      finding: 'answered-through-several-front-ends',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'pool01 and pool02 answer together',
    },
    wrong: passed({}, { simpleUrls: { answeredBy: ['pool01', 'pool02'], dialin: 'https://dialin.contoso.com' } }),
    right: passed({}, { simpleUrls: { answeredBy: 'pool01', dialin: 'https://dialin.contoso.com' } }),
  },
  {
    ...{
      finding: 'certificate-on-servers',
      severity: 'note',
      where: 'pool01',
      names: 'No certificate is requested',
      untrue: 'A certificate of another',
    },
    wrong: { ...passed({}, { acknowledge: TOLD.slice(1) }) },
    right: passed({}),
  },
  {
    finding: 'server-certificates-run-out',
    ...{ severity: 'note', where: 'pool01', names: 'servers of pool01 and pool02.' },
    wrong: { ...bothPassed([], [], toldBut('server-certificates-run-out')) },
    right: bothPassed([], []),
  },
  {
    finding: 'server-certificates-run-out',
    ...{ severity: 'note', where: 'pool01', names: 'about 12 renewals a year on each server, 36 on 3 servers together' },
    wrong: { ...bothPassed([], [], toldBut('server-certificates-run-out'), { servers: ['10.20.0.12', '10.20.0.14'] }) },
    right: bothPassed([], []),
  },
  // Behind a hardware load balancer there may be any number.
  {
    finding: 'server-certificates-run-out',
    ...{ severity: 'note', where: 'pool01', names: 'renewals a year on each server', untrue: 'servers together' },
    wrong: { ...bothPassed([], [], toldBut('server-certificates-run-out'), { servers: undefined, loadBalancerAddress: '10.20.0.10' }) },
    right: bothPassed([], []),
  },
  {
    ...{
      finding: 'farm-front-end-undecided',
      severity: 'error',
      where: 'owa.contoso.com',
      names: 'frontEnd: applicationLoadBalancer (follows',
    },
    wrong: { ...passed({}, { pools: [PASSED, { ...POOL02, publish: false }], officeWebApps: [FARM] }) },
    // Where no pool was published it always went where all do.
    right: declared({ pools: [{ ...POOL01, publish: false }], officeWebApps: [FARM] }),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: 'pool01', names: 'Fn.select(0, list)' },
    wrong: withSubnets(passed({ fixedAddresses: ['eipalloc-0a', '#{Token[TOKEN.7]}'] }), 2),
    right: withSubnets(passed({ fixedAddresses: ['eipalloc-0a', '${Token[TOKEN.8]}'] }), 2),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: 'pool02', names: 'eipalloc-0b is that of pool01 too' },
    wrong: inOtherOrder(bothPassed(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0b'])),
    right: inOtherOrder(bothPassed(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0d'])),
  },
];
