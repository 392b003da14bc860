import fc from 'fast-check';
import type { ProxyDeclaration, PublicNameKind } from '../../lib/declaring/declarations';
import type { PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { changeBatches } from '../../lib/planning/change-batch';
import { deploymentNotes, type DeploymentNotes, type RecordToCreate } from '../../lib/planning/deployment-notes';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { publicationNotes, readNames } from '../../lib/planning/publications';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { EXISTING, POOL01, POOL02, declared } from './findings-of-names';
import { DIALIN, NLB, OFFICE, MAIL, ARN, TWO_ZONES } from './planned-deployments';

const NOTHING = { recordsToCreate: [], acknowledged: [], publications: [] };
const notesOf = (proxy: ProxyDeclaration) => ({ ...deploymentNotes(planPublishing(proxy), proxy), publications: [] });
const BY_HAND = { dnsRecords: 'none' } as const;
const TWO_LOAD_BALANCERS: readonly PoolEntry[] = [POOL01, { ...POOL02, ...NLB }];

test.each<[what: string, proxy: ProxyDeclaration, notes: Partial<DeploymentNotes>]>([
  [
    'nothing',
    declared({ namesPerCertificate: 10, quotas: { rules: 100 }, certificates: [{ arn: `${ARN}/1`, names: ['unused.contoso.com'] }] }),
    {},
  ],
  [
    'quotas that were raised',
    declared({ quotas: { rules: 200 } }),
    { quotas: { rules: 200, certificates: 25, targets: 1000, securityGroupRules: 60 } },
  ],
  ['more names than ACM puts on a certificate', declared({ namesPerCertificate: 11 }), { namesPerCertificate: 11 }],
  ['that nobody is on the road', declared({ clients: ['lyncPhoneEdition'] }), { mobileClients: false }],
  [
    'what is acknowledged for a reason, in an order of its own',
    declared({
      acknowledge: [
        { id: 'lync-reverse-proxy:idle-timeout-short', reason: 'known', where: 'pool01' },
        { id: 'lync-reverse-proxy:egress-widened', reason: 'known' },
        { id: 'lync-reverse-proxy:egress-widened', reason: ' ' },
      ],
    }),
    {
      acknowledged: [
        { id: 'lync-reverse-proxy:egress-widened', where: null, reason: 'known' },
        { id: 'lync-reverse-proxy:idle-timeout-short', where: 'pool01', reason: 'known' },
      ],
    },
  ],
  [
    'imported certificates in use',
    declared({
      certificates: [
        { arn: `${ARN}/2`, names: ['webext.contoso.com', 'Another.contoso.com', 'webext.contoso.com'] },
        { arn: `${ARN}/1`, names: ['webext2.contoso.com'] },
        { arn: `${ARN}/3`, names: ['unused.contoso.com'] },
      ],
      pools: [POOL01, POOL02],
    }),
    {
      importedCertificates: [
        { arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1', names: ['webext2.contoso.com'] },
        { arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/2', names: ['another.contoso.com', 'webext.contoso.com'] },
      ],
    },
  ],
  [
    'records of two zones',
    declared({
      ...BY_HAND,
      pools: [POOL02, POOL01],
      network: { ...EXISTING, ipAddressType: 'dualstack' },
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z2', private: true },
      ],
    }),
    {
      recordsToCreate: [
        {
          name: 'webext.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'private',
          hostedZoneId: 'Z2',
          types: ['A', 'AAAA'],
        },
        {
          name: 'webext.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A', 'AAAA'],
        },
        {
          name: 'webext2.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'private',
          hostedZoneId: 'Z2',
          types: ['A', 'AAAA'],
        },
        {
          name: 'webext2.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A', 'AAAA'],
        },
      ],
    },
  ],
  [
    'a record that somebody else makes',
    declared({ hostedZones: [{ name: 'contoso.com', managedElsewhere: true }] }),
    {
      recordsToCreate: [
        { name: 'webext.contoso.com', how: 'elsewhere', zone: 'contoso.com', visibility: 'public', hostedZoneId: null, types: ['A'] },
      ],
    },
  ],
  [
    'where records lead, of two load balancers',
    declared({ ...BY_HAND, pools: TWO_LOAD_BALANCERS }),
    {
      recordsToCreate: [
        {
          name: 'webext.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A'],
          loadBalancer: 'applicationLoadBalancer',
        },
        {
          name: 'webext2.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A'],
          loadBalancer: 'networkLoadBalancer Lync/Pools/pool02',
        },
      ],
    },
  ],
  [
    'where a record lead to one of many',
    declared({ ...BY_HAND, pools: [{ ...POOL02, ...NLB }] }),
    {
      recordsToCreate: [
        {
          name: 'webext2.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A'],
          loadBalancer: 'networkLoadBalancer Lync/Pools/pool02',
        },
      ],
    },
  ],
  [
    'where records lead that somebody else makes',
    declared({ hostedZones: [{ name: 'contoso.com', managedElsewhere: true }], pools: TWO_LOAD_BALANCERS }),
    {
      recordsToCreate: [
        {
          name: 'webext.contoso.com',
          how: 'elsewhere',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: null,
          types: ['A'],
          loadBalancer: 'applicationLoadBalancer',
        },
        {
          name: 'webext2.contoso.com',
          how: 'elsewhere',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: null,
          types: ['A'],
          loadBalancer: 'networkLoadBalancer Lync/Pools/pool02',
        },
      ],
    },
  ],
  [
    'where records lead, of two load balancers of which there is one each',
    declared({ ...BY_HAND, pools: [POOL01, { ...POOL02, frontEnd: 'haproxy' }] }),
    {
      recordsToCreate: [
        {
          name: 'webext.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A'],
          loadBalancer: 'applicationLoadBalancer',
        },
        {
          name: 'webext2.contoso.com',
          how: 'change batch',
          zone: 'contoso.com',
          visibility: 'public',
          hostedZoneId: 'Z1',
          types: ['A'],
          loadBalancer: 'haproxy',
        },
      ],
      publications: [],
    },
  ],
])('notes: %s', (_, proxy, notes) => {
  expect(notesOf(proxy)).toEqual({ ...NOTHING, ...notes });
});

