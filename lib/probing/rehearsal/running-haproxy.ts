import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CONFIGURATION } from '../../haproxy/file-names';
import { LOOPBACK } from './loopback';

/** `HAProxy version 2.6.12`; undefined where the program is none, or is not there. */
export function haproxyVersion(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['-v'], { encoding: 'utf8', env: process.env });
  return status === 0 ? /^HA-?Proxy version \d[\d.]*/im.exec(stdout)?.[0] : undefined;
}

export interface RunningHaproxy {
  close(): Promise<void>;
}

/** It did not start; what it said is the message. */
export class HaproxyStartError extends Error {
  public constructor(said: string) {
    super(`HAProxy does not start.\n${said}`);
    this.name = 'HaproxyStartError';
  }
}

/** Milliseconds. */
const PATIENCE = 20_000;
const PAUSE = 50;

/** Runs a HAProxy on files in a folder of their own until it is closed. Throws a HaproxyStartError unless it listens on all ports. */
export async function runHaproxy(
  program: string,
  files: Readonly<Record<string, string>>,
  ports: readonly number[],
): Promise<RunningHaproxy> {
  const folder = mkdtempSync(join(tmpdir(), 'lync-rehearsal-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    // A private key among them.
    writeFileSync(join(folder, path), text, { mode: 0o600 });
  }
  const child = spawn(program, ['-db', '-f', join(folder, CONFIGURATION)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      resolve();
    };
    child.once('exit', end).once('error', end);
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-MOST_SAID)));
  // Whoever stops the rehearsal stops it too.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    process.removeListener('exit', kill);
    if (isRunning(child)) child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const port of ports) await listening(child, port);
    return { close };
  } catch {
    await close();
    throw new HaproxyStartError(said.replaceAll(`${folder}/`, '').trim());
  }
}

const MOST_SAID = 20_000;

function isRunning({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (isRunning(child) && Date.now() < until) {
    if (await isOpen(port)) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`nothing listens on ${port}`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Ports of loopback that nobody has at this moment. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject).listen(0, LOOPBACK, () => {
            resolve(server);
          });
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
