import { Agent, createServer as createHttp, request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { SecureVersion, TlsOptions } from 'node:tls';
import type { Duplex } from 'node:stream';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { lyncStub, type StubSite } from '../../lib/probing/rehearsal/lync-stub';
import { ThrowAwayAuthority, type Validity } from '../../lib/probing/rehearsal/throw-away-certificates';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import type { NameKind } from '../../lib/verification/name-kind';

export const WEBEXT = 'webext.contoso.com';
export const MEET = 'meet.contoso.com';
export const DISCOVER = 'lyncdiscover.contoso.com';
export const OFFICE = 'office.contoso.com';

export const KINDS: ReadonlyMap<string, NameKind> = new Map<string, NameKind>([
  [WEBEXT, 'external web services'],
  [MEET, 'meet'],
  [DISCOVER, 'autodiscover'],
  [OFFICE, 'office web apps'],
]);

export const EXPECTATIONS: readonly NameExpectation[] = [...KINDS].map(([name, kind]) => ({
  name,
  kind,
  httpsPort: 443,
  http: { port: 80, behaviour: kind === 'autodiscover' ? 'lync' : 'redirect' },
  simpleUrlPaths: kind === 'meet' ? [{ path: '/', component: 'meet' }] : [],
  unpublishedPaths: [],
  readsHosts: true,
  isDirector: false,
  needsTls10: false,
  mayRunOnOldWindows: undefined,
  signIn: undefined,
  acceptsWindows: false,
  externalNames: [WEBEXT, 'webext2.contoso.com'],
}));

type OwnAnswer = readonly [status: number, headers?: Readonly<Record<string, string>>];
export type Site = 'pool01' | 'pool02' | 'unpublished' | 'internal' | 'office' | 'second server';

/** What a reverse proxy does wrong; nothing: it is a correct one that gives each client its own connection. */
export interface Faults {
  readonly names?: readonly string[];
  readonly validity?: Validity;
  readonly privateAuthority?: boolean;
  readonly tls?: readonly [min: SecureVersion, max: SecureVersion];
  readonly tlsOptions?: TlsOptions;
  /** What the pool is told instead of the Host header. */
  readonly hostHeader?: string;
  /** Who answers instead; undefined: as it should be. */
  readonly over?: (request: { readonly host: string; readonly path: string; readonly scheme: string }) => Site | OwnAnswer | undefined;
  readonly drops?: readonly string[];
  /** What the pool is told instead of the Accept header; null: there is none. */
  readonly accept?: string | null;
  /** Milliseconds after which the proxy gives up a request that the pool keeps. */
  readonly givesUpPollsAfter?: number;
  readonly shared?: boolean;
  readonly closesAfterEach?: boolean;
  readonly spreads?: boolean;
  /** Node.js adds a second of its own. */
  readonly idleMilliseconds?: number;
  readonly closed?: 'http' | 'https';
  readonly noTls?: boolean;
}

export interface RunningProxy {
  readonly ports: { readonly https: number; readonly http: number };
  /** PEM, the public one. */
  readonly authority: string;
  close(): Promise<void>;
}

const PUBLIC = new ThrowAwayAuthority('Public');
const PRIVATE = new ThrowAwayAuthority('Private');

/** A reverse proxy before pools that offer NTLM. */
export async function wrongProxy(faults: Faults = {}): Promise<RunningProxy> {
  const servers = new LoopbackServers();
  const sites = await stubPorts(servers);
  const agents = new WeakMap<Duplex, Agent>();
  const sharedAgent = new Agent({ keepAlive: true });
  const agentFor = (socket: Duplex) => {
    if (faults.shared === true) return sharedAgent;
    const own = agents.get(socket) ?? new Agent({ keepAlive: true, maxSockets: 1 });
    agents.set(socket, own);
    return own;
  };
  let turn = 0;
  const handler = (scheme: 'http' | 'https') => (incoming: IncomingMessage, response: ServerResponse) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    const path = incoming.url ?? '/';
    if (faults.givesUpPollsAfter !== undefined && path.startsWith('/ucwa/v1/applications/0/')) {
      setTimeout(() => response.writeHead(504).end(), faults.givesUpPollsAfter);
      return;
    }
    const target = faults.over?.({ host, path, scheme }) ?? usual(host, path, scheme);
    if (typeof target !== 'string') {
      response.writeHead(target[0], target[1] ?? {}).end();
      return;
    }
    turn += 1;
    const site = faults.spreads === true && target === 'pool01' && turn % 2 === 0 ? 'second server' : target;
    const { accept, ...others } = incoming.headers;
    const told = faults.accept === undefined ? accept : (faults.accept ?? undefined);
    const headers = { ...others, ...(told === undefined ? {} : { accept: told }), host: faults.hostHeader ?? incoming.headers.host };
    const outgoing = requestHttp({
      host: LOOPBACK,
      port: sites[scheme][site],
      method: incoming.method,
      path,
      headers,
      agent: agentFor(incoming.socket),
    });
    outgoing.on('response', (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !(faults.drops ?? []).includes(name) && name !== 'connection');
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept) as Record<string, string>);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.writeHead(502).end());
    incoming.pipe(outgoing);
  };
  const authority = faults.privateAuthority === true ? PRIVATE : PUBLIC;
  const certificate = authority.issue(faults.names ?? [...KINDS.keys()], faults.validity);
  const [minVersion, maxVersion] = faults.tls ?? ['TLSv1.2', 'TLSv1.3'];
  const versions = { minVersion, maxVersion, ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  const secure =
    faults.noTls === true
      ? createHttp(handler('https'))
      : createHttps({ ...versions, ...certificate, ...faults.tlsOptions }, handler('https'));
  const plain = createHttp(handler('http'));
  for (const server of [secure, plain]) {
    server.keepAliveTimeout = faults.idleMilliseconds ?? 60_000;
    if (faults.closesAfterEach === true) server.maxRequestsPerSocket = 1;
  }
  const ports = { https: await servers.listen(secure), http: await servers.listen(plain) };
  if (faults.closed !== undefined) (faults.closed === 'http' ? plain : secure).close();
  return { ports, authority: PUBLIC.certificate, close: () => servers.close() };
}

function usual(host: string, path: string, scheme: string): Site | OwnAnswer {
  if (!KINDS.has(host)) return [404];
  if (scheme === 'http' && host !== DISCOVER) return [301, { location: `https://${host}${path}` }];
  return host === OFFICE ? 'office' : 'pool01';
}

/** Without TLS towards them, for speed: the scheme is that of the web site they stand for. */
export async function stubPorts(servers: LoopbackServers): Promise<Record<'http' | 'https', Record<Site, number>>> {
  const ports = async (pool: string, site: StubSite['site'] = 'external', computer = 'FE01') => {
    const stub = (scheme: StubSite['scheme']) => createHttp(lyncStub({ pool, site, kinds: KINDS, offersNtlm: true, computer, scheme }));
    return [await servers.listen(stub('http')), await servers.listen(stub('https'))] as const;
  };
  const sites: Record<Site, readonly [number, number]> = {
    pool01: await ports(WEBEXT),
    pool02: await ports('webext2.contoso.com'),
    unpublished: await ports('webext.contoso.local'),
    internal: await ports(WEBEXT, 'internal'),
    office: await ports(OFFICE, 'office web apps'),
    'second server': await ports(WEBEXT, 'external', 'FE02'),
  };
  const of = (index: 0 | 1) => Object.fromEntries(Object.entries(sites).map(([site, pair]) => [site, pair[index]])) as Record<Site, number>;
  return { http: of(0), https: of(1) };
}
