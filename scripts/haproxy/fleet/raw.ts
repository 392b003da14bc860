import { connect } from 'node:net';
import { PROXY_ADDRESS } from '../network';

const PATIENCE = 5_000;

/** What a port of the container answers to these bytes until it closes, a letter for each byte; it may be nothing. */
export function answerTo(port: number, ...parts: readonly (Buffer | string)[]): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: PROXY_ADDRESS, port });
    socket.setEncoding('latin1').setTimeout(PATIENCE, () => socket.destroy());
    socket.on('data', (part: string) => (text += part)).on('error', () => undefined);
    socket.once('close', () => {
      resolve(text);
    });
    socket.write(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));
  });
}

/** `200` of `HTTP/1.1 200 OK`. */
export function statusOf(answered: string): string {
  return /^HTTP\/1\.[01] (\d{3}) /.exec(answered)?.[1] ?? 'no answer';
}
