import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { behindHaproxy, planHaproxy } from '../../lib/planning/plan-haproxy';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { frontEnd } from '../../lib/planning/front-ends/front-end';
import { abilitiesOf } from '../../lib/planning/front-ends/kinds';
import type { Commands, Runbook } from '../../lib/runbook/step';

/** All commands of a runbook, those of its checks too. */
export function commandsOf({ sections }: Runbook): readonly Commands[] {
  return sections
    .flatMap(({ steps }) => steps)
    .flatMap(({ commands = [], checks = [] }) => [...commands, ...checks.flatMap((check) => check.commands ?? [])]);
}

/** What the runbook of a HAProxy is made of. */
export function haproxyInputsOf(deployment: Deployment, file = 'deployment.yaml'): RunbookInputs {
  const declared = declareDeployment(deployment);
  const facts = deploymentFacts(deployment, file, behindHaproxy(declared));
  return { ...facts, template: undefined, haproxy: { site: planHaproxy(declared).site, deployment: file } };
}

export const PASSED_ON = abilitiesOf(frontEnd('networkLoadBalancer'), {});
const AT_HAPROXY = abilitiesOf(frontEnd('haproxy'), {});

const servers = (...ids: readonly string[]) => ({ kind: 'addresses' as const, ids });
const POOL = {
  role: 'frontEndPool',
  version: 'lync2013',
  internalFqdn: undefined,
  furtherNames: [],
  listening: { https: 5443, http: 8080 },
  published: { https: 443, http: 80 },
  isPublished: true,
  virtualDirectories: undefined,
  frontEnd: abilitiesOf(frontEnd('applicationLoadBalancer'), {}),
  movingFrom: undefined,
} as const;

