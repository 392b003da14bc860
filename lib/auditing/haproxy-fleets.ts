import { resourceAt } from '../templates/resource-index';
import { FILES_VARIABLE } from '../haproxy/start-command';
import { LEAST_IDLE_SECONDS } from '../declaring/idle-timeout';
import { anyContains } from '../declaring/ip-networks';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { finding, withValues, type Finding } from '../findings/finding';
import { frontendAt, type ReadFrontend } from '../haproxy/reading/read-configuration';
import { scalableTarget, tasksOf } from '../routing/overview/planned-fleets';
import { keyOf, routesOf, routeTablesOf, subnetOf } from '../routing/subnets-and-routes';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedResource } from '../templates/deployed-resources';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import {
  HAPROXY_CONTAINER,
  haproxyFleets,
  isFleetGroup,
  sendsProxy,
  taskSecurityGroups,
  type HaproxyFleet,
  type Registration,
} from '../templates/load-balancers/haproxy-fleet';
import { backendsBehind } from '../templates/load-balancers/host-reader';
import type { Listener, LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text, valueOf } from '../templates/load-balancers/properties';
import { INBOUND, OUTBOUND, securityGroupsOf } from '../templates/load-balancers/security-groups';
import { referenceIn, Symbolic } from '../templates/symbolic';
import { blocksIn, isForPort, isOpen, rulesOfGroups } from './security-group-rules';

/** Fleets of HAProxy that a change of the finished template keeps from answering. What only the deployment knows is not judged. */
export function auditFleets(routing: TemplateRouting): readonly Finding[] {
  const fleets = haproxyFleets(routing.resources);
  return [
    ...fleets.flatMap((fleet) => [
      ...configuration(fleet),
      ...taskCount(fleet, routing),
      ...setBack(fleet, routing),
      ...fleet.registered.flatMap((each) => registration(each, fleet, routing)),
      ...admittance(fleet, routing),
      ...reach(fleet, routing),
      ...wayOut(fleet, routing),
    ]),
    ...routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap((listener) => inFront(listener, fleets))),
  ];
}

/** A listener whose clients reach a fleet, or are to. */
function inFront(listener: Listener, fleets: readonly HaproxyFleet[]): readonly Finding[] {
  const groups = actionsOf(listener).flatMap(groupsOf);
  const led = groups.filter(({ resource }) => resource !== undefined && isFleetGroup(resource));
  const registered = new Set(
    fleets.flatMap((fleet) => fleet.registered.flatMap(({ group, container }) => (container === HAPROXY_CONTAINER ? group : []))),
  );
  // Of a registration whose target group only the deployment knows, it may be this one.
  const isOpenSomewhere = fleets.some((fleet) => fleet.registered.some(({ group }) => group === undefined));
  const bare = isOpenSomewhere ? [] : led.filter(({ key }) => !registered.has(key));
  const policies = list(listener.resource?.properties['AlpnPolicy']).flatMap((each) => text(each) ?? []);
  const offered = policies.find((policy) => policy.startsWith('HTTP2'));
  return [
    ...bare.map(({ resource }) => finding('haproxy-target-group-without-tasks', resource?.logicalId)),
    ...(led.length > 0 && offered !== undefined && listener.traits.endsTls
      ? [finding('haproxy-http2-mixes-people', listener.resource?.logicalId, { policy: offered })]
      : []),
  ];
}

function configuration({ definition, container, files }: HaproxyFleet): readonly Finding[] {
  if (definition === undefined || files !== undefined || definition.properties['ContainerDefinitions'] instanceof Symbolic) return [];
  const environment = entry(container, 'Environment');
  const variable = list(environment).find((each) => text(entry(each, 'Name')) === FILES_VARIABLE);
  if (environment instanceof Symbolic || entry(variable, 'Value') instanceof Symbolic) return [];
  return [finding('haproxy-configuration-unread', definition.logicalId, { variable: FILES_VARIABLE })];
}

