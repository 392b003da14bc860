import { serverIds, type Backend } from './backends';
import type { ProxyDeclaration } from './declarations';
import { anyContains } from './ip-networks';
import type { PublishedName } from './published-names';
import type { EgressPlan, TargetGroupPlan, TargetPlan } from './publishing-plan';

export function targetGroupKey(backend: Backend, protocol: 'HTTPS' | 'HTTP'): string {
  return `${backend.owner}/${protocol}`;
}

/** An HTTPS target group for every backend that a name needs, and an HTTP one where a name is published over HTTP. */
export function targetGroups(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly TargetGroupPlan[] {
  const groups = new Map<string, TargetGroupPlan>();
  for (const { backend, httpsPort, httpPort } of names) {
    const protocols = [...(httpsPort === undefined ? [] : ['HTTPS' as const]), ...(httpPort === undefined ? [] : ['HTTP' as const])];
    for (const protocol of protocols) {
      const key = targetGroupKey(backend, protocol);
      if (!groups.has(key)) groups.set(key, targetGroup(key, backend, protocol, proxy));
    }
  }
  // By owner, HTTPS first: HTTP sorts before it.
  return [...groups.values()].sort((a, b) => (a.owner === b.owner ? (a.protocol === 'HTTPS' ? -1 : 1) : a.owner < b.owner ? -1 : 1));
}

/** Where the load balancer must be able to connect to; the health check uses the HTTPS port of the same servers. */
export function targetEgress(names: readonly PublishedName[]): readonly EgressPlan[] {
  const egress = new Map<string, EgressPlan>();
  for (const { backend, httpPort } of names) {
    if (backend.servers.kind === 'instance' && backend.servers.ownSecurityGroups) continue;
    const peers = backend.servers.kind === 'instance' ? ['vpc'] : serverIds(backend.servers);
    const ports = [backend.ports.https, ...(httpPort === undefined ? [] : [backend.ports.http])];
    for (const peer of peers) for (const port of ports) egress.set(`${peer} ${port}`, { peer, port });
  }
  return [...egress.values()];
}

/** Bridging: HTTPS stays HTTPS. Lync does not support plain HTTP for an HTTPS request. */
function targetGroup(key: string, backend: Backend, protocol: 'HTTPS' | 'HTTP', proxy: ProxyDeclaration): TargetGroupPlan {
  const { servers } = backend;
  return {
    key,
    owner: backend.owner,
    id: protocol === 'HTTPS' ? 'HttpsTargets' : 'HttpTargets',
    protocol,
    port: protocol === 'HTTPS' ? backend.ports.https : backend.ports.http,
    targetType: servers.kind,
    targets: [...new Set(serverIds(servers))].sort().map((id) => target(id, servers.kind, proxy.vpcCidr)),
    healthCheck: { ...backend.healthCheck, port: backend.ports.https },
    stickiness: backend.stickiness,
    pools: backend.pools,
  };
}

/**
 * An address outside the VPC must name the zone `all`, one inside it must not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
 */
function target(id: string, kind: 'ip' | 'instance', vpcCidr: string | undefined): TargetPlan {
  const inside = kind === 'instance' || (vpcCidr !== undefined && anyContains([vpcCidr], id));
  return { id, availabilityZone: inside ? undefined : 'all' };
}
