import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** An nginx with its stream module, or why there is none. */
export type NginxProgram =
  | {
      readonly file: string;
      /** The file of the module, where it is not built in. */
      readonly streamModule?: string;
    }
  | { readonly missing: string };

/** What an nginx is to do, and the ports of 127.0.0.1 on which it will listen. */
export interface NginxConfiguration {
  /** Blocks of the main context. */
  readonly blocks: string;
  readonly ports: readonly number[];
  /** Files beside the configuration, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

const START_TIMEOUT = 10_000;
const STOP_TIMEOUT = 3_000;

/** NGINX, else the usual places: users other than root often have no sbin in their PATH. */
export function findNginx(): NginxProgram {
  if (process.platform !== 'linux') return { missing: 'it is run on Linux only' };
  const named = process.env['NGINX'] ?? '';
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const file = named === '' ? folders.map((folder) => join(folder, 'nginx')).find((each) => existsSync(each)) : named;
  if (file === undefined) return { missing: 'there is no nginx (Debian package nginx; or name one with NGINX=/path/to/it)' };
  const { stderr, error } = spawnSync(file, ['-V'], { encoding: 'utf8', timeout: 10_000 });
  if (error !== undefined) return { missing: `${file} does not run: ${error.message}` };
  if (/--with-stream(?!\S)/.test(stderr)) return { file };
  const [, folder = '/usr/lib/nginx/modules'] = /--modules-path=(\S+)/.exec(stderr) ?? [];
  const streamModule = join(folder, 'ngx_stream_module.so');
  if (existsSync(streamModule)) return { file, streamModule };
  return { missing: `${file} has no stream module (Debian package libnginx-mod-stream)` };
}

/** A running nginx, in the foreground, with all of its files in a temporary folder. */
export class Nginx {
  /** Starts it, and resolves once it listens on every port. */
  public static async start(program: NginxProgram, { blocks, ports, files = {} }: NginxConfiguration): Promise<Nginx> {
    if ('missing' in program) throw new Error(program.missing);
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o600 });
    writeFileSync(join(folder, 'nginx.conf'), `${mainContext(program.streamModule)}\n${blocks}\n`);
    const child = spawn(program.file, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const nginx = new Nginx(child, folder);
    try {
      await nginx.listening(ports);
    } catch (error) {
      await nginx.stop();
      throw error;
    }
    return nginx;
  }

  private output = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  }

  /** Ends it and removes its folder. */
  public async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const deadline = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT);
    await this.ended;
    clearTimeout(deadline);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async listening(ports: readonly number[]): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    for (const port of ports) {
      while (!(await accepts(port))) {
        if (this.child.exitCode !== null || this.child.pid === undefined) throw new Error(`nginx has ended: ${this.log()}`);
        if (Date.now() > deadline) throw new Error(`nginx does not listen on port ${port}: ${this.log()}`);
        await sleep(20);
      }
    }
  }

  private log(): string {
    const file = join(this.folder, 'error.log');
    return `${this.output}${existsSync(file) ? readFileSync(file, 'utf8') : ''}`;
  }
}

/** Ports of 127.0.0.1 that were free a moment ago: nginx cannot be asked to choose some. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A single process, which runs as whoever runs the tests and leaves no workers behind. */
function mainContext(streamModule: string | undefined): string {
  return [
    ...(streamModule === undefined ? [] : [`load_module ${streamModule};`]),
    'daemon off;',
    'master_process off;',
    'pid nginx.pid;',
    'lock_file nginx.lock;',
    'error_log error.log warn;',
    'events { worker_connections 512; }',
  ].join('\n');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
