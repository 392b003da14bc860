import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyAndCertificate } from '../../lib/probing/rehearsal/throw-away-certificates';
import { OTHER_PROCESSOR } from './laboratory';

/** Bytes of each answer. */
const ANSWER = 1_024;

const START_TIMEOUT = 10_000;

/** Pools' servers at every address there is, which answer faster than any proxy asks: a HAProxy that has nobody to ask. */
export class StaticServers {
  public static async start(file: string, { key, cert }: KeyAndCertificate): Promise<StaticServers> {
    const folder = mkdtempSync(join(tmpdir(), 'servers-'));
    writeFileSync(join(folder, 'server.pem'), cert + key, { mode: 0o600 });
    writeFileSync(join(folder, 'haproxy.cfg'), configuration());
    const servers = new StaticServers(
      spawn('taskset', ['-c', OTHER_PROCESSOR, file, '-db', '-f', 'haproxy.cfg'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }),
      folder,
    );
    const deadline = Date.now() + START_TIMEOUT;
    while (!(await listens())) {
      if (Date.now() > deadline) throw new Error('the servers do not start');
      await sleep(20);
    }
    return servers;
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  public stop(): void {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function configuration(): string {
  return `global
    default-path config
    fd-hard-limit 20000
defaults
    timeout client 1h
    timeout http-keep-alive 1h
    timeout server 1h
    timeout connect 5s
frontend web-services
    mode http
    bind 0.0.0.0:4443 ssl crt server.pem alpn http/1.1
    http-request return status 200 content-type application/json string ${'x'.repeat(ANSWER)}
frontend monitor
    mode tcp
    bind 0.0.0.0:5061
    default_backend nobody
backend nobody
    mode tcp
`;
}

function listens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(4443, '10.20.0.11');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
