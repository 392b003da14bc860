import Table from 'cli-table3';
import { createServer as createPlainServer, type Server as PlainServer } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROXY_ADDRESS } from '../../scripts/haproxy/network';
import { median } from '../median';
import { benchDeployment, hostsOf, nginxConfiguration, siteOf, writtenHere } from './contenders';
import type { Laboratory, RunningProxy } from './laboratory';
import { family, proportionalSetSize } from './processes';

const ROUNDS = 7;
const POLLS = 3_000;
/** Opened side by side. */
const AT_ONCE = 20;
/** Milliseconds until those have reached their servers, which on a busy machine some never do; and until all have. */
const BATCH_PATIENCE = 2_000;
const PATIENCE = 120_000;

const NOTES = `\
PSS of all processes of the proxy, with TLS on both sides of each poll. Buffers
are of 64 KB in HAProxy (no idle poll holds one) and as usual in nginx (1 KB for
headers of requests, up to 4 of 64 KB; 4 KB for those of answers). Wanted: 1.00
or less beside nginx.`;

interface Memory {
  readonly before: number;
  readonly during: number;
}

/** Memory of polls that wait for an answer, each with a connection of its own on both sides. */
export async function polls(laboratory: Laboratory): Promise<string> {
  const { authority, startNginx } = laboratory;
  const deployment = benchDeployment({ pools: 5, sipDomains: 3 });
  const [host = ''] = hostsOf(siteOf(deployment));
  const servers = await MuteServers.start(authority.issue(deployment.pools.map((pool) => pool.externalWebServicesFqdn)));
  try {
    const nginx: Memory[] = [];
    const written: Memory[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (startNginx !== undefined)
        nginx.push(await remembered(await startNginx(nginxConfiguration(deployment, authority, 'own')), host, servers));
      written.push(await remembered(await laboratory.startHaproxy(writtenHere(deployment, authority)), host, servers));
    }
    const table = new Table({
      head: [`${POLLS.toLocaleString('en')} idle polls`, 'before', 'with them', 'beside', 'for each'],
      colAligns: ['left', 'right', 'right', 'right', 'right'],
      style: { head: [], border: [] },
    });
    const middle = (of: (each: Memory) => number, list: readonly Memory[]) => median(list.map(of));
    const row = (name: string, list: readonly Memory[], beside: string) => [
      name,
      `${(middle(({ before }) => before, list) / 1024).toFixed(1)} MB`,
      `${(middle(({ during }) => during, list) / 1024).toFixed(1)} MB`,
      beside,
      `${middle(({ before, during }) => (during - before) / POLLS, list).toFixed(1)} kB`,
    ];
    if (nginx.length > 0) table.push(row('nginx', nginx, ''));
    const ratio = median(written.map(({ during }, round) => during / (nginx[round]?.during ?? NaN)));
    table.push(row('this library', written, nginx.length === 0 ? '' : ratio.toFixed(2)));
    return `${table.toString()}\n${NOTES}`;
  } finally {
    servers.stop();
  }
}

async function remembered(proxy: RunningProxy, host: string, servers: MuteServers): Promise<Memory> {
  const clients = new Set<TLSSocket>();
  try {
    await sleep(500);
    const before = proportionalSetSize(family(proxy.pid));
    const first = servers.asked;
    const deadline = Date.now() + PATIENCE;
    while (clients.size < POLLS || servers.asked < first + POLLS) {
      if (Date.now() > deadline) throw new Error(`${servers.asked - first} of ${POLLS} polls have reached a server, ${clients.size} wait`);
      const missing = Math.min(AT_ONCE, POLLS - clients.size);
      for (const client of await Promise.all(Array.from({ length: missing }, () => poll(host)))) {
        clients.add(client);
        // On a busy machine one may be given up before its server has taken the connection.
        client.once('data', () => client.destroy()).once('close', () => clients.delete(client));
      }
      const patience = Date.now() + BATCH_PATIENCE;
      while (servers.asked < first + clients.size && Date.now() < patience) await sleep(1);
      if (missing === 0) await sleep(100);
    }
    await sleep(1_000);
    return { before, during: proportionalSetSize(family(proxy.pid)) };
  } finally {
    for (const client of clients) client.destroy();
    await proxy.stop();
  }
}

function poll(host: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: PROXY_ADDRESS, port: 443, servername: host, rejectUnauthorized: false });
    socket.once('error', reject).once('secureConnect', () => {
      socket.write(`GET /ucwa/oauth/v1/applications/101/events?ack=1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      resolve(socket);
    });
  });
}

/** Pools' servers at every address there is, which take a request, answer nothing to those of clients, and are well. */
class MuteServers {
  public static async start(certificate: { readonly key: string; readonly cert: string }): Promise<MuteServers> {
    const servers = new MuteServers(certificate);
    await Promise.all([servers.listening(servers.web, 4443), servers.listening(servers.monitor, 5061)]);
    return servers;
  }

  /** Requests of clients. */
  public asked = 0;
  private readonly web: Server;
  private readonly monitor: PlainServer;

  private constructor(certificate: { readonly key: string; readonly cert: string }) {
    this.monitor = createPlainServer((socket) => socket.on('error', () => undefined).end());
    this.web = createServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (data: Buffer) => {
          if (data.includes('/ucwa/')) this.asked += 1;
          else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        });
    });
  }

  public stop(): void {
    this.web.close();
    this.monitor.close();
  }

  private async listening(server: PlainServer, port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ port, host: '0.0.0.0', backlog: 4_096 }, resolve));
  }
}