test('an imported certificate whose ARN only the deployment knows is noted nowhere', () => {
  const proxy = declared({ certificates: [{ arn: `${ARN}/1`, names: ['webext.contoso.com'] }] });
  const unknown = { ...proxy, importedCertificates: proxy.importedCertificates.map((each) => ({ ...each, arn: undefined })) };
  expect(notesOf(unknown)).toEqual(NOTHING);
});

test('a batch of changes for each zone, the public one of two with one name first, and to each load balancer', () => {
  const record = {
    name: 'a.contoso.com',
    how: 'change batch',
    zone: 'contoso.com',
    visibility: 'public',
    hostedZoneId: null,
    types: ['A'],
  } as const;
  const records: readonly RecordToCreate[] = [
    { ...record, visibility: 'private' },
    { ...record, how: 'elsewhere', zone: 'fabrikam.com' },
    { ...record, name: 'b.contoso.com', hostedZoneId: 'Z1', loadBalancer: 'Nlb' },
    record,
    { ...record, zone: 'adatum.com' },
    { ...record, name: 'c.contoso.com' },
  ];
  const batches = changeBatches(records).map(({ zoneName, hostedZoneId, cutOver }) => [
    zoneName,
    hostedZoneId,
    ...cutOver.Changes.map(({ ResourceRecordSet: { Name, AliasTarget } }) => `${Name} ${JSON.stringify(AliasTarget)}`),
  ]);
  expect(batches).toEqual([
    [
      'adatum.com',
      null,
      'a.contoso.com. {"HostedZoneId":"<LoadBalancerHostedZoneId>","DNSName":"dualstack.<LoadBalancerDnsName>","EvaluateTargetHealth":false}',
    ],
    [
      'contoso.com',
      null,
      'a.contoso.com. {"HostedZoneId":"<LoadBalancerHostedZoneId>","DNSName":"dualstack.<LoadBalancerDnsName>","EvaluateTargetHealth":false}',
      'c.contoso.com. {"HostedZoneId":"<LoadBalancerHostedZoneId>","DNSName":"dualstack.<LoadBalancerDnsName>","EvaluateTargetHealth":false}',
    ],
    [
      'contoso.com',
      'Z1',
      'b.contoso.com. {"HostedZoneId":"<HostedZoneIdOfNlb>","DNSName":"dualstack.<DnsNameOfNlb>","EvaluateTargetHealth":false}',
    ],
    [
      'contoso.com',
      null,
      'a.contoso.com. {"HostedZoneId":"<LoadBalancerHostedZoneId>","DNSName":"dualstack.<LoadBalancerDnsName>","EvaluateTargetHealth":false}',
    ],
  ]);
});

const EVERYTHING = declared({
  hostedZones: TWO_ZONES,
  sipDomains: ['contoso.com', { name: 'fabrikam.com', meet: false }],
  pools: [
    {
      ...POOL01,
      role: 'director',
      furtherNames: ['w.contoso.com', 'lyncdiscover.b.contoso.com'],
      publishHttp: true,
      listeningPorts: { https: 4444 },
    },
    { ...POOL02, ...NLB, externalSignIn: 'windows' },
  ],
  simpleUrls: [
    {
      answeredBy: ['pool01'],
      meet: [{ sipDomain: 'contoso.com', url: 'https://lync.contoso.com/Meet' }],
      dialin: ['https://lync.contoso.com/Dialin', DIALIN],
      furtherHosts: ['scheduler.contoso.com'],
    },
  ],
  autodiscover: { answeredBy: 'pool01', onlyOverHttp: ['fabrikam.com'] },
  officeWebApps: [OFFICE],
  furtherServices: [MAIL],
});

