import type { Socket } from 'node:net';
import { DEFAULT_PORTS } from '../facts/default-ports';
import type { IdleObservation } from '../verification/observation';
import type { IdleProbe } from '../verification/probe';
import { failureText } from './failure-text';
import { HttpConnection } from './http-client';
import { secured, type TlsSettings } from './tls-probe';

/** In milliseconds: an answer within it is one at once, and nothing was held. */
const AT_ONCE = 2_000;

/** Answers that hold nothing, however long they take. */
const REFUSALS: readonly number[] = [401, 403, 404];

/**
 * Waits as a mobile client does: with a request, where somebody keeps it, and on a silent connection beside it. The sockets send
 * no keep-alive of TCP: that would keep open what a silent client loses.
 */
export async function probeIdle(probe: IdleProbe, settings: TlsSettings): Promise<IdleObservation> {
  try {
    const [request, connection] = await Promise.all([heldRequest(probe, settings), heldConnection(probe, settings)]);
    if (request === undefined) return connection;
    // Nobody hears of a request whose answer will be lost; the last request on the other connection tells.
    const isWell = request.closedAfter === undefined && request.answered === undefined;
    return isWell && connection.isSilent === true ? connection : request;
  } catch (error) {
    return { failure: failureText(error) };
  }
}

/** undefined: it is answered at once, or the connection breaks off at once. */
async function heldRequest(probe: IdleProbe, settings: TlsSettings): Promise<IdleObservation | undefined> {
  const { socket, connection } = await opened(probe, settings);
  const elapsed = stopwatch();
  const limit = probe.seconds * 1000;
  try {
    const outcome: IdleObservation = await Promise.race([
      connection.get({ host: hostOf(probe), path: probe.pollPath }, limit + settings.milliseconds).then(
        ({ status = 0 }) => ({ answered: { status, after: elapsed() } }),
        () => ({ closedAfter: elapsed() }),
      ),
      closing(socket, limit).then((isClosed) => (isClosed ? { closedAfter: elapsed() } : {})),
    ]);
    const isNone = elapsed() * 1000 < Math.min(AT_ONCE, limit / 2) || REFUSALS.includes(outcome.answered?.status ?? 0);
    return isNone ? undefined : { held: 'request', ...outcome };
  } finally {
    connection.close();
  }
}

/** One answer, then silence until the other side ends the connection or the time is over; then a last request, for a firewall drops without a word. */
async function heldConnection(probe: IdleProbe, settings: TlsSettings): Promise<IdleObservation> {
  const { socket, connection } = await opened(probe, settings);
  try {
    const request = { host: hostOf(probe), path: probe.path };
    await connection.get(request);
    const elapsed = stopwatch();
    if (await closing(socket, probe.seconds * 1000)) return { held: 'connection', closedAfter: elapsed() };
    return await connection.get(request).then(
      (): IdleObservation => ({ held: 'connection' }),
      (): IdleObservation => ({ held: 'connection', closedAfter: elapsed(), isSilent: true }),
    );
  } finally {
    connection.close();
  }
}

async function opened({ name, port }: IdleProbe, settings: TlsSettings) {
  const socket = await secured({ name, port, sni: true }, settings);
  return { socket, connection: new HttpConnection(socket, settings.milliseconds) };
}

function hostOf({ name, port }: IdleProbe): string {
  return port === DEFAULT_PORTS.https ? name : `${name}:${port}`;
}

function stopwatch(): () => number {
  const from = performance.now();
  return () => (performance.now() - from) / 1000;
}

/** Whether the other side ends the connection within the time. */
function closing(socket: Socket, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed) {
      resolve(true);
      return;
    }
    const timer = setTimeout(resolve, milliseconds, false);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
