import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { KeyAndCertificate } from '../../../lib/probing/rehearsal/throw-away-certificates';
import type { Entrance } from '../client';
import { PROXY_ADDRESS, WORLD_ADDRESS } from '../network';
import type { Passage } from './described';
import { proxyHeader } from './proxy-header';

/** Servers of pools take connections to published ports too, at every address there is. */
const RAISED_BY = 20_000;

/** Where clients find it. */
export const LOAD_BALANCER: Entrance = { address: WORLD_ADDRESS, portOf: (published) => RAISED_BY + published };

/**
 * Does as a Network Load Balancer with client addresses in the PROXY protocol, version 2: each connection becomes one to the
 * task, and TLS ends where a listener is for it.
 */
export class LoadBalancer {
  public static async start(passages: readonly Passage[], certificate: KeyAndCertificate): Promise<LoadBalancer> {
    const balancer = new LoadBalancer();
    await Promise.all(passages.map((passage) => balancer.listen(passage, certificate)));
    return balancer;
  }

  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor() {}

  public async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  private async listen(passage: Passage, certificate: KeyAndCertificate): Promise<void> {
    const pass = (client: Socket) => {
      this.passOn(client, passage);
    };
    const options = { allowHalfOpen: true, pauseOnConnect: passage.protocol === 'TCP' };
    const server: Server = passage.protocol === 'TLS' ? createTlsServer({ ...options, ...certificate }, pass) : createServer(options, pass);
    this.servers.push(server);
    const at = { host: LOAD_BALANCER.address, port: LOAD_BALANCER.portOf(passage.published), backlog: 4096 };
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, resolve));
  }

  private passOn(client: Socket, { container, published, tellsClient }: Passage): void {
    const task = connect({ host: PROXY_ADDRESS, port: container, allowHalfOpen: true });
    const { remoteAddress: source = '', remotePort: sourcePort = 0, localAddress: destination = '' } = client;
    if (tellsClient) task.write(proxyHeader({ source, sourcePort, destination, destinationPort: published }));
    for (const socket of [client, task]) {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    }
    client.once('error', () => task.destroy()).once('close', () => task.destroy());
    task.once('error', () => client.destroy()).once('close', () => client.destroy());
    client.pipe(task);
    task.pipe(client);
  }
}
