import { Agent, request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CLOSED } from '../verification/explanations';
import type { HttpObservation } from '../verification/observation';

export interface RequestParts {
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const MOST_HEADER_BYTES = 64 * 1024;
const MOST_INTERIM_ANSWERS = 10;
const MOST_BODY_BYTES = 256 * 1024;

/** One connection and what is asked on it, within bounds of time and size whatever the server does. */
export class HttpConnection {
  private readonly agent: Agent;

  public constructor(
    private readonly socket: Socket,
    private readonly milliseconds: number,
  ) {
    this.agent = new (class extends Agent {
      public override createConnection(): Duplex {
        if (socket.destroyed) throw new Error(CLOSED);
        return socket;
      }

      /** Otherwise Node.js has TCP probe the silent connection, and ends it when the server's Keep-Alive header says so. */
      public override keepSocketAlive(): boolean {
        return true;
      }
    })({ keepAlive: true, maxSockets: 1 });
  }

  /** Rejects where no sound answer comes in time. A long body ends early, and the connection with it. */
  public get({ host, path, headers = {} }: RequestParts, milliseconds = this.milliseconds): Promise<HttpObservation> {
    return new Promise((resolve, reject) => {
      const asked = request({
        method: 'GET',
        path,
        headers: { host, 'user-agent': 'lync-reverse-proxy verify', ...headers },
        agent: this.agent,
        maxHeaderSize: MOST_HEADER_BYTES,
        // Bounds the whole exchange, not only its pauses.
        signal: AbortSignal.timeout(milliseconds),
      });
      asked.on('response', (response) => {
        collectBody(
          response,
          (body) => {
            resolve({ status: response.statusCode ?? 0, headers: headersOf(response), body, redirects: [] });
          },
          reject,
        );
      });
      let interim = 0;
      asked.on('information', () => {
        if (++interim > MOST_INTERIM_ANSWERS) asked.destroy(new Error('interim answers without end'));
      });
      asked.on('error', reject);
      // A switch of protocols that nobody asked for ends the request without a word.
      asked.on('close', () => {
        reject(new Error('the answer breaks off'));
      });
      asked.end();
    });
  }

  public get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.readable && this.socket.writable;
  }

  public close(): void {
    this.agent.destroy();
    this.socket.destroy();
  }
}

function collectBody(response: IncomingMessage, done: (body: string) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const finish = () => {
    done(Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES).toString('utf8'));
  };
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= MOST_BODY_BYTES) return;
    finish();
    response.destroy();
  });
  response.on('end', finish);
  response.on('error', fail);
}

function headersOf({ rawHeaders }: IncomingMessage): Readonly<Record<string, readonly string[]>> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[index + 1] ?? '']);
  }
  return Object.fromEntries(headers);
}
