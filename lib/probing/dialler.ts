import { connect, isIP, type Socket } from 'node:net';
import { Resolver } from 'node:dns/promises';

/** Where connections for a name and port go. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Dialler {
  /** The address to connect to; rejects where DNS has none. */
  addressOf(name: string, port: number): Promise<Address>;
}

export const PATIENCE_FOR_DNS = { timeout: 3_000, tries: 2 };

/** By DNS: the system's resolver and its hosts file, or one name server. */
export function dialByName(server: string | undefined): Dialler {
  if (server === undefined) return { addressOf: (host, port) => Promise.resolve({ host, port }) };
  const resolver = new Resolver(PATIENCE_FOR_DNS);
  resolver.setServers([server]);
  return {
    addressOf: async (name, port) => {
      const [first] = await resolver.resolve4(name).catch(() => resolver.resolve6(name));
      if (first === undefined) throw new Error('no address');
      return { host: first, port };
    },
  };
}

/** One address whatever the name; its port stands for that of HTTPS. */
export function dialAddress(host: string, httpsPort: number | undefined): Dialler {
  return { addressOf: (_, port) => Promise.resolve({ host, port: port === 80 ? port : (httpsPort ?? port) }) };
}

/** Nothing came to the first packet within the time. */
export class ConnectionLateError extends Error {
  public constructor(milliseconds: number) {
    super(`no connection within ${milliseconds / 1000} s`);
  }
}

/** A TCP connection, or the reason why there is none. */
export async function dial(dialler: Dialler, name: string, port: number, milliseconds: number): Promise<Socket> {
  const address = await dialler.addressOf(name, port);
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, noDelay: true, ...(isIP(address.host) === 0 ? { autoSelectFamily: true } : {}) });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new ConnectionLateError(milliseconds));
    }, milliseconds);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      socket.on('error', ignore);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** Whoever waits on a socket hears of its end elsewhere; an error without listener would end the process. */
function ignore(): void {
  return undefined;
}
