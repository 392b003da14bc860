import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { packed } from '../../lib/haproxy/packing';
import type { HaproxySite } from '../../lib/haproxy/site';
import { startCommand } from '../../lib/haproxy/start-command';
import { containerPort, flowsPerTask, mostTaskDefinitionBytes, taskDefinitionBytes } from '../../lib/planning/haproxy-fleet';
import { haproxyOverview, kindOf } from '../../lib/planning/haproxy-overview';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { FleetPlan, PublicNamePlan } from '../../lib/planning/publishing-plan';
import { EXISTING, POOL01, POOL02, declared } from './findings-of-names';
import { TWO, JOINT, MEET, OFFICE, MAIL, reversed } from './planned-deployments';

const siteOf = (changes: Partial<Deployment>) => planHaproxy(declared(changes)).site;
const listenerLines = ({ listeners }: HaproxySite) =>
  listeners.map(({ scheme, port, hosts, redirectsTo }) => [
    `${scheme} ${port}, others to ${redirectsTo}`,
    ...hosts.map(({ host, backend, limited, redirectTo }) =>
      [host, backend, limited === undefined ? undefined : `${limited.directories.join(' ')} => ${limited.backend}`, redirectTo].join('; '),
    ),
  ]);
const backendLines = ({ backends }: HaproxySite) =>
  backends.map(({ name, pools, scheme, servers, check, trackedBy, affinity, admitsTls10 }) =>
    [
      `${name} ${scheme} ${affinity} for ${pools.join(' ')}${admitsTls10 ? ', TLS 1.0' : ''}`,
      servers.map(({ address, port, certificateName }) => `${address}:${port} is ${certificateName}`).join(', '),
      check === 'followed'
        ? `as ${trackedBy}`
        : `${check.connects.join()} and ${check.request.host}:${check.request.port}${check.request.path} ${check.request.statuses}`,
    ].join('; '),
  );

test.each<[what: string, changes: Partial<Deployment>, lines: readonly (readonly string[])[]]>([
  ['one pool', {}, [['https 443, others to undefined', 'webext.contoso.com; pool01-https; ; '], ['http 80, others to 443']]],
  ['no plain HTTP', { http: 'none' }, [['https 443, others to undefined', 'webext.contoso.com; pool01-https; ; ']]],
  [
    'another port, to which plain HTTP leads',
    { pools: [{ ...POOL01, publishedPorts: { https: 8443, http: 88 } }, POOL02] },
    [
      ['https 443, others to undefined', 'webext2.contoso.com; pool02-https; ; '],
      ['https 8443, others to undefined', 'webext.contoso.com; pool01-https; ; '],
      ['http 80, others to 443'],
      ['http 88, others to 443', 'webext.contoso.com; ; ; 8443'],
    ],
  ],
  [
    'another port that plain HTTP leads nobody to',
    { http: 'none', pools: [{ ...POOL01, publishedPorts: { https: 8443 } }] },
    [['https 8443, others to undefined', 'webext.contoso.com; pool01-https; ; ']],
  ],
  [
    'another port, and plain HTTP of its own',
    { pools: [{ ...POOL01, publishedPorts: { https: 8443 }, publishHttp: true }] },
    [
      ['https 8443, others to undefined', 'webext.contoso.com; pool01-https; ; '],
      ['http 80, others to undefined', 'webext.contoso.com; pool01-http; ; '],
    ],
  ],
  [
    'nobody on 443',
    { pools: [{ ...POOL01, publishedPorts: { https: 8443 } }] },
    [
      ['https 8443, others to undefined', 'webext.contoso.com; pool01-https; ; '],
      ['http 80, others to undefined', 'webext.contoso.com; ; ; 8443'],
    ],
  ],
  [
    'single directories, and the whole host for simple URLs',
    {
      pools: [{ ...POOL01, virtualDirectories: ['/UCWA', '/abs/*', '/abs'] }],
      simpleUrls: { dialin: 'https://webext.contoso.com/dialin', meet: MEET },
    },
    [
      [
        'https 443, others to undefined',
        'meet.contoso.com; pool01-https; ; ',
        'webext.contoso.com; pool01-https; abs ucwa => pool01-https; ',
      ],
      ['http 80, others to 443'],
    ],
  ],
  [
    'autodiscover over HTTP',
    { sipDomains: [{ name: 'contoso.com', meet: false }], autodiscover: { overHttp: true } },
    [
      ['https 443, others to undefined', 'lyncdiscover.contoso.com; pool01-https; ; ', 'webext.contoso.com; pool01-https; ; '],
      ['http 80, others to 443', 'lyncdiscover.contoso.com; pool01-http; ; '],
    ],
  ],
  [
    'plain HTTP of one pool where there is else none',
    {
      http: 'none',
      pools: [
        { ...POOL01, publishHttp: true },
        { ...POOL02, publishedPorts: { https: 8443 } },
      ],
    },
    [
      ['https 443, others to undefined', 'webext.contoso.com; pool01-https; ; '],
      ['https 8443, others to undefined', 'webext2.contoso.com; pool02-https; ; '],
      ['http 80, others to undefined', 'webext.contoso.com; pool01-http; ; '],
    ],
  ],
])('hosts of a HAProxy: %s', (_, changes, lines) => {
  expect(listenerLines(siteOf(changes))).toEqual(lines);
  expect(listenerLines(planHaproxy(reversed(declared(changes))).site)).toEqual(lines);
});

