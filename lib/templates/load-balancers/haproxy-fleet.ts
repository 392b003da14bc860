import type { HaproxyFiles } from '../../haproxy/configuration';
import { unpacked } from '../../haproxy/packing';
import { frontendAt, type FrontendAnswer, type ReadFrontend } from '../../haproxy/reading/read-configuration';
import type { DeployedResource } from '../deployed-resources';
import { referenceIn, Symbolic } from '../symbolic';
import type { HostReader, ReaderAnswer, ReadsHosts } from './host-reader';
import { entry, list, number, text } from './properties';

export const SERVICE = 'AWS::ECS::Service';
export const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';

/** The container of a HAProxy fleet, and where its configuration stands, packed. */
export const HAPROXY_CONTAINER = 'haproxy';
export const HAPROXY_FILES = 'HAPROXY_FILES';

/** Of the target group of a fleet, which serves every pool. */
export const FLEET_TAG = 'lync-reverse-proxy:fleet';

/** A fleet of HAProxys of which the template does not tell what it does. */
const UNREAD: HostReader = { hosts: [], keepsPeopleApart: false, answer: () => ({ kind: 'unknown' }) };

/**
 * What the HAProxys do that an ECS service registers at a target group, by the configuration in their task definition. Nothing
 * is said of them where they are not of this kind.
 */
export const readHaproxyFleet: ReadsHosts = (targetGroup, resources) => {
  const registered = registrations(targetGroup, resources).filter(({ container }) => container === HAPROXY_CONTAINER);
  const [only, ...others] = registered;
  if (only === undefined) return isFleet(targetGroup) ? UNREAD : undefined;
  const definition = definitionOf(only.service, resources);
  const packed = packedFiles(definition);
  if (packed === undefined && !isFleet(targetGroup)) return undefined;
  const files = typeof packed === 'string' ? unpacked(packed) : undefined;
  if (files === undefined || only.port === undefined || others.length > 0) return UNREAD;
  const frontend = frontendAt(only.port, files);
  return frontend === undefined || frontend.acceptsProxy !== sendsProxy(targetGroup) ? UNREAD : reader(frontend);
};

/** What runs the HAProxys that are registered at a target group. */
export interface RunningFleet {
  readonly service: DeployedResource;
  readonly definition: DeployedResource;
  /** As its task definition has them. */
  readonly files: HaproxyFiles;
}

/** undefined where a target group leads to something else, or the template does not tell. */
export function fleetAt(targetGroup: DeployedResource, resources: readonly DeployedResource[]): RunningFleet | undefined {
  const [only, ...others] = registrations(targetGroup, resources).filter(({ container }) => container === HAPROXY_CONTAINER);
  if (only === undefined || others.length > 0) return undefined;
  const definition = definitionOf(only.service, resources);
  const packed = packedFiles(definition);
  const files = typeof packed === 'string' ? unpacked(packed) : undefined;
  return definition === undefined || files === undefined ? undefined : { service: only.service, definition, files };
}

function isFleet(targetGroup: DeployedResource): boolean {
  return list(targetGroup.property('Tags')).some((tag) => text(entry(tag, 'Key')) === FLEET_TAG);
}

interface Registration {
  readonly service: DeployedResource;
  readonly container: string;
  readonly port: number | undefined;
}

function registrations({ key }: DeployedResource, resources: readonly DeployedResource[]): readonly Registration[] {
  return resources
    .filter(({ type }) => type === SERVICE)
    .flatMap((service) =>
      list(service.property('LoadBalancers'))
        .filter((each) => referenceIn(entry(each, 'TargetGroupArn'))?.resource === key)
        .map((each) => ({
          service,
          container: text(entry(each, 'ContainerName')) ?? '',
          port: number(entry(each, 'ContainerPort')),
        })),
    );
}

function definitionOf(service: DeployedResource, resources: readonly DeployedResource[]): DeployedResource | undefined {
  const key = referenceIn(service.property('TaskDefinition'))?.resource;
  return resources.find((each) => each.key === key && each.type === TASK_DEFINITION);
}

/** The container of HAProxy, as a task definition has it. */
export function haproxyContainer(definition: DeployedResource): unknown {
  return list(definition.property('ContainerDefinitions')).find((each) => text(entry(each, 'Name')) === HAPROXY_CONTAINER);
}

/** Symbolic where only the deployment tells; undefined where the container is another's. */
function packedFiles(definition: DeployedResource | undefined): string | Symbolic | undefined {
  const container = definition === undefined ? undefined : haproxyContainer(definition);
  const variable = list(entry(container, 'Environment')).find((each) => text(entry(each, 'Name')) === HAPROXY_FILES);
  const value = entry(variable, 'Value');
  return value instanceof Symbolic ? value : text(value);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol */
function sendsProxy(targetGroup: DeployedResource): boolean {
  return list(targetGroup.property('TargetGroupAttributes')).some(
    (each) => text(entry(each, 'Key')) === 'proxy_protocol_v2.enabled' && text(entry(each, 'Value')) === 'true',
  );
}

function reader({ endsTls, hosts, keepsPeopleApart, answer }: ReadFrontend): HostReader {
  return { endsTls, hosts, keepsPeopleApart, answer: ({ host, path, query }) => answerOf(answer({ host, path, query })) };
}

function answerOf(answer: FrontendAnswer): ReaderAnswer {
  return answer.kind === 'forward' ? { kind: 'forward', ...answer.backend } : answer;
}
