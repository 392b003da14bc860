import { setTimeout as sleep } from 'node:timers/promises';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { Client, type Reply } from './client';
import { DEPLOYMENT, filesFor, HOST } from './laboratory';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { answer, PoolServers } from './pool-servers';
import { RunningHaproxy } from './running-haproxy';

/** Seconds, a hundredth of what they are with Lync. */
const IDLE = 9;
const POLL = 7;

/** Polls as long as Lync's, and what happens around them, a hundred times faster. */
export async function polls({ programs }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] }, (request, response, arrival) => {
    const [, seconds = '0'] = /timeout=(\d+)/.exec(request.url ?? '') ?? [];
    setTimeout(
      () => {
        answer(request, response, arrival);
      },
      Number(seconds) * 1_000,
    );
  });
  try {
    for (const program of programs) await around(program, host, authority, tell);
  } finally {
    await servers.stop();
  }
}

async function around({ file, version }: HaproxyProgram, host: ProxyHost, authority: ThrowAwayAuthority, tell: Tell): Promise<void> {
  const { files, ports } = filesFor(DEPLOYMENT, authority, { idleSeconds: IDLE });
  const haproxy = await RunningHaproxy.start(file, host, files, ports);
  const clients: Client[] = [];
  const asked = (seconds: number, client = new Client('198.51.100.1', authority.certificate)): Promise<Reply | Error> => {
    clients.push(client);
    const question = { scheme: 'https', port: 443, host: HOST, path: `/ucwa/v1/events?timeout=${seconds}` } as const;
    return client.ask(question).catch((error: unknown) => error as Error);
  };
  const statusOf = (reply: Reply | Error) => (reply instanceof Error ? reply.message : String(reply.status));
  try {
    const kept = new Client('198.51.100.2', authority.certificate);
    const before = await asked(0, kept);
    const [poll, tooLong, again] = await Promise.all([asked(POLL), asked(IDLE + 3), sleep(POLL * 1_000).then(() => asked(0, kept))]);
    const isKept = !(before instanceof Error) && !(again instanceof Error) && before.arrival?.connection === again.arrival?.connection;
    tell(
      statusOf(poll) === '200' && statusOf(tooLong) === '504' && isKept,
      `HAProxy ${version}, of polls for ${IDLE} s: ${statusOf(poll)} after ${POLL} s, ${statusOf(tooLong)} after ${IDLE + 3} s; ` +
        `a connection idle for ${POLL} s is ${isKept ? 'kept' : 'lost'}`,
    );

    const polled = asked(POLL);
    await sleep(500);
    haproxy.reload();
    const during = await Promise.all(Array.from({ length: 50 }, async (_, index) => sleep(index * 40).then(() => asked(0))));
    const lost = during.filter((each) => statusOf(each) !== '200');
    const outlived = statusOf(await polled);
    tell(
      outlived === '200' && lost.length === 0,
      `HAProxy ${version}, a reload: a poll ends in ${outlived}, ${lost.length} of 50 requests are lost${lost.map(statusOf).join()}`,
    );

    haproxy.write({ 'haproxy.cfg': 'nonsense\n' });
    haproxy.reload();
    await sleep(2_000);
    const broken = statusOf(await asked(0));
    tell(broken === '200', `HAProxy ${version}, a reload with a broken file: the old one answers ${broken}`);

    const last = asked(POLL);
    await sleep(500);
    const started = Date.now();
    haproxy.stopGracefully();
    const ended = statusOf(await last);
    while (!haproxy.hasEnded && Date.now() - started < IDLE * 1_000 + 2_000) await sleep(50);
    const refused = statusOf(await asked(0));
    tell(
      ended === '200' && haproxy.hasEnded && refused.includes('ECONNREFUSED'),
      `HAProxy ${version}, a graceful stop: a poll ends in ${ended}, then the process ${haproxy.hasEnded ? 'has ended' : 'goes on'}; ${refused}`,
    );
  } finally {
    for (const client of clients) client.close();
    await haproxy.stop();
  }
}
