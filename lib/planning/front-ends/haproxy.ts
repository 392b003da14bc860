import type { ProxyDeclaration } from '../../declaring/declarations';
import { isToken } from '../../declaring/tokens';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import { ECS, NLB } from '../../facts/limits';
import { NETWORK_ELB } from '../../facts/metrics';
import type { HaproxyFiles } from '../../haproxy/configuration';
import { UnwritableError } from '../../haproxy/configuration-writer';
import { fleetFindings } from '../checks/haproxy-fleet';
import { containerPort, drainSeconds, fleetPlan, fleetSite, HEALTH_PORT } from '../haproxy-fleet';
import { runningFiles } from '../running-files';
import { listeners } from '../listeners';
import type { EgressPlan, HealthCheckPace, ListenerPlan, TargetGroupPlan } from '../publishing-plan';
import { checkedPorts } from '../haproxy-site';
import { trafficEgress } from '../target-groups';
import { frontEnd } from './front-end';
import type { FrontEndKind } from './front-end-kind';
import { HAPROXY_ABILITIES } from './haproxy-abilities';
import { mostTargets, networkZones, shiftableTargets } from './zones';

const KIND = 'haproxy';

/** A task that is gone has no time to lose: its clients are to come to another one. */
const HEALTH_CHECK_PACE: HealthCheckPace = { intervalSeconds: 10, timeoutSeconds: 5, healthyThreshold: 2, unhealthyThreshold: 2 };

/** The registry of the image, and the service that takes the log. */
const AWS_ITSELF: EgressPlan = { peer: '0.0.0.0/0', port: DEFAULT_PORTS.https };

/**
 * HAProxy in containers behind a Network Load Balancer: it reads hosts and paths, and keeps each client's connections apart. TLS
 * ends at the load balancer, or in HAProxy where it is given certificates, and starts again towards the servers.
 */
export const HAPROXY: FrontEndKind = {
  words: { one: 'HAProxy', own: 'HAProxy' },
  frontEndFor: () => frontEnd(KIND),
  abilities: (_, { haproxy }) => ({
    ...HAPROXY_ABILITIES,
    shiftsZones: true,
    crossesZonesByChoice: true,
    needsCertificatesHere: haproxy === undefined || haproxy.fleet.certificates.length === 0,
    // Of its listener for plain HTTP, and of all where HAProxy ends TLS.
    idleSeconds: NLB.idleTimeout,
    // Of the load balancer, where TLS ends there.
    logs: { unasked: [], all: ['access_logs'], takesKmsKeys: true },
  }),
  targetsOf: ({ httpsPort, httpPort }, proxy) => ({
    https: httpsPort === undefined ? undefined : tasksBehind(httpsPort, proxy),
    http: httpPort === undefined ? undefined : tasksBehind(httpPort, proxy),
  }),
  egress: (names, proxy) => [...trafficEgress(names), ...trafficEgress(names, ({ backend }) => checkedPorts(backend, proxy)), AWS_ITSELF],
  metrics: NETWORK_ELB,
  parts: ({ names, proxy, certificates }) => {
    const planned = listeners(names, certificates, proxy).map((listener) => passedOn(listener, proxy));
    const ports = planned.map(({ port }) => port);
    const attached = planned.reduce((sum, each) => sum + each.certificates.length, 0);
    return {
      listeners: planned,
      rules: [],
      owner: undefined,
      targetGroups: ports.map((port) => tasksBehind(port, proxy)),
      fixedAddresses: proxy.haproxy.fleet.fixedAddresses,
      attributes: networkZones(proxy),
      quotas: [
        { what: 'targetGroups', used: ports.length, limit: ECS.targetGroupsPerService },
        { what: 'certificates', used: attached, limit: proxy.quotas.certificates },
        { what: 'targets', used: ports.length * proxy.haproxy.fleet.tasks.maximum, limit: mostTargets(proxy) },
      ],
      ...writable(() => runningFiles(fleetSite(names, proxy), proxy.haproxy)),
      fleet: fleetPlan(proxy, ports, groupKey),
    };
  },
  findings: fleetFindings,
};

/** Nothing where only the deployment knows some of it, or it is malformed: whatever is has a finding of its own. */
function writable(write: () => HaproxyFiles): { readonly configuration?: HaproxyFiles } {
  try {
    const configuration = write();
    return Object.values(configuration).some(isToken) ? {} : { configuration };
  } catch (error) {
    if (error instanceof UnwritableError) return {};
    throw error;
  }
}

function groupKey(published: number): string {
  return `${KIND}/Tasks-${published}`;
}

/** What an Application Load Balancer would decide about a listener, decided by HAProxy. */
function passedOn({ protocol, port, ...listener }: ListenerPlan, { haproxy }: ProxyDeclaration): ListenerPlan {
  const defaultAction = { kind: 'forward', targetGroup: groupKey(port) } as const;
  if (protocol === 'HTTPS' && haproxy.fleet.certificates.length === 0) return { ...listener, port, protocol: 'TLS', defaultAction };
  return { port, protocol: 'TCP', tlsPolicy: undefined, defaultCertificate: undefined, certificates: [], defaultAction };
}

/** The tasks, where they take connections to one published port; ECS puts them in and takes them out. */
function tasksBehind(published: number, proxy: ProxyDeclaration): TargetGroupPlan {
  return {
    key: groupKey(published),
    owner: undefined,
    id: `Tasks-${published}`,
    protocol: 'TCP',
    protocolVersion: undefined,
    port: containerPort(published),
    targetType: 'ip',
    targets: [],
    healthCheck: { protocol: 'HTTP', port: HEALTH_PORT, path: '/', matcher: '200' },
    healthCheckPace: HEALTH_CHECK_PACE,
    stickiness: 'none',
    attributes: [
      { key: 'proxy_protocol_v2.enabled', value: 'true' },
      // The security group of the tasks then knows whom it admits; the client's address is in the PROXY protocol.
      { key: 'preserve_client_ip.enabled', value: 'false' },
      { key: 'deregistration_delay.timeout_seconds', value: String(drainSeconds(proxy)) },
      ...shiftableTargets(proxy),
    ],
    pools: [],
  };
}
