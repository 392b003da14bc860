import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { KeyAndCertificate, ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';

/** Names the request to whoever looks where it has arrived. */
export const REQUEST_NUMBER = 'x-request-number';

/** How a request arrived at a server. */
export interface Arrival {
  readonly address: string;
  readonly port: number;
  readonly scheme: 'https' | 'http';
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly forwardedFor: string;
  /** Names of headers, in lower case. */
  readonly headers: readonly string[];
  /** Asked for by HAProxy as it connected. */
  readonly sni: string;
  /** Of the server's connections, counted from the start. */
  readonly connection: number;
}

export interface PoolPorts {
  readonly https: readonly number[];
  readonly http: readonly number[];
  /** That accept connections and say nothing. */
  readonly silent: readonly number[];
}

type Handler = (request: IncomingMessage, response: ServerResponse, arrival: Arrival) => void;

/** Stand-ins for servers at every address there is: they answer with how the request arrived. */
export class PoolServers {
  public static async start(authority: ThrowAwayAuthority, ports: PoolPorts, handler: Handler = answer): Promise<PoolServers> {
    const pools = new PoolServers(authority, handler);
    await Promise.all([
      ...ports.https.map((port) => pools.listen(pools.https(), port)),
      ...ports.http.map((port) => pools.listen(pools.http(), port)),
      ...ports.silent.map((port) => pools.listen(createServer(), port)),
    ]);
    return pools;
  }

  /** What happens to connections to an address instead of an answer. */
  public readonly faults = new Map<string, (socket: Socket) => void>();
  /** Requests of clients that arrived, however they call themselves. */
  public requestCount = 0;
  /** Numbers of the requests that arrived. */
  public readonly arrived = new Set<string>();
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly contexts = new Map<string, SecureContext>();
  private readonly connections = new WeakMap<Socket, number>();
  private connectionCount = 0;

  private constructor(
    private readonly authority: ThrowAwayAuthority,
    private readonly handler: Handler,
  ) {}

  public async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  /** Another server of HTTPS, whose requests count as well. */
  public withCertificate(certificate: KeyAndCertificate): HttpsServer {
    return this.answering(createHttpsServer({ ...certificate, ALPNProtocols: ['http/1.1'] }), 'https');
  }

  private async listen(server: Server, port: number): Promise<void> {
    const front = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
      const fault = this.faults.get(socket.localAddress ?? '');
      if (fault !== undefined) fault(socket);
      else server.emit('connection', socket);
    });
    this.servers.push(front);
    await new Promise<void>((resolve, reject) => front.once('error', reject).listen({ port, host: '0.0.0.0', backlog: 4096 }, resolve));
  }

  private https(): HttpsServer {
    const none = this.authority.issue(['none.invalid']);
    const server = createHttpsServer({
      ...none,
      ALPNProtocols: ['http/1.1'],
      SNICallback: (name, done) => {
        done(null, this.contextFor(name));
      },
      maxHeaderSize: MOST_HEADER_BYTES,
      keepAliveTimeout: 120_000,
    });
    server.on('secureConnection', (socket) => this.connections.set(socket, (this.connectionCount += 1)));
    return this.answering(server, 'https');
  }

  private http(): HttpServer {
    const server = createHttpServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: 120_000 });
    server.on('connection', (socket: Socket) => this.connections.set(socket, (this.connectionCount += 1)));
    return this.answering(server, 'http');
  }

  private answering<S extends HttpServer>(server: S, scheme: Arrival['scheme']): S {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const number = request.headers[REQUEST_NUMBER];
      if (typeof number === 'string') this.arrived.add(number);
      const { socket } = request;
      if (request.headers['x-forwarded-for'] !== undefined) this.requestCount += 1;
      this.handler(request, response, {
        address: socket.localAddress ?? '',
        port: socket.localPort ?? 0,
        scheme,
        method: request.method ?? '',
        path: request.url ?? '',
        host: request.headers.host ?? '',
        forwardedFor: String(request.headers['x-forwarded-for'] ?? ''),
        headers: Object.keys(request.headers),
        sni: scheme === 'https' ? String((socket as unknown as { readonly servername?: string | false }).servername) : '',
        connection: this.connections.get(socket) ?? 0,
      });
    });
    return server;
  }

  private contextFor(name: string): SecureContext {
    const known = this.contexts.get(name) ?? createSecureContext(this.authority.issue([name]));
    this.contexts.set(name, known);
    return known;
  }
}

const MOST_HEADER_BYTES = 131_072;

/** With how the request arrived. */
export function answer(request: IncomingMessage, response: ServerResponse, arrival: Arrival): void {
  request.resume();
  const text = JSON.stringify(arrival);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text);
}
