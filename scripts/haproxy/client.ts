import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { PROXY_ADDRESS } from './network';
import { REQUEST_NUMBER, type Arrival } from './pool-servers';

/** A request as it is sent, letter by letter. */
export interface Question {
  readonly scheme: 'https' | 'http';
  readonly port: number;
  /** Host header. */
  readonly host: string;
  readonly path: string;
  /** undefined: the host, without port and final dot. */
  readonly sni?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  /** By which servers know it. */
  readonly number: string;
  readonly status: number;
  readonly location: string;
  /** undefined unless a server said how it arrived. */
  readonly arrival: Arrival | undefined;
}

/** Where clients find whoever publishes names. */
export interface Entrance {
  readonly address: string;
  /** Where connections to a published port are taken. */
  readonly portOf: (published: number) => number;
}

/** HAProxy itself. */
export const PROXY: Entrance = { address: PROXY_ADDRESS, portOf: (published) => published };

let count = 0;

/** Somebody with an address of their own, who keeps a connection for each name. */
export class Client {
  private readonly https: HttpsAgent;
  private readonly http: HttpAgent;

  public constructor(
    private readonly address: string,
    authority: string,
    maxSockets = 1,
    private readonly entrance = PROXY,
  ) {
    this.https = new HttpsAgent({ keepAlive: true, maxSockets, ca: authority, timeout: 60_000 });
    this.http = new HttpAgent({ keepAlive: true, maxSockets });
  }

  public async ask({ scheme, port, host, path, sni, headers }: Question): Promise<Reply> {
    const number = String((count += 1));
    const { address, portOf } = this.entrance;
    const common = { host: address, localAddress: this.address, port: portOf(port), path, setHost: false };
    const all = { ...common, headers: { ...headers, Host: host, [REQUEST_NUMBER]: number } };
    const servername = sni ?? host.replace(/:\d+$/, '').replace(/\.$/, '');
    return new Promise((resolve, reject) => {
      const heard = (response: IncomingMessage) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .once('error', reject)
          .once('end', () => {
            const { statusCode: status = 0, headers: got } = response;
            const isArrival = status === 200 && got['content-type'] === 'application/json';
            resolve({ number, status, location: got.location ?? '', arrival: isArrival ? (JSON.parse(text) as Arrival) : undefined });
          });
      };
      const request =
        scheme === 'https'
          ? httpsRequest({ ...all, servername, agent: this.https }, heard)
          : httpRequest({ ...all, agent: this.http }, heard);
      request.once('error', reject).end();
    });
  }

  public close(): void {
    this.https.destroy();
    this.http.destroy();
  }
}
