import type { ProxyDeclaration, SimpleUrlSetDeclaration } from '../../lib/declaring/declarations';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { ID_PREFIX } from '../../lib/findings/id-prefix';
import type { Place } from '../../lib/findings/place';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { rulesOf } from '../support/unrelated-changes';
import { EXISTING, POOL01, POOL02, declared, withPool } from './findings-of-names';
import { DIALIN, JOINT, MAIL, MEET, NLB, OFFICE, TWO } from './planned-deployments';

const TOKEN = '${Token[TOKEN.7]}';
const UNKNOWN_DIRECTORY = { acknowledge: [{ id: `${ID_PREFIX}virtual-directory-unknown`, reason: 'ours' }] };
const LONG = `${'a'.repeat(60)}.${'b'.repeat(60)}.contoso.com`;

/** What is known about every one of them, whatever the row is about. */
const REMINDERS = [
  'internal-web-services-elsewhere',
  'certificate-on-servers',
  'pass-through-gives-up',
  'server-certificates-run-out',
  'windows-answers-clients',
];

const placeText = ({ owner, key }: Place) =>
  [owner.kind, 'name' in owner ? owner.name : '', ...key].filter((part) => part !== '').join(' ');
const findingsOf = (proxy: ProxyDeclaration) =>
  planPublishing(proxy).findings.map(({ id, ...rest }) => ({ id: id.slice(ID_PREFIX.length), ...rest }));
const found = (proxy: ProxyDeclaration) =>
  findingsOf(proxy)
    .filter(({ id }) => !REMINDERS.includes(id))
    .map(({ id, at }) => `${id} @ ${at === undefined ? 'nowhere' : placeText(at)}`);

/** A set of simple URLs with what constructs alone can say. */
const withSet = (lists: Partial<SimpleUrlSetDeclaration>, changes: Partial<Deployment> = {}): ProxyDeclaration => {
  const proxy = declared({ simpleUrls: { meet: MEET }, ...changes });
  return { ...proxy, simpleUrlSets: proxy.simpleUrlSets.map((set) => ({ ...set, ...lists })) };
};
/** A VPC as constructs have it, which may not know its block. */
const inVpc = (
  network: Pick<ProxyDeclaration, 'vpcCidr'> & Partial<ProxyDeclaration>,
  ...servers: readonly string[]
): ProxyDeclaration => ({
  ...withPool({ servers: servers.length === 0 ? ['10.20.0.11'] : servers }),
  perimeter: undefined,
  ...network,
});
const blocks = (...known: readonly string[]) => ({ known, isVpcOfApp: true, hasUnknown: false });
const withAddresses = (...addresses: readonly string[]): ProxyDeclaration => {
  const proxy = withPool(NLB);
  return { ...proxy, pools: proxy.pools.map((pool) => ({ ...pool, servers: { kind: 'ip', addresses, isLoadBalancer: false } })) };
};
const MANY = Array.from({ length: 51 }, (_, i): PoolEntry => ({
  ...POOL01,
  ...{ name: `p${i}`, externalWebServicesFqdn: `p${i}.contoso.com`, servers: [`10.20.2.${i + 1}`], priority: i + 1, publishHttp: true },
}));

const PORTS_OF_HAPROXY = [8440, 8441, 8442, 8443, 8444, 8445].map((https, i): PoolEntry => ({
  ...POOL01,
  ...{
    name: `h${i}`,
    externalWebServicesFqdn: `h${i}.contoso.com`,
    servers: [`10.20.3.${i + 1}`],
    frontEnd: 'haproxy',
    publishedPorts: { https },
  },
}));

