import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { REFUSING_SERVER_SECONDS, RETURNING_SERVER_SECONDS, SILENT_SERVER_SECONDS } from '../../lib/haproxy/check-timing';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { Client, type Reply } from './client';
import { DEPLOYMENT, filesFor, HOST, OTHER_HOST } from './laboratory';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { answer, PoolServers } from './pool-servers';
import { RunningHaproxy } from './running-haproxy';

const [FIRST, SECOND, OTHER] = ['10.20.0.11', '10.20.0.12', '10.20.0.21'] as const; // prettier-ignore
const SERVERS = [FIRST, SECOND, '10.20.0.13', OTHER];

/** Milliseconds that a busy machine adds to what the README of the output says. */
const BUSY = 1_000;

/** Seconds; people who wait for a mute server wait as long. */
const IDLE = 25;

/** Servers that fail in the middle of everything, and servers that are somebody else. */
export async function faults({ programs }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  for (const program of programs) {
    for (const failure of FAILURES) await failingServer(program, host, tell, failure);
    await impostors(program, host, tell);
  }
}

/** A way to fail, and how many seconds the server may stay in service. */
interface Failure {
  readonly what: string;
  readonly within: number;
  readonly begin: (server: FailingServer) => void;
  /** undefined: whether it comes back is seen elsewhere. */
  readonly end?: (server: FailingServer) => void;
}

interface FailingServer {
  readonly address: string;
  /** What listens on its port 5061. */
  readonly monitor: Server | undefined;
  readonly servers: PoolServers;
  /** Addresses of servers that take requests and answer none. */
  readonly mute: Set<string>;
}

const FAILURES: readonly Failure[] = [
  {
    what: 'that accepts and answers nothing',
    within: SILENT_SERVER_SECONDS,
    begin: ({ servers, address }) => servers.faults.set(address, () => undefined),
    end: ({ servers, address }) => servers.faults.delete(address),
  },
  {
    what: 'that takes requests and answers nothing',
    within: SILENT_SERVER_SECONDS,
    begin: ({ mute, address }) => mute.add(address),
  },
  {
    what: 'that resets',
    within: REFUSING_SERVER_SECONDS,
    begin: ({ servers, address }) => servers.faults.set(address, (socket) => socket.resetAndDestroy()),
  },
  { what: 'whose 5061 is closed while 4443 answers', within: REFUSING_SERVER_SECONDS, begin: ({ monitor }) => monitor?.close() },
];

async function failingServer(
  { file, version }: HaproxyProgram,
  host: ProxyHost,
  tell: Tell,
  { what, within, begin, end }: Failure,
): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const monitors = new Map(await Promise.all(SERVERS.map(async (address) => [address, await listening(address)] as const)));
  const mute = new Set<string>();
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [] }, (request, response, arrival) => {
    if (!mute.has(arrival.address)) answer(request, response, arrival);
  });
  const { files, ports } = filesFor(DEPLOYMENT, authority, { idleSeconds: IDLE });
  const haproxy = await RunningHaproxy.start(file, host, files, ports);
  const staying = await stayingClient(authority);
  const traffic = new Traffic(authority);
  try {
    await sleep(1_000);
    const started = Date.now();
    const failing = { address: SECOND, monitor: monitors.get(SECOND), servers, mute };
    begin(failing);
    await haproxy.logged(/Server pool01-https\/s2 is DOWN/, within * 1_000 + BUSY);
    const took = Date.now() - started;
    // Idle for too long, a connection ends for that reason.
    await staying.again();
    await sleep(500);
    const settled = traffic.answers.length;
    await sleep(2_000);
    await traffic.end();
    const { reply } = await staying.again();
    const failed = traffic.answers.filter((each) => each !== 200).length;
    // Whoever waits for the server in the moment that it is given up is told to come again.
    const unanswered = haproxy.log.split('\n').filter((line) => / https-443~ \S+ (?!200 )/.test(line));
    const cut = unanswered.filter((line) => line.includes(' pool01-https/s2 ')).length;
    const later = traffic.answers.length - settled;
    const misled = traffic.arrivals.slice(settled).filter((address) => address === SECOND).length;
    const others = /Server (?:pool01-https\/s[13]|pool02\S*) is DOWN/.test(haproxy.log);
    const isRight = failed === cut && later > 0 && misled === 0 && !others && reply.arrival?.connection === staying.connection;
    tell(
      isRight,
      `HAProxy ${version}, a server ${what}: out of service after ${took} ms of ${within} s; ${traffic.answers.length} requests meanwhile, ${cut} of them cut off from it and ${failed - cut} from others, ` +
        `slowest ${traffic.slowest} ms; ${misled} of ${later} later ones at it; a signed-in connection stays${unanswered.map((line) => `\n${line}`).join('')}`,
    );
    if (end === undefined) return;
    const healed = Date.now();
    end(failing);
    await haproxy.logged(/Server pool01-https\/s2 is UP/, RETURNING_SERVER_SECONDS * 1_000 + BUSY);
    tell(
      true,
      `HAProxy ${version}, the same server answers again: in service after ${Date.now() - healed} ms of ${RETURNING_SERVER_SECONDS} s`,
    );
  } finally {
    await traffic.end();
    staying.close();
    await haproxy.stop();
    await servers.stop();
    for (const monitor of monitors.values()) monitor.close();
  }
}

