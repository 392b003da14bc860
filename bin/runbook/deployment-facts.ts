import { frontEnd } from '../../lib/planning/front-ends/front-end';
import { abilitiesOf } from '../../lib/planning/front-ends/kinds';
import {
  asList,
  type Deployment,
  type MeetEntry,
  type OfficeWebAppsEntry,
  type PoolEntry,
  type SimpleUrlsEntry,
} from '../../lib/deployment-file/deployment';
import { namedDefaultAnswerer, simpleUrlSets, type SimpleUrlSetEntry } from '../../lib/deployment-file/simple-url-sets';
import { findingId } from '../../lib/findings/catalogue';
import { DEFAULT_PORTS } from '../../lib/planning/default-ports';
import { canonicalHost, parentDomain } from '../../lib/planning/host-name';
import { parseSimpleUrl, simpleUrlHosts } from '../../lib/planning/simple-urls';
import type {
  FarmFacts,
  FrontEndFacts,
  NameFacts,
  NetworkFacts,
  PoolFacts,
  RunbookInputs,
  ServersFacts,
  SimpleUrlFacts,
  SimpleUrlScope,
} from './inputs';
import { LISTENING_PORTS } from './lync-defaults';

/** What a deployment file tells; the template adds the rest. */
export function deploymentFacts(deployment: Deployment, deploymentFile: string): Omit<RunbookInputs, 'template'> {
  const pools = deployment.pools.map((pool) => poolFacts(pool, deployment));
  const farms = (deployment.officeWebApps ?? []).map(farmFacts);
  return {
    deploymentFile,
    environment: { account: deployment.env?.account, region: deployment.env?.region },
    makesRecords: deployment.dnsRecords !== 'none' && deployment.hostedZones.some(({ managedElsewhere }) => managedElsewhere !== true),
    isProtected: deployment.deletionProtection ?? true,
    pools,
    farms,
    names: names(deployment, pools, farms),
    simpleUrls: asList(deployment.simpleUrls).map((entry) => scope(entry, deployment)),
    autodiscoverIsNamed: asList(deployment.autodiscover).some(({ answeredBy }) => answeredBy !== undefined),
    sipDomains: deployment.sipDomains?.map((domain) => canonicalHost(typeof domain === 'string' ? domain : domain.name)),
    network: networkFacts(deployment),
    acceptedWindows: (deployment.acknowledge ?? [])
      .filter(({ id }) => id === findingId('windows-authentication-through-alb'))
      .map(({ where, reason }) => ({ where, reason })),
    clients: deployment.clients,
  };
}

function poolFacts(pool: PoolEntry, deployment: Deployment): PoolFacts {
  const kind = pool.frontEnd ?? deployment.frontEnd ?? 'applicationLoadBalancer';
  return {
    name: pool.name,
    role: pool.role,
    version: pool.version,
    poolFqdn: pool.poolFqdn,
    internalFqdn: pool.internalWebServicesFqdn,
    externalFqdn: canonicalHost(pool.externalWebServicesFqdn),
    furtherNames: (pool.furtherNames ?? []).map(canonicalHost),
    servers: servers(pool),
    listening: { ...LISTENING_PORTS, ...pool.listeningPorts },
    published: { ...DEFAULT_PORTS, ...pool.publishedPorts },
    isPublished: pool.publish !== false,
    virtualDirectories: pool.virtualDirectories,
    signIn: pool.externalSignIn ?? deployment.externalSignIn ?? 'windows',
    movingFrom: pool.movingFrom === undefined || pool.movingFrom === kind ? undefined : frontEndFacts(pool.movingFrom),
    frontEnd: frontEndFacts(kind),
  };
}

function frontEndFacts(kind: string): FrontEndFacts {
  return abilitiesOf(frontEnd(kind), {});
}

function farmFacts(farm: OfficeWebAppsEntry): FarmFacts {
  return { host: canonicalHost(farm.host), servers: servers(farm), port: farm.port ?? DEFAULT_PORTS.https };
}

function servers({ servers: listed = [], loadBalancerAddress }: Pick<PoolEntry, 'servers' | 'loadBalancerAddress'>): ServersFacts {
  if (loadBalancerAddress !== undefined) return { kind: 'hardware load balancer', ids: [loadBalancerAddress] };
  const ids = listed.map((server) => (typeof server === 'string' ? server : server.instanceId));
  return { kind: listed.some((server) => typeof server !== 'string') ? 'instances' : 'addresses', ids };
}

