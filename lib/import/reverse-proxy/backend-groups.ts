import { isIPv4 } from 'node:net';
import { hostKind, isNamedAfterLync, type HostKind } from './host-kinds';
import type { HostRoute, OpenRoute, ProxyBackend, ProxyModel } from './proxy-model';
import type { ServerAddresses } from '../servers-file';
import { DEFAULT_LISTENING_PORTS } from '../../facts/default-ports';

/** Farms with the same servers and HTTPS port: one pool, whatever the farms are called. */
export interface BackendGroup {
  readonly backends: readonly ProxyBackend[];
  readonly servers: readonly ProxiedServer[];
  readonly httpsPort: number;
  readonly routes: readonly HostRoute[];
  readonly openRoutes: readonly OpenRoute[];
}

/** A server as the reverse proxy calls it, and its address where that is known. */
export interface ProxiedServer {
  readonly name: string;
  readonly address: string | undefined;
}

/**
 * Administrators make a farm for each host, or one for all: what tells pools apart is the servers.
 *
 * @param addresses of servers, by name in lower case
 */
export function backendGroups({ routes, openRoutes }: ProxyModel, addresses: ServerAddresses): readonly BackendGroup[] {
  const groups = new Map<string, { readonly routes: HostRoute[]; readonly openRoutes: OpenRoute[] }>();
  const groupOf = ({ servers, httpsPort }: ProxyBackend) => {
    const key = JSON.stringify([
      resolved(servers, addresses)
        .map(({ name, address }) => address ?? name)
        .sort(),
      httpsPort,
    ]);
    const group = groups.get(key) ?? { routes: [], openRoutes: [] };
    groups.set(key, group);
    return group;
  };
  for (const route of routes) groupOf(route.backend).routes.push(isOverHttpOnly(route) ? { ...route, isPartial: true } : route);
  for (const route of openRoutes) groupOf(route.backend).openRoutes.push(route);
  return [...groups.values()].map((group) => {
    const overHttp = group.routes.flatMap(({ httpBackend }) => httpBackend ?? []);
    const backends = [...new Set([...[...group.routes, ...group.openRoutes].map(({ backend }) => backend), ...overHttp])];
    const first = backends[0] as ProxyBackend;
    return { ...group, backends, servers: resolved(first.servers, addresses), httpsPort: first.httpsPort };
  });
}

/** A load balancer publishes over HTTPS, autodiscover names excepted. */
export function isOverHttpOnly({ host, overHttps }: HostRoute): boolean {
  return !overHttps && hostKind(host).kind !== 'autodiscover';
}

/** Each address once: two names may be one server. */
function resolved(servers: readonly string[], addresses: ServerAddresses): readonly ProxiedServer[] {
  const found = servers.flatMap((name): readonly ProxiedServer[] => {
    if (isIPv4(name)) return [{ name, address: name }];
    return addresses.get(name)?.map((address) => ({ name, address })) ?? [{ name, address: undefined }];
  });
  return [...new Map(found.map((server) => [server.address ?? server.name, server])).values()];
}

/** The hosts of a group that are of a kind, and that it answers altogether. */
export function hostsOf({ routes }: BackendGroup, ...kinds: readonly HostKind[]): readonly HostRoute[] {
  return routes.filter(({ host, isPartial }) => !isPartial && kinds.includes(hostKind(host).kind));
}

/** The patterns of a group whose first label is of a kind. */
export function patternsOf({ openRoutes }: BackendGroup, ...kinds: readonly HostKind[]): readonly OpenRoute[] {
  return openRoutes.filter(({ pattern }) => kinds.includes(hostKind(pattern).kind));
}

/** Whose servers a group are. */
export type GroupOwner = 'lync' | 'officeWebApps' | 'others' | 'doubtful';

/**
 * Port 4443 tells, and so does lyncdiscover, which no other product answers. Port 8080 is used by others too, and the
 * names of simple URLs are liked by other conferencing products: of these it takes two.
 */
export function ownerOf(group: BackendGroup): GroupOwner {
  const hosts = [...group.routes.map(({ host }) => host), ...group.openRoutes.map(({ pattern }) => pattern)];
  const kinds = new Set(hosts.map(kindOf));
  if (group.backends.some(({ application }) => application !== undefined)) return 'others';
  const isForLync = hosts.some((host) => !NOT_LYNCS.includes(kindOf(host)));
  const hasHttpsPort =
    group.httpsPort === DEFAULT_LISTENING_PORTS.https && !group.backends.every(({ isHttpsPortAssumed }) => isHttpsPortAssumed);
  const hasHttpPort = group.backends.some(({ httpPort }) => httpPort === DEFAULT_LISTENING_PORTS.http);
  const hasSimpleUrls = kinds.has('meet') || kinds.has('dialin');
  if (kinds.has('autodiscover') || (kinds.has('meet') && kinds.has('dialin')) || (hasHttpsPort && isForLync)) return 'lync';
  if (hasHttpPort && (hasSimpleUrls || hosts.some(isNamedAfterLync))) return 'lync';
  if (hasSimpleUrls) return 'doubtful';
  return kinds.has('officeWebApps') ? 'officeWebApps' : 'others';
}

const NOT_LYNCS: readonly HostKind[] = ['foreign'];

function kindOf(host: string): HostKind {
  return hostKind(host).kind;
}
