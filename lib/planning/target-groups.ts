import { serverIds, type Backend } from './backends';
import { isPassThrough } from './front-ends';
import type { ProxyDeclaration } from './declarations';
import { anyContains } from './ip-networks';
import type { PublishedName } from './published-names';
import type { EgressPlan, HealthCheckPlan, TargetGroupPlan, TargetPlan } from './publishing-plan';

/** What a target group is for; of a Network Load Balancer, which knows TCP only, `passThrough` ones. */
export type TargetGroupPurpose = 'HTTPS' | 'HTTP' | 'passThroughHttps' | 'passThroughHttp';

export function targetGroupKey(backend: Backend, purpose: TargetGroupPurpose): string {
  return `${backend.owner}/${purpose}`;
}

/** What the requests of a name need, at its front end. */
export function purposesOf({ httpsPort, httpPort, frontEnd }: PublishedName): readonly TargetGroupPurpose[] {
  const passThrough = isPassThrough(frontEnd);
  return [
    ...(httpsPort === undefined ? [] : [passThrough ? ('passThroughHttps' as const) : ('HTTPS' as const)]),
    ...(httpPort === undefined ? [] : [passThrough ? ('passThroughHttp' as const) : ('HTTP' as const)]),
  ];
}

/** An HTTPS target group for every backend that a name needs, and an HTTP one where a name is published over HTTP. */
export function targetGroups(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly TargetGroupPlan[] {
  const groups = new Map<string, TargetGroupPlan>();
  for (const name of names) {
    for (const purpose of purposesOf(name)) {
      const key = targetGroupKey(name.backend, purpose);
      if (!groups.has(key)) groups.set(key, targetGroup(key, name.backend, purpose, proxy));
    }
  }
  // By owner, HTTPS first.
  const order = ({ owner, key }: TargetGroupPlan) => `${owner}\n${PURPOSES.findIndex((purpose) => key === `${owner}/${purpose}`)}`;
  return [...groups.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const PURPOSES: readonly TargetGroupPurpose[] = ['HTTPS', 'HTTP', 'passThroughHttps', 'passThroughHttp'];

/** Where a load balancer must be able to connect to: where requests go, and where it checks the servers. */
export function targetEgress(names: readonly PublishedName[]): readonly EgressPlan[] {
  const egress = new Map<string, EgressPlan>();
  for (const { backend, httpPort, frontEnd } of names) {
    if (backend.servers.kind === 'instance' && backend.servers.ownSecurityGroups) continue;
    const peers = backend.servers.kind === 'instance' ? ['vpc'] : serverIds(backend.servers);
    const ports = [
      backend.ports.https,
      ...(httpPort === undefined ? [] : [backend.ports.http]),
      ...(isPassThrough(frontEnd) ? [passThroughCheck(backend).port] : []),
    ];
    for (const peer of peers) for (const port of ports) egress.set(`${peer} ${port}`, { peer, port });
  }
  return [...egress.values()];
}

/** Bridging: HTTPS stays HTTPS. Lync does not support plain HTTP for an HTTPS request. */
function targetGroup(key: string, backend: Backend, purpose: TargetGroupPurpose, proxy: ProxyDeclaration): TargetGroupPlan {
  const { servers, ports, owner, pools, stickiness } = backend;
  const passThrough = purpose === 'passThroughHttps' || purpose === 'passThroughHttp';
  return {
    key,
    owner,
    id: IDS[purpose],
    protocol: passThrough ? 'TCP' : purpose,
    port: purpose === 'HTTPS' || purpose === 'passThroughHttps' ? ports.https : ports.http,
    targetType: servers.kind,
    targets: [...new Set(serverIds(servers))].sort().map((id) => target(id, servers.kind, proxy.vpcCidr)),
    healthCheck: passThrough ? passThroughCheck(backend) : { protocol: 'HTTPS', ...backend.healthCheck, port: ports.https },
    stickiness: passThrough && stickiness === 'loadBalancerCookie' ? 'sourceAddress' : stickiness,
    pools,
  };
}

const IDS: Readonly<Record<TargetGroupPurpose, string>> = {
  HTTPS: 'HttpsTargets',
  HTTP: 'HttpTargets',
  passThroughHttps: 'PassThroughHttpsTargets',
  passThroughHttp: 'PassThroughHttpTargets',
};

/**
 * Microsoft's own monitor port, which stops answering with the Front End service; that of a hardware load balancer or an
 * Office Web Apps farm is where its requests go.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
 */
function passThroughCheck({ healthCheck, ports, monitorPort }: Backend): HealthCheckPlan {
  if (healthCheck.isChosen) return { protocol: 'HTTPS', ...healthCheck, port: ports.https };
  return { protocol: 'TCP', port: monitorPort };
}

/**
 * An address outside the VPC must name the zone `all`, one inside it must not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
 */
function target(id: string, kind: 'ip' | 'instance', vpcCidr: string | undefined): TargetPlan {
  const inside = kind === 'instance' || (vpcCidr !== undefined && anyContains([vpcCidr], id));
  return { id, availabilityZone: inside ? undefined : 'all' };
}
