import { CLOSED } from '../verification/explanations';
import type { HelloObservation } from '../verification/observation';
import type { HelloProbe } from '../verification/probe';
import { clientHello } from './client-hello';
import { dial } from './dialler';
import { failureText } from './failure-text';
import { ServerFlight } from './server-flight';
import type { TlsSettings } from './tls-probe';

/** A warning that the client closes the connection: close_notify. */
const GOODBYE = Buffer.from([21, 3, 1, 0, 2, 1, 0]);

/**
 * What a server answers to a client that Node.js cannot play: OpenSSL 3 has no 3DES and no RC4, and says neither what was asked
 * for nor how. Nothing is agreed on, and nothing is sent but the offer.
 */
export async function probeHello(probe: HelloProbe, { dialler, milliseconds }: TlsSettings): Promise<HelloObservation> {
  try {
    const socket = await dial(dialler, probe.name, probe.port, milliseconds);
    const flight = new ServerFlight();
    const ending = await new Promise<string>((resolve) => {
      const timer = setTimeout(resolve, milliseconds, `no handshake within ${milliseconds / 1000} s`);
      const end = (why: string) => {
        clearTimeout(timer);
        resolve(why);
      };
      socket.on('data', (chunk) => {
        flight.add(chunk);
        if (flight.isOver) end('');
      });
      socket.once('error', (error) => {
        end(failureText(error));
      });
      socket.once('close', () => {
        end(CLOSED);
      });
      socket.write(clientHello(probe));
    });
    socket.end(GOODBYE);
    socket.destroySoon();
    const { version, failure } = flight.seen;
    return version === undefined && failure === undefined ? { ...flight.seen, failure: ending } : { ...flight.seen };
  } catch (error) {
    return { failure: failureText(error) };
  }
}
