import fc from 'fast-check';
import type {
  AutodiscoverEntry,
  Deployment,
  FrontEndEntry,
  FurtherServiceEntry,
  HostedZoneEntry,
  OfficeWebAppsEntry,
  PoolEntry,
  ServerEntry,
  SimpleUrlsEntry,
} from '../../lib/declaring/deployment-file/deployment';

/** Domains that are zones, and SIP domains below them: nested zones included. */
const DOMAINS = [
  'contoso.com',
  'fabrikam.com',
  'eu.contoso.com',
  'adatum.co.uk',
  'wingtip-toys.net',
  'northwind.org',
  'tailspin.com',
  'litware.com',
];
const DIRECTORIES = [
  '/abs',
  '/Autodiscover',
  'GroupExpansion',
  '/meet/*',
  '/lwa',
  '/DataCollabWeb',
  '/WebTicket',
  '/ucwa',
  '/custom-app',
  '/dialin',
];

/** A valid deployment with any mixture of what the file can express. */
export const arbitraryDeployment: fc.Arbitrary<Deployment> = fc
  .record({
    poolCount: fc.integer({ min: 1, max: 9 }),
    domains: fc.shuffledSubarray(DOMAINS, { minLength: 1 }),
    directors: fc.integer({ min: 0, max: 1 }),
    naming: fc.constantFrom('own hosts', 'shared base', 'one base for all'),
    namesPerCertificate: fc.constantFrom(undefined, 4, 10),
    joint: fc.boolean(),
    perSite: fc.boolean(),
    /** The front end of everything; undefined: of each its own. */
    shared: fc.constantFrom<FrontEndEntry | undefined>(undefined, undefined, 'applicationLoadBalancer', 'haproxy'),
    loadBalancers: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3, 7),
  })
  .chain((shape) =>
    fc
      .record({
        // A Director sends users on to the pools that home them.
        pools: fc.tuple(
          ...Array.from({ length: shape.poolCount + shape.directors }, (_, i) => pool(i, i < shape.directors, shape.domains, shape.shared)),
        ),
        zones: fc.tuple(...DOMAINS.map(zone)),
        autodiscover: autodiscover(shape.domains),
        officeWebApps: fc.option(officeWebApps(shape.domains, shape.shared), { nil: undefined }),
        furtherServices: fc.option(furtherServices(shape.domains, shape.shared), { nil: undefined, freq: 2 }),
        network: fc.constantFrom<Deployment['network']>(
          { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.0.0.0/10'] },
          {
            vpcCidr: '10.20.0.0/16',
            vpcId: 'vpc-0a1b2c3d',
            availabilityZones: ['eu-west-1a', 'eu-west-1b'],
            publicSubnetIds: ['subnet-0aaaaaaa', 'subnet-0bbbbbbb'],
            poolNetworks: ['10.0.0.0/10'],
          },
          {
            vpcCidr: '10.80.0.0/22',
            vpnGatewayId: 'vgw-0abc',
            poolNetworks: ['10.0.0.0/10'],
            ipAddressType: 'dualstack',
            corporateNetworks: ['203.0.113.0/24'],
            blockPublicAccessExclusions: 'create',
          },
          {
            vpcCidr: '10.80.0.0/22',
            scheme: 'internal',
            allowedSources: ['10.0.0.0/8'],
            poolNetworks: ['10.0.0.0/10'],
            transitGatewayId: 'tgw-0abc',
          },
        ),
        http: fc.constantFrom('redirect' as const, 'none' as const),
        dnsRecords: fc.constantFrom('create' as const, 'none' as const),
        inactive: fc.boolean(),
        clients: fc.constantFrom(undefined, [], ['lync2013', 'skypeForBusinessMobile'], ['lync2010', 'lyncRoomSystem']),
        idleTimeout: fc.constantFrom(undefined, 200, 960, 4000),
        /** Of entries and SIP domains in turn, counted from 0; undefined: where the name leads. */
        chosen: fc.array(fc.option(fc.nat({ max: 19 }), { nil: undefined, freq: 2 }), { minLength: 8, maxLength: 8 }),
      })
      .map(({ chosen, ...rest }) => ({ ...rest, choose: chooserOf(chosen, shape.loadBalancers) }))
      .map(({ pools, furtherServices: services, ...rest }) => ({
        ...rest,
        ...(shape.shared === 'haproxy' ? { frontEnd: shape.shared } : {}),
        // Tasks without a public address get their image elsewhere.
        ...(rest.network.scheme === 'internal' ? { haproxy: { image: PRIVATE_IMAGE } } : {}),
        pools: rest.network.vpcId === undefined ? pools.map(onPremises) : pools,
        furtherServices: rest.network.vpcId === undefined ? services?.map(onPremises) : services,
      }))
      .map(({ zones, pools: plain, inactive, choose, ...rest }) => ({
        pools: plain.map((pool, index) => ({ ...pool, ...choose(index) })),
        choose,
        zones,
        inactive,
        ...rest,
        ...(shape.loadBalancers === undefined ? {} : { loadBalancers: shape.loadBalancers }),
        officeWebApps: rest.officeWebApps?.map((farm, index) => ({ ...farm, ...choose(index + 3) })),
        furtherServices: rest.furtherServices?.map((service, index) => ({ ...service, ...choose(index + 5) })),
      }))
      .map(({ zones, pools, inactive, choose, ...rest }) => ({
        ...rest,
        externalSignIn: 'modern' as const,
        hostedZones: zones,
        pools,
        sipDomains: shape.domains,
        namesPerCertificate: shape.namesPerCertificate,
        quotas: { certificates: 60, rules: 200 },
        simpleUrls: {
          ...simpleUrls(shape.naming, shape.domains, answeredBy(pools, shape.joint), inactive),
          ...choose(1),
          ...chosenByDomain(shape.domains, choose),
        },
      })),
  )
  .map(({ autodiscover: discovering, ...deployment }) => ({
    ...deployment,
    autodiscover: { ...discovering, answeredBy: deployment.simpleUrls.answeredBy },
  }));

type Choose = (index: number) => { readonly loadBalancer?: number };

function chooserOf(chosen: readonly (number | undefined)[], loadBalancers: number | undefined): Choose {
  return (index) => {
    const number = chosen[index % chosen.length];
    return loadBalancers === undefined || number === undefined ? {} : { loadBalancer: 1 + (number % loadBalancers) };
  };
}

/** Every SIP domain has an autodiscover name at least, so that its key means something. */
function chosenByDomain(domains: readonly string[], choose: Choose): Pick<SimpleUrlsEntry, 'loadBalancers'> {
  const entries = domains.flatMap((domain, index) => {
    const { loadBalancer } = choose(index + 2);
    return loadBalancer === undefined ? [] : [[index % 2 === 0 ? domain : domain.toUpperCase(), loadBalancer] as const];
  });
  return entries.length === 0 ? {} : { loadBalancers: Object.fromEntries(entries) };
}

const PRIVATE_IMAGE = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy@sha256:${'5'.repeat(64)}`;

type Way = Pick<PoolEntry, 'frontEnd' | 'movingFrom'>;

const KINDS: readonly FrontEndEntry[] = ['applicationLoadBalancer', 'networkLoadBalancer', 'haproxy'];

/** Some share the front end of all, some have their own, some are on the way: in every direction. */
const FRONT_ENDS: readonly Way[] = [
  {},
  {},
  ...KINDS.map((frontEnd) => ({ frontEnd })),
  ...KINDS.flatMap((frontEnd) => KINDS.filter((each) => each !== frontEnd).map((movingFrom) => ({ frontEnd, movingFrom }))),
];

/** HAProxy knows servers by their addresses alone. */
function mayHaveInstances({ frontEnd, movingFrom }: Way): boolean {
  return frontEnd !== 'haproxy' && movingFrom !== 'haproxy';
}

function pool(index: number, director: boolean, domains: readonly string[], shared: FrontEndEntry | undefined): fc.Arbitrary<PoolEntry> {
  return fc
    .record({
      domain: fc.constantFrom(...domains),
      servers: fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 4 }),
      instances: fc.boolean(),
      furtherNames: fc.integer({ min: 0, max: 7 }),
      publishHttp: fc.boolean(),
      publish: fc.boolean(),
      listeningPorts: fc.constantFrom({}, { https: 4443, http: 8080 }, { https: 5443 }),
      publishedPorts: fc.constantFrom({}, {}, { https: 8443, http: 8081 }),
      virtualDirectories: fc.option(fc.shuffledSubarray(DIRECTORIES, { minLength: 1 }), { nil: undefined, freq: 3 }),
      stickiness: fc.constantFrom(undefined, 'none' as const, 'loadBalancerCookie' as const),
      role: fc.constantFrom('frontEndPool' as const, 'standardEdition' as const),
      frontEnds: fc.constantFrom(...FRONT_ENDS),
      version: fc.constantFrom(undefined, 'lync2013' as const, 'sfb2015' as const, 'sfb2019' as const, 'se' as const),
      poolFqdn: fc.constantFrom(undefined, `pool${index}.internal.example`),
      certificateName: fc.constantFrom(undefined, `Pool${index}.internal.example`),
      externalSignIn: fc.constantFrom(undefined, 'modern' as const),
    })
    .map(({ domain, servers, instances, furtherNames, publish, role, frontEnds, virtualDirectories, stickiness, ...rest }) => ({
      ...rest,
      ...(shared === undefined ? frontEnds : {}),
      // A load balancer that passes connections through reads neither paths nor cookies.
      ...(shared !== undefined || frontEnds.frontEnd !== 'networkLoadBalancer' ? { virtualDirectories, stickiness } : {}),
      name: `pool${index}`,
      role: director ? ('director' as const) : role,
      // The first pool may have to answer the simple URLs, and be a Director.
      publish: publish || index <= 1,
      externalWebServicesFqdn: `Webext${index}.${domain}`,
      furtherNames: Array.from({ length: furtherNames }, (_, i) => `old${i}-webext${index}.${domain}`),
      servers: servers.map((host): ServerEntry =>
        instances && index > 0 && mayHaveInstances(shared === undefined ? frontEnds : { frontEnd: shared })
          ? { instanceId: `i-${index}a${host}` }
          : `10.20.${index}.${host}`,
      ),
    }));
}

/** A VPC that is only being made holds no instances yet. */
function onPremises<T extends Pick<PoolEntry, 'servers'>>(entry: T, index: number): T {
  return {
    ...entry,
    servers: entry.servers?.map((server, place) => (typeof server === 'string' ? server : `10.20.${index}.${place + 1}`)),
  };
}

function zone(name: string): fc.Arbitrary<HostedZoneEntry> {
  const id = `Z${name.toUpperCase().replace(/[^A-Z]/g, '')}`;
  return fc.constantFrom({ name, id }, { name, id }, { name, managedElsewhere: true });
}

function autodiscover(domains: readonly string[]): fc.Arbitrary<AutodiscoverEntry> {
  return fc.record({
    overHttp: fc.oneof(fc.boolean(), fc.shuffledSubarray([...domains])),
    onlyOverHttp: fc.constantFrom(false, [...domains].slice(0, 1)),
  });
}

function officeWebApps(domains: readonly string[], shared: FrontEndEntry | undefined): fc.Arbitrary<OfficeWebAppsEntry[]> {
  const frontEnd = fc.constantFrom(...KINDS);
  const shape = fc.record({ count: fc.integer({ min: 1, max: 2 }), servers: fc.integer({ min: 1, max: 3 }), frontEnd });
  return shape.map(({ count, servers, ...passage }) =>
    Array.from({ length: count }, (_, i) => ({
      // Said in any case: where it differs from what an earlier version decided by the pools, synthesis asks.
      ...(shared === undefined ? passage : {}),
      host: `office${i}.${domains[0] ?? ''}`,
      servers: Array.from({ length: servers }, (__, j) => `10.21.${i}.${j + 1}`),
    })),
  );
}

/** Windows authentication only where connections pass through or are kept apart, and how people sign in is said wherever they do not. */
const SERVICES: readonly Pick<FurtherServiceEntry, 'frontEnd' | 'movingFrom' | 'externalSignIn'>[] = [
  { externalSignIn: 'none' },
  { externalSignIn: 'modern', frontEnd: 'applicationLoadBalancer' },
  { externalSignIn: 'passive', frontEnd: 'applicationLoadBalancer', movingFrom: 'networkLoadBalancer' },
  { externalSignIn: 'windows', frontEnd: 'networkLoadBalancer' },
  { frontEnd: 'networkLoadBalancer', movingFrom: 'applicationLoadBalancer' },
  { externalSignIn: 'windows', frontEnd: 'haproxy' },
  { frontEnd: 'haproxy', movingFrom: 'networkLoadBalancer' },
  { externalSignIn: 'windows', frontEnd: 'networkLoadBalancer', movingFrom: 'haproxy' },
  { externalSignIn: 'none', frontEnd: 'applicationLoadBalancer', movingFrom: 'haproxy' },
  { externalSignIn: 'none', frontEnd: 'haproxy', movingFrom: 'applicationLoadBalancer' },
];

/** What TMG and ARR publish beside Lync, names that Lync uses elsewhere among them. */
const SERVICE_LABELS = ['Mail', 'autodiscover', 'sts', 'portal', 'lyncdiscoverinternal', 'webext0-files'];

function furtherServices(domains: readonly string[], shared: FrontEndEntry | undefined): fc.Arbitrary<FurtherServiceEntry[]> {
  const service = fc
    .record({
      label: fc.constantFrom(...SERVICE_LABELS),
      domain: fc.constantFrom(...domains),
      way: fc.constantFrom(...SERVICES),
      servers: fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 3 }),
      more: fc.record(
        {
          port: fc.constantFrom(443, 444, 8443),
          healthCheck: fc.constantFrom<NonNullable<FurtherServiceEntry['healthCheck']>>(
            { path: '/owa/healthcheck.htm' },
            { path: '/', matcher: '200-399' },
            { matcher: 401 },
          ),
          stickiness: fc.constantFrom('none' as const, 'loadBalancerCookie' as const),
          certificateName: fc.constant('mail01.internal.example'),
        },
        { requiredKeys: [] },
      ),
      kind: fc.constantFrom('addresses', 'addresses', 'load balancer', 'instances'),
    })
    .map(({ label, domain, way: { frontEnd, movingFrom, externalSignIn }, servers, more: { stickiness, ...more }, kind }) => ({
      ...more,
      ...(shared === undefined ? { frontEnd, movingFrom, externalSignIn } : { externalSignIn: externalSignIn ?? ('none' as const) }),
      ...(shared === 'applicationLoadBalancer' && externalSignIn === 'windows' ? { externalSignIn: 'modern' as const } : {}),
      ...(shared === undefined && frontEnd === 'networkLoadBalancer' ? {} : { stickiness }),
      host: `${label}.${domain}`,
      ...(kind === 'load balancer'
        ? { loadBalancerAddress: `10.22.0.${servers[0]}` }
        : {
            servers: servers.map((host): ServerEntry =>
              kind === 'instances' && mayHaveInstances(shared === undefined ? { frontEnd, movingFrom } : { frontEnd: shared })
                ? { instanceId: `i-5${host}` }
                : `10.22.1.${host}`,
            ),
          }),
    }));
  return fc.uniqueArray(service, { minLength: 1, maxLength: 4, selector: ({ host }) => host });
}

/** Pools that answer together have one kind of servers and one listening port. */
function answeredBy(pools: readonly PoolEntry[], joint: boolean): string | string[] {
  const [first] = pools;
  // One that passes connections through answers alone.
  if (first === undefined || !joint || first.frontEnd === 'networkLoadBalancer' || first.movingFrom !== undefined) return first?.name ?? '';
  const alike = pools.filter(
    (each) =>
      each.publish === true &&
      kindOf(each) === kindOf(first) &&
      JSON.stringify(portsOf(each)) === JSON.stringify(portsOf(first)) &&
      typeof each.servers?.[0] === 'string',
  );
  return alike.map(({ name }) => name);
}

function kindOf({ frontEnd = 'applicationLoadBalancer' }: PoolEntry): FrontEndEntry {
  return frontEnd;
}

function portsOf({ listeningPorts }: PoolEntry): object {
  return { https: listeningPorts?.https ?? 4443, http: listeningPorts?.http ?? 8080 };
}

function simpleUrls(
  naming: string,
  domains: readonly string[],
  answerers: string | string[],
  inactive: boolean,
): SimpleUrlsEntry & { readonly answeredBy: string | string[] } {
  const [base = ''] = domains;
  const host = (domain: string) =>
    naming === 'own hosts' ? `meet.${domain}` : naming === 'shared base' ? `lync.${domain}` : `lync.${base}`;
  const path = (domain: string) =>
    naming === 'own hosts' ? '' : naming === 'shared base' ? '/Meet' : `/${domain.split('.')[0] ?? ''}/Meet`;
  return {
    answeredBy: answerers,
    meet: domains.map((domain) => ({
      sipDomain: domain,
      url: `https://${host(domain)}${path(domain)}`,
      alsoPublished: inactive
        ? [`https://join.${domain}`, `https://conf.${domain}/meet`, `https://old.${domain}`, `https://older.${domain}`]
        : [],
    })),
    dialin: naming === 'own hosts' ? `https://dialin.${base}` : `https://lync.${base}/Dialin`,
    admin: naming === 'own hosts' ? `https://admin.${base}` : `https://lync.${base}/Admin`,
    furtherHosts: [`scheduler.${base}`],
  };
}
