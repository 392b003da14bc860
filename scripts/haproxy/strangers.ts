import { connect as connectPlainly } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { Client, type Question } from './client';
import { DEPLOYMENT, filesFor, HOST } from './laboratory';
import { PROXY_ADDRESS, type ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { PoolServers } from './pool-servers';
import { RunningHaproxy } from './running-haproxy';

/** What nobody should send, and too much of what some may. */
export async function strangers({ programs }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] });
  try {
    for (const program of programs) {
      await withHaproxy(program, host, authority, DEPLOYMENT, async () => {
        await sprays(program, authority, servers, tell);
        await malformed(program, authority, servers, tell);
        await headers(program, authority, servers, tell);
        await names(program, authority, servers, tell, 'refused');
      });
      await withHaproxy(program, host, authority, { ...DEPLOYMENT, clients: ['lyncPhoneEdition'] }, () =>
        names(program, authority, servers, tell, 'admitted'),
      );
    }
  } finally {
    await servers.stop();
  }
}

async function withHaproxy(
  { file }: HaproxyProgram,
  host: ProxyHost,
  authority: ThrowAwayAuthority,
  deployment: typeof DEPLOYMENT,
  work: () => Promise<void>,
): Promise<void> {
  const { files, ports } = filesFor(deployment, authority);
  const haproxy = await RunningHaproxy.start(file, host, files, ports);
  try {
    await work();
  } finally {
    await haproxy.stop();
  }
}

const USUAL: Question = { scheme: 'https', port: 443, host: HOST, path: '/ucwa/v1' };

/** As many as a hundred sign-ins with NTLM. */
const ALLOWED = 300;

async function sprays({ version }: HaproxyProgram, authority: ThrowAwayAuthority, servers: PoolServers, tell: Tell): Promise<void> {
  const statuses = async (address: string, count: number, paths: readonly string[]) => {
    const client = new Client(address, authority.certificate, 4);
    const before = servers.requestCount;
    const found = new Map<number, number>();
    for (let index = 0; index < count; index += 1) {
      const { status } = await client.ask({ ...USUAL, path: paths[index % paths.length] ?? '' });
      found.set(status, (found.get(status) ?? 0) + 1);
    }
    client.close();
    return { found, reached: servers.requestCount - before };
  };
  const spelled = ['/WebTicket/WebTicketService.svc', '/webticket/x', '/%57ebTicket/', '//WebTicket', '/Abs/', '/x/../certprov'];
  const sprayer = await statuses('198.51.100.7', ALLOWED + 60, spelled);
  const [elsewhere, other, corporate] = [
    await statuses('198.51.100.7', 20, ['/ucwa/v1', '/meet']),
    await statuses('198.51.100.8', 20, spelled),
    await statuses('203.0.113.7', ALLOWED + 60, spelled),
  ];
  const all = ({ found }: { readonly found: ReadonlyMap<number, number> }, status: number) => found.get(status) ?? 0;
  const isRight =
    all(sprayer, 200) === ALLOWED &&
    all(sprayer, 429) === 60 &&
    sprayer.reached === ALLOWED &&
    all(elsewhere, 200) === 20 &&
    all(other, 200) === 20 &&
    all(corporate, 200) === ALLOWED + 60;
  tell(
    isRight,
    `HAProxy ${version}, one address tries passwords ${ALLOWED + 60} times: ${all(sprayer, 200)} answered, ${all(sprayer, 429)} limited; ` +
      `${all(elsewhere, 200)} of 20 elsewhere, ${all(other, 200)} of 20 of another address, ${all(corporate, 200)} of ${ALLOWED + 60} from an office`,
  );
}

const CRLF = '\r\n';

/** What may be sent as it is, by what is wrong with it. */
const MALFORMED: Readonly<Record<string, string>> = {
  'no host': `GET /meet HTTP/1.1${CRLF}${CRLF}`,
  'an empty host': `GET /meet HTTP/1.1${CRLF}Host: ${CRLF}${CRLF}`,
  'two hosts': `GET /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}Host: attacker.example${CRLF}${CRLF}`,
  'two hosts in one': `GET /meet HTTP/1.1${CRLF}Host: attacker.example, ${HOST}${CRLF}${CRLF}`,
  'another host in the request line': `GET https://attacker.example/meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}${CRLF}`,
  'a host with a blank': `GET /meet HTTP/1.1${CRLF}Host: ${HOST} x${CRLF}${CRLF}`,
  'a blank in the name of a header': `GET /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}X Y: 1${CRLF}${CRLF}`,
  'a blank before a colon': `GET /meet HTTP/1.1${CRLF}Host : ${HOST}${CRLF}${CRLF}`,
  'two lengths': `POST /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}Content-Length: 1${CRLF}Content-Length: 2${CRLF}${CRLF}ab`,
  'a length that is none': `POST /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}Content-Length: 1x${CRLF}${CRLF}a`,
  'a NUL in a header': `GET /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}X-Y: a\0b${CRLF}${CRLF}`,
  'a blank in the path': `GET /meet x HTTP/1.1${CRLF}Host: ${HOST}${CRLF}${CRLF}`,
  'a version that is none': `GET /meet HTTP/9.9x${CRLF}Host: ${HOST}${CRLF}${CRLF}`,
  'no version': `GET /meet${CRLF}${CRLF}`,
  'the beginning of HTTP/2': `PRI * HTTP/2.0${CRLF}${CRLF}SM${CRLF}${CRLF}`,
  'a tunnel to elsewhere': `CONNECT attacker.example:443 HTTP/1.1${CRLF}Host: attacker.example:443${CRLF}${CRLF}`,
  'no letters at all': '\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b',
};

