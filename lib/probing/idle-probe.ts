import { DEFAULT_PORTS } from '../facts/default-ports';
import type { IdleObservation } from '../verification/observation';
import type { IdleProbe } from '../verification/probe';
import { failureText } from './failure-text';
import { HttpConnection } from './http-client';
import { secured, type TlsSettings } from './tls-probe';

/** One answer, then silence until the other side ends the connection or the time is over; then a last request, for a firewall drops without a word. */
export async function probeIdle({ name, port, path, seconds }: IdleProbe, settings: TlsSettings): Promise<IdleObservation> {
  let connection: HttpConnection | undefined;
  try {
    const socket = await secured({ name, port, sni: true }, settings);
    connection = new HttpConnection(socket, settings.milliseconds);
    const host = port === DEFAULT_PORTS.https ? name : `${name}:${port}`;
    await connection.get({ host, path });
    const from = performance.now();
    const elapsed = () => (performance.now() - from) / 1000;
    const closed = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000, false);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve(true);
      });
      if (socket.destroyed) socket.emit('close');
    });
    if (closed) return { closedAfter: elapsed() };
    return await connection.get({ host, path }).then(
      () => ({}),
      () => ({ closedAfter: elapsed() }),
    );
  } catch (error) {
    return { failure: failureText(error) };
  } finally {
    connection?.close();
  }
}
