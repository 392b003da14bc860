import { type Finding, finding } from '../../findings/finding';
import { hostsOf, isOverHttpOnly, ownerOf, type BackendGroup } from './backend-groups';
import { hostKind } from './host-kinds';
import type { ProxiedDeployment } from './proxied-deployment';
import type { StayingHost } from './proxy-report';
import type { ServerAddresses } from '../servers-file';
import { DEFAULT_PORTS } from '../../facts/default-ports';

/**
 * What is to be said of a reverse proxy, whatever its product.
 *
 * @param configured names of all its servers, in lower case
 * @param isSwitchedOff whether it may forward to farms alone, and to no server that a rule names
 */
export function proxyFindings(
  deployment: ProxiedDeployment,
  configured: readonly string[],
  addresses: ServerAddresses,
  isSwitchedOff = false,
): readonly Finding[] {
  const { groups, pools } = deployment;
  const lync = groups.filter((group) => ownerOf(group) === 'lync');
  return [
    ...(pools.pools.length === 0 ? [nothingOfLync(groups, isSwitchedOff)] : []),
    ...deployment.staysBehind.flatMap((host) => doubtful(host, groups) ?? []),
    ...groups.flatMap(leftToFillIn),
    ...unknownServers(configured, addresses),
    ...lync.flatMap((group) => [...overHttpOnly(group), ...internalSite(group), ...redirected(group), ...checksDiffer(group)]),
  ];
}

function nothingOfLync(groups: readonly BackendGroup[], isSwitchedOff: boolean): Finding {
  const hosts = groups.flatMap(({ routes }) => routes.map(({ host }) => host));
  return finding('proxy-publishes-nothing-of-lync', undefined, { hosts, isSwitchedOff });
}

/** Hosts that stay behind stand in the report; these are the ones to look at. */
function doubtful({ host, belongsTo, farms }: StayingHost, groups: readonly BackendGroup[]): Finding | undefined {
  const group = groups.find(({ routes }) => routes.some((route) => route.host === host));
  const owner = group === undefined ? 'others' : ownerOf(group);
  if (hostKind(host).kind === 'internal') {
    return finding('proxy-internal-name-published', host, { kind: 'for clients inside', host });
  }
  if (hostKind(host).kind === 'admin') {
    if (owner !== 'lync') return undefined;
    return finding('proxy-internal-name-published', host, { kind: 'Admin simple URL', host });
  }
  if (owner === 'lync') return finding('proxy-host-of-doubtful-owner', host, { kind: 'goes to Lync', host, belongsTo, farms });
  if (owner !== 'doubtful' || !['meet', 'dialin'].includes(hostKind(host).kind)) return undefined;
  return finding('proxy-host-of-doubtful-owner', host, { kind: 'is named like Lync', host, farms });
}

/** A line of the servers file that is for no server is a typing mistake, or a server that is gone. */
function unknownServers(configured: readonly string[], addresses: ServerAddresses): readonly Finding[] {
  const known = new Set(configured);
  const unknown = [...addresses.keys()].filter((name) => !known.has(name));
  return unknown.map((name) => finding('proxy-server-unknown', name, { server: name }));
}

function leftToFillIn(group: BackendGroup): readonly Finding[] {
  if (ownerOf(group) !== 'lync') return [];
  return group.openRoutes.map(({ pattern, backend }) =>
    finding('proxy-host-left-to-fill-in', backend.name, {
      pattern,
      backend: backend.name,
      isBlank: hostKind(pattern).kind !== 'other' && hostKind(pattern).kind !== 'officeWebApps',
    }),
  );
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns */
function internalSite(group: BackendGroup): readonly Finding[] {
  if (group.httpsPort !== DEFAULT_PORTS.https) return [];
  const farms = group.backends.map(({ name }) => name);
  return [finding('proxy-port-of-internal-site', farms.join(', '), { farms })];
}

function overHttpOnly({ routes }: BackendGroup): readonly Finding[] {
  const hosts = routes.filter(isOverHttpOnly).map(({ host }) => host);
  return hosts.map((host) => finding('proxy-host-only-over-http', host, { host }));
}

/** Simple URLs have no key for plain HTTP. */
function redirected(group: BackendGroup): readonly Finding[] {
  const hosts = hostsOf(group, 'meet', 'dialin', 'furtherHost').filter(({ overHttp }) => overHttp);
  if (hosts.length === 0) return [];
  return [finding('proxy-http-becomes-redirect', hosts.map(({ host }) => host).join(', '))];
}

function checksDiffer({ backends }: BackendGroup): readonly Finding[] {
  const checks = backends.flatMap(({ name, healthCheck }) =>
    healthCheck?.path === undefined ? [] : [{ farm: name, path: healthCheck.path }],
  );
  if (new Set(checks.map(({ path }) => path)).size < 2) return [];
  return [finding('proxy-health-check-differs', checks.map(({ farm }) => farm).join(', '), { checks })];
}