async function listening(address: string): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => undefined).end());
  await new Promise<void>((resolve) => server.listen(5061, address, resolve));
  return server;
}

/** Somebody whose connection leads to another server than the one that fails. */
async function stayingClient(authority: ThrowAwayAuthority) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const client = new Client('198.51.100.200', authority.certificate);
    const close = () => {
      client.close();
    };
    const ask = () => client.ask({ scheme: 'https', port: 443, host: HOST, path: '/ucwa/v1' });
    const { arrival } = await ask();
    if (arrival !== undefined && arrival.address !== SECOND) {
      return { connection: arrival.connection, again: async () => ({ reply: await ask() }), close };
    }
    client.close();
  }
  throw new Error('no other server answers than the one that is to fail');
}

/** People who come, ask once and go, one after another, a few side by side. */
class Traffic {
  public readonly answers: number[] = [];
  public readonly arrivals: (string | undefined)[] = [];
  public slowest = 0;
  private isEnding = false;
  private readonly people: readonly Promise<void>[];

  public constructor(authority: ThrowAwayAuthority) {
    this.people = Array.from({ length: 4 }, (_, index) => this.visits(`198.51.100.${index + 1}`, authority));
  }

  public async end(): Promise<void> {
    this.isEnding = true;
    await Promise.all(this.people);
  }

  private async visits(address: string, authority: ThrowAwayAuthority): Promise<void> {
    while (!this.isEnding) {
      const client = new Client(address, authority.certificate);
      const started = Date.now();
      const reply = await client.ask({ scheme: 'https', port: 443, host: HOST, path: '/ucwa/v1/applications' }).catch(() => undefined);
      this.slowest = Math.max(this.slowest, Date.now() - started);
      this.answers.push(reply?.status ?? 0);
      this.arrivals.push(reply?.arrival?.address);
      client.close();
      await sleep(30);
    }
  }
}

/** Certificates that a server must not have. */
async function impostors({ file, version }: HaproxyProgram, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const past = { from: Date.now() - 20 * 86_400_000, to: Date.now() - 86_400_000 };
  const rows = [
    ['of another authority', new ThrowAwayAuthority('Another').issue([OTHER_HOST])],
    ['of the authority, for another name', authority.issue([HOST])],
    ['that has expired', authority.issue([OTHER_HOST], past)],
  ] as const;
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] });
  const ask = async (name: string): Promise<Reply> => {
    const client = new Client('198.51.100.1', authority.certificate);
    try {
      return await client.ask({ scheme: 'https', port: 443, host: name, path: '/meet' });
    } finally {
      client.close();
    }
  };
  try {
    for (const [what, certificate] of rows) {
      const impostor = servers.withCertificate(certificate);
      servers.faults.set(OTHER, (socket) => impostor.emit('connection', socket));
      const { files, ports } = filesFor(DEPLOYMENT, authority);
      const haproxy = await RunningHaproxy.start(file, host, files, ports);
      try {
        const [refused, other] = [await ask(OTHER_HOST), await ask(HOST)];
        const isRight = refused.status === 503 && !servers.arrived.has(refused.number) && other.status === 200;
        tell(isRight, `HAProxy ${version}, a server with a certificate ${what}: ${refused.status}, and ${other.status} of another pool`);
      } finally {
        await haproxy.stop();
      }
    }
    servers.faults.clear();
    const { files, ports } = filesFor(DEPLOYMENT, authority);
    const haproxy = await RunningHaproxy.start(file, host, files, ports);
    const { status } = await ask(OTHER_HOST);
    await haproxy.stop();
    tell(status === 200, `HAProxy ${version}, a server with its own certificate: ${status}`);
  } finally {
    await servers.stop();
  }
}
