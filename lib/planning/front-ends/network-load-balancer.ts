import type { Backend } from '../backends';
import { declaredById } from '../declared-by-id';
import type { ProxyDeclaration } from '../../declaring/declarations';
import { passThroughFindings } from '../checks/pass-through';
import { NLB } from '../../facts/limits';
import { NETWORK_ELB } from '../../facts/metrics';
import type { PublishedName } from '../published-name';
import type { Attribute, HealthCheckPlan, ListenerPlan, TargetGroupPlan } from '../publishing-plan';
import { targetCount, targetGroup, targetGroupKey, trafficEgress } from '../target-groups';
import { frontEnd } from './front-end';
import type { FrontEndKind } from './front-end-kind';
import { mostTargets, networkZones, shiftableTargets } from './zones';

/** A Network Load Balancer of one pool, farm or further service: connections pass through to its servers, TLS and all. */
export const NETWORK_LOAD_BALANCER: FrontEndKind = {
  words: { one: 'a Network Load Balancer', own: 'its Network Load Balancer' },
  frontEndFor: ({ answeredBy }) => frontEnd('networkLoadBalancer', answeredBy),
  abilities: () => ({
    mayShareWindowsSignIn: true,
    answersForSeveralPools: false,
    publishesSingleDirectories: false,
    keepsClientsByCookie: false,
    keepsClientsOfLync2010: 'by address',
    redirectsHttp: false,
    takesFixedAddresses: true,
    needsCertificatesHere: false,
    handsTlsThrough: true,
    shiftsZones: true,
    crossesZonesByChoice: true,
    idleSeconds: NLB.idleTimeout,
  }),
  targetsOf: (name, proxy) => ({
    https: name.httpsPort === undefined ? undefined : passed(name, 'https', proxy),
    http: name.httpPort === undefined ? undefined : passed(name, 'http', proxy),
  }),
  egress: (names) => [...trafficEgress(names), ...trafficEgress(names, ({ backend }) => [healthCheck(backend).port])],
  metrics: NETWORK_ELB,
  parts: ({ frontEnd: { which: owner = '' }, names, proxy, targetGroups }) => ({
    listeners: listeners(names, proxy),
    rules: [],
    owner,
    fixedAddresses: fixedAddresses(owner, proxy),
    attributes: networkZones(proxy),
    quotas: [{ what: 'targets', used: targetCount(targetGroups), limit: mostTargets(proxy) }],
  }),
  findings: passThroughFindings,
};

function passed({ backend }: PublishedName, scheme: 'https' | 'http', proxy: ProxyDeclaration): TargetGroupPlan {
  const id = scheme === 'https' ? 'PassThroughHttpsTargets' : 'PassThroughHttpTargets';
  const stickiness = backend.stickiness === 'none' ? 'none' : 'sourceAddress';
  return targetGroup(backend, proxy, {
    key: targetGroupKey(backend, id),
    id,
    protocol: 'TCP',
    protocolVersion: undefined,
    port: backend.ports[scheme],
    healthCheck: healthCheck(backend),
    stickiness,
    attributes: [
      // Servers on premises cannot see the clients' addresses: their answers to an address of the Internet would not come
      // back through the load balancer. Those in the VPC do.
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
      { key: 'preserve_client_ip.enabled', value: String(backend.servers.kind === 'instance') },
      ...(stickiness === 'none' ? NO_AFFINITY : ADDRESS_AFFINITY),
      ...shiftableTargets(proxy),
    ],
  });
}

const NO_AFFINITY: readonly Attribute[] = [{ key: 'stickiness.enabled', value: 'false' }];
const ADDRESS_AFFINITY: readonly Attribute[] = [
  { key: 'stickiness.enabled', value: 'true' },
  { key: 'stickiness.type', value: 'source_ip' },
];

/**
 * Microsoft's own monitor port, which stops answering with the Front End service; that of a hardware load balancer or an
 * Office Web Apps farm or a further service is where its requests go.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
 */
function healthCheck({ healthCheck: check, ports, monitorPort }: Backend): HealthCheckPlan {
  if (check.isChosen) return { protocol: 'HTTPS', ...check, port: ports.https };
  return { protocol: 'TCP', port: monitorPort };
}

/** Of one pool, so that the last name of a port decides as well as any. */
function listeners(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly ListenerPlan[] {
  const targetGroups = new Map<number, string>();
  for (const name of names) {
    const { https, http } = NETWORK_LOAD_BALANCER.targetsOf(name, proxy);
    if (name.httpsPort !== undefined && https !== undefined) targetGroups.set(name.httpsPort, https.key);
    if (name.httpPort !== undefined && http !== undefined) targetGroups.set(name.httpPort, http.key);
  }
  return [...targetGroups]
    .map(([port, group]): ListenerPlan => ({
      port,
      protocol: 'TCP',
      tlsPolicy: undefined,
      defaultCertificate: undefined,
      certificates: [],
      defaultAction: { kind: 'forward', targetGroup: group },
    }))
    .sort((a, b) => a.port - b.port);
}

function fixedAddresses(owner: string, proxy: ProxyDeclaration): readonly string[] {
  return declaredById(proxy).backends.get(owner)?.passage.fixedAddresses ?? [];
}
