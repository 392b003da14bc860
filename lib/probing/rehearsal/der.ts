/** Distinguished encoding of ASN.1, as far as a certificate needs it. ITU-T X.690 */
export type Der = Buffer;

export function der(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export function sequence(...parts: readonly Der[]): Der {
  return der(0x30, ...parts);
}

export function set(...parts: readonly Der[]): Der {
  return der(0x31, ...parts);
}

/** A context-specific tag around its parts. */
export function tagged(number: number, ...parts: readonly Der[]): Der {
  return der(0xa0 | number, ...parts);
}

/** Non-negative, big-endian. */
export function integer(bytes: Uint8Array): Der {
  return der(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

export function objectId(dotted: string): Der {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([40 * first + second, ...others.flatMap(base128)]));
}

export function bitString(bytes: Uint8Array): Der {
  return der(0x03, Buffer.from([0]), bytes);
}

export function octetString(bytes: Uint8Array): Der {
  return der(0x04, bytes);
}

export function utf8String(text: string): Der {
  return der(0x0c, Buffer.from(text, 'utf8'));
}

export const TRUE: Der = Buffer.from([0x01, 0x01, 0xff]);

/** UTCTime, for the years 1950 to 2049. */
export function utcTime(milliseconds: number): Der {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function base128(value: number): readonly number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128);
  return bytes;
}
