import { ECS, NLB } from '../../facts/limits';
import type { FindingFamily } from '../finding-family';

const SIZES = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html';
const QUOTAS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html';
const TARGET_GROUPS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html';
const IMAGES = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html';

/** Why an image is not taken. */
export type ImageProblem =
  /** tag: what stands in the place of a digest; undefined: nothing. */
  | { readonly kind: 'no digest'; readonly tag: string | undefined }
  | { readonly kind: 'malformed digest'; readonly digest: string }
  | { readonly kind: 'malformed name'; readonly name: string }
  | { readonly kind: 'digest unknown' };

/** built, supportEnds: days, like 2026-09-25. */
type AgedImage =
  | { readonly kind: 'old'; readonly version: string; readonly built: string; readonly days: number }
  | { readonly kind: 'out of support'; readonly version: string; readonly supportEnds: string };

export interface TaskSize {
  /** In 1/1024 of a processor. */
  readonly cpu: number;
  readonly memoryMiB: number;
}

type TaskCount =
  | { readonly kind: 'too few'; readonly minimum: number }
  | { readonly kind: 'no whole number'; readonly key: 'minimum' | 'maximum'; readonly count: number }
  | { readonly kind: 'below the minimum'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'too many'; readonly maximum: number };

type ShortDrain =
  | { readonly kind: 'chosen'; readonly delay: number; readonly idle: number }
  /** No target group drains as long as connections may be silent. */
  | { readonly kind: 'at most'; readonly idle: number }
  | { readonly kind: 'deployed'; readonly delay: number };

export interface TakenPort {
  /** What clients connect to. */
  readonly published: number;
  /** Where the tasks listen for it. */
  readonly container: number;
  /** The other published port that leads there; undefined: it is where the load balancer asks whether a task is healthy. */
  readonly other: number | undefined;
}

const A_DIGEST =
  'Write its repository and digest, like public.ecr.aws/docker/library/haproxy@sha256: and 64 hexadecimal digits in lower case.';

const REFUSED_BY_ECS = 'Amazon ECS refuses it, and the deployment fails.';

function sizeText({ cpu, memoryMiB }: TaskSize): string {
  return `cpu ${cpu} with memoryMiB ${memoryMiB}`;
}

