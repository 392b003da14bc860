import { CfnResource, Tags } from 'aws-cdk-lib/core';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { frontEnd } from '../../lib/planning/front-ends/front-end';
import type { FrontEndKind } from '../../lib/planning/front-ends/front-end-kind';
import type { PublishedName } from '../../lib/planning/published-name';
import type { ListenerPlan, TargetGroupPlan } from '../../lib/planning/publishing-plan';
import { trafficEgress } from '../../lib/planning/target-groups';
import { tlsPolicyFor } from '../../lib/declaring/tls-policy';
import type { FrontEndRenderer } from '../../lib/rendering/front-ends/front-end-renderer';
import { renderSecurityGroup } from '../../lib/rendering/render-security-group';
import { renderTargetGroup } from '../../lib/rendering/render-target-groups';
import type { HostReader, ReadsHosts } from '../../lib/templates/load-balancers/host-reader';
import { entry, list, text } from '../../lib/templates/load-balancers/properties';

/**
 * A kind of front end that nothing in lib knows: a Network Load Balancer in front of a fleet that reads hosts and keeps each
 * client's connections apart. TLS ends at the load balancer or, with servers that bring certificates, behind it.
 */
export const FLEET = 'fleet';

const GROUP: TargetGroupPlan = {
  key: 'fleet/Targets',
  owner: undefined,
  id: 'Targets',
  protocol: 'TCP',
  protocolVersion: undefined,
  port: 8443,
  targetType: 'ip',
  targets: [],
  healthCheck: { protocol: 'TCP', port: 8443 },
  healthCheckPace: { intervalSeconds: 10, timeoutSeconds: 5, healthyThreshold: 2, unhealthyThreshold: 2 },
  stickiness: 'none',
  attributes: [{ key: 'proxy_protocol_v2.enabled', value: 'true' }],
  pools: [],
};

interface Route {
  readonly pools: readonly string[];
  readonly https: number | undefined;
  readonly http: number | undefined;
}

const routes = (names: readonly PublishedName[]): Readonly<Record<string, Route>> =>
  Object.fromEntries(
    names.map(({ name, backend, httpsPort, httpPort }) => [
      name,
      {
        pools: backend.pools,
        https: httpsPort === undefined ? undefined : backend.ports.https,
        http: httpPort === undefined ? undefined : backend.ports.http,
      },
    ]),
  );

export const fleetKind = (endsTls: boolean): FrontEndKind => ({
  words: { one: 'a fleet', own: 'the fleet' },
  frontEndFor: () => frontEnd(FLEET),
  abilities: () => ({
    mayShareWindowsSignIn: true,
    answersForSeveralPools: true,
    publishesSingleDirectories: true,
    keepsClientsByCookie: true,
    keepsClientsOfLync2010: 'by their cookie',
    redirectsHttp: true,
    takesFixedAddresses: false,
    needsCertificatesHere: endsTls,
    idleSeconds: undefined,
  }),
  targetsOf: ({ httpsPort, httpPort }) => ({
    https: httpsPort === undefined ? undefined : GROUP,
    http: httpPort === undefined ? undefined : GROUP,
  }),
  egress: (names) => trafficEgress(names),
  parts: ({ names, proxy, certificates }) => {
    const certificateKeys = certificates.map(({ key }) => key);
    const secure: ListenerPlan = {
      port: 443,
      protocol: endsTls ? 'TLS' : 'TCP',
      tlsPolicy: endsTls ? tlsPolicyFor(proxy.clients, proxy.tlsPolicy) : undefined,
      defaultCertificate: certificateKeys[0],
      certificates: certificateKeys,
      defaultAction: { kind: 'forward', targetGroup: GROUP.key },
    };
    const plain: ListenerPlan = {
      ...secure,
      port: 80,
      protocol: 'TCP',
      tlsPolicy: undefined,
      defaultCertificate: undefined,
      certificates: [],
    };
    return {
      listeners: [plain, secure],
      rules: [],
      owner: undefined,
      fixedAddresses: [],
      attributes: [],
      quotas: [{ what: 'certificates', used: certificates.length, limit: proxy.quotas.certificates }],
      configuration: { 'routes.json': JSON.stringify(routes(names)) },
    };
  },
});

const TASKS = 'AWS::ECS::TaskDefinition';
const FLEET_TAG = 'lync-reverse-proxy:fleet';

export const renderFleet: FrontEndRenderer = (plan, { proxy, settings, certificates }) => {
  const scope = new Construct(proxy, 'Fleet');
  const securityGroup = renderSecurityGroup(scope, plan, settings);
  const group = renderTargetGroup(scope, GROUP, settings.vpc);
  const environment = Object.entries(plan.configuration ?? {}).map(([Name, Value]) => ({ Name, Value }));
  const tasks = new CfnResource(scope, 'Tasks', { type: TASKS, properties: { ContainerDefinitions: [{ Environment: environment }] } });
  Tags.of(group).add(FLEET_TAG, 'Tasks');
  const loadBalancer = new elbv2.CfnLoadBalancer(scope, 'LoadBalancer', {
    type: 'network',
    scheme: 'internet-facing',
    securityGroups: [securityGroup.securityGroupId],
    subnets: settings.vpc.selectSubnets(settings.vpcSubnets).subnetIds,
    loadBalancerAttributes: [{ key: 'load_balancing.cross_zone.enabled', value: 'true' }],
  });
  const arns = [...certificates.arnsOf(plan.certificates).values()];
  const listeners = plan.listeners.map(
    ({ port, protocol, tlsPolicy }) =>
      new elbv2.CfnListener(scope, `Listener-${port}`, {
        loadBalancerArn: loadBalancer.ref,
        port,
        protocol,
        sslPolicy: tlsPolicy,
        certificates: protocol === 'TLS' ? arns.slice(0, 1).map((certificateArn) => ({ certificateArn })) : undefined,
        defaultActions: [{ type: 'forward', targetGroupArn: group.ref }],
      }),
  );
  return {
    plan,
    loadBalancer,
    application: undefined,
    metricNamespace: 'AWS/NetworkELB',
    connections: securityGroup.connections,
    rules: [],
    requiredBy: () => [...listeners, tasks],
  };
};

/** As the fleet would: by its own configuration in the template. */
export const readFleet: ReadsHosts = (group, resources) => {
  if (!list(group.properties['Tags']).some((tag) => text(entry(tag, 'Key')) === FLEET_TAG)) return undefined;
  const tasks = resources.find(({ type }) => type === TASKS);
  const [container] = list(tasks?.properties['ContainerDefinitions']);
  const file = list(entry(container, 'Environment')).find((each) => text(entry(each, 'Name')) === 'routes.json');
  const table = JSON.parse(text(entry(file, 'Value')) ?? '{}') as Readonly<Record<string, Route>>;
  const answer: HostReader['answer'] = ({ scheme, host, path }) => {
    const route = Object.hasOwn(table, host) ? table[host] : undefined;
    const port = scheme === 'http' ? route?.http : route?.https;
    if (route === undefined) return { kind: 'fixed-response', status: 404 };
    if (port === undefined) return { kind: 'redirect', to: `https://${host}${path}`, status: 301 };
    const name = route.pools.join('+');
    const protocol = scheme === 'http' ? 'HTTP' : 'HTTPS';
    return { kind: 'forward', name, protocol, port, pools: route.pools, servers: [], checkedPorts: [port] };
  };
  return { hosts: Object.keys(table).sort(), paths: [], keepsPeopleApart: true, answer };
};
