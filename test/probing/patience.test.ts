import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { Socket } from 'node:net';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { networkProber } from '../../lib/probing/network-prober';
import type { Verdict } from '../../lib/verification/check';
import { idleChecks, idleVerdict } from '../../lib/verification/checks/idle-checks';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { runChecks } from '../../lib/verification/run-checks';
import { wordsOf } from '../../lib/verification/proxy-words';

jest.setTimeout(60_000);

const NAME = 'webext.contoso.com';
const authority = new ThrowAwayAuthority();

interface Server {
  /** To a request on which somebody waits. */
  readonly poll: (response: ServerResponse, request: IncomingMessage) => unknown;
  readonly other?: (response: ServerResponse, request: IncomingMessage) => unknown;
  readonly limit?: number;
}

/** In milliseconds, for a connection and for an answer: as much as a busy machine may take. */
const LIMIT = 20_000;

async function verdictOf({ poll, other = (response) => response.end(), limit = LIMIT }: Server, seconds: number, pollPath?: string) {
  const servers = new LoopbackServers();
  const server = createServer(authority.issue([NAME]), (request, response) => {
    (/^\/(?:ucwa|wait)/.test(request.url ?? '') ? poll : other)(response, request);
  });
  server.keepAliveTimeout = 60_000;
  const port = await servers.listen(server);
  try {
    const prober = networkProber({
      dialler: { addressOf: () => Promise.resolve({ host: LOOPBACK, port }) },
      milliseconds: limit,
      authorities: [authority.certificate],
      publishedNames: new Set([NAME]),
      resolver: undefined,
    });
    const checks = expectedByName(NAME).expectations.flatMap((each) => idleChecks(each, seconds, pollPath));
    const [result] = await runChecks(checks, prober, { concurrency: 1 });
    return `${result?.state ?? 'none'}: ${result?.got ?? ''}`;
  } finally {
    await servers.close();
  }
}

const refuses = (response: ServerResponse) => response.writeHead(401).end();
const later = (milliseconds: number, what: (response: ServerResponse, request: IncomingMessage) => unknown): Server['poll'] => (response, request) =>
  setTimeout(what, milliseconds, response, request); // prettier-ignore

// What ends a wait does so long before it is over, so that a busy machine changes no verdict.
test.concurrent.each<readonly [string, Server, number, RegExp]>([
  ['a request that is kept', { poll: () => undefined }, 0.8, /^ok: a request without an answer: open after 0.8 s$/],
  ['a request that the proxy gives up', { poll: later(2_200, (response) => response.writeHead(504).end()) }, 10, /^failed: a request without an answer: 504 comes after (2\.[2-9]|[3-9]\.\d) s$/],
  ['a request whose connection is closed', { poll: later(2_200, (_, { socket }) => socket.destroy()) }, 10, /^failed: a request without an answer: closed after (2\.[2-9]|[3-9]\.\d) s$/],
  ['a request that the pool answers by itself', { poll: later(2_200, (response) => response.writeHead(200).end()) }, 10, /^warning: .*answers 200 after (2\.[2-9]|[3-9]\.\d) s$/],
  ['no path that keeps a request', { poll: refuses }, 0.5, /^ok: an idle connection, for no path keeps a request without sign-in: open after 0.5 s$/],
  ['a refusal that takes its time', { poll: later(2_200, refuses) }, 8, /^ok: an idle connection/],
  ['an idle connection that is closed', { poll: refuses, other: (response, { socket }) => { response.end(); setTimeout(() => socket.destroy(), 300); } }, 10, /^failed: an idle connection, .*: closed after (0\.[3-9]|[1-9]\.\d) s$/],
  ['a connection that is forgotten without a word', { poll: () => undefined, other: once((response) => response.end()), limit: 5_000 }, 0.5, /^failed: an idle connection: no answer on it after 0.5 s, and no word/],
  ['a server that names a shorter time than it keeps', { poll: refuses, other: (response) => response.writeHead(200, { 'keep-alive': 'timeout=1' }).end() }, 2.5, /^ok: an idle connection/],
])('%s', async (_, server, seconds, expected) => {
  expect(await verdictOf(server, seconds)).toMatch(expected);
}); // prettier-ignore

/** The first request is answered, the others never. */
function once(answer: (response: ServerResponse) => unknown): Server['other'] {
  let isFirst = true;
  return (response) => {
    if (isFirst) answer(response);
    isFirst = false;
  };
}

test('the path of the poll may be named', async () => {
  const asked: string[] = [];
  const poll: Server['poll'] = (_, { url = '' }) => asked.push(url);
  expect(await verdictOf({ poll }, 0.3, '/wait?for=it')).toMatch(/^ok: a request/);
  expect(asked).toEqual(['/wait?for=it']);
});

test('no keep-alive of TCP holds what a silent client loses', async () => {
  const spy = jest.spyOn(Socket.prototype, 'setKeepAlive');
  try {
    expect(await verdictOf({ poll: refuses }, 0.3)).toMatch(/^ok/);
    expect(spy.mock.calls.filter(([isOn]) => isOn === true)).toEqual([]);
  } finally {
    spy.mockRestore();
  }
});

test.each<readonly [Parameters<typeof idleVerdict>[0], Verdict['state'], RegExp]>([
  [{ held: 'request', closedAfter: 120 }, 'failed', /proxy or firewall/],
  [{ held: 'request', closedAfter: 60 }, 'failed', /proxy_read_timeout/],
  [{ held: 'request', answered: { status: 504, after: 60 } }, 'failed', /Application Load Balancer/],
  [{ held: 'request', answered: { status: 200, after: 180 } }, 'warning', /nothing is told of the time from there to 960 s/],
  [{ held: 'connection', closedAfter: 75 }, 'failed', /keep-alive of nginx/],
  [{ held: 'connection', closedAfter: 961, isSilent: true }, 'failed', /without a word/],
])('%j', (observation, state, usually) => {
  const verdict = idleVerdict(observation, 960, wordsOf({}));
  expect(verdict.state).toBe(state);
  expect(verdict.usually ?? '').toMatch(usually);
});
