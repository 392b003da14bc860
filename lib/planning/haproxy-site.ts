import { DEFAULT_PORTS, MONITOR_PORT } from '../facts/default-ports';
import type { PoolDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { DEFAULT_IDLE_SECONDS } from '../declaring/idle-timeout';
import { fingerprint } from '../declaring/stable-split';
import { tlsPolicyFor, tlsVersions } from '../declaring/tls-policy';
import { canonicalDirectory } from '../declaring/virtual-directories';
import type { HaproxyBackend, HaproxyListener, HaproxyServer, HaproxySite, HostRoute, ServerCheck, TlsVersion } from '../haproxy/site';
import { declaredBackends, isLoadBalancer, webHosts, type Backend } from './backends';
import { httpPorts } from './listeners';
import type { PublishedName } from './published-name';

/** What a HAProxy does that answers these names, certificates and all. */
export function haproxySite(names: readonly PublishedName[], proxy: ProxyDeclaration): HaproxySite {
  const versions = (tlsVersions(tlsPolicyFor(proxy.clients, proxy.tlsPolicy)) ?? ['1.2', '1.3']) as readonly TlsVersion[];
  return {
    listeners: listeners(names, proxy),
    backends: backends(names, proxy),
    tls: {
      lowest: versions[0] ?? '1.2',
      highest: versions.at(-1) ?? '1.3',
      admitsAbsentSni: proxy.clients.some(({ isPhone }) => isPhone),
    },
    bindsIpv6: proxy.ipAddressType === 'dualstack',
    idleSeconds: proxy.idleTimeoutSeconds ?? DEFAULT_IDLE_SECONDS,
    allowedSources: allowedSources(proxy),
    corporateNetworks: proxy.corporateNetworks,
    verifiesServers: proxy.haproxy.serverAuthorities.length > 0,
    furtherConfiguration: proxy.haproxy.furtherConfiguration?.text,
  };
}

const EVERYWHERE = '0.0.0.0/0';

/** Whoever may connect; corporate networks always may. */
function allowedSources({ allowedSources: allowed, corporateNetworks }: ProxyDeclaration): readonly string[] | undefined {
  return allowed === undefined || allowed.includes(EVERYWHERE) ? undefined : [...allowed, ...corporateNetworks];
}

function listeners(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly HaproxyListener[] {
  const httpsPorts = [...new Set(names.flatMap(({ httpsPort }) => httpsPort ?? []))].sort((a, b) => a - b);
  const named = backendNames(proxy);
  const owners = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const redirectsTo = proxy.http === 'redirect' && httpsPorts.includes(DEFAULT_PORTS.https) ? DEFAULT_PORTS.https : undefined;
  const https = httpsPorts.map((port): HaproxyListener => {
    const here = names.filter(({ httpsPort }) => httpsPort === port);
    return { port, scheme: 'https', hosts: byHost(here.map((name) => routeTo(name, named(name, 'https')))), redirectsTo: undefined };
  });
  const http = httpPorts(names, proxy).map((port): HaproxyListener => {
    const answered = names.filter(({ httpPort }) => httpPort === port).map((name) => routeTo(name, named(name, 'http')));
    const redirected = names.flatMap((name): readonly HostRoute[] => {
      const redirectTo = redirectPort(name, owners.get(name.owner), port, proxy);
      return redirectTo === undefined ? [] : [{ host: name.name, backend: undefined, limited: undefined, redirectTo }];
    });
    return { port, scheme: 'http', hosts: byHost([...answered, ...redirected]), redirectsTo };
  });
  return [...https, ...http];
}

function routeTo({ name: host, virtualDirectories }: PublishedName, backend: string): HostRoute {
  if (virtualDirectories === undefined) return { host, backend, limited: undefined, redirectTo: undefined };
  const directories = [...new Set(virtualDirectories.map(canonicalDirectory))].sort();
  return { host, backend: undefined, limited: { directories, backend }, redirectTo: undefined };
}

/** The HTTPS port of a name that this listener does not answer, where it is not that of all. */
function redirectPort(
  { httpsPort, httpPort }: PublishedName,
  pool: PoolDeclaration | undefined,
  port: number,
  { http }: ProxyDeclaration,
): number | undefined {
  const isHere = pool?.publishedPorts.http === port && httpPort === undefined && http === 'redirect';
  return isHere && httpsPort !== DEFAULT_PORTS.https ? httpsPort : undefined;
}

/** One for each host: the whole of it may be somebody else's than some of its virtual directories. */
function byHost(routes: readonly HostRoute[]): readonly HostRoute[] {
  const merged = new Map<string, HostRoute>();
  for (const route of routes) {
    const known = merged.get(route.host);
    merged.set(route.host, {
      host: route.host,
      backend: known?.backend ?? route.backend,
      limited: known?.limited ?? route.limited,
      redirectTo: known?.redirectTo ?? route.redirectTo,
    });
  }
  return [...merged.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

type Scheme = 'https' | 'http';

function backends(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly HaproxyBackend[] {
  const known = new Map<string, HaproxyBackend>();
  const add = (backend: Backend, scheme: Scheme, others: readonly PublishedName[]) => {
    const key = `${scheme} ${backend.owner}`;
    if (known.has(key)) return;
    const name = backendName(backend, scheme, proxy);
    const https = backendName(backend, 'https', proxy);
    const isFollowing = scheme === 'http' && others.some((each) => each.httpsPort !== undefined && each.backend.owner === backend.owner);
    known.set(key, {
      name,
      pools: backend.pools,
      scheme,
      servers: servers(backend, scheme, proxy),
      check: isFollowing ? 'followed' : serverCheck(backend, proxy),
      ...(isFollowing ? { trackedBy: https } : {}),
      affinity: affinity(backend, proxy),
      admitsTls10: poolsOf(backend, proxy).some(({ version }) => version === 'lync2010' || version === 'lync2013'),
    });
  };
  for (const { backend, httpsPort } of names) if (httpsPort !== undefined) add(backend, 'https', names);
  for (const { backend, httpPort } of names) if (httpPort !== undefined) add(backend, 'http', names);
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Of whoever's servers it has, as far as HAProxy takes the letters, and no longer than a line of a log should be; a fingerprint
 * tells apart what that makes alike.
 */
function backendName({ owner }: Backend, scheme: Scheme, proxy: ProxyDeclaration): string {
  const owners = [...declaredBackends(proxy), ...proxy.simpleUrlSets];
  const said = owners.find(({ id }) => id === owner)?.name ?? owner;
  const plain = said.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, LONGEST_NAME);
  const isTaken = owners.filter(({ name }) => name === said).length > 1;
  return `${plain === said && !isTaken ? plain : `${plain}-${fingerprint([owner])}`}-${scheme}`;
}

const LONGEST_NAME = 64;

/** The same for many names, each owner looked up once. */
function backendNames(proxy: ProxyDeclaration): (name: PublishedName, scheme: Scheme) => string {
  const known = new Map<string, string>();
  return ({ backend }, scheme) => {
    const key = `${scheme} ${backend.owner}`;
    const name = known.get(key) ?? backendName(backend, scheme, proxy);
    known.set(key, name);
    return name;
  };
}

function poolsOf({ owner }: Backend, { pools, simpleUrlSets }: ProxyDeclaration): readonly PoolDeclaration[] {
  const ids = simpleUrlSets.find(({ id }) => id === owner)?.answeredBy ?? [owner];
  return pools.filter(({ id }) => ids.includes(id));
}

/** What the certificates of IIS say: the name that the servers of a pool are published by, unless somebody said another. */
function servers(backend: Backend, scheme: Scheme, proxy: ProxyDeclaration): readonly HaproxyServer[] {
  if (backend.servers.kind === 'instance') return [];
  const pools = poolsOf(backend, proxy);
  const webHost = webHosts(proxy).find(({ id }) => id === backend.owner);
  const nameOf = (address: string): string => {
    const pool = pools.find(({ servers: own }) => own.kind === 'ip' && own.addresses.includes(address));
    return pool?.certificateName ?? pool?.externalWebServicesFqdn ?? webHost?.certificateName ?? backend.pools[0] ?? '';
  };
  return [...new Set(backend.servers.addresses)]
    .sort()
    .map((address) => ({ address, port: backend.ports[scheme], certificateName: nameOf(address) }));
}

function affinity(backend: Backend, proxy: ProxyDeclaration): HaproxyBackend['affinity'] {
  if (backend.stickiness === 'none') return 'none';
  return poolsOf(backend, proxy).some(({ version }) => version === 'lync2010') ? 'MS-WSMAN' : 'cookie';
}

/** The ports at which HAProxy looks whether the servers are there. */
export function checkedPorts(backend: Backend, proxy: ProxyDeclaration): readonly number[] {
  const { connects, request } = serverCheck(backend, proxy);
  return [...connects, request.port];
}

/** Lync's own monitor port tells that the Front End service runs, an answer that IIS does; a hardware load balancer has the first. */
function serverCheck(backend: Backend, proxy: ProxyDeclaration): ServerCheck {
  const { isChosen, path, matcher } = backend.healthCheck;
  const isOfPool = poolsOf(backend, proxy).length > 0;
  return {
    connects: isOfPool && !isChosen && !isLoadBalancer(backend.servers) ? [MONITOR_PORT] : [],
    request: { port: backend.ports.https, host: backend.pools[0] ?? '', path, statuses: matcher },
  };
}
