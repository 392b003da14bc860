import {
  Agent as HttpAgent,
  createServer as createHttp,
  request as requestHttp,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, createServer as createHttps, request as requestHttps } from 'node:https';
import type { Server } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { covers } from '../../lib/planning/host-name';
import { DEFAULT_POLICY, tlsVersions } from '../../lib/planning/tls-policy';
import type { Action, Listener, LoadBalancer } from '../../lib/routing/load-balancers/load-balancer';
import { text } from '../../lib/routing/load-balancers/properties';
import { redirectLocation } from '../../lib/routing/evaluation/redirect-location';
import { httpRequest, UrlError, type HttpRequest } from '../../lib/routing/matching/request';
import type { TemplateRouting } from '../../lib/routing/template-routing';
import type { Backend, StubPools } from './stub-pools';
import type { ThrowAwayAuthority } from './throw-away-certificates';

export interface FrontEndParts {
  readonly routing: TemplateRouting;
  readonly pools: StubPools;
  readonly authority: ThrowAwayAuthority;
  /** Published names, for certificates whose names the template does not tell. */
  readonly names: readonly string[];
}

/** One listener of an Application Load Balancer: TLS ends here, the routing table decides, and connections to pools are shared. */
export function readingFrontEnd(balancer: LoadBalancer, listener: Listener, parts: FrontEndParts): Server {
  const scheme = listener.protocol === 'HTTP' ? 'http' : 'https';
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true, rejectUnauthorized: false }) };
  const handler = (incoming: IncomingMessage, response: ServerResponse) => {
    const { action, request } = decision(balancer, listener, scheme, incoming, parts.routing);
    answer(action, request, incoming, response, { parts, agents }).catch(() => {
      own(response, 502);
    });
  };
  const server = scheme === 'http' ? createHttp(handler) : createHttps(tlsOptions(listener, parts), handler);
  server.once('close', () => {
    agents.http.destroy();
    agents.https.destroy();
  });
  return server;
}

interface Decided {
  /** undefined: a request that is none. */
  readonly request: HttpRequest | undefined;
  readonly action: Action | undefined;
}

function decision(
  balancer: LoadBalancer,
  listener: Listener,
  scheme: string,
  incoming: IncomingMessage,
  routing: TemplateRouting,
): Decided {
  try {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    const url = `${scheme}://${host}:${listener.port ?? ''}${incoming.url ?? '/'}`;
    const request = httpRequest(url, { method: incoming.method ?? 'GET', headers: incoming.headersDistinct as Record<string, string[]> });
    const arrival = routing.arrivalsAt(balancer, request).find((each) => each.listener?.listener === listener);
    return { request, action: arrival?.candidates[0]?.action };
  } catch (error) {
    if (error instanceof UrlError) return { request: undefined, action: undefined };
    throw error;
  }
}

interface Means {
  readonly parts: FrontEndParts;
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };
}

async function answer(
  action: Action | undefined,
  request: HttpRequest | undefined,
  incoming: IncomingMessage,
  response: ServerResponse,
  { parts, agents }: Means,
): Promise<void> {
  if (request === undefined || action === undefined) {
    own(response, 400);
    return;
  }
  switch (action.kind) {
    case 'fixed-response':
      own(response, action.status ?? 503);
      return;
    case 'redirect':
      own(response, action.status ?? 302, { location: redirectLocation(action.to, request) });
      return;
    case 'unknown':
      own(response, 503);
      return;
    case 'forward': {
      const group = action.targets[0]?.group;
      const backend = group === undefined ? undefined : await parts.pools.backend(group, parts.names);
      if (backend === undefined) own(response, 503);
      else await forwarded(incoming, response, backend, agents);
    }
  }
}

/** As a load balancer answers by itself. */
function own(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (!response.headersSent) response.writeHead(status, { server: 'awselb/2.0', 'content-length': '0', ...headers });
  response.end();
}

const HOP_BY_HOP = /^(?:connection|keep-alive|transfer-encoding|upgrade|proxy-connection)$/i;

function forwarded(
  incoming: IncomingMessage,
  response: ServerResponse,
  { scheme, host, port }: Backend,
  agents: Means['agents'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { host, port, method: incoming.method, path: incoming.url, headers: endToEnd(incoming.rawHeaders) };
    const outgoing =
      scheme === 'https' ? requestHttps({ ...options, agent: agents.https }) : requestHttp({ ...options, agent: agents.http });
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, endToEnd(answer.rawHeaders));
      answer.pipe(response);
      answer.on('end', resolve);
      answer.on('error', reject);
    });
    outgoing.on('error', reject);
    incoming.pipe(outgoing);
  });
}

function endToEnd(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, index) => !HOP_BY_HOP.test(rawHeaders[index - (index % 2)] ?? ''));
}

function tlsOptions(listener: Listener, { authority, names }: FrontEndParts) {
  const offered = tlsVersions(text(listener.resource?.properties['SslPolicy']) ?? DEFAULT_POLICY) ?? ['1.2', '1.3'];
  const version = (index: number) => (offered.at(index) === '1.0' ? 'TLSv1' : `TLSv${offered.at(index) ?? '1.2'}`) as 'TLSv1.2';
  const common = { minVersion: version(0), maxVersion: version(-1), ciphers: 'DEFAULT:@SECLEVEL=0' };
  const certificates = listener.certificates.map(({ names: known = names, isDefault }) => {
    const issued = authority.issue(known);
    return { names: known, isDefault, issued, context: createSecureContext({ ...common, ...issued }) };
  });
  const byDefault = certificates.find(({ isDefault }) => isDefault) ?? certificates[0];
  return {
    ...common,
    ...byDefault?.issued,
    SNICallback: (servername: string, done: (error: Error | null, context?: SecureContext) => void) => {
      const host = servername.toLowerCase();
      done(null, (certificates.find((each) => each.names.some((name) => covers(name, host))) ?? byDefault)?.context);
    },
  };
}