/** About the tasks of a HAProxy on AWS. */
export const TASKS = {
  'haproxy-configuration-too-large': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The configuration of HAProxy, packed, and the rest of the task definition are more than a task definition holds.',
    source: QUOTAS,
    message: ({ bytes, names, authorities }: { readonly bytes: number; readonly names: number; readonly authorities: number }) => [
      `The task definition would have ${bytes} bytes, with the packed configuration of ${names === 1 ? 'one public name' : `${names} public names`} and ${authorities} bytes of serverAuthorities in it.`,
      `One holds ${ECS.taskDefinition} bytes; Amazon ECS refuses a larger one, and AWS does not raise this.`,
      'Name fewer certificate authorities, only those that issued the certificates of the servers; shorten furtherConfiguration; or publish some of the names by a second proxy.',
    ],
  },
  'haproxy-drain-cuts-polls': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'A connection may be silent for longer than a task of HAProxy that is to go still has for its clients.',
    source: TARGET_GROUPS,
    message: (short: ShortDrain) => {
      const cut =
        'Clients that wait for events send nothing meanwhile: with every deployment, requests that wait longer are cut, and whoever sent them signs in again.';
      switch (short.kind) {
        case 'chosen':
          return [
            `deregistrationDelay is ${short.delay} seconds, and idleTimeout lets a client wait for ${short.idle}.`,
            cut,
            `Write at least ${Math.min(short.idle, NLB.deregistrationDelay.most)}, or leave deregistrationDelay out.`,
          ];
        case 'at most':
          return [
            `idleTimeout lets a client wait for ${short.idle} seconds, and a task that is to go has ${NLB.deregistrationDelay.most} at most.`,
            cut,
            `Write idleTimeout: ${NLB.deregistrationDelay.most} or less where no client waits longer (those of Lync wait for half an hour), or acknowledge this.`,
          ];
        case 'deployed':
          return [
            `A task that is to go has ${short.delay} seconds for its clients (deregistration_delay.timeout_seconds).`,
            cut,
            'Write as many seconds as a connection may be silent, 1830 unless idleTimeout says otherwise.',
          ];
      }
    },
  },
  'haproxy-drain-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'deregistrationDelay of HAProxy is no number of seconds that a target group takes.',
    source: TARGET_GROUPS,
    message: ({ delay }: { readonly delay: number }) => [
      `deregistrationDelay is ${delay} seconds.`,
      `A target group takes whole seconds from ${NLB.deregistrationDelay.least} to ${NLB.deregistrationDelay.most}; Elastic Load Balancing refuses another number, and the deployment fails.`,
      'Write one of these, or leave it out: it then follows idleTimeout.',
    ],
  },
  'haproxy-image-aged': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['plan'],
    says: 'The image of HAProxy was built more than 90 days ago, or its release gets no security updates any more.',
    source: 'https://github.com/docker-library/repo-info/tree/master/repos/haproxy/remote',
    message: (aged: AgedImage) => [
      aged.kind === 'old'
        ? `The image of HAProxy (${aged.version}) was built on ${aged.built}, ${aged.days} days ago.`
        : `The release of HAProxy in the image (${aged.version}) gets security updates until ${aged.supportEnds}, and that day is over.`,
      'What is found in HAProxy, OpenSSL or the system beneath since then is not mended in it, and it answers the Internet.',
      aged.kind === 'old'
        ? 'Write the digest of a newer image of the same release under haproxy.image; a new version of this package is not needed.'
        : 'Write the digest of an image of a release with long-term support under haproxy.image; a new version of this package is not needed.',
      'Digests stand in repos/haproxy/remote of docker-library/repo-info on GitHub, a file a tag; the update replaces the tasks while the old ones drain.',
    ],
  },
  'haproxy-image-refused': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The image of HAProxy has no digest, or is no reference to an image.',
    source: IMAGES,
    message: (problem: ImageProblem) => {
      switch (problem.kind) {
        case 'no digest':
          return [
            problem.tag === undefined
              ? 'The image of HAProxy has neither tag nor digest, which means the tag latest.'
              : `The image of HAProxy has the tag ${JSON.stringify(problem.tag)} and no digest.`,
            'Whoever owns the repository may move a tag: every task that starts would run what it means that day, and tasks of one service different things.',
            A_DIGEST,
          ];
        case 'malformed digest':
          return [
            `${JSON.stringify(problem.digest)} is no digest of an image.`,
            'No registry finds an image by it, and tasks do not start.',
            A_DIGEST,
          ];
        case 'malformed name':
          return [
            `${JSON.stringify(problem.name)} is no repository of images.`,
            'It is a registry and a path in lower case, without https://; no registry finds another one, and tasks do not start.',
            A_DIGEST,
          ];
        case 'digest unknown':
          return [
            'Only the deployment knows the digest of the image of HAProxy (a CDK token).',
            'Nobody who reads the template then sees what runs, nor whether it stays the same.',
            'Write the digest itself; the repository may be a token, as in repository.repositoryUriForDigest("sha256:...").',
          ];
      }
    },
  },
  'haproxy-port-taken': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A published port at which the tasks of HAProxy listen for something else.',
    source: 'tasks run without privileges: they listen for a port below 1024 at one that is larger by 20000',
    message: ({ published, container, other }: TakenPort) => [
      other === undefined
        ? `Port ${published} is published, and at port ${container} the load balancer asks every task of HAProxy whether it is healthy.`
        : `Ports ${other} and ${published} are published, and for both of them the tasks of HAProxy would listen at port ${container}.`,
      'One port of a task answers for one of the two only.',
      'Publish another port (publishedPorts), below 20001 or above 21024.',
    ],
  },
  'haproxy-single-task': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'There may be a single task of HAProxy, in one zone.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-scheduler-replica.html',
    message: () => [
      'tasks.minimum is 1: there may be one task of HAProxy, in one zone.',
      'When it or its zone fails, nobody is answered until another one has started.',
      'Write at least 2, or acknowledge this where an outage of some minutes does no harm.',
    ],
  },
  'haproxy-task-count-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'No number of tasks, less than one, or fewer at most than at least.',
    source: QUOTAS,
    message: (refused: TaskCount) => {
      switch (refused.kind) {
        case 'too few':
          return [
            `tasks.minimum is ${refused.minimum}.`,
            'Without a task of HAProxy nobody is answered.',
            'Write 2, so that one is there when the other fails, or more.',
          ];
        case 'no whole number':
          return [
            `tasks.${refused.key} is ${refused.count}.`,
            'It is how many tasks of HAProxy there are, and has to be known at synthesis.',
            'Write a whole number.',
          ];
        case 'below the minimum':
          return [
            `tasks.maximum is ${refused.maximum}, and tasks.minimum ${refused.minimum}.`,
            'Application Auto Scaling refuses that, and the deployment fails.',
            `Write maximum: ${refused.minimum} or more; with the same number nothing is scaled.`,
          ];
        case 'too many':
          return [
            `tasks.maximum is ${refused.maximum}.`,
            `A service of Amazon ECS has ${ECS.tasksPerService} tasks at most.`,
            'Write fewer, and give each of them more memory: connections are what takes it.',
          ];
      }
    },
  },
  'haproxy-task-size-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Processor and memory of a task of HAProxy that Fargate does not have together.',
    source: SIZES,
    message: ({ size, nearest }: { readonly size: TaskSize; readonly nearest: readonly TaskSize[] }) => [
      `Fargate has no task of ${sizeText(size)}.`,
      REFUSED_BY_ECS,
      `Write ${nearest.map(sizeText).join(', or ')}.`,
    ],
  },
} as const satisfies FindingFamily;
