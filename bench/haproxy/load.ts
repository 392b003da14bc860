import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROXY_ADDRESS } from '../../scripts/haproxy/network';

export interface Load {
  /** The name that connections are opened with. */
  readonly name: string;
  /** Asked for in turn. */
  readonly hosts: readonly string[];
  /** Clients that keep their connections, or come anew for each request. */
  readonly clients: 'keep-alive' | 'close';
  readonly seconds: number;
  /** Where it runs, as taskset takes it. */
  readonly core: string;
}

export interface Answers {
  readonly perSecond: number;
  /** Milliseconds from a request to its answer, of the slowest of a hundred. */
  readonly p99: number;
  readonly requests: number;
}

/** Side by side. */
export const CLIENTS = { 'keep-alive': 32, close: 16 } as const;

export function withoutWrk(): string | undefined {
  for (const program of ['wrk', 'taskset'])
    if (spawnSync(program, ['-v']).error !== undefined) return `there is no ${program} (Debian packages wrk and util-linux)`;
  return undefined;
}

/** Asks as fast as it is answered. */
export async function asked({ name, hosts, clients, seconds, core }: Load): Promise<Answers> {
  const args = ['-t', '1', '-c', String(CLIENTS[clients]), '-d', `${seconds}s`, '--timeout', '10s', '-s', join(__dirname, 'wrk.lua')];
  const child = spawn('taskset', ['-c', core, 'wrk', ...args, `https://${name}/`], {
    env: { ...process.env, BENCH_ADDRESS: PROXY_ADDRESS, BENCH_HOSTS: hosts.join(' '), BENCH_CONNECTION: clients },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child, 'close');
  const json = text.split('\n').find((line) => line.startsWith('{'));
  const { requests, microseconds, p99, failed } = JSON.parse(json ?? '{}') as Readonly<Record<string, number>>;
  if (requests === undefined || microseconds === undefined || p99 === undefined) throw new Error(`wrk said: ${text}`);
  if (failed !== 0 || requests === 0) throw new Error(`${failed ?? 0} of ${requests} requests failed: ${text}`);
  return { perSecond: (requests / microseconds) * 1_000_000, p99: p99 / 1_000, requests };
}
