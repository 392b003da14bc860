/** A question as this client asks it. RFC 1035 4.1 */
export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  /** Whether the name server is to leave validation to the client (CD). RFC 4035 3.2.2 */
  readonly unchecked: boolean;
}

/** What is read of an answer. */
export interface DnsAnswer {
  readonly code: number;
  /** Whether the name server says that everything in it is validated (AD). RFC 4035 3.2.3 */
  readonly isValidated: boolean;
  /** Whether a signature is among its records. */
  readonly isSigned: boolean;
  /** Codes of why it is as it is. RFC 8914 */
  readonly reasons: readonly number[];
}

export const RECORD_TYPES = { A: 1, CAA: 257 } as const;
export const [NOERROR, SERVFAIL, NXDOMAIN] = [0, 2, 3];

const [OPT, RRSIG] = [41, 46];
const IN = 1;
/** Of a UDP packet that no router cuts. https://www.dnsflagday.net/2020/ */
const LARGEST = 1_232;
const [RESPONSE, TYPE_OF_QUERY, WANTS_RECURSION, VALIDATED, UNCHECKED] = [0x8000, 0x7800, 0x0100, 0x0020, 0x0010];
const WANTS_SIGNATURES = 0x8000;
const EXTENDED_ERROR = 15;

/** A query that asks for signatures too. RFC 6891 */
export function dnsQuery({ id, name, type, unchecked }: DnsQuestion): Buffer {
  const head = numbers(id, WANTS_RECURSION | (unchecked ? UNCHECKED : 0), 1, 0, 0, 1);
  const labels = name.split('.').flatMap((label) => [Buffer.from([Buffer.byteLength(label, 'latin1')]), Buffer.from(label, 'latin1')]);
  const options = Buffer.concat([Buffer.from([0]), numbers(OPT, LARGEST, 0, WANTS_SIGNATURES, 0)]);
  return Buffer.concat([head, ...labels, Buffer.from([0]), numbers(type, IN), options]);
}

/** undefined: it is no answer to this question. Records that do not fit are left out, with all that follow. */
export function dnsAnswer(message: Buffer, question: DnsQuestion): DnsAnswer | undefined {
  if (message.length < 12) return undefined;
  const [id = 0, flags = 0, questions = 0, ...counts] = Array.from({ length: 6 }, (_, index) => message.readUInt16BE(2 * index));
  if (id !== question.id || (flags & RESPONSE) === 0 || (flags & TYPE_OF_QUERY) !== 0) return undefined;
  // Servers that cannot read a query need not repeat its question.
  let at = 12;
  if (questions > 0) {
    const asked = dnsQuery(question).subarray(12, -11);
    const repeated = message.subarray(12, 12 + asked.length);
    if (questions > 1 || repeated.toString('latin1').toLowerCase() !== asked.toString('latin1').toLowerCase()) return undefined;
    at += asked.length;
  }
  let isSigned = false;
  const reasons: number[] = [];
  for (let left = counts.reduce((sum, count) => sum + count, 0); left > 0; left -= 1) {
    const record = recordAt(message, at);
    if (record === undefined) break;
    isSigned ||= record.type === RRSIG;
    if (record.type === OPT) reasons.push(...reasonsIn(record.data));
    at = record.end;
  }
  return { code: flags & 0x000f, isValidated: (flags & VALIDATED) !== 0, isSigned, reasons };
}

function recordAt(message: Buffer, start: number): { readonly type: number; readonly data: Buffer; readonly end: number } | undefined {
  const at = afterName(message, start);
  if (at === undefined || at + 10 > message.length) return undefined;
  const end = at + 10 + message.readUInt16BE(at + 8);
  return end > message.length ? undefined : { type: message.readUInt16BE(at), data: message.subarray(at + 10, end), end };
}

/** Where a name ends that may go on elsewhere. RFC 1035 4.1.4 */
function afterName(message: Buffer, start: number): number | undefined {
  for (let at = start; ;) {
    const length = message[at];
    if (length === undefined) return undefined;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2;
    at += 1 + length;
  }
}

function reasonsIn(options: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= options.length;) {
    const [code, length] = [options.readUInt16BE(at), options.readUInt16BE(at + 2)];
    if (code === EXTENDED_ERROR && length >= 2 && at + 6 <= options.length) found.push(options.readUInt16BE(at + 4));
    at += 4 + length;
  }
  return found;
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => buffer.writeUInt16BE(value, 2 * index));
  return buffer;
}
