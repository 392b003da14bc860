import {
  Agent as HttpAgent,
  createServer as createHttp,
  request as requestHttp,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, createServer as createHttps, request as requestHttps } from 'node:https';
import type { Server, Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { covers } from '../../declaring/host-name';
import { DEFAULT_POLICY, tlsVersions } from '../../declaring/tls-policy';
import type { Action, Listener, LoadBalancer } from '../../templates/load-balancers/load-balancer';
import { text } from '../../templates/load-balancers/properties';
import { redirectLocation } from '../../routing/evaluation/redirect-location';
import { httpRequest, UrlError, type HttpRequest } from '../../routing/matching/request';
import type { TemplateRouting } from '../../routing/template-routing';
import type { Backend, StubPools } from './stub-pools';
import type { ThrowAwayAuthority } from './throw-away-certificates';

export interface FrontEndParts {
  readonly routing: TemplateRouting;
  readonly pools: StubPools;
  readonly authority: ThrowAwayAuthority;
  /** Published names, for certificates whose names the template does not tell. */
  readonly names: readonly string[];
}

/**
 * One listener where hosts are read, by itself or by what stands behind it: TLS ends here, the routing table decides, and
 * connections to pools are shared, or each client has its own.
 */
export function readingFrontEnd(balancer: LoadBalancer, listener: Listener, parts: FrontEndParts): Server {
  const { usualScheme: scheme = 'https', keepsPeopleApart, reader } = listener.traits;
  const shared = newAgents();
  const agentsOf = keepsPeopleApart ? agentsByClient() : () => shared;
  const name = reader === undefined ? OWN_NAME : undefined;
  const handler = (incoming: IncomingMessage, response: ServerResponse) => {
    const { action, request } = decision(balancer, listener, scheme, incoming, parts.routing);
    answer(action, request, incoming, response, { parts, agents: agentsOf(incoming.socket), name }).catch(() => {
      own(response, 502, name);
    });
  };
  const server = scheme === 'http' ? createHttp(handler) : createHttps(tlsOptions(listener, parts), handler);
  server.once('close', () => {
    destroy(shared);
  });
  return server;
}

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

function newAgents(): Agents {
  return { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true, rejectUnauthorized: false }) };
}

function destroy({ http, https }: Agents): void {
  http.destroy();
  https.destroy();
}

/** A client's connections to pools end with its own. */
function agentsByClient(): (client: Socket) => Agents {
  const known = new WeakMap<Socket, Agents>();
  return (client) => {
    const found = known.get(client);
    if (found !== undefined) return found;
    const made = newAgents();
    known.set(client, made);
    client.once('close', () => {
      destroy(made);
    });
    return made;
  };
}

/** What an Application Load Balancer calls itself in answers of its own. */
const OWN_NAME = 'awselb/2.0';

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
  readonly agents: Agents;
  /** In answers of its own. */
  readonly name: string | undefined;
}

async function answer(
  action: Action | undefined,
  request: HttpRequest | undefined,
  incoming: IncomingMessage,
  response: ServerResponse,
  { parts, agents, name }: Means,
): Promise<void> {
  if (request === undefined || action === undefined) {
    own(response, 400, name);
    return;
  }
  switch (action.kind) {
    case 'fixed-response':
      own(response, action.status ?? 503, name);
      return;
    case 'redirect':
      own(response, action.status ?? 302, name, { location: redirectLocation(action.to, request) });
      return;
    case 'unknown':
      own(response, 503, name);
      return;
    case 'forward': {
      const group = action.targets[0]?.group;
      const read = group?.reader?.answer({ ...request, host: request.host.toLowerCase() });
      if (read !== undefined && read.kind !== 'forward') {
        own(response, read.kind === 'unknown' ? 503 : read.status, name, read.kind === 'redirect' ? { location: read.to } : {});
        return;
      }
      const led = read === undefined ? group && parts.pools.backend(group, parts.names) : parts.pools.behind(read, parts.names);
      const backend = await led;
      if (backend === undefined) own(response, 503, name);
      else await forwarded(incoming, response, backend, agents);
    }
  }
}

/** What it answers by itself. */
function own(response: ServerResponse, status: number, name: string | undefined, headers: Readonly<Record<string, string>> = {}): void {
  const server = name === undefined ? {} : { server: name };
  if (!response.headersSent) response.writeHead(status, { ...server, 'content-length': '0', ...headers });
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
  // Where TLS ends behind the listener, its certificates are none of the template.
  const shown = listener.certificates.length === 0 ? [{ names, isDefault: true }] : listener.certificates;
  const certificates = shown.map(({ names: known = names, isDefault }) => {
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
