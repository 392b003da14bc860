import { randomBytes } from 'node:crypto';
import type { HelloProbe } from '../verification/probe';
import { OFFERS } from './tls-names';

/** Second byte of the version on the wire, after a 3. */
const MINOR: Readonly<Record<HelloProbe['version'], number>> = { '1.0': 1, '1.1': 2, '1.2': 3 };

/** Tells a server that the client knows RFC 5746, in a way that older ones ignore. */
const SCSV = 0x00ff;

/** Lengths of a handshake message at which load balancers of old hang, and what gets it out of the way. RFC 7685 */
const [HANGS_FROM, HANGS_TO] = [256, 511];

/** The first record of a TLS client of some kind that asks for a name. RFC 5246 7.4.1.2 */
export function clientHello({ name, client, version }: Pick<HelloProbe, 'name' | 'client' | 'version'>): Buffer {
  const { suites, groups, signatures } = OFFERS[client];
  const extensions = [
    extension(0x0000, vector(2, Buffer.from([0]), vector(2, Buffer.from(name, 'latin1')))),
    extension(0x000a, vector(2, numbers(groups))),
    extension(0x000b, vector(1, Buffer.from([0]))),
    // Older versions have no such extension, and their hashes by law.
    ...(version === '1.2' ? [extension(0x000d, vector(2, numbers(signatures)))] : []),
  ];
  const body = (all: readonly Buffer[]) =>
    Buffer.concat([
      Buffer.from([3, MINOR[version]]),
      randomBytes(32),
      vector(1),
      vector(2, numbers([...suites, SCSV])),
      vector(1, Buffer.from([0])),
      vector(2, ...all),
    ]);
  const length = body(extensions).length + 4;
  const padding = length < HANGS_FROM || length > HANGS_TO ? [] : [extension(0x0015, Buffer.alloc(Math.max(HANGS_TO + 1 - length - 4, 0)))];
  const message = Buffer.concat([Buffer.from([1]), vector(3, body([...extensions, ...padding]))]);
  // The version of the first record is 3.1 for everybody, for the sake of older servers. RFC 5246 E.1
  return Buffer.concat([Buffer.from([22, 3, 1]), vector(2, message)]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([numbers([type]), vector(2, content)]);
}

/** A length of so many bytes and what is so long. */
function vector(lengthBytes: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(content.length, 0, lengthBytes);
  return Buffer.concat([length, content]);
}

function numbers(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => buffer.writeUInt16BE(value, 2 * index));
  return buffer;
}