function taskCount(fleet: HaproxyFleet, { resources }: TemplateRouting): readonly Finding[] {
  const { least, most } = tasksOf(fleet, resources);
  const property = most === 0 ? 'The greatest number of tasks' : least === 0 ? 'The least number of tasks' : undefined;
  return property === undefined ? [] : [finding('haproxy-without-tasks', fleet.service.logicalId, { property })];
}

/** An update takes the number of tasks from the template, whatever scaling has made of it. */
function setBack(fleet: HaproxyFleet, { resources }: TemplateRouting): readonly Finding[] {
  const { service } = fleet;
  const desired = number(service.properties['DesiredCount']);
  if (desired === undefined || scalableTarget(fleet, resources) === undefined) return [];
  const { most } = tasksOf(fleet, resources);
  return [finding('haproxy-scaling-undone', service.logicalId, { desired, most: most ?? undefined })];
}

/** What a target group and the tasks it is given must have alike. */
function registration({ group: key, port, container }: Registration, fleet: HaproxyFleet, routing: TemplateRouting): readonly Finding[] {
  const group = routing.targetGroups.find((each) => each.key === key);
  if (group?.resource === undefined || port === undefined || container !== HAPROXY_CONTAINER) return [];
  const { service, files } = fleet;
  const { logicalId } = group.resource;
  const frontend = files === undefined ? undefined : frontendAt(port, files);
  const isMapped = mapsPort(port, fleet);
  return [
    ...(isMapped === false || (files !== undefined && frontend === undefined)
      ? [finding('haproxy-port-unanswered', service.logicalId, { targetGroup: logicalId, port, isMapped: isMapped !== false })]
      : []),
    ...(frontend !== undefined && disagrees(frontend, group.resource)
      ? [finding('haproxy-proxy-protocol', logicalId, { isSent: !frontend.acceptsProxy, port })]
      : []),
    ...healthCheck(group.resource, port, fleet),
    ...drains(group.resource),
  ];
}

/** undefined where the template does not tell. */
function mapsPort(port: number, { container }: HaproxyFleet): boolean | undefined {
  const mappings = entry(container, 'PortMappings');
  if (container === undefined || mappings instanceof Symbolic) return undefined;
  const mapped = list(mappings).map((each) => entry(each, 'ContainerPort'));
  return mapped.some((each) => each instanceof Symbolic) ? undefined : mapped.some((each) => number(each) === port);
}

const PROXY_PROTOCOL = 'proxy_protocol_v2.enabled';

/** Of the PROXY protocol, as far as the template tells. */
function disagrees({ acceptsProxy }: ReadFrontend, group: DeployedResource): boolean {
  const attributes = group.properties['TargetGroupAttributes'];
  const isTold = !(attributes instanceof Symbolic) && !(valueOf(attributes, PROXY_PROTOCOL) instanceof Symbolic);
  return isTold && acceptsProxy !== sendsProxy(group);
}

/** What a Network Load Balancer takes that says nothing. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html */
const USUAL_CHECK = { protocol: 'TCP', path: '/', matcher: '200-399' } as const;

function healthCheck(resource: DeployedResource, traffic: number, { files }: HaproxyFleet): readonly Finding[] {
  const { properties } = resource;
  const asked = [properties['HealthCheckProtocol'], properties['HealthCheckPort'], properties['HealthCheckPath'], properties['Matcher']];
  if (files === undefined || asked.some((each) => each instanceof Symbolic)) return [];
  const protocol = text(properties['HealthCheckProtocol']) ?? USUAL_CHECK.protocol;
  const path = text(properties['HealthCheckPath']) ?? USUAL_CHECK.path;
  const written = text(properties['HealthCheckPort']) ?? 'traffic-port';
  const port = written === 'traffic-port' ? traffic : Number(written);
  const frontend = frontendAt(port, files);
  const speaks = frontend !== undefined && (protocol === 'TCP' || frontend.endsTls === (protocol === 'HTTPS'));
  const told = { protocol, port, path };
  if (!speaks || disagrees(frontend, resource)) {
    // A disagreement about the PROXY protocol is told of the port that clients use.
    if (speaks && port === traffic) return [];
    return [finding('haproxy-health-check-unanswered', resource.logicalId, { ...told, status: undefined })];
  }
  if (protocol === 'TCP') return [];
  const [pathOnly = '', query] = path.split('?');
  const answer = frontend.answer({ host: UNNAMED, path: pathOnly, query });
  const status = answer.kind === 'redirect' || answer.kind === 'fixed-response' ? answer.status : undefined;
  const matcher = text(entry(properties['Matcher'], 'HttpCode')) ?? USUAL_CHECK.matcher;
  if (status === undefined || isMatched(status, matcher)) return [];
  return [finding('haproxy-health-check-unanswered', resource.logicalId, { ...told, status })];
}

