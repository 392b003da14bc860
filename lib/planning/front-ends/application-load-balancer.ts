import type { ProxyDeclaration } from '../../declaring/declarations';
import { ALB } from '../../facts/limits';
import { LOG_KINDS } from '../../facts/load-balancer-logs';
import { APPLICATION_ELB } from '../../facts/metrics';
import { listenerRules } from '../listener-rules';
import { listeners } from '../listeners';
import { nestedTargetsOf } from '../nested-stacks';
import type { PublishedName } from '../published-name';
import type { Attribute, ListenerPlan, LoadBalancerAttribute, TargetGroupPlan } from '../publishing-plan';
import { targetCount, targetGroup, targetGroupKey, trafficEgress } from '../target-groups';
import { frontEnd, type FrontEnd } from './front-end';
import type { FrontEndKind, Published } from './front-end-kind';
import { loadBalancerOf } from './names-together';
import { zonalShift } from './zones';

const KIND = 'applicationLoadBalancer';

const DAY_SECONDS = 86_400;

const NO_AFFINITY: readonly Attribute[] = [{ key: 'stickiness.enabled', value: 'false' }];
const COOKIE_AFFINITY: readonly Attribute[] = [
  { key: 'stickiness.enabled', value: 'true' },
  { key: 'stickiness.type', value: 'lb_cookie' },
  { key: 'stickiness.lb_cookie.duration_seconds', value: String(DAY_SECONDS) },
];

/** The first keeps the ids it had as the only one. */
function sharedOut(names: Published, proxy: ProxyDeclaration): string | undefined {
  const number = loadBalancerOf(names, proxy);
  return number === 1 ? undefined : String(number);
}

/** Appended to construct ids below an owner's, where one load balancer of several is meant. */
function idSuffix({ which }: FrontEnd): string {
  return which === undefined ? '' : `@${which}`;
}

function bridged(name: PublishedName, scheme: 'https' | 'http', proxy: ProxyDeclaration): TargetGroupPlan {
  const { backend, frontEnd: here } = name;
  const id = `${scheme === 'https' ? 'HttpsTargets' : 'HttpTargets'}${idSuffix(here)}`;
  return targetGroup(backend, proxy, {
    key: targetGroupKey(backend, id),
    id,
    protocol: scheme === 'https' ? 'HTTPS' : 'HTTP',
    // IIS 7.5 to 10 speak it.
    protocolVersion: 'HTTP1',
    port: backend.ports[scheme],
    healthCheck: { protocol: 'HTTPS', ...backend.healthCheck, port: backend.ports.https },
    stickiness: backend.stickiness,
    attributes: backend.stickiness === 'none' ? NO_AFFINITY : COOKIE_AFFINITY,
    ...nestedTargetsOf(name, proxy),
  });
}

/** In this order, which is that of the template. */
function attributes(proxy: ProxyDeclaration): readonly LoadBalancerAttribute[] {
  const { idleTimeoutSeconds, dropInvalidHeaderFields = false, clientKeepAliveSeconds } = proxy;
  return [
    // HTTP/2 breaks connection-based authentication (dotnet/runtime#1582) and makes header checks stricter.
    { key: 'routing.http2.enabled', value: 'false' },
    { key: 'idle_timeout.timeout_seconds', value: idleTimeoutSeconds?.toString() },
    { key: 'routing.http.drop_invalid_header_fields.enabled', value: String(dropInvalidHeaderFields) },
    { key: 'routing.http.desync_mitigation_mode', value: 'defensive' },
    // IIS tells simple URLs from other requests, and Lync writes links, by the Host header.
    { key: 'routing.http.preserve_host_header.enabled', value: 'true' },
    { key: 'routing.http.xff_header_processing.mode', value: 'append' },
    ...(clientKeepAliveSeconds === undefined ? [] : [{ key: 'client_keep_alive.seconds', value: String(clientKeepAliveSeconds) }]),
    ...zonalShift(proxy),
  ];
}

/** What is added to answers: browsers take Strict-Transport-Security over HTTPS only (RFC 6797, section 8.1). */
function withHeaders(listener: ListenerPlan, { strictTransportSecurity, serverHeader }: ProxyDeclaration): ListenerPlan {
  const added: readonly Attribute[] = [
    ...(strictTransportSecurity === undefined || listener.protocol !== 'HTTPS'
      ? []
      : [{ key: 'routing.http.response.strict_transport_security.header_value', value: strictTransportSecurity }]),
    ...(serverHeader === undefined ? [] : [{ key: 'routing.http.response.server.enabled', value: String(serverHeader) }]),
  ];
  return added.length === 0 ? listener : { ...listener, attributes: added };
}

/**
 * Application Load Balancers, each the front end of many pools: they read hosts and paths, end TLS and start it again
 * towards the servers (bridging: Lync does not support plain HTTP for an HTTPS request).
 *
 * @param which tells apart those of a proxy that has several; undefined: the first. By default names are shared out by identity
 */
export function applicationLoadBalancers(
  which: (names: Published, proxy: ProxyDeclaration) => string | undefined = sharedOut,
): FrontEndKind {
  return {
    words: { one: 'an Application Load Balancer', own: 'the Application Load Balancer' },
    frontEndFor: (names, proxy) => frontEnd(KIND, which(names, proxy)),
    abilities: () => ({
      // It shares its connections to the servers between clients.
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
      mayShareWindowsSignIn: false,
      mayBeSeveral: true,
      hasListenerRules: true,
      answersForSeveralPools: true,
      publishesSingleDirectories: true,
      keepsClientsByCookie: true,
      keepsClientsOfLync2010: 'no',
      redirectsHttp: true,
      takesFixedAddresses: false,
      needsCertificatesHere: true,
      changesHeaders: true,
      shiftsZones: true,
      logs: { unasked: ['access_logs'], all: LOG_KINDS, takesKmsKeys: false },
      idleSeconds: ALB.idleTimeout,
    }),
    targetsOf: (name, proxy) => ({
      https: name.httpsPort === undefined ? undefined : bridged(name, 'https', proxy),
      http: name.httpPort === undefined ? undefined : bridged(name, 'http', proxy),
    }),
    egress: (names) => trafficEgress(names),
    metrics: APPLICATION_ELB,
    parts: ({ frontEnd: here, names, proxy, certificates, targetGroups }) => {
      const rules = listenerRules(names, proxy, {
        idSuffix: idSuffix(here),
        targetsOf: (name) => ({ https: bridged(name, 'https', proxy).key, http: bridged(name, 'http', proxy).key }),
      });
      const planned = listeners(names, certificates, proxy).map((each) => withHeaders(each, proxy));
      const attached = planned.reduce((sum, each) => sum + each.certificates.length, 0);
      return {
        listeners: planned,
        rules,
        owner: undefined,
        fixedAddresses: [],
        attributes: attributes(proxy),
        quotas: [
          { what: 'rules', used: rules.length, limit: proxy.quotas.rules },
          { what: 'targetGroups', used: targetGroups.length, limit: ALB.targetGroups },
          { what: 'certificates', used: attached, limit: proxy.quotas.certificates },
          { what: 'targets', used: targetCount(targetGroups), limit: proxy.quotas.targets },
        ],
      };
    },
  };
}

export const APPLICATION_LOAD_BALANCER = applicationLoadBalancers();
