import type { Deployment } from '../../../lib/declaring/deployment-file/deployment';
import { pathText } from '../../../lib/declaring/deployment-file/file-problem';
import { pathInFile } from '../../../lib/declaring/file-places';
import type { Finding } from '../../../lib/findings/finding';
import type { Path } from '../../../lib/findings/place';
import { DeploymentFile } from '../../../lib';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import { declarationOf } from '../../support/declaration-of';

const [pool01, pool02] = [
  { name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11', '10.20.0.12'] },
  { name: 'pool02', role: 'standardEdition', externalWebServicesFqdn: 'webext2.contoso.com', servers: ['10.20.0.21'] },
] as const;

const URLS = { answeredBy: 'pool01', meet: ['https://meet.contoso.com'], dialin: 'https://dialin.contoso.com' };

/** A deployment without any finding. */
const SOUND: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
  externalSignIn: 'modern',
  sipDomains: ['contoso.com'],
  pools: [pool01, pool02],
  simpleUrls: URLS,
  officeWebApps: [{ host: 'Office.contoso.com', servers: ['10.20.0.31'] }],
};
const meet = (...urls: readonly string[]) => ({ answeredBy: 'pool01', meet: urls });
const secondPool = (more: Partial<Deployment['pools'][number]>) => ({ pools: [pool01, { ...pool02, ...more }] });
const DIRECTORIES = Array.from({ length: 40 }, (_, i) => `/${'own'.repeat(5)}-${i}`);

/** As long as a host, and with its port in a regular expression longer than a value of a rule may be. */
const LONG = `a${'a'.repeat(52)}.${'b'.repeat(52)}.contoso.com`;
const NOTHING = (pools: Deployment['pools']): Partial<Deployment> => ({
  pools,
  simpleUrls: undefined,
  officeWebApps: undefined,
  sipDomains: undefined,
});
/** The number that pool02 gets by its name. */
const DERIVED = planPublishing(declarationOf(SOUND)).frontEnds[0]?.rules.find(({ owner }) => owner.endsWith('pool02'))?.priority;

function locateFinding({ at }: Finding, deployment: Deployment): Path {
  return at === undefined ? [] : pathInFile(at, deployment);
}

/** Where the findings of a deployment stand, as `id @ path`. */
function places(change: Partial<Deployment>): readonly string[] {
  const deployment = { ...SOUND, ...change };
  return planPublishing(declarationOf(deployment)).findings.map(
    (finding) => `${finding.id.replace('lync-reverse-proxy:', '')} @ ${pathText(locateFinding(finding, deployment))}`,
  );
}

test('the deployment without mistakes is told of the internal web services alone', () => {
  expect(places({})).toEqual(['internal-web-services-elsewhere @ pools[0].servers']);
});

