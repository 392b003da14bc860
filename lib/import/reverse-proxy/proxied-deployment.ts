import { ALB } from '../../facts/limits';
import type { FurtherServiceEntry, HostedZoneEntry, OfficeWebAppsEntry } from '../../declaring/deployment-file/deployment';
import { autodiscoverName, hostNameProblem } from '../../declaring/host-name';
import { Blank, Remarked, type DeploymentDraft, type Draft } from '../deployment-draft';
import { draftHostedZones } from '../draft-hosted-zones';
import { ACCESS_LOGS, ALARMS, DASHBOARD, DNS_RECORDS, EXTERNAL_SIGN_IN, NETWORK } from '../unknown-surroundings';
import { backendGroups, hostsOf, ownerOf, type BackendGroup } from './backend-groups';
import { draftPool, draftServers } from './draft-proxied-pool';
import { draftUrls } from './draft-proxied-urls';
import { offeredServices } from './draft-further-services';
import { hostKind, type HostKind } from './host-kinds';
import { proxiedPools, type ProxiedPools } from './lync-pools';
import type { ProxyBackend, ProxyModel } from './proxy-model';
import type { StayingHost } from './proxy-report';
import type { ServerAddresses } from '../servers-file';

/** What a reverse proxy gives for a deployment file. */
export interface ProxiedDeployment {
  readonly draft: DeploymentDraft;
  readonly pools: ProxiedPools;
  readonly groups: readonly BackendGroup[];
  /** What each farm becomes: a pool, simple URLs of one, or an Office Web Apps farm. */
  readonly becomes: ReadonlyMap<ProxyBackend, string>;
  readonly staysBehind: readonly StayingHost[];
  /** Those of them that could come along, as entries of a deployment file that somebody has to want. */
  readonly furtherServices: readonly Draft<FurtherServiceEntry>[];
  /** Hosts of routes that are in the deployment, those among them that are left to choose from. */
  readonly published: ReadonlySet<string>;
  /** Servers whose addresses are not known. */
  readonly unresolved: readonly string[];
}

/** @param addresses of servers, by name in lower case */
export function proxiedDeployment(model: ProxyModel, addresses: ServerAddresses): ProxiedDeployment {
  const groups = backendGroups(model, addresses);
  const lync = groups.filter((group) => ownerOf(group) === 'lync');
  const pools = proxiedPools(lync);
  const farms = groups.filter((group) => ownerOf(group) === 'officeWebApps');
  const urls = draftUrls(pools);
  const officeWebApps = farms.flatMap(officeWebAppsEntries);
  const sipDomains = urls.sipDomains;
  const knownDomains = sipDomains.filter((domain) => typeof domain === 'string');
  const staysBehind = withoutRepeats(groups.flatMap(stayingHosts));
  const offered = offeredServices(staysBehind, groups);
  const needed = new Set([...lync, ...farms, ...offered.flatMap((service) => service.groups)]);
  return {
    draft: {
      network: NETWORK,
      hostedZones: hostedZones(knownDomains, publicNames([...lync, ...farms], knownDomains)),
      dnsRecords: DNS_RECORDS,
      externalSignIn: EXTERNAL_SIGN_IN,
      dashboard: DASHBOARD,
      idleTimeout: idleTimeout(lync),
      accessLogs: ACCESS_LOGS,
      alarms: ALARMS,
      sipDomains: sipDomains.length === 0 ? undefined : sipDomains,
      pools: pools.pools.map(draftPool),
      simpleUrls: urls.simpleUrls,
      autodiscover: urls.autodiscover,
      officeWebApps: officeWebApps.length === 0 ? undefined : officeWebApps,
    },
    pools,
    groups,
    becomes: becomes(pools, farms),
    published: new Set([...lync, ...farms].flatMap(publishedHosts)),
    unresolved: [
      ...new Set([...needed].flatMap(({ servers }) => servers.filter(({ address }) => address === undefined).map(({ name }) => name))),
    ],
    staysBehind,
    furtherServices: offered.map(({ entry }) => entry),
  };
}