test.each<[what: string, proxy: ProxyDeclaration, places: readonly string[]]>([
  // Quotas: where a higher one is written, else whose servers they are.
  ['more rules than the quota', withPool({}, [POOL02], { quotas: { rules: 1 } }), ['quota-exceeded @ proxy quotas rules']],
  [
    'more inbound rules than the quota, of a pool',
    withPool({ ...NLB, publishHttp: true }, [], { quotas: { securityGroupRules: 1 } }),
    [
      'quota-exceeded @ proxy quotas securityGroupRules',
      'quota-exceeded @ proxy quotas securityGroupRules',
      'egress-widened @ proxy quotas securityGroupRules',
    ],
  ],
  [
    'more servers than a Network Load Balancer takes',
    withPool({ ...NLB, servers: Array.from({ length: 501 }, (_, i) => `10.20.${Math.floor(i / 250) + 1}.${(i % 250) + 1}`) }),
    ['quota-exceeded @ pool pool01 servers', 'egress-widened @ proxy quotas securityGroupRules'],
  ],
  [
    'more target groups than AWS gives anybody',
    declared({ pools: MANY, quotas: { rules: 200, certificates: 200, securityGroupRules: 400 }, namesPerCertificate: 100 }),
    ['quota-exceeded @ proxy quotas'],
  ],
  [
    'a certificate that nobody needs',
    declared({ certificates: [{ arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1', names: ['*.fabrikam.com', 'a.fabrikam.com'] }] }),
    ['certificate-unused @ certificate *.fabrikam.com'],
  ],
  // Values of rules: the name they stand for, or the directories.
  [
    'a further name that is longer than a value',
    withPool({ furtherNames: ['w.contoso.com', LONG] }),
    ['host-name-malformed @ pool pool01 furtherNames 1', 'rule-value-too-long @ pool pool01 furtherNames 1'],
  ],
  [
    'a directory that is longer than a value',
    withPool({ virtualDirectories: ['/abs', `/${'a'.repeat(130)}`] }, [], UNKNOWN_DIRECTORY),
    [
      'rule-value-too-long @ pool pool01 virtualDirectories',
      'virtual-directory-malformed @ pool pool01 virtualDirectories 1',
      'acknowledgement-unused @ proxy acknowledgements 0',
    ],
  ],
  [
    'a long name of two owners',
    declared({ pools: [{ ...POOL01, furtherNames: [LONG] }, POOL02], simpleUrls: { answeredBy: 'pool02', furtherHosts: [LONG] } }),
    [
      'host-name-malformed @ simpleUrlSet SimpleUrls furtherHosts 0',
      'host-name-malformed @ pool pool01 furtherNames 0',
      'name-published-twice @ simpleUrlSet SimpleUrls furtherHosts 0',
      'rule-value-too-long @ simpleUrlSet SimpleUrls furtherHosts 0',
      'rule-value-too-long @ pool pool01 furtherNames 0',
    ],
  ],
  [
    'more ports of HAProxy than ECS takes',
    declared({
      pools: [...PORTS_OF_HAPROXY, { ...POOL01, name: 'aaa', externalWebServicesFqdn: 'aaa.contoso.com', publishedPorts: { https: 8445 } }],
      http: 'none',
    }),
    ['quota-exceeded @ pool h5 publishedPorts https', 'haproxy-servers-unverified @ proxy haproxy serverAuthorities'],
  ],
  // Names: whoever has it besides its own is the one to take it from.
  [
    'a further service with the name of a pool, and a further name',
    declared({
      pools: [POOL01, { ...POOL02, furtherNames: ['mail.contoso.com'] }],
      furtherServices: [MAIL, { ...MAIL, host: 'webext2.contoso.com' }],
      acknowledge: [{ id: `${ID_PREFIX}windows-authentication-through-alb`, reason: 'r' }],
    }),
    [
      'name-published-twice @ furtherService mail.contoso.com host',
      'name-published-twice @ furtherService webext2.contoso.com host',
      'extended-protection @ furtherService mail.contoso.com externalSignIn',
      'extended-protection @ furtherService webext2.contoso.com externalSignIn',
    ],
  ],
  [
    'a further host with the name of a pool',
    declared({ pools: [POOL01, POOL02], simpleUrls: { answeredBy: 'pool01', furtherHosts: ['webext2.contoso.com'] } }),
    ['name-published-twice @ simpleUrlSet SimpleUrls furtherHosts 0'],
  ],
  [
    'a further name of the first of two, whatever comes after',
    declared({
      pools: [{ ...POOL01, furtherNames: ['dialin.contoso.com'] }, POOL02],
      simpleUrls: { answeredBy: 'pool02', dialin: DIALIN },
    }),
    ['name-published-twice @ pool pool01 furtherNames 0'],
  ],
  [
    'two further names',
    declared({
      pools: [
        { ...POOL01, furtherNames: ['w.contoso.com'] },
        { ...POOL02, furtherNames: ['w.contoso.com'] },
      ],
    }),
    ['name-published-twice @ pool pool02 furtherNames 0'],
  ],
  [
    'a further service that is called as the internal autodiscover',
    declared({ furtherServices: [{ ...MAIL, host: 'lyncdiscoverinternal.contoso.com', externalSignIn: 'none' }] }),
    [],
  ],
  // Simple URLs.
  [
    'a simple URL that only the deployment knows',
    withSet({ dialin: [DIALIN, TOKEN] }),
    ['host-name-unresolved @ simpleUrlSet SimpleUrls dialin 1'],
  ],
  [
    'the host of Admin, which a further service has',
    declared({
      simpleUrls: { admin: 'https://admin.contoso.com', dialin: DIALIN },
      furtherServices: [{ ...MAIL, host: 'admin.contoso.com', externalSignIn: 'none' }],
    }),
    [],
  ],
  [
    'one URL twice, in two cases',
    declared({ simpleUrls: { meet: ['https://lync.contoso.com/Join'], dialin: 'https://lync.contoso.com/join' } }),
    ['simple-url-prefix @ simpleUrlSet SimpleUrls meet 0 url'],
  ],
  [
    'one URL for two SIP domains that nobody named',
    declared({ simpleUrls: { meet: [...MEET, ...MEET] } }),
    ['simple-url-prefix @ simpleUrlSet SimpleUrls meet 1 url'],
  ],
  [
    'an old URL below the one of today',
    declared({
      simpleUrls: {
        meet: [{ sipDomain: 'contoso.com', url: 'https://lync.contoso.com/meet', alsoPublished: ['https://lync.contoso.com/meet/old'] }],
      },
      sipDomains: ['contoso.com'],
      autodiscover: { sipDomains: [] },
    }),
    ['simple-url-prefix @ simpleUrlSet SimpleUrls meet 0 url'],
  ],
  [
    'an old URL beside the one of today, and three on one host',
    declared({
      simpleUrls: {
        meet: [
          {
            sipDomain: 'contoso.com',
            url: 'https://lync.contoso.com/meet',
            alsoPublished: ['https://lync.contoso.com/old', 'https://lync.contoso.com/meet'],
          },
        ],
        dialin: 'https://lync.contoso.com/meeting',
      },
      sipDomains: ['contoso.com'],
      autodiscover: { sipDomains: [] },
    }),
    [],
  ],
  [
    'pools that answer two dial-in URLs, in two orders',
    inOneScope(
      declared({
        pools: [POOL01, POOL02],
        simpleUrls: [
          { name: 'a', answeredBy: JOINT, dialin: DIALIN },
          { name: 'b', answeredBy: JOINT.toReversed(), dialin: 'https://dialin2.contoso.com' },
        ],
      }),
    ),
    ['dialin-active-twice @ simpleUrlSet SimpleUrls-b dialin 0'],
  ],
  [
    'one dial-in URL twice',
    inOneScope(
      declared({
        simpleUrls: [
          { name: 'a', dialin: DIALIN },
          { name: 'b', dialin: DIALIN },
        ],
      }),
    ),
    ['name-published-twice @ simpleUrlSet SimpleUrls-b dialin 0'],
  ],
  [
    'a SIP domain without a Meet URL among some that only the deployment knows',
    withSet({ autodiscoverFor: [TOKEN, 'contoso.com'], meet: [] }),
    ['host-name-unresolved @ simpleUrlSet SimpleUrls autodiscoverFor 0', 'meet-missing @ simpleUrlSet SimpleUrls autodiscoverFor 1'],
  ],
  [
    'a Meet URL for a SIP domain that may be one that only the deployment knows',
    {
      ...withSet({ meet: [{ sipDomain: 'fabrikam.com', url: 'https://meet.contoso.com', alsoPublished: [] }] }),
      sipDomains: ['contoso.com', TOKEN],
    },
    ['meet-missing @ proxy sipDomains 0'],
  ],
  [
    'a SIP domain that begins like the word meet',
    declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'me.com', id: 'Z2' },
      ],
      simpleUrls: { meet: ['https://meet.contoso.com/meet'] },
      sipDomains: ['contoso.com', 'me.com'],
      autodiscover: { sipDomains: [] },
    }),
    ['meet-missing @ proxy sipDomains 1'],
  ],
  [
    'the SIP domain that a path names (naming option 3)',
    declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'fabrikam.com', id: 'Z2' },
      ],
      simpleUrls: { meet: ['https://lync.contoso.com/FabrikamSIPdomain/meet'] },
      sipDomains: ['contoso.com', 'fabrikam.com'],
      autodiscover: { sipDomains: [] },
    }),
    ['meet-missing @ proxy sipDomains 0'],
  ],
  [
    'a Meet URL that is none',
    declared({ simpleUrls: { meet: ['meet'] }, sipDomains: ['contoso.com'], autodiscover: { sipDomains: [] } }),
    ['simple-url-malformed @ simpleUrlSet SimpleUrls meet 0 url', 'meet-missing @ proxy sipDomains 0'],
  ],
  // Ports and priorities.
  [
    'a port that clients use for both, of a pool that is published',
    withPool({ publish: false, publishedPorts: { https: 80 } }, [{ ...POOL02, publishedPorts: { https: 80 } }]),
    ['published-port-conflict @ pool pool02 publishedPorts https'],
  ],
  [
    'a number out of range for simple URLs that a pool answers by itself',
    declared({ simpleUrls: { meet: MEET, dialin: 'https://webext.contoso.com/dialin', priorities: { further: 0 } } }),
    ['priority-out-of-range @ simpleUrlSet SimpleUrls priorities further'],
  ],
  [
    'a number that is written twice',
    declared({ simpleUrls: { meet: MEET, priorities: { 'contoso.com': 5, 'Contoso.com': 6 } } }),
    ['priority-ignored @ simpleUrlSet SimpleUrls priorities contoso.com'],
  ],
  // A VPC as constructs know it.
  ['a block that nobody knows', inVpc({ vpcCidr: undefined }, '10.80.0.0'), ['vpc-cidr-unknown @ proxy vpcCidr']],
  ['a block of IPv6', inVpc({ vpcCidr: '2001:db8::/56' }, '10.20.0.11'), ['network-malformed @ proxy vpcCidr']],
  ['no block at all', inVpc({ vpcCidr: 'all of it' }, '10.20.0.11'), ['network-malformed @ proxy vpcCidr']],
  [
    'a block of VPCs, and one that is too large',
    inVpc({ vpcCidr: '10.0.0.0/8' }, '10.0.0.0', '10.20.0.11'),
    ['network-within-vpc @ proxy poolNetworks 0', 'vpc-cidr-implausible @ proxy vpcCidr'],
  ],
  [
    'the largest block, and its first address',
    inVpc({ vpcCidr: '10.20.0.0/16' }, '10.20.0.0'),
    ['network-within-vpc @ proxy poolNetworks 0', 'target-address-reserved @ pool pool01 servers 0'],
  ],
  [
    'a block that the app does not give the VPC',
    inVpc({ vpcCidr: '10.81.0.0/22', vpcBlocks: blocks('10.80.0.0/22') }),
    ['vpc-cidr-contradicted @ proxy vpcCidr'],
  ],
  [
    'a block that holds one of those of the VPC',
    inVpc({ vpcCidr: '10.80.0.0/20', vpcBlocks: blocks('10.80.0.0/22', '10.90.0.0/22') }),
    ['vpc-cidr-contradicted @ proxy vpcCidr'],
  ],
  [
    'a block that holds two of those of the VPC',
    inVpc({ vpcCidr: '10.80.0.0/20', vpcBlocks: blocks('10.80.0.0/22', '10.80.4.0/22', '10.90.0.0/22') }),
    [],
  ],
  [
    'blocks of a VPC of which nobody said one',
    inVpc({ vpcCidr: undefined, vpcBlocks: blocks('10.80.0.0/22') }),
    ['vpc-cidr-unknown @ proxy vpcCidr'],
  ],
  [
    'a block that is told of a VPC elsewhere',
    inVpc({ vpcCidr: '10.81.0.0/22', vpcBlocks: { ...blocks('10.80.0.0/22'), isVpcOfApp: false } }),
    [],
  ],
  [
    'a block beside one that only the deployment knows',
    inVpc({ vpcCidr: '10.81.0.0/22', vpcBlocks: { ...blocks('10.80.0.0/22'), hasUnknown: true } }),
    [],
  ],
  ['the block of a network that is made, whatever the app says', { ...declared({}), vpcBlocks: blocks('10.90.0.0/22') }, []],
  [
    'a server in a further block of the VPC',
    inVpc({ vpcCidr: '10.80.0.0/22', vpcBlocks: blocks('10.80.0.0/22', '10.90.0.0/22') }, '10.20.0.11', '10.90.0.11'),
    ['target-in-another-vpc-block @ pool pool01 servers 1'],
  ],
  [
    'a server in a block that nobody told',
    inVpc({ vpcCidr: undefined, vpcBlocks: blocks('10.90.0.0/22') }, '10.20.0.11', '10.90.0.11'),
    ['target-in-another-vpc-block @ pool pool01 servers 1', 'vpc-cidr-unknown @ proxy vpcCidr'],
  ],
  [
    'a server in that block of the VPC that was told',
    inVpc({ vpcCidr: '10.80.0.0/22', vpcBlocks: blocks('10.80.0.0/22') }, '10.80.0.11'),
    [],
  ],
  [
    'networks of pools within the VPC, where a pool has addresses and another instances',
    {
      ...withPool({ servers: ['10.80.3.11'] }, [{ ...POOL02, servers: [{ instanceId: 'i-0a' }] }], { network: EXISTING }),
      poolNetworks: ['10.30.0.0/16', '10.80.2.0/24'],
    },
    ['network-within-vpc @ proxy poolNetworks 1'],
  ],
  [
    'networks of pools within the VPC, where all pools are instances',
    { ...withPool({ servers: [{ instanceId: 'i-0a' }] }, [], { network: EXISTING }), poolNetworks: ['10.80.2.0/24'] },
    [],
  ],
  [
    'servers in a network that is made and leads nowhere, with its own block',
    declared({ network: { vpcCidr: '10.80.0.0/22' }, pools: [{ ...POOL01, servers: ['10.80.1.11'] }] }),
    [],
  ],
  [
    'servers in a network that is made and leads to clients',
    declared({
      network: { vpcCidr: '10.80.0.0/22', corporateNetworks: ['10.99.0.0/16'] },
      pools: [{ ...POOL01, servers: ['10.20.0.11', '10.80.1.11'] }],
    }),
    ['no-route-to-servers @ pool pool01 servers 0'],
  ],
  [
    'servers in a network that is made and leads nowhere, while pools are said to be elsewhere',
    declared({ network: { vpcCidr: '10.80.0.0/22', poolNetworks: ['10.20.0.0/16'] }, pools: [{ ...POOL01, servers: ['10.80.1.11'] }] }),
    ['servers-within-vpc @ pool pool01 servers 0'],
  ],
  [
    'servers in a network that is made with a gateway alone',
    declared({ network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a' }, pools: [{ ...POOL01, servers: ['10.80.1.11'] }] }),
    ['servers-within-vpc @ pool pool01 servers 0'],
  ],
  [
    'the first addresses of a subnet',
    inVpc(
      {
        vpcCidr: '10.80.0.0/22',
        subnets: [
          { id: 'subnet-0a', zone: 'a', cidr: '10.80.1.0/24' },
          { id: 'subnet-0b', zone: 'b', cidr: undefined },
        ],
      },
      '10.80.1.3',
      '10.80.2.3',
    ),
    ['target-address-reserved @ pool pool01 servers 0'],
  ],
])('%s', (_, proxy, places) => {
  expect(found(proxy)).toEqual(places);
});

