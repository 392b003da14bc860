import { spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROXY_ADDRESS, type ProxyHost } from './network';

/** Files by their paths below the folder of the configuration. */
export type Files = Readonly<Record<string, string>>;

const START_TIMEOUT = 10_000;
const STOP_TIMEOUT = 5_000;

/** A HAProxy with a master process, as systemd and the official image start it. */
export class RunningHaproxy {
  /** Judges the configuration, starts it, and resolves once it listens on every port. */
  public static async start(file: string, host: ProxyHost, files: Files, ports: readonly number[]): Promise<RunningHaproxy> {
    const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
    const written = (changed: Files) => {
      for (const [name, content] of Object.entries(changed)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content, { mode: 0o600 });
      }
    };
    written(files);
    const judged = spawnSync(file, ['-c', '-dW', '-f', 'haproxy.cfg'], { cwd: folder, encoding: 'utf8' });
    if (judged.status !== 0) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`${file} refuses the configuration: ${judged.stdout}${judged.stderr}`);
    }
    const haproxy = new RunningHaproxy(host.spawn(file, ['-W', '-db', '-f', 'haproxy.cfg'], folder), folder, written);
    try {
      await haproxy.listening(ports);
    } catch (error) {
      await haproxy.stop();
      throw error;
    }
    return haproxy;
  }

  /** What it has logged and warned of. */
  public log = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** Replaces files beside the configuration. */
    public readonly write: (files: Files) => void,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    this.ended = new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  }

  public get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** As `systemctl reload` does: new processes take over, old ones end what they have begun. */
  public reload(): void {
    this.child.kill('SIGUSR2');
  }

  /** Ends what it has begun, and then itself. */
  public stopGracefully(): void {
    this.child.kill('SIGUSR1');
  }

  /** Resolves once the log says so. */
  public async logged(what: RegExp, patience: number): Promise<void> {
    const deadline = Date.now() + patience;
    while (!what.test(this.log)) {
      if (Date.now() > deadline)
        throw new Error(`the log of HAProxy does not say ${String(what)} within ${patience} ms:\n${this.log.slice(-2000)}`);
      await sleep(20);
    }
  }

  /** Ends it at once and removes its folder. */
  public async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const deadline = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT);
    await this.ended;
    clearTimeout(deadline);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async listening(ports: readonly number[]): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    for (const port of ports) {
      while (!(await accepts(port))) {
        if (this.hasEnded) throw new Error(`HAProxy has ended: ${this.log}`);
        if (Date.now() > deadline) throw new Error(`HAProxy does not listen on port ${port}: ${this.log}`);
        await sleep(20);
      }
    }
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