/** A health check names the address of its target. */
const UNNAMED = '192.0.2.1';

/** `200`, `200,301` or `200-399`. */
function isMatched(status: number, matcher: string): boolean {
  return matcher.split(',').some((part) => {
    const [from = NaN, to = from] = part.split('-').map(Number);
    return Number.isNaN(from) || (from <= status && status <= to);
  });
}

function drains({ logicalId, properties }: DeployedResource): readonly Finding[] {
  const delay = valueOf(properties['TargetGroupAttributes'], 'deregistration_delay.timeout_seconds');
  const seconds = number(delay);
  if (seconds === undefined || seconds >= LEAST_IDLE_SECONDS) return [];
  return [withValues(finding('haproxy-drain-cuts-polls', logicalId, { kind: 'deployed', delay: seconds }), [seconds])];
}

/** Whether security groups let the load balancer reach the tasks, on both sides. */
function admittance(fleet: HaproxyFleet, routing: TemplateRouting): readonly Finding[] {
  const tasks = taskSecurityGroups(fleet.service);
  const [inbound, outbound] = [
    rulesOfGroups(tasks, INBOUND, routing),
    (balancer: LoadBalancer) => rulesOfGroups(securityGroupsOf(balancer.resource), OUTBOUND, routing),
  ] as const;
  return routing.loadBalancers.flatMap((balancer) => {
    const groups = new Set(balancer.listeners.flatMap(actionsOf).flatMap(groupsOf));
    const ports = portsAt(fleet, [...groups]);
    const own = securityGroupsOf(balancer.resource);
    const closed =
      inbound === undefined ? [] : ports.filter((port) => !inbound.some((rule) => isForPort(rule, port) && mayLet(rule, 'Source', own)));
    const leaving = outbound(balancer);
    const kept =
      leaving === undefined
        ? []
        : ports.filter((port) => !leaving.some((rule) => isForPort(rule, port) && mayLet(rule, 'Destination', tasks)));
    return [
      ...(closed.length === 0
        ? []
        : [finding('haproxy-tasks-cut-off', fleet.service.logicalId, { kind: 'from the load balancer', at: 'tasks', ports: closed })]),
      ...(kept.length === 0
        ? []
        : [
            finding('haproxy-tasks-cut-off', balancer.resource?.logicalId, {
              kind: 'from the load balancer',
              at: 'load balancer',
              ports: kept,
            }),
          ]),
    ];
  });
}

