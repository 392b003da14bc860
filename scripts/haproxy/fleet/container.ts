import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROXY_ADDRESS, type ProxyHost } from '../network';
import type { HaproxyProgram } from '../parts';
import type { Container } from './described';

/** User and group of the official image. https://github.com/docker-library/haproxy/blob/master/Dockerfile-debian.template */
const USER = 99;

/** Files that a process of Fargate may have open. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-resource-limits */
const MOST_FILES = 65_535;

const START_TIMEOUT = 10_000;

/** A shell, with the programs that an image has beside it. */
export interface Shell {
  readonly name: string;
  /** Its program, which is everything else too where it is BusyBox. */
  readonly file: string;
}

/** The shells of the official images, of Debian and of Alpine Linux, as far as they are here, and what is missing. */
export function findShells(): { readonly shells: readonly Shell[]; readonly missing: readonly string[] } {
  const wanted = [
    { name: 'dash', file: '/usr/bin/dash', from: 'dash' },
    { name: 'busybox', file: '/usr/bin/busybox', from: 'busybox' },
  ];
  const runs = ({ name, file }: Shell) => spawnSync(file, name === 'busybox' ? ['sh', '-c', ':'] : ['-c', ':']).status === 0;
  return {
    shells: wanted.filter(runs),
    missing: wanted.filter((each) => !runs(each)).map(({ name, from }) => `there is no ${name} (Debian package ${from})`),
  };
}

/** Why no container can be made here; undefined: it can. */
export function withoutContainers(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'only root becomes the user that a container runs as';
}

/**
 * A container as Fargate runs it: a root file system with the programs of an image, to which nobody writes, memory where the
 * description has it, a process tree of its own, another user than root, and no capability.
 */
export class RunningContainer {
  /** Runs what a description says, with its own command unless another one is given. */
  public static start(
    { file }: HaproxyProgram,
    shell: Shell,
    host: ProxyHost,
    container: Container,
    secrets: readonly string[] = [],
    command = container.command,
  ): RunningContainer {
    const isBusybox = shell.name === 'busybox';
    const variables: Readonly<Record<string, string>> = {
      ...container.environment,
      ...Object.fromEntries(container.secrets.map((name, index) => [name, secrets[index] ?? ''])),
    };
    const setting = {
      PATH: process.env['PATH'],
      PROGRAM_FOLDER: dirname(file),
      SHELL_FILE: shell.file,
      APPLETS: isBusybox ? APPLETS.join(' ') : '',
      WRITABLE: container.writable.map(({ path, size }) => `${path}:${size}`).join(' '),
      READ_ONLY: container.isReadOnly ? 'ro' : 'rw',
      BOUNDING: container.dropped.includes('ALL') ? '-all' : '+all',
    };
    const given = Object.entries({ ...variables, PATH: isBusybox ? '/opt/bin:/bin' : '/opt/bin:/bin:/usr/bin' }).map(
      ([name, value]) => `${name}=${value}`,
    );
    const own = [...container.entryPoint, ...command];
    const args = ['--mount', '--pid', '--fork', '/bin/sh', '-euc', SETTING_UP, 'sh', ...given, ...own];
    return new RunningContainer(host.spawn('unshare', args, '/', { env: setting }), [...container.ports]);
  }

  /** What it has written, to standard output and error. */
  public output = '';
  public errors = '';
  /** Exit code. */
  public readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly ports: readonly number[],
  ) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  public get log(): string {
    return this.output + this.errors;
  }

  public get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves once it takes connections at every port it is said to have. */
  public async listening(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    for (const port of this.ports) {
      while (!(await accepts(port))) {
        if (this.hasEnded) throw new Error(`the container has ended: ${this.errors}`);
        if (Date.now() > deadline) throw new Error(`the container does not listen at ${port}: ${this.errors}`);
        await sleep(20);
      }
    }
  }

  /** As Fargate does, with the signal that the image names. */
  public signal(signal: NodeJS.Signals): void {
    process.kill(this.first, signal);
  }

  /** At once. */
  public async stop(): Promise<void> {
    if (!this.hasEnded) this.signal('SIGKILL');
    await this.ended;
  }

  /** The process that is number 1 inside, by its number outside. */
  private get first(): number {
    const pid = String(this.child.pid);
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
  }
}

/** What a program answers that was run to its end in such a container. */
export async function said(running: RunningContainer): Promise<{ readonly status: number | null; readonly text: string }> {
  const status = await running.ended;
  return { status, text: running.output + running.errors };
}

/** Of BusyBox: as many as the start of a task may need, and what tells who one is. */
const APPLETS = ['base64', 'tar', 'gzip', 'gunzip', 'mkdir', 'cat', 'id', 'grep', 'touch', 'rm', 'ls', 'env'];

/** Run by root in namespaces of its own; arguments: variables, then the command. */
const SETTING_UP = `
mount --make-rprivate /
ulimit -n ${MOST_FILES} 2>/dev/null || ulimit -n "$(ulimit -H -n)"
root=/mnt
mount -t tmpfs -o mode=755 tmpfs $root
mkdir -p $root/usr $root/proc $root/dev $root/bin $root/opt/bin $root/opt/haproxy $root/tmp
chmod 1777 $root/tmp
mount --bind /usr $root/usr
mount -o remount,bind,ro $root/usr
for name in lib lib32 lib64; do
  if [ -L /$name ]; then cp -P /$name $root/$name; elif [ -d /$name ]; then mkdir $root/$name; mount --rbind /$name $root/$name; fi
done
mount --bind "$PROGRAM_FOLDER" $root/opt/haproxy
mount -o remount,bind,ro $root/opt/haproxy
ln -s /opt/haproxy/haproxy $root/opt/bin/haproxy
ln -s "$SHELL_FILE" $root/bin/sh
for applet in $APPLETS; do ln -s "$SHELL_FILE" $root/bin/$applet; done
for device in null zero urandom; do touch $root/dev/$device; mount --bind /dev/$device $root/dev/$device; done
mount -t proc proc $root/proc
for each in $WRITABLE; do
  mount -t tmpfs -o nosuid,nodev,noexec,mode=$(stat -c %a $root\${each%:*}),size=\${each#*:}m tmpfs $root\${each%:*}
done
mount -o remount,bind,$READ_ONLY $root
cd $root
exec chroot . /usr/bin/setpriv --reuid ${USER} --regid ${USER} --clear-groups --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=$BOUNDING /usr/bin/env -i "$@"
`;

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: PROXY_ADDRESS });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