test.each<[what: string, changes: Partial<Deployment>, lines: readonly string[]]>([
  [
    'servers by address, each with the name of its certificate',
    {
      pools: [{ ...POOL01, servers: TWO.toReversed(), certificateName: 'pool01.contoso.com' }, POOL02],
      officeWebApps: [{ ...OFFICE, certificateName: 'owa.contoso.com' }],
      furtherServices: [MAIL],
    },
    [
      'mail.contoso.com-https https none for mail.contoso.com; 10.20.0.41:443 is mail.contoso.com;  and mail.contoso.com:443/ 200-499',
      'office.contoso.com-https https cookie for office.contoso.com; 10.20.0.31:443 is owa.contoso.com, 10.20.0.32:443 is owa.contoso.com;  and office.contoso.com:443/hosting/discovery 200',
      'pool01-https https none for webext.contoso.com; 10.20.0.11:4443 is pool01.contoso.com, 10.20.0.12:4443 is pool01.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'old versions, which know old TLS',
    {
      pools: [
        { ...POOL01, version: 'lync2013' },
        { ...POOL02, version: 'lync2010', servers: ['10.20.0.12', '10.20.0.13'] },
      ],
    },
    [
      'pool01-https https none for webext.contoso.com, TLS 1.0; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https MS-WSMAN for webext2.contoso.com, TLS 1.0; 10.20.0.12:4443 is webext2.contoso.com, 10.20.0.13:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'new ones, which do not',
    {
      pools: [
        { ...POOL01, version: 'sfb2019' },
        { ...POOL02, version: 'sfb2015' },
      ],
    },
    [
      'pool01-https https none for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'passive sign-in',
    { pools: [{ ...POOL01, servers: TWO, externalSignIn: 'passive' }] },
    [
      'pool01-https https cookie for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com, 10.20.0.12:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'a hardware load balancer',
    { pools: [{ ...POOL01, servers: undefined, loadBalancerAddress: '10.20.0.10' }] },
    [
      'pool01-https https none for webext.contoso.com; 10.20.0.10:4443 is webext.contoso.com;  and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'a health check that somebody chose',
    { pools: [{ ...POOL01, healthCheck: { path: '/x', matcher: '200-299' } }] },
    ['pool01-https https none for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com;  and webext.contoso.com:4443/x 200-299'],
  ],
  [
    'plain HTTP beside HTTPS',
    { pools: [{ ...POOL01, publishHttp: true }, POOL02] },
    [
      'pool01-http http none for webext.contoso.com; 10.20.0.11:8080 is webext.contoso.com; as pool01-https',
      'pool01-https https none for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'plain HTTP alone',
    {
      sipDomains: [{ name: 'contoso.com', meet: false }],
      autodiscover: { answeredBy: JOINT, onlyOverHttp: true },
      pools: [
        { ...POOL01, version: 'lync2013' },
        { ...POOL02, certificateName: 'p2.contoso.com', version: 'se' },
      ],
    },
    [
      'Autodiscover-http http none for webext.contoso.com webext2.contoso.com, TLS 1.0; 10.20.0.11:8080 is webext.contoso.com, 10.20.0.12:8080 is p2.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool01-https https none for webext.contoso.com, TLS 1.0; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.12:4443 is p2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'instances, which it does not reach',
    { pools: [{ ...POOL01, servers: [{ instanceId: 'i-0a' }] }], network: EXISTING },
    ['pool01-https https none for webext.contoso.com; ; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200'],
  ],
  [
    'names with letters that HAProxy does not take, and long ones',
    {
      pools: [
        { ...POOL01, name: 'Köln 1' },
        { ...POOL02, name: 'x'.repeat(70) },
      ],
    },
    [
      'K-ln-1-63476438-https https none for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-5aab37d5-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'hardware load balancers of two pools',
    {
      pools: [POOL01, POOL02].map((pool, i) => ({ ...pool, servers: undefined, loadBalancerAddress: `10.20.0.${10 + i}` })),
      simpleUrls: { name: 'urls', answeredBy: JOINT, meet: MEET },
    },
    [
      'SimpleUrls-urls-https https none for webext.contoso.com webext2.contoso.com; 10.20.0.10:4443 is webext.contoso.com, 10.20.0.11:4443 is webext2.contoso.com;  and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool01-https https none for webext.contoso.com; 10.20.0.10:4443 is webext.contoso.com;  and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.11:4443 is webext2.contoso.com;  and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'a hardware load balancer, and the servers of another pool',
    {
      pools: [{ ...POOL01, servers: undefined, loadBalancerAddress: '10.20.0.10' }, POOL02],
      simpleUrls: { name: 'urls', answeredBy: JOINT, meet: MEET },
    },
    [
      'SimpleUrls-urls-https https none for webext.contoso.com webext2.contoso.com; 10.20.0.10:4443 is webext.contoso.com, 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool01-https https none for webext.contoso.com; 10.20.0.10:4443 is webext.contoso.com;  and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'pool02-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
  [
    'letters that HAProxy does not take, side by side, and one name of two',
    {
      pools: [
        { ...POOL01, name: 'a  b' },
        { ...POOL02, name: OFFICE.host },
      ],
      officeWebApps: [OFFICE],
    },
    [
      'a-b-8535e742-https https none for webext.contoso.com; 10.20.0.11:4443 is webext.contoso.com; 5061 and webext.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
      'office.contoso.com-892a2e51-https https cookie for office.contoso.com; 10.20.0.31:443 is office.contoso.com, 10.20.0.32:443 is office.contoso.com;  and office.contoso.com:443/hosting/discovery 200',
      'office.contoso.com-ba4373e8-https https none for webext2.contoso.com; 10.20.0.12:4443 is webext2.contoso.com; 5061 and webext2.contoso.com:4443/Autodiscover/AutodiscoverService.svc/root 200',
    ],
  ],
])('backends of a HAProxy: %s', (_, changes, lines) => {
  expect(backendLines(siteOf(changes))).toEqual(lines);
  expect(backendLines(planHaproxy(reversed(declared(changes))).site)).toEqual(lines);
});

test.each<[what: string, changes: Partial<Deployment>, rest: Partial<HaproxySite>]>([
  [
    'nothing said',
    {},
    {
      tls: { lowest: '1.2', highest: '1.3', admitsAbsentSni: false },
      bindsIpv6: false,
      idleSeconds: 1830,
      allowedSources: undefined,
      corporateNetworks: [],
      verifiesServers: false,
      furtherConfiguration: undefined,
    },
  ],
  [
    'everything said',
    {
      clients: ['lyncPhoneEdition', 'lync2013'],
      idleTimeout: 960,
      haproxy: { serverAuthorities: ['ca.pem'], furtherConfiguration: 'more.cfg' },
      network: { ipAddressType: 'dualstack', allowedSources: ['203.0.113.0/24'], corporateNetworks: ['198.51.100.0/24'] },
    },
    {
      tls: { lowest: '1.0', highest: '1.3', admitsAbsentSni: true },
      bindsIpv6: true,
      idleSeconds: 960,
      allowedSources: ['203.0.113.0/24', '198.51.100.0/24'],
      corporateNetworks: ['198.51.100.0/24'],
      verifiesServers: true,
      furtherConfiguration: undefined,
    },
  ],
  [
    'everybody allowed',
    {
      network: { allowedSources: ['203.0.113.0/24', '0.0.0.0/0'], corporateNetworks: ['198.51.100.0/24'] },
      haproxy: { serverAuthorities: 'none' },
    },
    {
      tls: { lowest: '1.2', highest: '1.3', admitsAbsentSni: false },
      bindsIpv6: false,
      idleSeconds: 1830,
      allowedSources: undefined,
      corporateNetworks: ['198.51.100.0/24'],
      verifiesServers: false,
      furtherConfiguration: undefined,
    },
  ],
  [
    'a TLS policy',
    { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' },
    {
      tls: { lowest: '1.3', highest: '1.3', admitsAbsentSni: false },
      bindsIpv6: false,
      idleSeconds: 1830,
      allowedSources: undefined,
      corporateNetworks: [],
      verifiesServers: false,
      furtherConfiguration: undefined,
    },
  ],
])('what a HAProxy does for all: %s', (_, changes, rest) => {
  expect({ ...siteOf(changes), listeners: [], backends: [] }).toEqual({ listeners: [], backends: [], ...rest });
});

test('an overview shows each host once, by what most depends on it, with what each listener does', () => {
  const overview = haproxyOverview(
    planHaproxy(
      declared({
        clients: ['lyncPhoneEdition'],
        http: 'redirect',
        haproxy: { serverAuthorities: ['ca.pem'] },
        pools: [
          {
            ...POOL01,
            version: 'lync2010',
            servers: TWO,
            publishHttp: true,
            virtualDirectories: ['/abs'],
            furtherNames: ['z.contoso.com'],
          },
          { ...POOL02, servers: ['10.20.0.13', '10.20.0.14'], externalSignIn: 'passive', publishedPorts: { https: 8443 } },
        ],
        simpleUrls: { answeredBy: 'pool01', dialin: 'https://webext.contoso.com/dialin' },
      }),
    ),
  );
  expect(overview).toEqual({
    names: [
      {
        host: 'webext.contoso.com',
        kind: 'external web services',
        routes: [
          { scheme: 'https', port: 443, redirectTo: null, action: 'forward', backend: 'pool01-https', directories: ['/abs'] },
          { scheme: 'https', port: 443, redirectTo: null, action: 'forward', backend: 'pool01-https', directories: [] },
          { scheme: 'http', port: 80, redirectTo: null, action: 'forward', backend: 'pool01-http', directories: ['/abs'] },
          { scheme: 'http', port: 80, redirectTo: 443, action: 'redirect', backend: null, directories: [] },
        ],
      },
      {
        host: 'webext2.contoso.com',
        kind: 'external web services',
        routes: [
          { scheme: 'https', port: 8443, redirectTo: null, action: 'forward', backend: 'pool02-https', directories: [] },
          { scheme: 'http', port: 80, redirectTo: 8443, action: 'redirect', backend: null, directories: [] },
        ],
      },
      {
        host: 'z.contoso.com',
        kind: 'further name',
        routes: [
          { scheme: 'https', port: 443, redirectTo: null, action: 'forward', backend: 'pool01-https', directories: [] },
          { scheme: 'http', port: 80, redirectTo: null, action: 'forward', backend: 'pool01-http', directories: [] },
        ],
      },
    ],
    backends: [
      {
        name: 'pool01-http',
        scheme: 'http',
        pools: ['webext.contoso.com'],
        servers: [
          { address: '10.20.0.11', port: 8080, certificateName: null },
          { address: '10.20.0.12', port: 8080, certificateName: null },
        ],
        check: null,
        checkedBy: 'pool01-https',
        cookie: 'MS-WSMAN',
      },
      {
        name: 'pool01-https',
        scheme: 'https',
        pools: ['webext.contoso.com'],
        servers: [
          { address: '10.20.0.11', port: 4443, certificateName: 'webext.contoso.com' },
          { address: '10.20.0.12', port: 4443, certificateName: 'webext.contoso.com' },
        ],
        check: { ports: [5061], path: '/Autodiscover/AutodiscoverService.svc/root', port: 4443 },
        checkedBy: null,
        cookie: 'MS-WSMAN',
      },
      {
        name: 'pool02-https',
        scheme: 'https',
        pools: ['webext2.contoso.com'],
        servers: [
          { address: '10.20.0.13', port: 4443, certificateName: 'webext2.contoso.com' },
          { address: '10.20.0.14', port: 4443, certificateName: 'webext2.contoso.com' },
        ],
        check: { ports: [5061], path: '/Autodiscover/AutodiscoverService.svc/root', port: 4443 },
        checkedBy: null,
        cookie: 'LYNC-REVERSE-PROXY',
      },
    ],
    certificates: {
      defaultFile: 'certificates/default.pem',
      folder: 'certificates',
      names: ['webext.contoso.com', 'webext2.contoso.com', 'z.contoso.com'],
      defaultNeedsAll: true,
      authorities: 'authorities.pem',
    },
  });
});

test('an overview of little: no cookie, no redirect, and no certificate for what is there over plain HTTP alone', () => {
  const { names, backends, certificates } = haproxyOverview(
    planHaproxy(declared({ http: 'none', sipDomains: [{ name: 'contoso.com', meet: false }], autodiscover: { onlyOverHttp: true } })),
  );
  expect(names).toEqual([
    {
      host: 'lyncdiscover.contoso.com',
      kind: 'autodiscover',
      routes: [{ scheme: 'http', port: 80, redirectTo: null, action: 'forward', backend: 'pool01-http', directories: [] }],
    },
    {
      host: 'webext.contoso.com',
      kind: 'external web services',
      routes: [{ scheme: 'https', port: 443, redirectTo: null, action: 'forward', backend: 'pool01-https', directories: [] }],
    },
  ]);
  expect(backends.map(({ name, cookie }) => [name, cookie])).toEqual([
    ['pool01-http', null],
    ['pool01-https', null],
  ]);
  expect(certificates).toEqual({
    defaultFile: 'certificates/default.pem',
    folder: 'certificates',
    names: ['webext.contoso.com'],
    defaultNeedsAll: false,
    authorities: null,
  });
});

test.each([
  [['further name', 'meet'], 'meet'],
  [['meet', 'external web services', 'dialin'], 'external web services'],
  [['further name'], 'further name'],
] as const)('a host that is %j is shown as %s', (kinds, shown) => {
  expect(kindOf(kinds.map((kind) => ({ kind })) as unknown as readonly PublicNamePlan[])).toBe(shown);
});

const FLEET: Partial<Deployment> = { frontEnd: 'haproxy' };
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge';
const fleetOf = (changes: Partial<Deployment>) => planPublishing(declared({ ...FLEET, ...changes })).frontEnds[0]?.fleet;

test('a fleet is what it needs of AWS', () => {
  const pools = [{ ...POOL01, publishedPorts: { https: 1024, http: 1023 } }];
  const certificates = [{ secretArn: `${SECRET}-AbCdEf`, names: ['webext.contoso.com'] }];
  expect(fleetOf({ pools, haproxy: { certificates, tasks: { minimum: 2, maximum: 6, cpu: 512, memoryMiB: 2048 } } })).toEqual({
    image: declared(FLEET).haproxy.fleet.image,
    minimum: 2,
    maximum: 6,
    cpu: 512,
    memoryMiB: 2048,
    ports: [
      { published: 1024, container: 1024, targetGroup: 'haproxy/Tasks-1024' },
      { published: 80, container: 20080, targetGroup: 'haproxy/Tasks-80' },
      { published: 1023, container: 21023, targetGroup: 'haproxy/Tasks-1023' },
    ],
    healthPort: 21024,
    secrets: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf'],
    readSecrets: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf'],
    stopTimeoutSeconds: 120,
    flowsPerTask: 12000,
  });
});

test('a secret whose ARN lacks the letters that AWS adds is read by any of them, and each once', () => {
  const declaration = declared(FLEET);
  const { fleet } = declaration.haproxy;
  const certificates = [true, false, true].map((isPartial) => ({ secretArn: SECRET, names: [], isPartial }));
  const proxy = { ...declaration, haproxy: { ...declaration.haproxy, fleet: { ...fleet, certificates } } };
  expect(planPublishing(proxy).frontEnds[0]?.fleet?.readSecrets).toEqual([`${SECRET}-??????`, SECRET]);
});

test.each([
  [1022, 21_022],
  [1023, 21_023],
  [1024, 1024],
  [8443, 8443],
])('port %i is %i in a container, which has no privileges', (published, container) => {
  expect(containerPort(published)).toBe(container);
});

test.each([
  [512, 4096],
  [1024, 8192],
  [2048, 12_000],
  [65_536, 12_000],
])('a task with %i MiB is to have %i flows, half of what it holds', (memory, flows) => {
  expect(flowsPerTask(memory)).toBe(flows);
});

test('what a task definition takes grows with each of its parts, and its bound is never below it', () => {
  const small = { 'haproxy.cfg': 'global' };
  const fleet = fleetOf({}) as FleetPlan;
  const bytes = (files: Readonly<Record<string, string>>, more: Partial<FleetPlan> = {}) =>
    [taskDefinitionBytes, mostTaskDefinitionBytes].map((size) => size(files, { ...fleet, ...more }));
  const [exact = 0, bound = 0] = bytes(small);
  const grownBy = (more: Partial<FleetPlan>) => bytes(small, more).map((size, index) => size - (index === 0 ? exact : bound));
  expect(grownBy({ image: `${fleet.image}12345` })).toEqual([5, 5]);
  const command = (secrets: number) => JSON.stringify(startCommand(secrets)).length;
  const ofSecrets = 80 + 90 + 2 * 64 + command(2) - command(0);
  expect(grownBy({ secrets: ['a'.repeat(80), 'b'.repeat(90)] })).toEqual([ofSecrets, ofSecrets]);
  expect(exact).toBe(packed(small).length + command(0) + fleet.image.length + 2048);
  expect(bound).toBe(Math.ceil(((2 * 2048 + 'haproxy.cfg'.length + 'global'.length) * 4) / 3) + command(0) + fleet.image.length + 2048);
});
