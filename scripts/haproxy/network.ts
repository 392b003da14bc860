import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where HAProxy listens. https://www.rfc-editor.org/rfc/rfc5737 */
export const PROXY_ADDRESS = '192.0.2.1';

/** The same in IPv6. https://www.rfc-editor.org/rfc/rfc3849 */
export const PROXY_ADDRESS_6 = '2001:db8::1';

/** Of the host on which everybody else is. */
export const WORLD_ADDRESS = '192.0.2.2';
const WORLD_ADDRESS_6 = '2001:db8::2';

const START_TIMEOUT = 10_000;

/** Why no network of one's own can be made here; undefined: it can. */
export function withoutNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'there are network namespaces on Linux only';
  for (const program of ['unshare', 'nsenter', 'ip']) {
    const { error } = spawnSync(program, ['--version']);
    if (error !== undefined) return `there is no ${program} (Debian packages util-linux and iproute2)`;
  }
  const { status, stderr } = spawnSync('unshare', [...unshared(), 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  return status === 0 ? undefined : `the system refuses network namespaces: ${stderr.trim()}`;
}

/** Runs a script in a network namespace of its own, with what it is given in JSON; its exit code. */
export function runInNamespace(script: string, given: unknown): number {
  const command = [...unshared(), process.execPath, '--import', 'tsx', script, JSON.stringify(given)];
  return spawnSync('unshare', command, { stdio: 'inherit' }).status ?? 1;
}

/** Arguments of unshare: whoever is not root becomes root of a namespace of users first. */
function unshared(): readonly string[] {
  return process.getuid?.() === 0 ? ['--net'] : ['--net', '--map-root-user'];
}

export interface SpawnOptions {
  readonly output?: 'pipe' | 'ignore';
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * A host for HAProxy, with a network namespace of its own, beside the one of this process, in which every other address is: those of the
 * pools' servers and of clients alike. So a written configuration runs as it is, and may take ports 80 and 443 of its host.
 */
export class ProxyHost {
  /** This process must be in a network namespace of its own, see `unshared`. */
  public static async start(): Promise<ProxyHost> {
    const holder = spawn('unshare', ['--net', 'sleep', 'infinity'], { stdio: 'ignore' });
    const host = new ProxyHost(holder);
    const own = readlinkSync('/proc/self/ns/net');
    while (readlinkSync(`/proc/${holder.pid ?? 0}/ns/net`) === own) await sleep(10);
    ip('link', 'set', 'lo', 'up');
    ip('link', 'add', 'world', 'type', 'veth', 'peer', 'name', 'proxy', 'netns', String(holder.pid));
    ip('address', 'add', `${WORLD_ADDRESS}/30`, 'dev', 'world');
    ip('-6', 'address', 'add', `${WORLD_ADDRESS_6}/64`, 'dev', 'world', 'nodad');
    ip('link', 'set', 'world', 'up');
    ip('route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo', 'table', 'main');
    host.ip('link', 'set', 'lo', 'up');
    host.ip('address', 'add', `${PROXY_ADDRESS}/30`, 'dev', 'proxy');
    host.ip('-6', 'address', 'add', `${PROXY_ADDRESS_6}/64`, 'dev', 'proxy', 'nodad');
    host.ip('link', 'set', 'proxy', 'up');
    host.ip('route', 'add', 'default', 'via', WORLD_ADDRESS);
    return host;
  }

  private constructor(private readonly holder: ChildProcess) {}

  /** A program that runs on the host; it has the process id of what is returned. */
  public spawn(
    program: string,
    args: readonly string[],
    folder: string,
    { output = 'pipe', env = process.env }: SpawnOptions = {},
  ): ChildProcess {
    return spawn('nsenter', [...this.inside(), program, ...args], { cwd: folder, env, stdio: ['ignore', output, 'pipe'] });
  }

  /** Resolves once it listens on every port. */
  public async listening(ports: readonly number[], hasEnded: () => boolean): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    for (const port of ports) {
      while (!(await accepts(port))) {
        if (hasEnded()) throw new Error('it has ended');
        if (Date.now() > deadline) throw new Error(`nothing listens on port ${port}`);
        await sleep(20);
      }
    }
  }

  public stop(): void {
    this.holder.kill('SIGKILL');
  }

  private inside(): readonly string[] {
    return ['--target', String(this.holder.pid), '--net'];
  }

  private ip(...args: readonly string[]): void {
    run('nsenter', [...this.inside(), 'ip', ...args]);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    // Of allowed sources wherever there are some.
    const socket = connect({ port, host: PROXY_ADDRESS, localAddress: '10.250.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

function ip(...args: readonly string[]): void {
  run('ip', args);
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