/** What constructs declare that say nothing of sites. */
function inOneScope(proxy: ProxyDeclaration): ProxyDeclaration {
  return { ...proxy, simpleUrlSets: proxy.simpleUrlSets.map((set) => ({ ...set, site: undefined })) };
}

const messagesOf = (finding: string, proxy: ProxyDeclaration) =>
  findingsOf(proxy)
    .filter(({ id }) => id === finding)
    .map(({ message }) => message);
const SAME_NAME = [POOL01, { ...POOL02, externalWebServicesFqdn: POOL01.externalWebServicesFqdn }];
/** The number that a rule of some simple URLs gets by its name. */
const BY_NAME = rulesOf(planPublishing(declared({ simpleUrls: { meet: MEET } }))).find(({ id }) => id === 'Https-contoso.com')?.priority;

const MESSAGES: readonly (readonly [finding: string, what: string, proxy: ProxyDeclaration, says: string, untrue?: string])[] = [
  ['name-published-twice', 'a name of pools', declared({ pools: SAME_NAME }), 'Lync wants every external web services FQDN to be unique'],
  [
    'name-published-twice',
    'a name of a pool and a farm',
    declared({ officeWebApps: [{ ...OFFICE, host: 'webext.contoso.com' }] }),
    'Lync wants every external',
  ],
  [
    'name-published-twice',
    'a name of a farm and a service',
    declared({ officeWebApps: [OFFICE], furtherServices: [{ ...MAIL, host: OFFICE.host, externalSignIn: 'none' }] }),
    'Every public name reaches exactly one of them. Remove',
    'Lync wants',
  ],
  [
    'server-certificates-run-out',
    'two pools in any order',
    declared({
      pools: [
        { ...POOL02, ...NLB },
        { ...POOL01, ...NLB },
      ],
    }),
    'of the servers of pool01 and pool02.',
  ],
  [
    'server-certificates-run-out',
    'a pool and two farms by their names, and all their servers',
    declared({
      pools: [{ ...POOL01, ...NLB, servers: TWO }],
      officeWebApps: [
        { host: 'zulu.contoso.com', servers: ['10.20.0.31'], ...NLB },
        { host: 'alfa.contoso.com', servers: ['10.20.0.31'], ...NLB },
      ],
    }),
    'alfa.contoso.com, pool01 and zulu.contoso.com. Public',
  ],
  [
    'server-certificates-run-out',
    'four servers',
    declared({
      pools: [{ ...POOL01, ...NLB, servers: TWO }],
      officeWebApps: [
        { host: 'zulu.contoso.com', servers: ['10.20.0.31'], ...NLB },
        { host: 'alfa.contoso.com', servers: ['10.20.0.31'], ...NLB },
      ],
    }),
    'on 4 servers together',
  ],
  [
    'server-certificates-run-out',
    'a hardware load balancer, behind which there may be any number',
    withPool({ ...NLB, servers: undefined, loadBalancerAddress: '10.20.0.10' }, [{ ...POOL02, ...NLB, servers: TWO }]),
    '3 renewals a year on each server.',
    'together',
  ],
  [
    'server-certificates-run-out',
    'a list that only the deployment knows, beside one server',
    withAddresses('10.20.0.11', '#{Token[TOKEN.7]}'),
    '3 renewals a year on each server.',
    'together',
  ],
  [
    'windows-answers-clients',
    'two pools in any order',
    declared({
      pools: [
        { ...POOL02, ...NLB },
        { ...POOL01, ...NLB },
      ],
    }),
    'pool01 and pool02',
  ],
  [
    'certificate-on-servers',
    'a pool, and simple URLs that another pool answers',
    declared({
      pools: [{ ...POOL01, ...NLB, furtherNames: ['w.contoso.com'] }, POOL02],
      simpleUrls: { answeredBy: 'pool02', meet: MEET },
      furtherServices: [{ ...MAIL, externalSignIn: 'none' }],
    }),
    'must carry meet.contoso.com, w.contoso.com and webext.contoso.com',
    'webext2',
  ],
  [
    'certificate-on-servers',
    'a farm',
    declared({ officeWebApps: [{ ...OFFICE, ...NLB }], simpleUrls: { meet: MEET } }),
    'the certificate of the Office Web Apps farm must carry office.contoso.com.',
  ],
  ['network-within-vpc', 'a block nobody chose', declared({ network: { poolNetworks: ['10.80.2.0/24'] } }), 'default'],
  [
    'network-within-vpc',
    'a block somebody chose',
    declared({ network: { vpcCidr: '10.80.0.0/22', poolNetworks: ['10.80.2.0/24'] } }),
    '10.80.2.0/24 lies within',
    'default',
  ],
  [
    'target-in-another-vpc-block',
    'servers in one of two',
    inVpc({ vpcCidr: '10.80.0.0/22', vpcBlocks: blocks('10.80.0.0/22', '10.90.0.0/22', '10.91.0.0/22') }, '10.90.0.11', '10.20.0.11'),
    '10.90.0.0/22',
    '10.91.0.0',
  ],
  [
    'target-in-another-vpc-block',
    'servers in both',
    inVpc({ vpcCidr: '10.80.0.0/22', vpcBlocks: blocks('10.80.0.0/22', '10.90.0.0/22', '10.91.0.0/22') }, '10.90.0.11', '10.91.0.11'),
    '10.90.0.0/22 and 10.91.0.0/22',
  ],
  [
    'dialin-active-twice',
    'two sets',
    inOneScope(
      declared({
        simpleUrls: [
          { name: 'b', dialin: DIALIN },
          { name: 'a', dialin: 'https://dialin2.contoso.com' },
        ],
      }),
    ),
    'https://dialin2.contoso.com',
  ],
  [
    'meet-for-unknown-sip-domain',
    'the known ones in order',
    declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'adatum.com', id: 'Z2' },
      ],
      simpleUrls: { meet: [...MEET, 'https://meet.adatum.com', { sipDomain: 'fabrikam.com', url: 'https://meet2.contoso.com' }] },
      sipDomains: ['contoso.com', 'adatum.com'],
      autodiscover: { sipDomains: [] },
    }),
    'adatum.com and contoso.com',
  ],
  ['host-name-unresolved', 'a simple URL', withSet({ dialin: [TOKEN] }), 'simple URL'],
  [
    'priority-taken',
    'one by name and one by hand',
    withPool({ priority: BY_NAME }, [], { simpleUrls: { meet: MEET } }),
    'Somebody wrote the number of one',
  ],
  [
    'priority-taken',
    'two by hand, one of them for a SIP domain',
    withPool({ priority: 7 }, [], { simpleUrls: { meet: MEET, priorities: { 'contoso.com': 7 } } }),
    'Somebody wrote the numbers of both',
  ],
];

