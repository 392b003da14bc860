import { createServer, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import type { CheckResult } from '../../lib/verification/check';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { checked } from '../support/checked';

jest.setTimeout(60_000);

const authority = new ThrowAwayAuthority();
const NAME = 'meet.contoso.com';
const { expectations } = expectedByName(NAME);
/** Milliseconds for what waits in vain, for what ends by its size, and those after which nothing can be said to have ended by itself. */
const [SHORT, LONG, HANGS] = [3_000, 15_000, 30_000];

/** What a server does to whoever connects; over TLS unless it is to be bare. */
async function resultsAt(behave: (socket: Socket) => void, milliseconds: number, bare = false): Promise<readonly CheckResult[]> {
  const servers = new LoopbackServers();
  const quiet = (socket: Socket) => {
    socket.on('error', () => undefined);
    behave(socket);
  };
  const port = await servers.listen(bare ? createServer(quiet) : createTls(authority.issue([NAME]), quiet));
  const plain = await servers.listen(createServer(quiet));
  try {
    const addressOf = (_: string, wanted: number) => Promise.resolve({ host: LOOPBACK, port: wanted === 80 ? plain : port });
    return await checked(expectations, { addressOf }, { authority: authority.certificate, milliseconds });
  } finally {
    await servers.close();
  }
}

const HEAD = 'HTTP/1.1 200 OK\r\n';

/** Writes for as long as anybody reads. */
function endlessly(text: string, first = ''): (socket: Socket) => void {
  return (socket) => {
    socket.write(first);
    const more = () => {
      while (!socket.destroyed && socket.write(text));
    };
    socket.on('drain', more);
    more();
  };
}

/** A byte now and then. */
function slowly(text: string, first = ''): (socket: Socket) => void {
  return (socket) => {
    socket.write(first);
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 20);
    socket.on('close', () => {
      clearInterval(timer);
    });
  };
}

const state = (results: readonly CheckResult[], id: string) => results.find((result) => result.id === id)?.state;
const got = (results: readonly CheckResult[], id: string) => results.find((result) => result.id === id)?.got ?? '';

/** What the page's check says, once it is sure that the others went on and nothing took its time. */
async function lineOf(behave: (socket: Socket) => void, milliseconds: number): Promise<string> {
  const from = performance.now();
  const results = await resultsAt(behave, milliseconds);
  const others = ['certificate-names', 'certificate-expiry', 'tls-versions'].map((id) => state(results, id));
  if (others.some((each) => each !== 'ok')) return `the others: ${others.join(', ')}`;
  const elapsed = performance.now() - from;
  return elapsed > HANGS ? `after ${elapsed} ms` : got(results, 'meet /');
}

describe('the request ends with a clear line, and the other checks go on:', () => {
  test.concurrent.each<readonly [string, (socket: Socket) => void]>([
    ['silence', () => undefined],
    ['a head that comes byte by byte', slowly('X-Slow: 1\r\n', HEAD)],
    ['a body that comes byte by byte', slowly('x', `${HEAD}Content-Length: 9000\r\n\r\n`)],
  ])('%s, in time', async (_, behave) => {
    expect(await lineOf(behave, SHORT)).toBe('no whole answer in time');
  }); // prettier-ignore

  test.each<readonly [string, (socket: Socket) => void, RegExp]>([
    ['endless headers', endlessly('X-Header: and another one\r\n', HEAD), /headers are too large/],
    ['one giant header', endlessly('x'.repeat(10_000), `${HEAD}X-Giant: `), /headers are too large/],
    ['an endless body', endlessly('y'.repeat(60_000), `${HEAD}\r\n`), /^200, but no page$/],
    ['another protocol that nobody asked for', (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'), /breaks off|reset|closed|hang up/],
    ['ever new interim answers', endlessly('HTTP/1.1 103 Early Hints\r\n\r\n'), /^interim answers without end$/],
    ['no HTTP', endlessly('SSH-2.0-OpenSSH_9.2\r\n'), /no HTTP is spoken there/],
    ['an answer that breaks off', (socket) => socket.end(`${HEAD}Content-Length: 9000\r\n\r\nonly this`), /breaks off|reset/],
    ['nothing but the end', (socket) => socket.end(), /reset|closed|socket hang up/],
  ])('%s', async (_, behave, line) => {
    expect(await lineOf(behave, LONG)).toMatch(line);
  }); // prettier-ignore
});

describe('the handshake fails, and what needs it is not asked:', () => {
  test.concurrent.each<readonly [string, (socket: Socket) => void]>([
    ['silence', () => undefined],
    ['something else than TLS', endlessly('SSH-2.0-OpenSSH_9.2\r\n')],
    ['half a record', (socket) => socket.write(Buffer.from([0x16, 0x03, 0x03, 0x40, 0x00, 0x02]))],
    ['an alert', (socket) => socket.end(Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]))],
  ])('%s', async (_, behave) => {
    const results = await resultsAt(behave, SHORT, true);
    expect(state(results, 'tcp-https')).toBe('ok');
    expect(state(results, 'tls-handshake')).toBe('failed');
    expect(got(results, 'meet /')).toBe('not asked: tls-handshake is not met');
  }); // prettier-ignore
});
