import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answers, challengeMessage, parseNtlmMessage } from './ntlm-messages';
import type { ThrowawayCertificate } from './throwaway-certificate';

/** What the server answers once somebody has signed in. */
export interface Page {
  readonly user: string;
  readonly host: string;
  readonly server: string;
}

/** What a connection is known for: IIS keeps it with the connection, unless AuthPersistSingleRequest is set (it is not by default). */
interface Connection {
  challenge?: Buffer;
  user?: string;
}

/**
 * A stand-in for a server of a pool with IIS's Windows authentication, over TLS on loopback: 401 and NTLM's three messages, then the user
 * belongs to the TCP connection, and every later request on it is that user's without a word of who sent it.
 * @see https://learn.microsoft.com/previous-versions/iis/6.0-sdk/ms525244(v=vs.90)
 */
export class WindowsAuthenticationServer {
  public static async start(name: string, { key, certificate }: ThrowawayCertificate): Promise<WindowsAuthenticationServer> {
    const server = createServer({ key, cert: certificate, keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return new WindowsAuthenticationServer(name, server);
  }

  private readonly connections = new WeakMap<Socket, Connection>();
  private accepted = 0;

  private constructor(
    private readonly name: string,
    private readonly server: Server,
  ) {
    server.on('secureConnection', () => (this.accepted += 1));
    server.on('request', (request, response) => {
      this.answer(request, response);
    });
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** TLS connections since the start. */
  public get connectionCount(): number {
    return this.accepted;
  }

  public async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const connection = this.connectionOf(request.socket);
    const [scheme = '', token] = request.headers.authorization?.split(' ') ?? [];
    const challenge = token === undefined ? undefined : negotiated(connection, Buffer.from(token, 'base64'));
    if (connection.user !== undefined) {
      const page: Page = { user: connection.user, host: request.headers.host ?? '', server: this.name };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page));
      return;
    }
    const schemes = challenge === undefined ? ['Negotiate', 'NTLM'] : [`${scheme} ${challengeMessage(challenge).toString('base64')}`];
    response.writeHead(401, { 'WWW-Authenticate': schemes, 'Content-Length': 0 }).end();
  }

  private connectionOf(socket: Socket): Connection {
    const known = this.connections.get(socket) ?? {};
    this.connections.set(socket, known);
    return known;
  }
}

/** Takes one message of the client. The challenge to hand out, or undefined where the message asked for none. */
function negotiated(connection: Connection, token: Buffer): Buffer | undefined {
  const message = parseNtlmMessage(token);
  const { challenge } = connection;
  delete connection.user;
  delete connection.challenge;
  if (message?.type === 'negotiate') return (connection.challenge = randomBytes(8));
  if (message?.type === 'authenticate' && challenge !== undefined && answers(message.response, challenge, message.user)) {
    connection.user = message.user;
  }
  return undefined;
}