test('publications say what a name is for, and who was to answer it', () => {
  expect(publicationNotes(planPublishing(EVERYTHING).publicNames)).toStrictEqual([
    {
      owner: 'Lync/FurtherServices/mail.contoso.com',
      name: 'mail.contoso.com',
      is: 'furtherService',
      signIn: 'windows',
      answeredBy: 'mail.contoso.com',
      frontEnd: 'applicationLoadBalancer',
      published: { https: 443 },
      listening: { https: 443 },
      names: { 'further service': 'mail.contoso.com' },
    },
    {
      owner: 'Lync/OfficeWebApps/office.contoso.com',
      name: 'office.contoso.com',
      is: 'officeWebApps',
      answeredBy: 'office.contoso.com',
      frontEnd: 'applicationLoadBalancer',
      published: { https: 443 },
      listening: { https: 443 },
      names: { 'office web apps': 'office.contoso.com' },
    },
    {
      owner: 'Lync/Pools/pool01',
      name: 'pool01',
      is: 'pool',
      role: 'director',
      signIn: 'modern',
      answeredBy: 'webext.contoso.com',
      frontEnd: 'applicationLoadBalancer',
      published: { https: 443, http: 80 },
      listening: { https: 4444, http: 8080 },
      names: { 'external web services': 'webext.contoso.com', 'further name': 'lyncdiscover.b.contoso.com w.contoso.com' },
    },
    {
      owner: 'Lync/Pools/pool02',
      name: 'pool02',
      is: 'pool',
      role: 'frontEndPool',
      signIn: 'windows',
      answeredBy: 'webext2.contoso.com',
      frontEnd: 'networkLoadBalancer Lync/Pools/pool02',
      published: { https: 443 },
      listening: { https: 4443 },
      names: { 'external web services': 'webext2.contoso.com' },
    },
    {
      owner: 'Lync/SimpleUrls-pool01',
      name: 'SimpleUrls-pool01',
      is: 'simpleUrlSet',
      answeredBy: 'webext.contoso.com',
      frontEnd: 'applicationLoadBalancer',
      published: { http: 80 },
      listening: { http: 8080 },
      names: { autodiscover: 'fabrikam.com' },
    },
    {
      owner: 'Lync/SimpleUrls-pool01',
      name: 'SimpleUrls-pool01',
      is: 'simpleUrlSet',
      answeredBy: 'webext.contoso.com',
      frontEnd: 'applicationLoadBalancer',
      published: { https: 443 },
      listening: { https: 4444 },
      names: {
        autodiscover: 'contoso.com',
        dialin: 'dialin.contoso.com lync.contoso.com=/Meet,dialin:/Dialin',
        'further host': 'scheduler.contoso.com',
      },
    },
  ]);
});

test('law: what is read of publications is what was noted, for every name with its paths', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const { publicNames } = planPublishing(declarationOf(deployment));
      const read = publicationNotes(publicNames).flatMap(({ names, owner }) =>
        Object.entries(names).flatMap(([kind, list]) => readNames(kind as PublicNameKind, list).map((each) => ({ ...each, kind, owner }))),
      );
      const told = publicNames.map(({ name, kind, owner, simpleUrlPaths }) => ({ name, kind, owner, simpleUrlPaths }));
      const inOrder = (all: readonly object[]) => all.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
      expect(inOrder(read)).toEqual(inOrder(told));
    }),
    { numRuns: 100 },
  );
});

test.each<[kind: PublicNameKind, list: string, read: readonly string[]]>([
  [
    'meet',
    ' meet.contoso.com  Lync.contoso.com=/Meet,dialin:/Dialin',
    ['meet.contoso.com meet /', 'lync.contoso.com meet /Meet dialin /Dialin'],
  ],
  ['dialin', 'dialin.contoso.com', ['dialin.contoso.com dialin /']],
  ['autodiscover', 'contoso.com', ['lyncdiscover.contoso.com']],
  ['further host', '', []],
])('names of %s in a note: %s', (kind, list, read) => {
  const told = readNames(kind, list).map(({ name, simpleUrlPaths }) =>
    [name, ...simpleUrlPaths.map(({ component, path }) => `${component} ${path}`)].join(' '),
  );
  expect(told).toEqual(read);
});
