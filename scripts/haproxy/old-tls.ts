import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { certificateChain } from '../../test/support/certificate-chain';
import { Client } from './client';
import { DEPLOYMENT, filesFor, HOST, OTHER_HOST } from './laboratory';
import { PROXY_ADDRESS, type ProxyHost } from './network';
import type { Run, Tell } from './parts';
import { PoolServers } from './pool-servers';
import { RunningHaproxy } from './running-haproxy';

const OLD_SERVER = '10.20.0.21';

interface Case {
  readonly name: string;
  readonly clients: Deployment['clients'];
  readonly version: PoolEntry['version'];
  /** What a client with TLS 1.0 gets from a server with TLS 1.2, and one with TLS 1.2 from a server with TLS 1.0. */
  readonly oldClient: RegExp;
  readonly oldServer: RegExp;
}

const ANSWERED = /^HTTP\/1\.1 200 OK/;

const CASES: readonly Case[] = [
  { name: 'Lync 2010, servers of Lync 2013', clients: ['lync2010'], version: 'lync2013', oldClient: ANSWERED, oldServer: ANSWERED },
  { name: 'Lync 2013, servers of 2019', clients: ['lync2013'], version: 'sfb2019', oldClient: /^refused: /, oldServer: /^HTTP\/1\.1 503 / },
];

/** Clients and servers that speak nothing newer than TLS 1.0, where they are named and where not. */
export async function oldTls({ programs, python }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  if (python === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'old-tls-'));
  const [root, both, other] = certificateChain(
    { name: 'Root' },
    { name: HOST, host: HOST, by: 0 },
    { name: OTHER_HOST, host: OTHER_HOST, by: 0 },
  );
  const authority = new ThrowAwayAuthority();
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] });
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, other?.cert ?? '');
  writeFileSync(key, other?.key ?? '', { mode: 0o600 });
  const settings = JSON.stringify({ versions: [[3, 1], [3, 1]], cert, key }); // prettier-ignore
  const old = spawn(python, [join(__dirname, '..', 'old-servers', 'server.py'), settings], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(old.stdout, 'data')) as [Buffer];
    servers.faults.set(OLD_SERVER, (socket) => {
      passOn(socket, Number(line.toString()));
    });
    for (const { file, version } of programs) {
      for (const { name, clients, version: lync, oldClient, oldServer } of CASES) {
        const pools = DEPLOYMENT.pools.map((pool) => ({ ...pool, version: lync }));
        const { files, ports } = filesFor({ ...DEPLOYMENT, clients, pools }, authority);
        const certificates = {
          'certificates/default.pem': both ? both.cert + both.key : '',
          'certificates/other.pem': other ? other.cert + other.key : '',
        };
        const trusted = { 'authorities.pem': authority.certificate + (root?.cert ?? '') };
        const haproxy = await RunningHaproxy.start(file, host, { ...files, ...certificates, ...trusted }, ports);
        try {
          const asClient = await answerTo(python, join(__dirname, 'old_client.py'), HOST);
          const fromServer = await statusLine(OTHER_HOST, root?.cert ?? '');
          tell(oldClient.test(asClient), `HAProxy ${version}, ${name}: a client with TLS 1.0 alone gets ${asClient}`);
          tell(oldServer.test(fromServer), `HAProxy ${version}, ${name}: from a server with TLS 1.0 alone comes ${fromServer}`);
        } finally {
          await haproxy.stop();
        }
      }
    }
  } finally {
    old.stdin.end();
    old.kill();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function passOn(socket: Socket, port: number): void {
  const to = connect(port, '127.0.0.1');
  to.once('error', () => socket.destroy());
  socket.once('close', () => to.destroy());
  socket.pipe(to).pipe(socket);
}

/** The servers are in this process: it may not wait for the client. */
async function answerTo(python: string, program: string, host: string): Promise<string> {
  const child = spawn(python, [program, PROXY_ADDRESS, host, '/meet'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child, 'close');
  return text.trim();
}

async function statusLine(host: string, trusted: string): Promise<string> {
  const client = new Client('198.51.100.1', trusted);
  const { status } = await client.ask({ scheme: 'https', port: 443, host, path: '/meet' });
  client.close();
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`;
}