/** Those that connections and health checks come to. */
function portsAt({ registered }: HaproxyFleet, groups: readonly TargetGroup[]): readonly number[] {
  const ports = registered.flatMap(({ group: key, port }) => {
    const group = groups.find((each) => each.key === key);
    const asked = number(group?.resource?.properties['HealthCheckPort']);
    return group === undefined || port === undefined ? [] : [port, ...(asked === undefined ? [] : [asked])];
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** Whether a rule is about one of some security groups, or may be about their addresses, which only the deployment knows. */
function mayLet(rule: unknown, side: 'Source' | 'Destination', groups: readonly (string | undefined)[]): boolean {
  const named = entry(rule, `${side}SecurityGroupId`);
  if (named !== undefined) {
    const key = referenceIn(named)?.resource;
    return key === undefined || groups.length === 0 || groups.includes(undefined) || groups.includes(key);
  }
  return isOpen(rule, ['CidrIp', 'CidrIpv6', `${side}PrefixListId`, 'SourceSecurityGroupName']) || blocksIn(rule).length > 0;
}

/** Whether security groups let the tasks reach servers, and what a task needs to start. */
function reach(fleet: HaproxyFleet, routing: TemplateRouting): readonly Finding[] {
  const { service, registered, container } = fleet;
  const rules = rulesOfGroups(taskSecurityGroups(service), OUTBOUND, routing);
  if (rules === undefined) return [];
  const groups = routing.targetGroups.filter(({ key }) => registered.some(({ group }) => group === key));
  const backends = new Map(
    groups.flatMap(({ reader }) => (reader === undefined ? [] : backendsBehind(reader))).map((each) => [each.name, each]),
  );
  const asked = [...backends.values()].flatMap(({ servers, checkedPorts }) =>
    servers.flatMap(({ address, port }) => [port, ...checkedPorts].map((each) => ({ address, port: each, isForCheck: each !== port }))),
  );
  const lost = asked.filter(({ address, port }) => !rules.some((rule) => isForPort(rule, port) && reaches(rule, address)));
  const ports = [...new Set(lost.map(({ port }) => port))].sort((a, b) => a - b);
  const servers = ports.map((port) => {
    const those = lost.filter((each) => each.port === port);
    const addresses = [...new Set(those.map(({ address }) => address))];
    return finding('haproxy-tasks-cut-off', service.logicalId, {
      kind: 'to servers',
      addresses,
      port,
      isForCheck: those.every(({ isForCheck }) => isForCheck),
    });
  });
  const isPublic = isPublicImage(text(entry(container, 'Image')));
  const leadsOut = rules.some((rule) => isForPort(rule, DEFAULT_PORTS.https) && reachesInternet(rule));
  return [...servers, ...(isPublic && !leadsOut ? [finding('haproxy-tasks-cut-off', service.logicalId, { kind: 'to AWS' })] : [])];
}

const TO_OTHERS: readonly string[] = ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId'];

function reaches(rule: unknown, address: string): boolean {
  return isOpen(rule, TO_OTHERS) || anyContains(blocksIn(rule), address);
}

/** https://www.rfc-editor.org/rfc/rfc5737: a public address of nobody. */
const SOMEWHERE = '198.51.100.1';

function reachesInternet(rule: unknown): boolean {
  return isOpen(rule, TO_OTHERS) || anyContains(blocksIn(rule), SOMEWHERE);
}

/** One that no endpoint in a VPC serves. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function isPublicImage(image: string | undefined): boolean {
  return image?.startsWith('public.ecr.aws/') === true;
}

/** An Internet gateway takes nothing that has no public address. */
function wayOut({ service, container }: HaproxyFleet, { resources }: TemplateRouting): readonly Finding[] {
  const network = entry(service.properties['NetworkConfiguration'], 'AwsvpcConfiguration');
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
  const assigned = entry(network, 'AssignPublicIp');
  if (assigned instanceof Symbolic || (text(assigned) ?? 'DISABLED') !== 'DISABLED' || !isPublicImage(text(entry(container, 'Image'))))
    return [];
  const subnets = list(entry(network, 'Subnets')).flatMap((id) => subnetOf(id, resources) ?? []);
  const lost = subnets.filter((subnet) => {
    const tables = routeTablesOf(subnet, resources);
    if (tables.length === 0 || tables.some((table) => resourceAt(table, resources) === undefined)) return false;
    const outward = routesOf(tables, resources).filter(({ properties }) => text(properties['DestinationCidrBlock']) === '0.0.0.0/0');
    return (
      outward.length > 0 &&
      outward.every(({ properties }) => resourceAt(keyOf(properties['GatewayId']), resources, 'AWS::EC2::InternetGateway') !== undefined)
    );
  });
  if (lost.length === 0) return [];
  return [finding('haproxy-tasks-without-internet', service.logicalId, { subnets: lost.map(({ logicalId }) => logicalId) })];
}