/** A proxy whose rules name no domain at all still publishes names in some zone. */
function hostedZones(sipDomains: readonly string[], hosts: readonly string[]): readonly Draft<HostedZoneEntry>[] {
  const zones = draftHostedZones(sipDomains, hosts);
  if (zones.length > 0) return zones;
  const name = new Blank('name of the hosted zone', 'aws route53 list-hosted-zones: the zone of the public names');
  return [{ name, id: new Blank('id of the hosted zone', 'beside the name; or managedElsewhere: true instead of this line') }];
}

/** Hosts that the deployment publishes, those that stay behind not among them. */
function publicNames(groups: readonly BackendGroup[], sipDomains: readonly string[]): readonly string[] {
  const hosts = groups
    .flatMap((group) => hostsOf(group, 'meet', 'dialin', 'furtherHost', 'officeWebApps', 'other'))
    .map(({ host }) => host);
  // A pattern like `*.contoso.com` names no host, but the zone of some.
  const patterns = groups.flatMap(({ openRoutes }) => openRoutes.map(({ pattern }) => pattern));
  const zones = patterns.filter((pattern) => pattern.startsWith('*.') && hostNameProblem(pattern.slice(2)) === undefined);
  return [...new Set([...sipDomains.map(autodiscoverName), ...hosts, ...zones])];
}

function officeWebAppsEntries(group: BackendGroup): readonly Draft<OfficeWebAppsEntry>[] {
  return hostsOf(group, 'officeWebApps').map(({ host }) => ({ host, servers: draftServers(group.servers), port: group.httpsPort }));
}

/** The longest of the farms of Lync: one load balancer has one. */
function idleTimeout(groups: readonly BackendGroup[]): Draft<number> | undefined {
  const known = groups.flatMap(({ backends }) => backends).filter(({ timeout }) => timeout !== undefined && timeout > 0);
  const longest = Math.min(Math.max(0, ...known.map(({ timeout = 0 }) => timeout)), ALB.idleTimeout.most);
  if (longest === 0) return undefined;
  const others = new Set(known.map(({ timeout }) => timeout)).size;
  return new Remarked(
    longest,
    others > 1 ? `the longest of ${known.map(({ name, timeout }) => `${name} ${timeout}`).join(', ')}` : 'as now',
  );
}

function becomes({ pools, unassigned }: ProxiedPools, farms: readonly BackendGroup[]): ReadonlyMap<ProxyBackend, string> {
  return new Map([
    ...pools.flatMap(({ name, group }) => group.backends.map((backend) => [backend, `pool ${name}`] as const)),
    ...unassigned.flatMap(({ backends }) => backends.map((backend) => [backend, 'simple URLs'] as const)),
    ...farms.flatMap(({ backends }) => backends.map((backend) => [backend, 'Office Web Apps'] as const)),
  ]);
}

/** Everything on other servers, and on those of Lync what Lync does not answer. */
function stayingHosts(group: BackendGroup): readonly StayingHost[] {
  const owner = ownerOf(group);
  const isPublished = owner === 'lync' || owner === 'officeWebApps';
  const staying = isPublished ? group.routes.filter(({ host }) => NEVER_PUBLISHED.includes(hostKind(host).kind)) : group.routes;
  const product = group.backends.map(({ application }) => application).find((each) => each !== undefined);
  const byOthers = group.routes.map(({ host }) => hostKind(host).belongsTo).find((each) => each !== undefined);
  return staying.map(({ host, backend }) => ({
    host,
    belongsTo: hostKind(host).belongsTo ?? product ?? (owner === 'others' ? byOthers : undefined),
    farms: [backend.name],
  }));
}

function publishedHosts({ routes }: BackendGroup): readonly string[] {
  return routes.filter(({ host, isPartial }) => !isPartial && !NEVER_PUBLISHED.includes(hostKind(host).kind)).map(({ host }) => host);
}

const NEVER_PUBLISHED: readonly HostKind[] = ['foreign', 'internal', 'admin'];

/** Each host once: Exchange often has a farm for each of its protocols. */
function withoutRepeats(hosts: readonly StayingHost[]): readonly StayingHost[] {
  const merged = new Map<string, StayingHost>();
  for (const each of hosts) {
    const known = merged.get(each.host);
    const farms = [...new Set([...(known?.farms ?? []), ...each.farms])];
    merged.set(each.host, { ...each, belongsTo: known?.belongsTo ?? each.belongsTo, farms });
  }
  return [...merged.values()];
}
