import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { ProxyHost } from '../../scripts/haproxy/network';
import type { HaproxyProgram } from '../../scripts/haproxy/parts';
import { Laboratory } from './laboratory';
import { polls } from './polls';
import { rates } from './rates';

/** What is measured, in a network namespace that this process has for itself; in JSON. */
export interface Given {
  readonly haproxy: HaproxyProgram;
  /** undefined: there is none. */
  readonly nginx: string | undefined;
}

async function main(): Promise<void> {
  const { haproxy, nginx } = JSON.parse(process.argv[2] ?? '') as Given;
  const host = await ProxyHost.start();
  try {
    const laboratory = new Laboratory(haproxy, nginx, host);
    say(`HAProxy ${haproxy.version}, ${nginx === undefined ? 'no nginx' : versionOf(nginx)}; load average ${load()}`);
    say(await rates(laboratory));
    say(await polls(laboratory));
    say(`load average ${load()}`);
  } finally {
    host.stop();
  }
}

/** `nginx version: nginx/1.22.1` on its standard error. */
function versionOf(nginx: string): string {
  return /nginx\/\S+/.exec(spawnSync(nginx, ['-v'], { encoding: 'utf8' }).stderr)?.[0].replace('/', ' ') ?? 'nginx';
}

function load(): string {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(', ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
