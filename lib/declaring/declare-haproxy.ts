import { HAPROXY_IMAGE } from '../facts/haproxy-image';
import type { Path } from '../findings/place';
import type { HaproxyDeclaration, HaproxyTasksDeclaration, ProxyDeclaration } from './declarations';
import { canonicalHost } from './host-name';

/** What goes without saying: two tasks, each of which alone carries several thousand long polls. */
const TASKS: HaproxyTasksDeclaration = { minimum: 2, maximum: 10, cpu: 512, memoryMiB: 1024 };

/** What somebody said of a HAProxy, in a deployment file or as a construct. */
export interface SaidHaproxy extends Pick<HaproxyDeclaration, 'serverAuthorities' | 'furtherConfiguration'> {
  readonly image: string | undefined;
  readonly tasks: { readonly [Key in keyof HaproxyTasksDeclaration]?: number | undefined } | undefined;
  readonly fixedAddresses: readonly string[] | undefined;
  readonly deregistrationDelay: number | undefined;
  readonly certificates: HaproxyDeclaration['fleet']['certificates'] | undefined;
}

/** The HAProxy with all that goes without saying, names in lower case. */
export function declareHaproxy(said: SaidHaproxy): HaproxyDeclaration {
  const { minimum = TASKS.minimum, cpu = TASKS.cpu } = said.tasks ?? {};
  const { maximum = atLeast(TASKS.maximum, minimum), memoryMiB = atLeast(TASKS.memoryMiB, 2 * cpu) } = said.tasks ?? {};
  return {
    serverAuthorities: said.serverAuthorities,
    furtherConfiguration: said.furtherConfiguration,
    fleet: {
      image: said.image ?? HAPROXY_IMAGE.reference,
      tasks: { minimum, maximum, cpu, memoryMiB },
      fixedAddresses: said.fixedAddresses ?? [],
      deregistrationDelay: said.deregistrationDelay,
      certificates: (said.certificates ?? []).map((each) => ({ ...each, names: each.names.map(canonicalHost) })),
    },
  };
}

/** What is no number is told where it was written, and nowhere else. */
function atLeast(least: number, said: number): number {
  return said > least ? said : least;
}

/** Whether something stands behind HAProxy on AWS, or still does. */
export function hasFleet({ frontEnd, pools, officeWebApps, furtherServices }: ProxyDeclaration): boolean {
  const passages = [...pools, ...officeWebApps, ...furtherServices].map(({ passage }) => passage);
  return [frontEnd, ...passages.flatMap((each) => [each.frontEnd, each.movingFrom])].includes('haproxy');
}

/** The words by which people say what a fleet asks for: its keys stand beside the others. */
export function saidKey([first, second, ...rest]: Path): Path {
  return first === 'haproxy' && second === 'fleet' ? [first, ...rest] : [first, second, ...rest].filter((part) => part !== undefined);
}
