import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProxyHost } from '../../scripts/haproxy/network';
import type { Files } from '../../scripts/haproxy/running-haproxy';

/** An nginx on the host, in the foreground. */
export class RunningNginx {
  public static async start(file: string, host: ProxyHost, files: Files, processors: string): Promise<RunningNginx> {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content, { mode: 0o600 });
    }
    const nginx = new RunningNginx(host.spawn('taskset', ['-c', processors, file, '-p', folder, '-c', 'nginx.conf'], folder), folder);
    try {
      await host.listening([443], () => nginx.child.exitCode !== null);
    } catch (error) {
      await nginx.stop();
      throw new Error(`nginx does not start: ${nginx.errors}`, { cause: error });
    }
    return nginx;
  }

  private errors = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    child.stdout?.resume();
    this.ended = new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  }

  /** Of its master process. */
  public get pid(): number {
    return this.child.pid ?? 0;
  }

  public async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