test.each(MESSAGES.map(([finding, what, ...rest]) => ({ finding, what, rest })))(
  '$finding says of $what what it is',
  ({ finding, rest }) => {
    const [proxy, says, untrue] = rest;
    const [message, ...others] = messagesOf(finding, proxy);
    expect(others).toEqual([]);
    expect(message).toContain(says);
    expect(untrue !== undefined && message?.includes(untrue)).toBe(false);
  },
);

test.each<[what: string, pools: readonly PoolEntry[], advice: readonly string[]]>([
  [
    'one number',
    [
      { ...POOL01, priority: 7 },
      { ...POOL02, priority: 7 },
    ],
    ['under pool02: priority: 8'],
  ],
  [
    'the next of which is taken',
    [
      { ...POOL01, priority: 7 },
      { ...POOL02, priority: 7 },
      { ...POOL01, name: 'pool03', externalWebServicesFqdn: 'webext3.contoso.com', priority: 8 },
    ],
    ['under pool02: priority: 9'],
  ],
  [
    'which are several',
    [
      { ...POOL01, priority: 10 },
      { ...POOL02, priority: 7, virtualDirectories: ['/abs', '/meet'] },
    ],
    ['under pool02: priority: 8'],
  ],
  [
    'which are several, at the end of the range',
    [
      { ...POOL01, priority: 50_000 },
      { ...POOL02, priority: 49_997, virtualDirectories: ['/abs', '/meet'] },
    ],
    ['under pool02: priority: 1'],
  ],
  [
    'on one of two ports',
    [
      { ...POOL01, priority: 7, publishedPorts: { https: 8443 } },
      { ...POOL02, priority: 7, publishedPorts: { https: 8443 }, publishHttp: true },
    ],
    ['under pool02: priority: 8', 'under pool02: priority: 8', 'under pool02: priority: 8'],
  ],
  [
    'for the rules with a port',
    [
      { ...POOL01, priority: 57, publishedPorts: { https: 8443 } },
      { ...POOL02, priority: 7, publishedPorts: { https: 8443 } },
    ],
    ['under pool02: priority: 8'],
  ],
])('a number that is taken: the advice for %s', (_, pools, advice) => {
  expect(messagesOf('priority-taken', declared({ pools })).map((message) => /under \S+: priority: \d+/.exec(message)?.[0])).toEqual(advice);
});
