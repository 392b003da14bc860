import { spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProxyHost } from './network';

/** Files by their paths below the folder of the configuration. */
export type Files = Readonly<Record<string, string>>;

const STOP_TIMEOUT = 5_000;

export interface StartOptions {
  /** Processors it may use, as taskset takes them; undefined: all. */
  readonly processors?: string;
  /** Whether its log goes nowhere. */
  readonly isSilent?: boolean;
}

/** A HAProxy with a master process, as systemd and the official image start it. */
export class RunningHaproxy {
  /** Judges the configuration, starts it, and resolves once it listens on every port. */
  public static async start(
    file: string,
    host: ProxyHost,
    files: Files,
    ports: readonly number[],
    { processors, isSilent }: StartOptions = {},
  ): Promise<RunningHaproxy> {
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
    const args = ['-W', '-db', '-f', 'haproxy.cfg'];
    const output = isSilent === true ? 'ignore' : 'pipe';
    const child =
      processors === undefined
        ? host.spawn(file, args, folder, { output })
        : host.spawn('taskset', ['-c', processors, file, ...args], folder, { output });
    const haproxy = new RunningHaproxy(child, folder, written);
    try {
      await host.listening(ports, () => haproxy.hasEnded);
    } catch (error) {
      await haproxy.stop();
      throw new Error(`HAProxy does not start: ${haproxy.log}`, { cause: error });
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

  /** Of its master process. */
  public get pid(): number {
    return this.child.pid ?? 0;
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
}
