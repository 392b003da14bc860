import type {
  BackendDeclaration,
  FurtherServiceDeclaration,
  HealthCheckDeclaration,
  OfficeWebAppsDeclaration,
  PoolDeclaration,
  Ports,
  ProxyDeclaration,
  ServersDeclaration,
  ServiceSignIn,
  SignIn,
  SimpleUrlSetDeclaration,
  Stickiness,
  WebHostDeclaration,
} from '../declaring/declarations';
import { DEFAULT_PORTS, MONITOR_PORT } from '../facts/default-ports';

/** The servers behind a rule: one pool, several pools that answer simple URLs together, Office Web Apps or a further service. */
export interface Backend {
  /** Id of the construct that holds its target groups. */
  readonly owner: string;
  readonly servers: ServersDeclaration;
  readonly ports: Ports;
  readonly healthCheck: HealthCheckDeclaration;
  /** Port whose silence tells a Network Load Balancer that the server is out of service. */
  readonly monitorPort: number;
  readonly stickiness: Stickiness;
  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly pools: readonly string[];
}

/** Hosts that have servers of their own, beside those of pools. */
export function webHosts({
  officeWebApps,
  furtherServices,
}: ProxyDeclaration): readonly (OfficeWebAppsDeclaration | FurtherServiceDeclaration)[] {
  return [...officeWebApps, ...furtherServices];
}

/** Everything that has servers. */
export function declaredBackends(proxy: ProxyDeclaration): readonly BackendDeclaration[] {
  return [...proxy.pools, ...webHosts(proxy)];
}

/** Those of them whose servers get requests. */
export function publishedBackends(proxy: ProxyDeclaration): readonly BackendDeclaration[] {
  return [...proxy.pools.filter(({ publish }) => publish), ...webHosts(proxy)];
}

/** How clients outside sign in to a further service. It alone says so: what is said for all is said of pools. */
export function serviceSignIn({ externalSignIn = 'windows' }: FurtherServiceDeclaration): ServiceSignIn {
  return externalSignIn;
}

/** How clients outside sign in to a pool; Windows authentication unless something else is said. */
export function signInOf(pool: PoolDeclaration, proxy: ProxyDeclaration): SignIn {
  return pool.externalSignIn ?? proxy.externalSignIn ?? 'windows';
}

export function poolBackend(pool: PoolDeclaration, proxy: ProxyDeclaration): Backend {
  return {
    owner: pool.id,
    servers: pool.servers,
    ports: pool.listeningPorts,
    healthCheck: pool.healthCheck,
    monitorPort: isLoadBalancer(pool.servers) ? pool.listeningPorts.https : MONITOR_PORT,
    stickiness: pool.stickiness ?? defaultStickiness(pool.servers, needsOneServer(pool, proxy)),
    pools: [pool.externalWebServicesFqdn],
  };
}

/** Several pools as one backend. They have one kind of servers and one listening port, or a finding says so. */
export function jointBackend(
  set: SimpleUrlSetDeclaration,
  pools: readonly [PoolDeclaration, ...PoolDeclaration[]],
  proxy: ProxyDeclaration,
): Backend {
  const [first] = pools;
  const servers = jointServers(pools);
  const passive = pools.some((pool) => signInOf(pool, proxy) === 'passive');
  return {
    owner: set.id,
    servers,
    ports: first.listeningPorts,
    healthCheck: first.healthCheck,
    monitorPort: first.listeningPorts.https,
    stickiness: jointStickiness(pools) ?? defaultStickiness(servers, passive),
    pools: pools.map((pool) => pool.externalWebServicesFqdn).sort(),
  };
}

/** What the pools say for themselves: a cookie if one of them wants it, none if all of them do without. */
function jointStickiness(pools: readonly PoolDeclaration[]): Stickiness | undefined {
  if (pools.some(({ stickiness }) => stickiness === 'loadBalancerCookie')) return 'loadBalancerCookie';
  return pools.every(({ stickiness }) => stickiness === 'none') ? 'none' : undefined;
}

export function webHostBackend({ id, host, servers, port, healthCheck, stickiness }: WebHostDeclaration): Backend {
  return {
    owner: id,
    servers,
    ports: { https: port, http: DEFAULT_PORTS.http },
    healthCheck,
    monitorPort: port,
    stickiness: stickiness ?? defaultStickiness(servers, true),
    pools: [host],
  };
}

/** Passive sign-in, and Lync Server 2010, whose cookie no load balancer of AWS issues. */
function needsOneServer(pool: PoolDeclaration, proxy: ProxyDeclaration): boolean {
  return signInOf(pool, proxy) === 'passive' || pool.version === 'lync2010';
}

/** Whether requests go to the pool's own hardware load balancer instead of its servers. */
export function isLoadBalancer(servers: ServersDeclaration): boolean {
  return servers.kind === 'ip' && servers.isLoadBalancer;
}

export function serverIds(servers: ServersDeclaration): readonly string[] {
  return servers.kind === 'ip' ? servers.addresses : servers.instanceIds;
}

/**
 * Lync 2013 and later need no affinity outside; passive sign-in and Office Web Apps farms of several servers do. Whether a
 * further service does nobody says, and one that does not loses little by it.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
 */
function defaultStickiness(servers: ServersDeclaration, needed: boolean): Stickiness {
  return needed && serverIds(servers).length > 1 ? 'loadBalancerCookie' : 'none';
}

function jointServers(pools: readonly [PoolDeclaration, ...PoolDeclaration[]]): ServersDeclaration {
  const [{ servers: first }] = pools;
  const ids = [...new Set(pools.flatMap((pool) => serverIds(pool.servers)))];
  if (first.kind === 'ip') return { kind: 'ip', addresses: ids, isLoadBalancer: pools.every(({ servers }) => isLoadBalancer(servers)) };
  const ownSecurityGroups = pools.every(({ servers }) => servers.kind === 'instance' && servers.ownSecurityGroups);
  return { kind: 'instance', instanceIds: ids, ownSecurityGroups };
}
