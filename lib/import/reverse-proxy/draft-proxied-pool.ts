import { DEFAULT_INTERNAL_PORTS } from '../../facts/default-ports';
import type { HealthCheckEntry, PoolEntry, PortsEntry, ServerEntry } from '../../declaring/deployment-file/deployment';
import { Blank, Remarked, type Draft } from '../deployment-draft';
import { patternsOf, type BackendGroup, type ProxiedServer } from './backend-groups';
import type { ProxiedPool } from './lync-pools';

/** A pool of the deployment file, as far as a reverse proxy knows it. */
export function draftPool({ group, name, externalCandidates }: ProxiedPool): Draft<PoolEntry> {
  return {
    name,
    role: new Blank('director, frontEndPool or standardEdition', roleHint(group)),
    externalWebServicesFqdn: externalFqdn(group, externalCandidates),
    servers: draftServers(group.servers),
    listeningPorts: { https: group.httpsPort, http: httpPort(group) },
    internalPorts: internalPorts(group.httpsPort, httpPort(group)),
    publishHttp: publishHttp(group, externalCandidates),
    healthCheck: healthCheck(group),
    stickiness: stickiness(group),
  };
}

const WHERE_POOLS = 'Get-CsPool | Select-Object Identity, Computers, Services; a Director has no UserServer';
const WHERE_PORTS = 'Get-CsService -WebServer';
const WHERE_EXTERNAL = 'Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn';

function roleHint({ servers }: BackendGroup): string {
  return servers.length > 1 ? `${WHERE_POOLS}; with ${servers.length} servers it is no standardEdition` : WHERE_POOLS;
}

function externalFqdn(group: BackendGroup, [first, ...others]: readonly string[]): Draft<string> {
  const farms = [...new Set(group.backends.map(({ name }) => name))].join(', ');
  if (first !== undefined && others.length > 0) {
    const choice = `one of ${[first, ...others].join(', ')}`;
    return new Blank(`external web services FQDN of ${farms}`, `${WHERE_EXTERNAL}: ${choice}; the others become furtherNames`);
  }
  if (first !== undefined) return new Remarked(first, `by elimination, as it is no simple URL; compare ${WHERE_EXTERNAL}`);
  const patterns = patternsOf(group, 'other', 'officeWebApps').map(({ pattern }) => pattern);
  const hint = patterns.length === 0 ? '' : `; the reverse proxy takes ${patterns.join(', ')}`;
  return new Blank(`external web services FQDN of ${farms}`, `${WHERE_EXTERNAL}${hint}`);
}

/** Addresses as they are; a name of a server is what the reverse proxy resolves, often by its HOSTS file. */
export function draftServers(servers: readonly ProxiedServer[]): readonly Draft<ServerEntry>[] {
  const only = servers.length === 1 ? 'loadBalancerAddress instead of servers if it is a load balancer itself' : undefined;
  return servers.map(({ name, address }) => {
    if (address === undefined) return new Blank(`address of ${name}`, together(`its HOSTS file, or Resolve-DnsName ${name}`, only));
    if (name !== address) return new Remarked(address, name);
    return only === undefined ? address : new Remarked(address, only);
  });
}

function together(where: string, only: string | undefined): string {
  return `on the reverse proxy: ${where}${only === undefined ? '' : `; ${only}`}`;
}

/** The HTTP port matters where something is published over HTTP, or where somebody has set it. */
function httpPort({ backends, routes }: BackendGroup): number | undefined {
  const inUse = routes.map((route) => route.httpPort).find((port) => port !== undefined);
  return inUse ?? backends.map((backend) => backend.httpPort).find((port) => port !== USUAL_HTTP_PORT);
}

/** The internal web site is on the same servers, so that where it listens the external one does not. */
function internalPorts(https: number, http: number | undefined): Draft<PortsEntry> | undefined {
  const taken = (port: number | undefined) => port === DEFAULT_INTERNAL_PORTS.https || port === DEFAULT_INTERNAL_PORTS.http;
  if (!taken(https) && !taken(http)) return undefined;
  return {
    ...(taken(https) ? { https: new Blank('HTTPS port of the internal web site', whereInternal('PrimaryHttpsPort')) } : {}),
    ...(taken(http) ? { http: new Blank('HTTP port of the internal web site', whereInternal('PrimaryHttpPort')) } : {}),
  };
}

function whereInternal(property: string): string {
  return `${WHERE_PORTS}: ${property}; if it is a port of listeningPorts, correct those and remove this`;
}

const USUAL_HTTP_PORT = 80;

function publishHttp({ routes }: BackendGroup, candidates: readonly string[]): Draft<boolean> | undefined {
  const isOverHttp = routes.some(({ host, overHttp }) => overHttp && candidates.includes(host));
  return isOverHttp ? new Remarked(true, 'as now; without this line plain HTTP is redirected to HTTPS') : undefined;
}

export function healthCheck({ backends }: BackendGroup): Draft<HealthCheckEntry> | undefined {
  const check = backends.map((backend) => backend.healthCheck).find((each) => each !== undefined);
  if (check === undefined) return undefined;
  const { remark, ...entry } = check;
  return remark === undefined ? entry : new Remarked(entry, remark);
}

function stickiness({ backends }: BackendGroup): Draft<'loadBalancerCookie'> | undefined {
  return backends.some(({ cookieAffinity }) => cookieAffinity)
    ? new Remarked('loadBalancerCookie', 'as now; Lync Server 2013 and later need none')
    : undefined;
}
