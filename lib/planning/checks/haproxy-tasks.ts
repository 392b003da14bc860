import type { ProxyDeclaration } from '../../declaring/declarations';
import { imageProblem } from '../../declaring/image-reference';
import { isNumberToken } from '../../declaring/tokens';
import { ECS, FARGATE_SIZES, NLB } from '../../facts/limits';
import { finding, withValues, type Finding } from '../../findings/finding';
import type { TaskSize } from '../../findings/haproxy/tasks';
import type { Place } from '../../findings/place';
import { HEALTH_PORT, mostTaskDefinitionBytes, taskDefinitionBytes } from '../haproxy-fleet';
import { ofProxy } from '../places';
import type { PublishedName } from '../published-name';
import type { FrontEndPlan } from '../publishing-plan';

/** What Amazon ECS refuses of the tasks, and what clients would notice of them. */
export function taskFindings(plan: FrontEndPlan, here: readonly PublishedName[], proxy: ProxyDeclaration): readonly Finding[] {
  return [
    ...refusedSize(proxy),
    ...refusedCount(proxy),
    ...refusedImage(proxy),
    ...drain(proxy),
    ...takenPorts(plan, here, proxy),
    ...tooLarge(plan, here, proxy),
  ];
}

function refusedSize({ haproxy }: ProxyDeclaration): readonly Finding[] {
  const { cpu, memoryMiB } = haproxy.fleet.tasks;
  const known = FARGATE_SIZES.find((each) => each.cpu === cpu);
  if (isNumberToken(cpu) || isNumberToken(memoryMiB) || known?.memoryMiB.includes(memoryMiB) === true) return [];
  const place = ofProxy('haproxy', 'fleet', 'tasks', known === undefined ? 'cpu' : 'memoryMiB');
  return [finding('haproxy-task-size-refused', place, { size: { cpu, memoryMiB }, nearest: nearestSizes({ cpu, memoryMiB }) })];
}

const ALL_SIZES: readonly TaskSize[] = FARGATE_SIZES.flatMap(({ cpu, memoryMiB }) => memoryMiB.map((each) => ({ cpu, memoryMiB: each })));

/** The nearest one that keeps either value, as far as there is one; else the nearest of all. */
function nearestSizes({ cpu, memoryMiB }: TaskSize): readonly TaskSize[] {
  const ratio = (one: number, other: number) => Math.abs(Math.log2(Math.max(one, 1)) - Math.log2(other));
  const byDistance = [...ALL_SIZES]
    .map((size) => ({ size, distance: ratio(cpu, size.cpu) + ratio(memoryMiB, size.memoryMiB) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ size }) => size);
  const kept = [byDistance.find((each) => each.cpu === cpu), byDistance.find((each) => each.memoryMiB === memoryMiB)].filter(
    (each) => each !== undefined,
  );
  return kept.length > 0 ? kept : byDistance.slice(0, 1);
}

function refusedCount({ haproxy }: ProxyDeclaration): readonly Finding[] {
  const { minimum, maximum } = haproxy.fleet.tasks;
  const refused = (['minimum', 'maximum'] as const).flatMap((key) => {
    const count = haproxy.fleet.tasks[key];
    if (isNumberToken(count) || Number.isInteger(count)) return [];
    return finding('haproxy-task-count-refused', ofCount(key), { kind: 'no whole number', key, count });
  });
  if (refused.length > 0 || isNumberToken(minimum) || isNumberToken(maximum)) return refused;
  return [
    ...(minimum < 1 ? [finding('haproxy-task-count-refused', ofCount('minimum'), { kind: 'too few', minimum })] : []),
    ...(minimum === 1 ? [finding('haproxy-single-task', ofCount('minimum'))] : []),
    ...(maximum < minimum
      ? [finding('haproxy-task-count-refused', ofCount('maximum'), { kind: 'below the minimum', minimum, maximum })]
      : []),
    ...(maximum > ECS.tasksPerService ? [finding('haproxy-task-count-refused', ofCount('maximum'), { kind: 'too many', maximum })] : []),
  ];
}

function ofCount(key: 'minimum' | 'maximum'): Place {
  return ofProxy('haproxy', 'fleet', 'tasks', key);
}

function refusedImage({ haproxy }: ProxyDeclaration): readonly Finding[] {
  const problem = imageProblem(haproxy.fleet.image);
  return problem === undefined ? [] : [finding('haproxy-image-refused', ofProxy('haproxy', 'fleet', 'image'), problem)];
}

/**
 * A deployment starts the new tasks beside all old ones, which then drain together: with the time to stop it takes little more than
 * an hour, and CloudFormation waits for three.
 */
function drain({ haproxy, idleTimeoutSeconds: idle }: ProxyDeclaration): readonly Finding[] {
  const { deregistrationDelay: delay } = haproxy.fleet;
  const { least, most } = NLB.deregistrationDelay;
  const place = ofProxy('haproxy', 'fleet', 'deregistrationDelay');
  if (delay !== undefined && isNumberToken(delay)) return [];
  if (delay !== undefined && (!Number.isInteger(delay) || delay < least || delay > most)) {
    return [finding('haproxy-drain-out-of-range', place, { delay })];
  }
  if (idle === undefined) return [];
  if (delay !== undefined && delay < Math.min(idle, most))
    return [withValues(finding('haproxy-drain-cuts-polls', place, { kind: 'chosen', delay, idle }), [delay])];
  if (idle <= most) return [];
  return [finding('haproxy-drain-cuts-polls', ofProxy('idleTimeoutSeconds'), { kind: 'at most', idle })];
}

/** Said of the one that somebody chose: those below 1024 are everybody's. */
function takenPorts({ fleet }: FrontEndPlan, here: readonly PublishedName[], proxy: ProxyDeclaration): readonly Finding[] {
  const ports = fleet?.ports ?? [];
  return ports
    .filter(({ published, container }) => published === container)
    .flatMap(({ published, container }) => {
      const other = ports.find((each) => each.container === container && each.published !== published)?.published;
      if (other === undefined && container !== HEALTH_PORT) return [];
      return finding('haproxy-port-taken', placeOfPort(published, here, proxy), { published, container, other });
    });
}

/** Who publishes a port; of several the first by name. */
export function placeOfPort(port: number, here: readonly PublishedName[], { pools }: ProxyDeclaration): Place {
  const [declared] = pools
    .filter(({ id }) => here.some(({ owner, httpsPort, httpPort }) => owner === id && (httpsPort === port || httpPort === port)))
    .filter(({ publishedPorts }) => publishedPorts.https === port || publishedPorts.http === port)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (declared === undefined) return ofProxy('pools');
  const key = ['publishedPorts', declared.publishedPorts.https === port ? 'https' : 'http'];
  return { owner: { kind: 'pool', id: declared.id, name: declared.name }, key };
}

function tooLarge(
  { fleet, configuration }: FrontEndPlan,
  here: readonly PublishedName[],
  { haproxy }: ProxyDeclaration,
): readonly Finding[] {
  if (fleet === undefined || configuration === undefined) return [];
  if (mostTaskDefinitionBytes(configuration, fleet) <= ECS.taskDefinition) return [];
  const bytes = taskDefinitionBytes(configuration, fleet);
  if (bytes <= ECS.taskDefinition) return [];
  const authorities = haproxy.serverAuthorities.reduce((sum, { text = '' }) => sum + Buffer.byteLength(text), 0);
  const names = new Set(here.map(({ name }) => name)).size;
  return [finding('haproxy-configuration-too-large', ofProxy('haproxy'), { bytes, names, authorities })];
}
