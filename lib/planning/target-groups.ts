import { isIPv4 } from 'node:net';
import { serverIds, type Backend } from './backends';
import type { ProxyDeclaration, ServersDeclaration } from '../declaring/declarations';
import { TARGET_RANGES, anyContains } from '../declaring/ip-networks';
import type { PublishedName } from './published-name';
import type { EgressPlan, HealthCheckPace, TargetGroupPlan, TargetPlan } from './publishing-plan';

/** Of whose servers it holds, and its construct id there. */
export function targetGroupKey({ owner }: Pick<Backend, 'owner'>, id: string): string {
  return `${owner}/${id}`;
}

/** How a kind of front end speaks to servers. */
export type ServersTraffic = Pick<
  TargetGroupPlan,
  'key' | 'id' | 'protocol' | 'protocolVersion' | 'port' | 'healthCheck' | 'stickiness' | 'attributes' | 'nestedStack'
>;

/** A server that fails is left alone within two minutes, and one slow answer is none. */
const HEALTH_CHECK_PACE: HealthCheckPace = { intervalSeconds: 30, timeoutSeconds: 10, healthyThreshold: 3, unhealthyThreshold: 3 };

/** A target group that holds the servers of a pool or farm, under whoever declares them. */
export function targetGroup({ servers, owner, pools }: Backend, proxy: ProxyDeclaration, traffic: ServersTraffic): TargetGroupPlan {
  return {
    ...traffic,
    healthCheckPace: HEALTH_CHECK_PACE,
    owner,
    targetType: servers.kind,
    targets: targetsOf(servers, proxy),
    pools,
  };
}

const TARGETS = new WeakMap<ProxyDeclaration, WeakMap<ServersDeclaration, readonly TargetPlan[]>>();

/** Whoever answers a thousand names has the same targets for each. */
function targetsOf(servers: ServersDeclaration, proxy: ProxyDeclaration): readonly TargetPlan[] {
  const known = TARGETS.get(proxy) ?? new WeakMap<ServersDeclaration, readonly TargetPlan[]>();
  TARGETS.set(proxy, known);
  const targets = known.get(servers) ?? [...new Set(serverIds(servers))].sort().map((id) => target(id, servers.kind, proxy));
  known.set(servers, targets);
  return targets;
}

export function targetCount(groups: readonly TargetGroupPlan[]): number {
  return groups.reduce((sum, { targets }) => sum + targets.length, 0);
}

/** The ports on which servers get the requests of a name. */
function trafficPorts({ backend, httpPort }: PublishedName): readonly number[] {
  return [backend.ports.https, ...(httpPort === undefined ? [] : [backend.ports.http])];
}

/** Servers a front end must be able to connect to, on some ports; instances that bring security groups need no rule of ours. */
export function trafficEgress(
  names: readonly PublishedName[],
  portsOf: (name: PublishedName) => readonly number[] = trafficPorts,
): readonly EgressPlan[] {
  // Most names are answered by the same few backends.
  const portsByServers = new Map<ServersDeclaration, Set<number>>();
  for (const name of names) {
    const { servers } = name.backend;
    const ports = portsByServers.get(servers) ?? new Set();
    for (const port of portsOf(name)) ports.add(port);
    portsByServers.set(servers, ports);
  }
  const egress = new Map<string, EgressPlan>();
  for (const [servers, ports] of portsByServers) {
    if (servers.kind === 'instance' && servers.ownSecurityGroups) continue;
    const peers = servers.kind === 'instance' ? ['vpc'] : serverIds(servers);
    for (const peer of peers) for (const port of ports) egress.set(`${peer} ${port}`, { peer, port });
  }
  return [...egress.values()];
}

/**
 * An address outside the VPC must name the zone `all`, one inside it must not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
 */
function target(id: string, kind: 'ip' | 'instance', proxy: ProxyDeclaration): TargetPlan {
  return { id, availabilityZone: kind === 'ip' && isPlannedOutside(id, proxy) ? 'all' : undefined };
}

/**
 * Whether an address is taken for one outside of the VPC: it is in no `vpcCidr`. The VPC's further blocks decide only about
 * addresses that no target outside may have, so that what is deployed stays as it is; of the rest there is a finding.
 */
export function isPlannedOutside(address: string, { vpcCidr, vpcBlocks }: ProxyDeclaration): boolean {
  if (vpcCidr !== undefined && anyContains([vpcCidr], address)) return false;
  return !isIPv4(address) || anyContains(TARGET_RANGES, address) || !anyContains(vpcBlocks?.known ?? [], address);
}
