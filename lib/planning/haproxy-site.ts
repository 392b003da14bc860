import { DEFAULT_PORTS, MONITOR_PORT } from '../facts/default-ports';
import type { PoolDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { DEFAULT_IDLE_SECONDS } from '../declaring/idle-timeout';
import { fingerprint } from '../declaring/stable-split';
import { tlsPolicyFor, tlsVersions } from '../declaring/tls-policy';
import { canonicalDirectory } from '../declaring/virtual-directories';
import type { HaproxyBackend, HaproxyListener, HaproxyServer, HaproxySite, HostRoute, ServerCheck, TlsVersion } from '../haproxy/site';
import { declaredBackends, isLoadBalancer, type Backend } from './backends';
import { declaredById } from './declared-by-id';
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
  const overHttps = new Set(names.filter(({ httpsPort }) => httpsPort !== undefined).map(({ backend }) => backend.owner));
  const nameOf = backendNames(proxy);
  const add = (backend: Backend, scheme: Scheme) => {
    const key = `${scheme} ${backend.owner}`;
    if (known.has(key)) return;
    const name = nameOf({ backend }, scheme);
    const https = nameOf({ backend }, 'https');
    const isFollowing = scheme === 'http' && overHttps.has(backend.owner);
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
  for (const { backend, httpsPort } of names) if (httpsPort !== undefined) add(backend, 'https');
  for (const { backend, httpPort } of names) if (httpPort !== undefined) add(backend, 'http');
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Of whoever's servers it has, as far as HAProxy takes the letters, and no longer than a line of a log should be; a fingerprint
 * tells apart what that makes alike.
 */
function backendName({ owner }: Backend, scheme: Scheme, proxy: ProxyDeclaration, uses: ReadonlyMap<string, number>): string {
  const { backends: declared, simpleUrlSets } = declaredById(proxy);
  const said = (declared.get(owner) ?? simpleUrlSets.get(owner))?.name ?? owner;
  const plain = said.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, LONGEST_NAME);
  const isTaken = (uses.get(said) ?? 0) > 1;
  return `${plain === said && !isTaken ? plain : `${plain}-${fingerprint([owner])}`}-${scheme}`;
}

const LONGEST_NAME = 64;

/** The same for many names, each owner looked up once. */
function backendNames(proxy: ProxyDeclaration): (name: Pick<PublishedName, 'backend'>, scheme: Scheme) => string {
  const known = new Map<string, string>();
  const uses = new Map<string, number>();
  for (const { name } of [...declaredBackends(proxy), ...proxy.simpleUrlSets]) uses.set(name, (uses.get(name) ?? 0) + 1);
  return ({ backend }, scheme) => {
    const key = `${scheme} ${backend.owner}`;
    const name = known.get(key) ?? backendName(backend, scheme, proxy, uses);
    known.set(key, name);
    return name;
  };
}

/** In the order of their declaration. */
function poolsOf({ owner }: Backend, proxy: ProxyDeclaration): readonly PoolDeclaration[] {
  const { pools, simpleUrlSets } = declaredById(proxy);
  const set = simpleUrlSets.get(owner);
  if (set === undefined) return [pools.get(owner)].filter((pool) => pool !== undefined);
  const ids = new Set(set.answeredBy);
  return proxy.pools.filter(({ id }) => ids.has(id));
}

/** What the certificates of IIS say: the name that the servers of a pool are published by, unless somebody said another. */
function servers(backend: Backend, scheme: Scheme, proxy: ProxyDeclaration): readonly HaproxyServer[] {
  if (backend.servers.kind === 'instance') return [];
  const pools = poolsOf(backend, proxy);
  const declared = declaredById(proxy).backends.get(backend.owner);
  const webHost = declared === undefined || 'role' in declared ? undefined : declared;
  const holders = new Map<string, PoolDeclaration>();
  for (const pool of pools) {
    for (const address of pool.servers.kind === 'ip' ? pool.servers.addresses : []) if (!holders.has(address)) holders.set(address, pool);
  }
  const nameOf = (address: string): string => {
    const pool = holders.get(address);
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
