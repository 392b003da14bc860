import type { HaproxyFiles } from '../../haproxy/configuration';
import { FILES_VARIABLE } from '../../haproxy/start-command';
import type { FrontendAnswer, ReadFrontend } from '../../haproxy/reading/read-configuration';
import type { DeployedResource } from '../deployed-resources';
import { resourceAt, resourcesOfType } from '../resource-index';
import { referenceIn, Symbolic } from '../symbolic';
import type { HostReader, ReaderAnswer, ReadsHosts } from './host-reader';
import { entry, list, number, text, valueOf } from './properties';

export const SERVICE = 'AWS::ECS::Service';
export const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';

/** The container of a HAProxy fleet; a task has no other. */
export const HAPROXY_CONTAINER = 'haproxy';

/** Of the target group of a fleet, which serves every pool. */
export const FLEET_TAG = 'lync-reverse-proxy:fleet';

/** A fleet of HAProxys of which the template does not tell what it does. */
const UNREAD: HostReader = { hosts: [], paths: [], keepsPeopleApart: false, answer: () => ({ kind: 'unknown' }) };

/**
 * What the HAProxys do that an ECS service registers at a target group, by the configuration in their task definition. Nothing
 * is said of them where they are not of this kind.
 */
export const readHaproxyFleet: ReadsHosts = (targetGroup, resources) => {
  const registered = registrations(targetGroup, resources).filter(({ container }) => container === HAPROXY_CONTAINER);
  const [only, ...others] = registered;
  if (only === undefined) return isFleetGroup(targetGroup) ? UNREAD : undefined;
  const definition = definitionOf(only.service, resources);
  const packed = packedFiles(definition);
  if (packed === undefined && !isFleetGroup(targetGroup)) return undefined;
  const files = filesIn(definition);
  if (files === undefined || only.port === undefined || others.length > 0) return UNREAD;
  const frontend = reading().frontendAt(only.port, files);
  return frontend === undefined || frontend.acceptsProxy !== sendsProxy(targetGroup) ? UNREAD : reader(frontend);
};

/** A service of HAProxys with a configuration of ours, as the template has it. */
export interface HaproxyFleet {
  readonly service: DeployedResource;
  /** undefined where only the deployment knows it. */
  readonly definition: DeployedResource | undefined;
  /** Of the task definition. */
  readonly container: unknown;
  /** undefined where they cannot be read. */
  readonly files: HaproxyFiles | undefined;
  readonly registered: readonly Registration[];
}

/** Those that register at a target group of a fleet, or whose tasks have packed files. */
export function haproxyFleets(resources: readonly DeployedResource[]): readonly HaproxyFleet[] {
  const known = FLEETS.get(resources) ?? fleetsAmong(resources);
  FLEETS.set(resources, known);
  return known;
}

/** Asked for with every target group, and their files are long. */
const FLEETS = new WeakMap<readonly DeployedResource[], readonly HaproxyFleet[]>();

function fleetsAmong(resources: readonly DeployedResource[]): readonly HaproxyFleet[] {
  const groups = new Set(resources.filter(isFleetGroup).map(({ key }) => key));
  return resourcesOfType(SERVICE, resources).flatMap((service) => {
    const registered = registeredBy(service);
    const definition = definitionOf(service, resources);
    const isOne = packedFiles(definition) !== undefined || registered.some(({ group = '' }) => groups.has(group));
    if (!isOne) return [];
    return [{ service, definition, container: containerOf(definition), files: filesIn(definition), registered }];
  });
}

/** The service, its task definition and the security groups of its tasks. */
export function resourcesOfFleet(
  { service, definition }: HaproxyFleet,
  resources: readonly DeployedResource[],
): readonly DeployedResource[] {
  const groups = taskSecurityGroups(service);
  return [service, ...(definition === undefined ? [] : [definition]), ...resources.filter(({ key }) => groups.includes(key))];
}

/** Keys; undefined for those that lie outside of the template. */
export function taskSecurityGroups(service: DeployedResource): readonly (string | undefined)[] {
  const network = entry(service.property('NetworkConfiguration'), 'AwsvpcConfiguration');
  return list(entry(network, 'SecurityGroups')).map((group) => referenceIn(group)?.resource);
}

export function isFleetGroup(targetGroup: DeployedResource): boolean {
  return text(valueOf(targetGroup.property('Tags'), FLEET_TAG)) === HAPROXY_CONTAINER;
}

export interface Registration {
  readonly service: DeployedResource;
  /** Key of the target group; undefined where only the deployment knows it. */
  readonly group: string | undefined;
  readonly container: string;
  readonly port: number | undefined;
}

function registrations({ key }: DeployedResource, resources: readonly DeployedResource[]): readonly Registration[] {
  return resourcesOfType(SERVICE, resources)
    .flatMap(registeredBy)
    .filter(({ group }) => group === key);
}

function registeredBy(service: DeployedResource): readonly Registration[] {
  return list(service.property('LoadBalancers')).map((each) => ({
    service,
    group: referenceIn(entry(each, 'TargetGroupArn'))?.resource,
    container: text(entry(each, 'ContainerName')) ?? '',
    port: number(entry(each, 'ContainerPort')),
  }));
}

function definitionOf(service: DeployedResource, resources: readonly DeployedResource[]): DeployedResource | undefined {
  const key = referenceIn(service.property('TaskDefinition'))?.resource;
  return resourceAt(key, resources, TASK_DEFINITION);
}

function containerOf(definition: DeployedResource | undefined): unknown {
  const containers = list(definition?.property('ContainerDefinitions'));
  return containers.find((each) => text(entry(each, 'Name')) === HAPROXY_CONTAINER);
}

function filesIn(definition: DeployedResource | undefined): HaproxyFiles | undefined {
  const packed = packedFiles(definition);
  return typeof packed === 'string' ? reading().unpacked(packed) : undefined;
}

/** Symbolic where only the deployment tells; undefined where the container is another's. */
function packedFiles(definition: DeployedResource | undefined): string | Symbolic | undefined {
  const environment = list(entry(containerOf(definition), 'Environment'));
  const variable = environment.find((each) => text(entry(each, 'Name')) === FILES_VARIABLE);
  const value = entry(variable, 'Value');
  return value instanceof Symbolic ? value : text(value);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol */
export function sendsProxy(targetGroup: DeployedResource): boolean {
  return text(valueOf(targetGroup.property('TargetGroupAttributes'), 'proxy_protocol_v2.enabled')) === 'true';
}

function reader({ endsTls, hosts, paths, keepsPeopleApart, answer }: ReadFrontend): HostReader {
  return { endsTls, hosts, paths, keepsPeopleApart, answer: ({ host, path, query }) => answerOf(answer({ host, path, query })) };
}

function answerOf(answer: FrontendAnswer): ReaderAnswer {
  return answer.kind === 'forward' ? { kind: 'forward', ...answer.backend } : answer;
}

type Reading = typeof import('../../haproxy/reading/deployed-files');

/** Loaded with the first HAProxy: most templates have none. */
function reading(): Reading {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../haproxy/reading/deployed-files') as Reading;
}
