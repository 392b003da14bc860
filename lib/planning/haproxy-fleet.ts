import type { ProxyDeclaration } from '../declaring/declarations';
import { DEFAULT_IDLE_SECONDS } from '../declaring/idle-timeout';
import { ECS, NLB } from '../facts/limits';
import type { HaproxyFiles } from '../haproxy/configuration';
import { MOST_DESCRIPTORS } from '../haproxy/global-sections';
import { packed } from '../haproxy/packing';
import type { HaproxySite } from '../haproxy/site';
import { startCommand } from '../haproxy/start-command';
import { haproxySite } from './haproxy-site';
import type { PublishedName } from './published-name';
import type { FleetPlan } from './publishing-plan';

/** The last port that a process needs a privilege for. */
const PRIVILEGED = 1023;

/** Added to them: nobody publishes what that makes. */
const RAISED_BY = 20_000;

/** Above every port that is made so. */
export const HEALTH_PORT = RAISED_BY + PRIVILEGED + 1;

/** Tasks run without privileges. */
export function containerPort(published: number): number {
  return published > PRIVILEGED ? published : published + RAISED_BY;
}

/** HAProxy ends by itself before it is killed. */
const STOP_SECONDS = ECS.stopTimeout - 10;

/**
 * Kilobytes that a connection takes: 44 for an idle poll (measured with TLS on both sides), and two buffers of 64 while something
 * is sent, which few connections need at the same time.
 */
const KILOBYTES_PER_CONNECTION = 64;

/** What a HAProxy behind a load balancer does. */
export function fleetSite(names: readonly PublishedName[], proxy: ProxyDeclaration): HaproxySite {
  const site = haproxySite(names, proxy);
  const { tasks, certificates } = proxy.haproxy.fleet;
  return {
    ...site,
    listeners: site.listeners.map((listener) => ({ ...listener, boundTo: containerPort(listener.port) })),
    tls: certificates.length === 0 ? undefined : site.tls,
    behind: { healthPort: HEALTH_PORT, stopSeconds: STOP_SECONDS, mostConnections: connectionsIn(tasks.memoryMiB) },
    bindsIpv6: false,
    // Its security group has turned everybody else away.
    allowedSources: undefined,
  };
}

/** Files that are not of connections: listeners, threads, health checks. */
const OTHER_DESCRIPTORS = 2_000;

/** As many as memory holds, and files, of which each connection takes two: HAProxy does not start where it would lack some. */
function connectionsIn(memoryMiB: number): number {
  const files = (Math.min(MOST_DESCRIPTORS, ECS.openFiles) - OTHER_DESCRIPTORS) / 2;
  return Math.floor(Math.min((memoryMiB * 1024) / KILOBYTES_PER_CONNECTION, files));
}

/** Seconds a task that is to go still has for its clients: as long as one of them may be silent. */
export function drainSeconds({ haproxy, idleTimeoutSeconds }: ProxyDeclaration): number {
  return haproxy.fleet.deregistrationDelay ?? Math.min(idleTimeoutSeconds ?? DEFAULT_IDLE_SECONDS, NLB.deregistrationDelay.most);
}

/** Half of what a task can hold: the other half is for the time until another one has started. */
export function flowsPerTask(memoryMiB: number): number {
  return Math.floor(connectionsIn(memoryMiB) / 2);
}

/** What AWS Secrets Manager adds to the name of a secret, as a pattern of IAM. */
const ADDED_LETTERS = '-??????';

/** Bytes of a task definition that neither the files nor the start command, image and secrets take, and some to spare. */
const REST_OF_TASK_DEFINITION = 2048;

/** Bytes for each secret beside its ARN. */
const PER_SECRET = 64;

/** How large a task definition becomes, a little more rather than less. */
export function taskDefinitionBytes(files: HaproxyFiles, fleet: FleetPlan): number {
  return packed(files).length + aroundFiles(fleet);
}

/** A bound that costs no packing: what is packed takes no more than the files and their headers as base64. */
export function mostTaskDefinitionBytes(files: HaproxyFiles, fleet: FleetPlan): number {
  const contents = Object.entries(files).reduce(
    (sum, [path, text]) => sum + Buffer.byteLength(path) + Buffer.byteLength(text) + 2048,
    2048,
  );
  return Math.ceil((contents * 4) / 3) + aroundFiles(fleet);
}

function aroundFiles({ image, secrets }: FleetPlan): number {
  const command = JSON.stringify(startCommand(secrets.length)).length;
  return command + image.length + secrets.reduce((sum, arn) => sum + arn.length + PER_SECRET, 0) + REST_OF_TASK_DEFINITION;
}

export function fleetPlan({ haproxy }: ProxyDeclaration, published: readonly number[], groupOf: (port: number) => string): FleetPlan {
  const { image, tasks, certificates } = haproxy.fleet;
  return {
    image,
    ...tasks,
    ports: published.map((port) => ({ published: port, container: containerPort(port), targetGroup: groupOf(port) })),
    healthPort: HEALTH_PORT,
    secrets: certificates.map(({ secretArn }) => secretArn),
    readSecrets: [
      ...new Set(certificates.map(({ secretArn, isPartial = false }) => (isPartial ? `${secretArn}${ADDED_LETTERS}` : secretArn))),
    ],
    stopTimeoutSeconds: ECS.stopTimeout,
    flowsPerTask: flowsPerTask(tasks.memoryMiB),
  };
}