/** Each name once: a pool's own first, as it then needs nothing of its own. */
function names(deployment: Deployment, pools: readonly PoolFacts[], farms: readonly FarmFacts[]): readonly NameFacts[] {
  const fqdns = new Map(pools.map(({ name, externalFqdn }) => [name, externalFqdn]));
  const overHttp = new Set(deployment.pools.filter(({ publishHttp }) => publishHttp === true).map(({ name }) => name));
  const ofPools = pools
    .filter(({ isPublished }) => isPublished)
    .flatMap((pool): readonly NameFacts[] => {
      const shared = {
        answeredBy: [pool.externalFqdn],
        httpsPort: pool.published.https,
        httpPort: overHttp.has(pool.name) ? pool.published.http : undefined,
      };
      return [
        { ...shared, name: pool.externalFqdn, kind: 'external web services' },
        ...pool.furtherNames.map((name) => ({ ...shared, name, kind: 'further name' as const })),
      ];
    });
  const ofSets = simpleUrlSets(deployment).flatMap((set) => namesOfSet(set, fqdns));
  const ofFarms = farms.map(({ host }): NameFacts => ({
    name: host,
    kind: 'office web apps',
    answeredBy: [host],
    httpsPort: DEFAULT_PORTS.https,
    httpPort: undefined,
  }));
  const all = new Map<string, NameFacts>();
  for (const each of [...ofPools.filter(({ kind }) => kind !== 'further name'), ...ofSets, ...ofPools, ...ofFarms]) {
    if (!all.has(each.name)) all.set(each.name, each);
  }
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesOfSet(set: SimpleUrlSetEntry, fqdns: ReadonlyMap<string, string>): readonly NameFacts[] {
  const meet = set.meet.map((entry) => {
    const { sipDomain, url, alsoPublished = [] } = meetEntry(entry);
    return { sipDomain, url, alsoPublished };
  });
  return simpleUrlHosts({ ...set, name: set.id, meet }).map(({ name, kind, overHttps, overHttp }) => ({
    name,
    kind,
    answeredBy: set.answeredBy.flatMap((pool) => fqdns.get(pool) ?? []),
    httpsPort: overHttps ? DEFAULT_PORTS.https : undefined,
    httpPort: overHttp ? DEFAULT_PORTS.http : undefined,
  }));
}

/** The name of an entry is that of a Lync site, unless it is the global one. */
function scope(entry: SimpleUrlsEntry, deployment: Deployment): SimpleUrlScope {
  const [active, ...inactive] = asList(entry.dialin);
  return {
    site: entry.name === 'global' ? undefined : entry.name,
    answeredBy: asList(entry.answeredBy ?? namedDefaultAnswerer(deployment)),
    meet: meetUrls(entry.meet ?? []),
    dialin: active === undefined ? undefined : { domain: '*', active, inactive },
    admin: entry.admin,
  };
}

/** Of the entries of a SIP domain the first is the active one. */
function meetUrls(entries: readonly (string | MeetEntry)[]): readonly SimpleUrlFacts[] {
  const byDomain = new Map<string, SimpleUrlFacts>();
  for (const { sipDomain, url, alsoPublished = [] } of entries.map(meetEntry)) {
    const domain = canonicalHost(sipDomain ?? parentDomain(parseSimpleUrl(url)?.hostname ?? ''));
    const known = byDomain.get(domain);
    byDomain.set(
      domain,
      known === undefined
        ? { domain, active: url, inactive: alsoPublished }
        : { ...known, inactive: [...known.inactive, url, ...alsoPublished] },
    );
  }
  return [...byDomain.values()];
}

function meetEntry(entry: string | MeetEntry): { sipDomain: string | undefined; url: string; alsoPublished?: readonly string[] } {
  return typeof entry === 'string' ? { sipDomain: undefined, url: entry } : { ...entry, sipDomain: entry.sipDomain };
}

function networkFacts({ network, idleTimeout }: Deployment): NetworkFacts {
  return {
    vpcCidr: network.vpcCidr,
    gateway: network.transitGatewayId ?? network.vpnGatewayId,
    vpcId: network.vpcId,
    poolNetworks: network.poolNetworks ?? [],
    corporateNetworks: network.corporateNetworks ?? [],
    allowedSources: network.allowedSources,
    isInternal: network.scheme === 'internal',
    idleTimeout,
  };
}