test.each<[string, Partial<Deployment>]>([
  // The value the message quotes.
  [
    'certificate-from-elsewhere @ certificates[0].arn',
    {
      env: { region: 'eu-west-1' },
      certificates: [{ arn: 'arn:aws:acm:us-east-1:111122223333:certificate/1', names: ['*.contoso.com'] }],
    },
  ],
  ['log-bucket-refused @ accessLogs', { accessLogs: 's3://logs/AWSLogs' }],
  ['log-bucket-refused @ accessLogs.bucket', { accessLogs: { bucket: 's3://logs/AWSLogs' } }],
  ['log-retention-elsewhere @ accessLogs.retentionDays', { accessLogs: { bucket: 's3://logs', retentionDays: 90 } }],
  ['log-retention-out-of-range @ accessLogs.retentionDays', { accessLogs: { bucket: 'create', retentionDays: 0 } }],
  ['name-in-no-zone @ pools[1].externalWebServicesFqdn', secondPool({ externalWebServicesFqdn: 'webext.fabrikam.com' })],
  ['name-in-no-zone @ pools[1].furtherNames[1]', secondPool({ furtherNames: ['old.contoso.com', 'Old.fabrikam.com'] })],
  ['name-in-no-zone @ simpleUrls.meet[1]', { simpleUrls: meet('https://meet.contoso.com', 'https://meet.fabrikam.com') }],
  ['name-in-no-zone @ simpleUrls[1].dialin', { simpleUrls: [meet(), { answeredBy: 'pool02', dialin: 'https://dialin.fabrikam.com' }] }],
  [
    'name-in-no-zone @ simpleUrls.meet[0].alsoPublished[0]',
    { simpleUrls: { answeredBy: 'pool01', meet: [{ url: 'https://meet.contoso.com', alsoPublished: ['https://meet.adatum.com/old'] }] } },
  ],
  ['name-in-no-zone @ simpleUrls.furtherHosts[0]', { simpleUrls: { answeredBy: 'pool01', furtherHosts: ['lwa.fabrikam.com'] } }],
  ['name-in-no-zone @ officeWebApps[0].host', { officeWebApps: [{ host: 'Office.fabrikam.com', servers: ['10.20.0.31'] }] }],
  ['name-in-no-zone @ sipDomains[1]', { sipDomains: ['contoso.com', 'fabrikam.com'] }],
  [
    'name-in-no-zone @ autodiscover.sipDomains[0]',
    { sipDomains: ['contoso.com', 'fabrikam.com'], autodiscover: { answeredBy: 'pool02', sipDomains: ['fabrikam.com'] } },
  ],
  ['target-address-not-allowed @ pools[1].servers[1]', secondPool({ servers: ['10.20.0.21', '203.0.113.5'] })],
  ['target-address-not-allowed @ pools[1].loadBalancerAddress', secondPool({ servers: undefined, loadBalancerAddress: '203.0.113.5' })],
  ['target-address-not-allowed @ officeWebApps[0].servers[0]', { officeWebApps: [{ host: 'office.contoso.com', servers: ['8.8.8.8'] }] }],
  [
    'target-address-not-allowed @ furtherServices[0].servers[0]',
    { furtherServices: [{ host: 'Mail.contoso.com', servers: ['8.8.8.8'], externalSignIn: 'none' }] },
  ],
  [
    'windows-authentication-through-alb @ furtherServices[0].externalSignIn',
    { furtherServices: [{ host: 'Mail.contoso.com', servers: ['10.20.0.41'], externalSignIn: 'windows' }] },
  ],
  ['windows-authentication-through-alb @ furtherServices[0]', { furtherServices: [{ host: 'Mail.contoso.com', servers: ['10.20.0.41'] }] }],
  ['no-route-to-servers @ pools[1].servers[1]', secondPool({ servers: ['10.20.0.13', '10.30.0.1'] })],
  // The entry of a list of networks, one of which begins with another.
  [
    'route-refused @ network.poolNetworks[2]',
    { network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['110.80.0.0/24', '10.20.0.0/16', '10.80.0.0/24'] } },
  ],
  [
    'route-refused @ network.corporateNetworks[0]',
    {
      network: {
        transitGatewayId: 'tgw-0a',
        poolNetworks: ['10.20.0.0/16'],
        scheme: 'internal',
        allowedSources: ['10.0.0.0/8'],
        corporateNetworks: ['10.80.0.0/22'],
      },
    },
  ],
  ['servers-within-vpc @ pools[1].servers[1]', secondPool({ servers: ['10.20.0.13', '10.80.1.1'] })],
  ['vpc-cidr-refused @ network.vpcCidr', { network: { ...SOUND.network, vpcCidr: '127.0.0.0/16' } }],
  ['two-gateways @ network.vpnGatewayId', { network: { ...SOUND.network, vpnGatewayId: 'vgw-0a' } }],
  ['virtual-directory-unknown @ pools[1].virtualDirectories[1]', secondPool({ virtualDirectories: ['/abs', '/mete'] })],
  ['virtual-directory-internal @ pools[1].virtualDirectories[0]', secondPool({ virtualDirectories: ['/cscp', '/abs'] })],
  ['internal-name-published @ pools[1].furtherNames[0]', secondPool({ furtherNames: ['lyncdiscoverinternal.contoso.com'] })],
  ['name-published-twice @ pools[1].furtherNames[0]', secondPool({ furtherNames: ['webext.contoso.com'] })],
  [
    'name-published-twice @ pools[0].furtherNames[0]',
    { ...secondPool({}), pools: [{ ...pool01, furtherNames: ['webext2.contoso.com'] }, pool02] },
  ],
  ['name-published-twice @ simpleUrls.furtherHosts[0]', { simpleUrls: { answeredBy: 'pool01', furtherHosts: ['office.contoso.com'] } }],
  [
    'admin-url-published @ simpleUrls.furtherHosts[0]',
    { simpleUrls: { answeredBy: 'pool01', furtherHosts: ['admin.contoso.com'], admin: 'https://admin.contoso.com' } },
  ],
  // The entry, where no value of it is quoted.
  [
    'answered-by-mixed-pools @ simpleUrls.answeredBy',
    {
      ...secondPool({ listeningPorts: { https: 5443 } }),
      simpleUrls: { answeredBy: ['pool01', 'pool02'], dialin: 'https://dialin.contoso.com' },
    },
  ],
  [
    'answered-by-unpublished-pool @ simpleUrls.answeredBy',
    { ...secondPool({ publish: false }), simpleUrls: { answeredBy: 'pool02', meet: [], dialin: 'https://dialin.contoso.com' } },
  ],
  ['listening-port-conflict @ pools[1].listeningPorts.https', secondPool({ listeningPorts: { https: 8080 } })],
  [
    'windows-authentication-through-alb @ externalSignIn',
    {
      ...secondPool({ name: 'director', role: 'director' }),
      externalSignIn: 'windows',
      acknowledge: [{ id: 'lync-reverse-proxy:windows-authentication-through-alb', reason: 'r', where: 'pool01' }],
    },
  ],
  ['windows-authentication-through-alb @ pools[1].externalSignIn', secondPool({ externalSignIn: 'windows' })],
  [
    'name-in-two-zones @ hostedZones[1]',
    {
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z2' },
      ],
    },
  ],
  ['too-many-condition-values @ pools[1].virtualDirectories', secondPool({ virtualDirectories: DIRECTORIES })],
  [
    'windows-authentication-through-alb @ pools[1]',
    { externalSignIn: undefined, pools: [{ ...pool01, externalSignIn: 'modern' }, pool02] },
  ],
  ['federation-service-elsewhere @ pools[1].externalSignIn', secondPool({ externalSignIn: 'passive' })],
  ['federation-service-elsewhere @ externalSignIn', { externalSignIn: 'passive' }],
  [
    'certificate-from-elsewhere @ certificates[1].arn',
    {
      certificates: ['eu-west-1', 'us-east-1'].map((region, index) => ({
        arn: `arn:aws:acm:${region}:111122223333:certificate/1`,
        names: [['webext.contoso.com'], ['*.contoso.com']][index] ?? [],
      })),
    },
  ],
  [
    'certificate-from-elsewhere @ certificates[0].arn',
    {
      certificates: ['us-east-1', 'eu-west-1'].map((region, index) => ({
        arn: `arn:aws:acm:${region}:111122223333:certificate/1`,
        names: [['webext.contoso.com'], ['*.contoso.com']][index] ?? [],
      })),
    },
  ],
  [
    'phone-certificate-wildcard @ certificates[1].names[1]',
    {
      clients: ['lyncPhoneEdition'],
      pools: [pool01],
      officeWebApps: [],
      certificates: [
        { arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1', names: ['www.contoso.com'] },
        { arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/2', names: ['webext.contoso.com', '*.contoso.com'] },
      ],
    },
  ],
  ['server-in-two-pools @ pools[1].servers[1]', secondPool({ servers: ['10.20.0.21', '10.20.0.12'] })],
  ['listening-port-conflict @ pools[1].listeningPorts.http', secondPool({ listeningPorts: { http: 4443 } })],
  ['listening-port-internal @ pools[1].listeningPorts.https', secondPool({ listeningPorts: { https: 443 } })],
  ['listening-port-internal @ pools[1].listeningPorts.http', secondPool({ listeningPorts: { http: 443 } })],
  ['listening-port-internal @ pools[1].internalPorts.https', secondPool({ internalPorts: { https: 4443 } })],
  ['listening-port-internal @ pools[1].internalPorts.http', secondPool({ internalPorts: { http: 4443 } })],
  ['priority-out-of-range @ pools[1].priority', secondPool({ priority: 50_001 })],
  ['priority-out-of-range @ pools[1].priority', secondPool({ priority: 50_001, frontEnd: 'networkLoadBalancer' })],
  ['priority-out-of-range @ simpleUrls.priorities.further', { simpleUrls: { ...URLS, priorities: { 'contoso.com': 7, further: 0 } } }],
  ...([{ further: 0 }, { 'contoso.com': 0 }] as const).map((priorities): [string, Partial<Deployment>] => [
    `priority-out-of-range @ simpleUrls.priorities${pathText([Object.keys(priorities)[0] ?? '']).replace(/^(?!\[)/, '.')}`,
    {
      ...secondPool({ frontEnd: 'networkLoadBalancer' }),
      simpleUrls: { answeredBy: 'pool02', meet: ['https://meet.contoso.com'], dialin: 'https://dialin.contoso.com', priorities },
    },
  ]),
  [
    'priority-taken @ pools[1].priority',
    {
      pools: [
        { ...pool01, priority: 7 },
        { ...pool02, priority: 7 },
      ],
    },
  ],
  ['priority-taken @ pools[0].priority', { pools: [{ ...pool01, priority: DERIVED }, pool02] }],
  [
    'priority-taken @ simpleUrls.priorities.further',
    { pools: [pool01, { ...pool02, priority: 7 }], simpleUrls: { ...URLS, priorities: { further: 7 } } },
  ],
  [
    'fixed-addresses-refused @ pools[1].fixedAddresses[1]',
    secondPool({ frontEnd: 'networkLoadBalancer', fixedAddresses: ['eipalloc-0a', '192.0.2.1'] }),
  ],
  [
    'fixed-addresses-refused @ pools[1].fixedAddresses',
    {
      ...secondPool({ frontEnd: 'networkLoadBalancer', fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
      network: { ...SOUND.network, scheme: 'internal' },
    },
  ],
  [
    'rule-value-too-long @ pools[1].furtherNames[1]',
    secondPool({ furtherNames: ['w.contoso.com', LONG], publishedPorts: { https: 44_333 } }),
  ],
  [
    'no-pool-published @ pools[1].publish',
    NOTHING([
      { ...pool02, publish: false },
      { ...pool01, publish: false },
    ]),
  ],
  ['no-pool-published @ pools', NOTHING([])],
  // A key of the file itself, or the whole file.
  ['default-certificate-unknown @ defaultCertificate', { defaultCertificate: 'other.contoso.com' }],
  ['idle-timeout-short @ idleTimeout', { idleTimeout: 300 }],
  ['quota-exceeded @ quotas.rules', { quotas: { rules: 1 } }],
  ['published-port-conflict @ pools[1].publishedPorts.http', secondPool({ publishHttp: true, publishedPorts: { https: 8443, http: 443 } })],
  // Acknowledgements.
  ['acknowledgement-unknown @ acknowledge[0].id', { acknowledge: [{ id: 'lync-reverse-proxy:nothing', reason: 'r' }] }],
  [
    'acknowledgement-without-reason @ acknowledge[0].reason',
    { ...secondPool({ virtualDirectories: ['/own'] }), acknowledge: [{ id: 'lync-reverse-proxy:virtual-directory-unknown', reason: ' ' }] },
  ],
])('%s', (expected, change) => {
  const [id = ''] = expected.split(' @ ');
  expect(places(change).filter((place) => place.startsWith(`${id} `))).toEqual([expected]);
});

test('a finding about no entry and no key is about the whole file', () => {
  const finding = { id: 'lync-reverse-proxy:any', severity: 'error', message: 'Something is wrong.' } as const;
  expect(locateFinding({ ...finding, where: undefined }, SOUND)).toEqual([]);
  const at = { owner: { kind: 'pool', id: 'Lync/Pools/nobody', name: 'nobody' }, key: ['servers', 0] } as const;
  expect(locateFinding({ ...finding, where: 'nobody', at }, SOUND)).toEqual([]);
});

test('findings are listed with the line of what they are about', () => {
  const deployment = { ...SOUND, idleTimeout: 300, simpleUrls: meet('https://meet.fabrikam.com') };
  const file = DeploymentFile.parse(JSON.stringify(deployment, undefined, 2), 'lync.json');
  const { findings } = planPublishing(declarationOf(deployment));
  const { problems } = file._error(findings);
  const lines = JSON.stringify(deployment, undefined, 2).split('\n');
  expect(problems.map(({ path, line }) => [path, lines[(line ?? 0) - 1]?.trim()])).toEqual([
    ['simpleUrls.meet[0]', '"https://meet.fabrikam.com"'],
    ['idleTimeout', '"idleTimeout": 300'],
    ['sipDomains[0]', '"contoso.com"'],
    ['pools[0].servers', '"servers": ['],
  ]);
});
