import type { Worker } from 'node:worker_threads';

/** Tells a person at a terminal how far the checks are; nothing is written elsewhere. */
export function progressOn(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): (done: number, total: number) => void {
  if (!stream.isTTY) return () => undefined;
  // They tell more than that it takes a while.
  stopTelling();
  return (done, total) => {
    stream.write(done === total ? '\r\u001B[K' : `\r${done} of ${total} checks`);
  };
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY'> & { readonly fd: number };

let teller: Worker | undefined;

/**
 * Tells a person at a terminal that something is still at work: after two seconds, then less and less often. Nothing is written
 * elsewhere. By a thread of its own, as who plans and synthesizes comes to nothing else meanwhile.
 *
 * @param what begins the line
 */
export function tellWhileAtWork(what: string, stream: Terminal = process.stderr): void {
  if (!stream.isTTY || teller !== undefined) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- nobody needs it where nothing is told
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  // Without what this process loads for itself, such as tsx.
  teller = new Worker(TELLER, { eval: true, execArgv: [], workerData: { what, fd: stream.fd } });
  teller.on('error', () => undefined);
  teller.unref();
}

export function stopTelling(): void {
  void teller?.terminate();
  teller = undefined;
}

/** Whole lines, so that whatever else is written stands between them. */
const TELLER = `
const { writeSync } = require('node:fs');
const { workerData: { what, fd } } = require('node:worker_threads');
const tell = (seconds) => {
  try {
    writeSync(fd, what + ': still at work, ' + seconds + ' s so far\\n');
  } catch {
    return;
  }
  const next = seconds < 5 ? 5 : seconds + (seconds < 30 ? 5 : 30);
  setTimeout(tell, (next - seconds) * 1000, next);
};
setTimeout(tell, 2000, 2);
`;
