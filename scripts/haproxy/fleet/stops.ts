import { setTimeout as sleep } from 'node:timers/promises';
import { packed, unpacked } from '../../../lib/haproxy/packing';
import { FILES_VARIABLE } from '../../../lib/haproxy/start-command';
import type { ThrowAwayAuthority } from '../../../lib/probing/rehearsal/throw-away-certificates';
import { Client, type Reply } from '../client';
import { HOST } from '../laboratory';
import type { ProxyHost } from '../network';
import type { HaproxyProgram, Tell } from '../parts';
import { answer, PoolServers } from '../pool-servers';
import { RunningContainer, type Shell } from './container';
import type { Container, Fleet } from './described';
import { LOAD_BALANCER, LoadBalancer } from './load-balancer';

/** Whoever still waits at the hard stop is told so, or cut off. */
const CUT_OFF: readonly string[] = ['502', 'lost'];

/** Seconds. */
const POLL = 7;

/** In place of what is written, which is almost two minutes. */
const HARD_STOP = 3;

/** What the signal of the image does, by which Fargate has a task end. */
export async function stops(
  program: HaproxyProgram,
  shell: Shell,
  host: ProxyHost,
  { container, passages }: Fleet,
  authority: ThrowAwayAuthority,
  tell: Tell,
): Promise<void> {
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] }, (request, response, arrival) => {
    const [, seconds = '0'] = /timeout=(\d+)/.exec(request.url ?? '') ?? [];
    setTimeout(
      () => {
        answer(request, response, arrival);
      },
      Number(seconds) * 1_000,
    );
  });
  const balancer = await LoadBalancer.start(passages, authority.issue([HOST]));
  const clients: Client[] = [];
  const asked = async (seconds: number): Promise<string> => {
    const client = new Client('198.51.100.1', authority.certificate, 1, LOAD_BALANCER);
    clients.push(client);
    const reply: Reply | Error = await client
      .ask({ scheme: 'https', port: 443, host: HOST, path: `/ucwa/v1/events?timeout=${seconds}` })
      .catch((error: unknown) => error as Error);
    return reply instanceof Error ? 'lost' : String(reply.status);
  };
  /** The ends of a poll, of a request after the signal, and of the container; and the seconds between. */
  const around = async (described: Container, poll: number, patience: number) => {
    const running = RunningContainer.start(program, shell, host, described);
    try {
      await running.listening();
      const polled = asked(poll);
      await sleep(1_000);
      const started = Date.now();
      running.signal('SIGUSR1');
      await sleep(500);
      const refused = await asked(0);
      const code = await Promise.race([running.ended, sleep(patience * 1_000, 'none' as const)]);
      return { poll: await Promise.race([polled, sleep(500, 'none')]), refused, code, seconds: Math.round((Date.now() - started) / 1_000) };
    } finally {
      await running.stop();
    }
  };
  try {
    const soft = await around(container, POLL, POLL + 3);
    tell(
      soft.poll === '200' && soft.refused === 'lost' && soft.code === 0,
      `HAProxy ${program.version} behind a load balancer, told to stop: a poll ends in ${soft.poll} after ${POLL} s, a new request is ${soft.refused}, the container ends with ${soft.code}`,
    );
    const { written, sooner } = withHardStop(container, HARD_STOP);
    const hard = await around(sooner, 60, HARD_STOP + 5);
    tell(
      CUT_OFF.includes(hard.poll) && hard.code !== 'none' && written < container.stopTimeout,
      `HAProxy ${program.version} behind a load balancer, told to stop, with ${HARD_STOP} s for ${written} s of ${container.stopTimeout} s: a poll of 60 s is ${hard.poll}, the container ends after ${hard.seconds} s`,
    );
  } finally {
    for (const client of clients) client.close();
    await balancer.stop();
    await servers.stop();
  }
}

const CONFIGURATION = 'haproxy.cfg';

/** The same with another time until HAProxy ends whatever goes on, and the one that is written. */
function withHardStop(container: Container, seconds: number): { readonly written: number; readonly sooner: Container } {
  const files = unpacked(container.environment[FILES_VARIABLE] ?? '') ?? {};
  const text = files[CONFIGURATION] ?? '';
  const [line = '', written] = /^ *hard-stop-after (\d+)s$/m.exec(text) ?? [];
  const changed = { ...files, [CONFIGURATION]: text.replace(line, `hard-stop-after ${seconds}s`) };
  return { written: Number(written), sooner: { ...container, environment: { [FILES_VARIABLE]: packed(changed) } } };
}