/** Each way to sign in, every front end, both ways to change records, two scopes of simple URLs. */
export const WITH_EVERYTHING: RunbookInputs = {
  deploymentFile: 'deployment.yaml',
  environment: { account: undefined, region: undefined },
  makesRecords: true,
  isProtected: true,
  template: {
    stacks: ['Lync'],
    outputs: [],
    dashboards: [{ stack: 'Lync', logicalId: 'Dashboard', type: 'AWS::CloudWatch::Dashboard' }],
    loadBalancers: [{ stack: 'Lync', logicalId: 'LoadBalancer', type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' }],
    alarms: [
      {
        count: 12,
        tried: { stack: 'Lync', logicalId: 'Alarm', type: 'AWS::CloudWatch::Alarm' },
        topic: { stack: 'Lync', logicalId: 'Topic', type: 'AWS::SNS::Topic' },
        addresses: ['oncall@contoso.com'],
      },
    ],
    fleets: [
      {
        service: { stack: 'Lync', logicalId: 'Service', type: 'AWS::ECS::Service' },
        cluster: { stack: 'Lync', logicalId: 'Cluster', type: 'AWS::ECS::Cluster' },
        logGroup: { stack: 'Lync', logicalId: 'Kept', type: 'AWS::Logs::LogGroup' },
        image: 'public.ecr.aws/docker/library/haproxy@sha256:fa8c',
        pools: ['webext4.contoso.com'],
        backends: [
          {
            backend: 'four-https',
            pools: ['webext4.contoso.com'],
            scheme: 'https',
            servers: ['10.20.0.61', '10.20.0.62'].map((address) => ({ address, port: 5443, verifiedName: 'fe04.contoso.local' })),
            checkedPorts: [5061, 5443],
          },
        ],
        secrets: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf'],
        drainSeconds: 1830,
      },
    ],
    logs: [
      {
        kind: 'lync_requests',
        bucket: { stack: 'Lync', logicalId: 'AccessLogs', type: 'AWS::S3::Bucket' },
        prefix: 'access',
        balancers: ['applicationLoadBalancer', 'applicationLoadBalancer-2'],
        days: 90,
        names: ['webext.contoso.com'],
      },
      { kind: 'lync_connections', bucket: 'logs', prefix: '', balancers: [], days: 365, names: [] },
    ],
    subnetCidrs: ['10.80.0.0/24'],
    subnetIds: ['subnet-0a'],
    targetGroups: [
      {
        stack: 'Lync',
        logicalId: 'Targets',
        key: 'Targets',
        pools: ['webext.contoso.com'],
        protocol: 'HTTPS',
        port: 5443,
        healthCheckPort: 5061,
        preservesClientAddress: true,
        targets: [{ id: '10.20.0.11', port: 5443, zone: 'all' }],
      },
    ],
    serverAlarms: [
      {
        ...{ stack: 'Lync', logicalId: 'FewerServers', type: 'AWS::CloudWatch::Alarm' },
        ...{ targetGroups: ['Targets'], countsMissing: false, threshold: 1 },
      },
    ],
    certificates: [
      { key: 'Certificate', names: ['webext.contoso.com', 'meet.contoso.com'], isRequested: true },
      { key: 'arn:aws:acm:eu-west-1:111122223333:certificate/imported', names: ['webext3.contoso.com'], isRequested: false },
    ],
    isProtected: true,
    hasApplicationLoadBalancer: true,
    fixedAddresses: ['eipalloc-0a'],
    hasOtherAddresses: true,
    retained: [
      { stack: 'Lync', logicalId: 'AccessLogs', type: 'AWS::S3::Bucket' },
      { stack: 'Lync', logicalId: 'Kept', type: 'AWS::Logs::LogGroup' },
    ],
    requestedCertificates: [{ stack: 'Lync', logicalId: 'Certificate', type: 'AWS::CertificateManager::Certificate' }],
    createdRecords: ['webext.contoso.com'],
    leadsTo: new Map([['meet.contoso.com', '<DnsNameOfOne>']]),
    recordsToCreate: [
      {
        name: 'meet.contoso.com',
        how: 'change batch',
        zone: 'contoso.com',
        visibility: 'public',
        hostedZoneId: 'Z1',
        types: ['A', 'AAAA'],
      },
      { name: 'lyncdiscover.contoso.com', how: 'elsewhere', zone: 'contoso.com', visibility: 'public', hostedZoneId: null, types: ['A'] },
    ],
  },
  pools: [
    {
      ...POOL,
      name: 'one',
      poolFqdn: 'one.contoso.local',
      externalFqdn: 'webext.contoso.com',
      servers: servers('10.20.0.11', '10.20.0.12'),
      signIn: 'passive',
      movingFrom: PASSED_ON,
    },
    {
      ...POOL,
      name: 'two',
      poolFqdn: undefined,
      externalFqdn: 'webext2.contoso.com',
      servers: servers('10.20.0.21'),
      signIn: 'modern',
      frontEnd: PASSED_ON,
    },
    {
      ...POOL,
      name: 'three',
      poolFqdn: undefined,
      externalFqdn: 'webext3.contoso.com',
      servers: { kind: 'hardware load balancer', ids: ['10.20.0.31'] },
      signIn: 'windows',
    },
    {
      ...POOL,
      name: 'four',
      poolFqdn: 'four.contoso.local',
      externalFqdn: 'webext4.contoso.com',
      certificateName: 'fe04.contoso.local',
      servers: servers('10.20.0.61', '10.20.0.62'),
      signIn: 'windows',
      frontEnd: AT_HAPROXY,
    },
  ],
  farms: [{ host: 'office.contoso.com', servers: servers('10.20.0.41'), port: 443, frontEnd: PASSED_ON, movingFrom: undefined }],
  services: [{ host: 'mail.contoso.com', servers: servers('10.20.0.51'), port: 443, signIn: 'windows', frontEnd: POOL.frontEnd }],
  names: [
    {
      name: 'webext.contoso.com',
      kind: 'external web services',
      zone: 'contoso.com',
      answeredBy: ['webext.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
    {
      name: 'webext2.contoso.com',
      kind: 'external web services',
      zone: 'contoso.com',
      answeredBy: ['webext2.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
    {
      name: 'webext3.contoso.com',
      kind: 'external web services',
      zone: 'contoso.com',
      answeredBy: ['webext3.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
    {
      name: 'webext4.contoso.com',
      kind: 'external web services',
      zone: 'contoso.com',
      answeredBy: ['webext4.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
    {
      name: 'meet.contoso.com',
      kind: 'meet',
      zone: 'contoso.com',
      answeredBy: ['webext.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
    {
      name: 'lyncdiscover.contoso.com',
      kind: 'autodiscover',
      zone: 'contoso.com',
      answeredBy: ['webext.contoso.com'],
      httpsPort: 443,
      httpPort: 80,
    },
    {
      name: 'office.contoso.com',
      kind: 'office web apps',
      zone: 'contoso.com',
      answeredBy: ['office.contoso.com'],
      httpsPort: 443,
      httpPort: undefined,
    },
  ],
  simpleUrls: [
    {
      site: undefined,
      answeredBy: ['one'],
      meet: [{ domain: 'contoso.com', active: 'https://meet.contoso.com', inactive: [] }],
      dialin: undefined,
      admin: undefined,
    },
    {
      site: 'Redmond',
      answeredBy: ['one'],
      meet: [],
      dialin: { domain: '*', active: 'https://dialin.contoso.com', inactive: [] },
      admin: 'https://admin.contoso.com',
    },
  ],
  autodiscoverIsNamed: true,
  sipDomains: ['contoso.com'],
  network: {
    vpcCidr: '10.80.0.0/22',
    gateway: 'tgw-0a',
    vpcId: undefined,
    poolNetworks: ['10.20.0.0/16'],
    corporateNetworks: ['203.0.113.0/24'],
    allowedSources: ['198.51.100.0/24'],
    isInternal: false,
    idleTimeout: 1830,
  },
  acceptedWindows: [{ where: 'three', reason: 'guests only' }],
  clients: ['lync2013'],
};

const askedByHaproxy = (address: string, certificateName: string, port = 5443) => ({ address, port, certificateName });
const request = { port: 5443, host: 'webext.contoso.com', path: '/', statuses: '200-299' };

/** The same behind a HAProxy: a back end that follows another, a server in two, one that is verified by another name. */
export const HAPROXY_WITH_EVERYTHING: RunbookInputs = {
  ...WITH_EVERYTHING,
  template: undefined,
  pools: WITH_EVERYTHING.pools.map((pool, index) => ({
    ...pool,
    frontEnd: AT_HAPROXY,
    movingFrom: undefined,
    virtualDirectories: index === 1 ? ['/abs'] : undefined,
    certificateName: index === 0 ? 'fe01.contoso.local' : undefined,
  })),
  farms: WITH_EVERYTHING.farms.map((farm) => ({ ...farm, frontEnd: AT_HAPROXY })),
  services: WITH_EVERYTHING.services.map((service) => ({ ...service, frontEnd: AT_HAPROXY })),
  haproxy: {
    deployment: 'deployment.yaml',
    site: {
      listeners: [
        {
          port: 443,
          scheme: 'https',
          hosts: WITH_EVERYTHING.names.map(({ name }) => ({ host: name, backend: 'one-https', limited: undefined, redirectTo: undefined })),
          redirectsTo: undefined,
        },
        { port: 80, scheme: 'http', hosts: [], redirectsTo: 443 },
      ],
      backends: [
        {
          name: 'one-https',
          pools: ['webext.contoso.com'],
          scheme: 'https',
          servers: [askedByHaproxy('10.20.0.11', 'fe01.contoso.local'), askedByHaproxy('10.20.0.12', 'fe01.contoso.local')],
          check: { connects: [5061], request },
          affinity: 'cookie',
          admitsTls10: true,
        },
        {
          name: 'shared-https',
          pools: ['webext.contoso.com', 'webext2.contoso.com'],
          scheme: 'https',
          servers: [askedByHaproxy('10.20.0.11', 'fe01.contoso.local'), askedByHaproxy('10.20.0.21', 'webext2.contoso.com')],
          check: { connects: [5061], request },
          affinity: 'none',
          admitsTls10: false,
        },
        {
          name: 'one-http',
          pools: ['webext.contoso.com'],
          scheme: 'http',
          servers: [askedByHaproxy('10.20.0.11', 'fe01.contoso.local', 8080), askedByHaproxy('10.20.0.12', 'fe01.contoso.local', 8080)],
          check: 'followed',
          trackedBy: 'one-https',
          affinity: 'none',
          admitsTls10: true,
        },
      ],
      tls: { lowest: '1.0', highest: '1.3', admitsAbsentSni: true },
      bindsIpv6: true,
      idleSeconds: 900,
      allowedSources: ['198.51.100.0/24'],
      corporateNetworks: ['203.0.113.0/24'],
      verifiesServers: false,
      furtherConfiguration: undefined,
    },
  },
};

/** Keys whose texts are one of few, by the types. */
const CLOSED = new Set([
  ...['kind', 'role', 'version', 'signIn', 'frontEnd', 'movingFrom', 'how', 'visibility', 'types', 'protocol'],
  ...['scheme', 'affinity', 'check', 'lowest', 'highest'],
]);

/** The inputs with every text changed that a file or a template may choose. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change)) as T;
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [mapTexts(key, change), mapTexts(each, change)] as const)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, CLOSED.has(key) ? each : mapTexts(each, change)]),
  ) as T;
}
