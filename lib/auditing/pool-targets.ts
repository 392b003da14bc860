import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS, MONITOR_PORT } from '../facts/default-ports';
import { finding, type Finding } from '../findings/finding';
import { PROXY_PROTOCOL } from '../findings/targets';
import type { MadeByPlan } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedTargetGroup, TargetGroup } from '../templates/load-balancers/load-balancer';
import { sendsProxy } from '../templates/load-balancers/haproxy-fleet';
import { number, text } from '../templates/load-balancers/properties';
import type { StackTemplate } from '../templates/cloudformation-template';
import { targetsOf } from './targets-of';

/** Target groups of pools whose servers nobody names, or that are spoken to as IIS does not understand. */
export function poolTargets(routing: TemplateRouting, made: MadeByPlan | undefined): readonly Finding[] {
  const isOfLibrary = ({ key }: TargetGroup) => made?.keys.has(key) === true || routing.publications.notes.length > 0;
  return routing.targetGroups
    .filter(({ pools, reader }) => pools.length > 0 && reader === undefined)
    .flatMap((group) => [
      ...empty(group, isOfLibrary(group), routing.stacks),
      ...healthCheck(group, routing.targetGroups),
      ...protocols(group),
    ]);
}

/**
 * Where a template of somebody else says nothing of targets, they may be registered after the deployment. This library names
 * them all.
 */
function empty(
  { resource, pools, protocol }: DeployedTargetGroup,
  isOfLibrary: boolean,
  stacks: readonly StackTemplate[],
): readonly Finding[] {
  const { Targets: targets } = resource.properties;
  const isEmpty = targets === undefined ? isOfLibrary : Array.isArray(targets) && targets.length === 0;
  if (!isEmpty || stacks.some((stack) => isRegisteredBySomebody(resource.logicalId, stack))) return [];
  return [finding('target-group-empty', resource.logicalId, { pools, isNetwork: protocol !== undefined && !protocol.startsWith('HTTP') })];
}

/** What only forwards to a target group, or watches it, registers nobody there. */
const NOBODY = /^AWS::(?:ElasticLoadBalancingV2|CloudWatch)::/;

/** Whether anything else knows of a target group: a group of instances, a service, a function, another stack. */
function isRegisteredBySomebody(logicalId: string, { template: { Resources, Outputs = {} }, nested }: StackTemplate): boolean {
  const others = Object.values(Resources).filter(({ Type }) => !NOBODY.test(Type));
  const exported = Object.values(Outputs).filter(({ Export }) => Export !== undefined);
  const written = JSON.stringify([others, exported]);
  const mentions = [`"${logicalId}"`, `"${logicalId}.`, `\${${logicalId}`];
  return (
    mentions.some((mention) => written.includes(mention)) || Object.values(nested).some((inner) => isRegisteredBySomebody(logicalId, inner))
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
function protocolByDefault({ protocol }: TargetGroup): 'HTTP' | undefined {
  return protocol === 'HTTP' || protocol === 'HTTPS' ? 'HTTP' : undefined;
}

type Spoken = 'HTTPS' | 'HTTP' | 'SIP';

function healthCheck(group: DeployedTargetGroup, groups: readonly TargetGroup[]): readonly Finding[] {
  const { resource, pools, port: common } = group;
  const given = resource.properties['HealthCheckProtocol'];
  const protocol = given === undefined ? protocolByDefault(group) : text(given);
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') return [];
  const { HealthCheckPort: written = 'traffic-port' } = resource.properties;
  const targets = targetsOf(group);
  const ports = written !== 'traffic-port' ? [number(written)] : targets.length > 0 ? targets.map(({ checkPort }) => checkPort) : [common];
  const siblings = groups.filter((each) => each.pools.some((pool) => pools.includes(pool)));
  for (const port of ports.filter((each) => each !== undefined)) {
    const spoken = siblings.flatMap((each) => spokenOn(each, port) ?? []);
    const [first = port === MONITOR_PORT ? 'SIP' : undefined] = spoken;
    if (first !== undefined && !spoken.includes(protocol)) {
      return [finding('health-check-unanswered', resource.logicalId, { protocol, port, spoken: first })];
    }
  }
  return [];
}

/** What servers speak on a port, by the group that sends requests there. What is passed on as it comes, is by Lync's own ports and the usual ones. */
function spokenOn(group: TargetGroup, port: number): Spoken | undefined {
  const ports = targetsOf(group).map((target) => target.port);
  if (!(ports.length === 0 ? [group.port] : ports).includes(port)) return undefined;
  switch (group.protocol ?? '') {
    case 'HTTPS':
    case 'TLS':
      return 'HTTPS';
    case 'HTTP':
      return 'HTTP';
    case 'TCP':
      return spokenBySomebody(port);
    default:
      return undefined;
  }
}

function spokenBySomebody(port: number): Spoken | undefined {
  const isOneOf = (scheme: 'https' | 'http') => port === DEFAULT_LISTENING_PORTS[scheme] || port === DEFAULT_PORTS[scheme];
  return isOneOf('https') ? 'HTTPS' : isOneOf('http') ? 'HTTP' : undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version */
const VERSIONS: Readonly<Record<string, string>> = { HTTP2: 'HTTP/2', GRPC: 'gRPC' };

function protocols({ resource }: DeployedTargetGroup): readonly Finding[] {
  const version = VERSIONS[text(resource.properties['ProtocolVersion']) ?? ''];
  const isProxied = sendsProxy(resource);
  const spoken = [...(version === undefined ? [] : [version]), ...(isProxied ? [PROXY_PROTOCOL] : [])];
  return spoken.map((protocol) => finding('pool-protocol-unspoken', resource.logicalId, { protocol }));
}