async function malformed({ version }: HaproxyProgram, authority: ThrowAwayAuthority, servers: PoolServers, tell: Tell): Promise<void> {
  const reached: string[] = [];
  const unwell: string[] = [];
  const client = new Client('198.51.100.9', authority.certificate);
  for (const [what, text] of Object.entries(MALFORMED)) {
    const before = servers.requestCount;
    await sent(text, { port: 443, servername: HOST, ca: authority.certificate });
    await sent(text, { port: 443 });
    if (servers.requestCount !== before) reached.push(what);
    if ((await client.ask(USUAL)).status !== 200) unwell.push(what);
  }
  client.close();
  const count = Object.keys(MALFORMED).length;
  tell(
    reached.length === 0 && unwell.length === 0,
    `HAProxy ${version}, of ${count} malformed requests ${reached.length} reach a server${list(reached)}, ${unwell.length} disturb others${list(unwell)}`,
  );
}

function list(words: readonly string[]): string {
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}

/** Sends it and waits for an answer, or for nothing. */
async function sent(
  text: string,
  { port, servername, ca }: { readonly port: number; readonly servername?: string; readonly ca?: string },
): Promise<void> {
  await new Promise<void>((resolve) => {
    const to = { host: PROXY_ADDRESS, port, localAddress: '198.51.100.9' };
    const socket = ca === undefined ? connectPlainly(to) : connectByTls({ ...to, servername: servername ?? '', ca });
    const done = () => {
      clearTimeout(patience);
      socket.destroy();
      resolve();
    };
    const patience = setTimeout(done, 500);
    socket
      .once(ca === undefined ? 'connect' : 'secureConnect', () => socket.write(text, 'latin1'))
      .once('data', done)
      .once('error', done)
      .once('close', done);
  });
}

/** With as much as a Kerberos ticket of somebody in many groups, and with more than any. */
async function headers({ version }: HaproxyProgram, authority: ThrowAwayAuthority, servers: PoolServers, tell: Tell): Promise<void> {
  const ask = async (bytes: number) => {
    const client = new Client('198.51.100.10', authority.certificate);
    const reply = await client
      .ask({ ...USUAL, headers: { 'X-Long': 'x'.repeat(bytes) } })
      .catch((error: unknown) => (error as Error).message);
    client.close();
    return typeof reply === 'string' ? reply : String(reply.status);
  };
  const large = await ask(60_000);
  const before = servers.requestCount;
  const giant = [await ask(70_000), await ask(1_000_000)];
  const reached = servers.requestCount - before;
  tell(
    large === '200' && reached === 0,
    `HAProxy ${version}, headers of 60,000 bytes: ${large}; of 70,000 and a million: ${giant.join(', ')}, ${reached} reach a server`,
  );
}

/** Names a connection is opened with. */
async function names(
  { version }: HaproxyProgram,
  authority: ThrowAwayAuthority,
  servers: PoolServers,
  tell: Tell,
  withoutName: 'refused' | 'admitted',
): Promise<void> {
  const before = servers.requestCount;
  const request = `GET /meet HTTP/1.1${CRLF}Host: ${HOST}${CRLF}${CRLF}`;
  const wrong = [
    'attacker.example',
    `x.${HOST}`,
    `${HOST}.attacker.example`,
    'localhost',
    'a..b',
    `${'x'.repeat(63)}.${'y'.repeat(63)}.example`,
  ];
  for (const servername of wrong) await lenientlySent(request, servername);
  const reached = servers.requestCount - before;
  await lenientlySent(request, '');
  const nameless = servers.requestCount - before - reached;
  await lenientlySent(request, HOST.toUpperCase());
  const right = servers.requestCount - before - reached - nameless;
  tell(
    reached === 0 && nameless === (withoutName === 'admitted' ? 1 : 0) && right === 1,
    `HAProxy ${version}, of ${wrong.length} wrong names in TLS ${reached} reach a server, ${nameless} of 1 without name (to be ${withoutName}), ${right} of 1 in capitals`,
  );

  async function lenientlySent(text: string, servername: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const to = { host: PROXY_ADDRESS, port: 443, localAddress: '198.51.100.11', ca: authority.certificate };
      // Whoever names somebody else does not look whose certificate comes.
      const socket = connectByTls({ ...to, servername, checkServerIdentity: () => undefined });
      const done = () => {
        clearTimeout(patience);
        socket.destroy();
        resolve();
      };
      const patience = setTimeout(done, 3_000);
      socket
        .once('secureConnect', () => socket.write(text))
        .once('data', done)
        .once('error', done)
        .once('close', done);
    });
  }
}
