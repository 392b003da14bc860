import type { HelloObservation } from '../verification/observation';
import { serverCertificate } from './certificate-facts';
import { alertName, suiteName } from './tls-names';

const MOST_BYTES = 128 * 1024;
const [ALERT, HANDSHAKE] = [21, 22];
const [WARNING_LEVEL, CLOSE_NOTIFY] = [1, 0];
const [SERVER_HELLO, CERTIFICATE, CERTIFICATE_REQUEST, SERVER_HELLO_DONE] = [2, 11, 13, 14];
const RENEGOTIATION_INFO = 0xff01;

const VERSIONS: Readonly<Record<number, NonNullable<HelloObservation['version']>>> = { 0: 'SSL 3.0', 1: '1.0', 2: '1.1', 3: '1.2' };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What a server says in the clear before the client has to: hello, certificates, whether it wants one, or an alert. RFC 5246 7.3
 * Nothing in it is trusted: whatever does not read as TLS ends it.
 */
export class ServerFlight {
  public readonly seen: Writable<HelloObservation> = {};
  /** Whether nothing of interest can follow. */
  public isOver = false;
  private records: Buffer = Buffer.alloc(0);
  private messages: Buffer = Buffer.alloc(0);
  private bytes = 0;

  public add(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.records = Buffer.concat([this.records, chunk]);
    if (this.bytes > MOST_BYTES) this.fail('its handshake has no end');
    while (!this.isOver && this.records.length >= 5) {
      const length = this.records.readUInt16BE(3);
      const type = this.records[0] ?? 0;
      if (type < 20 || type > 24 || this.records[1] !== 3 || length > 18_432) {
        this.fail('no TLS is spoken there');
        return;
      }
      if (this.records.length < 5 + length) return;
      this.record(type, this.records.subarray(5, 5 + length));
      this.records = this.records.subarray(5 + length);
    }
  }

  private record(type: number, content: Buffer): void {
    if (type === ALERT) {
      const [level = 2, code = 0] = content;
      // Servers that do not know the name may warn and go on. RFC 6066 3
      if (level === WARNING_LEVEL && code !== CLOSE_NOTIFY) return;
      this.seen.alert = alertName(code);
      this.fail(`the handshake is refused (${this.seen.alert})`);
    } else if (type === HANDSHAKE) {
      this.messages = Buffer.concat([this.messages, content]);
      while (!this.isOver && this.messages.length >= 4) {
        const end = 4 + this.messages.readUIntBE(1, 3);
        if (this.messages.length < end) return;
        this.message(this.messages[0] ?? 0, this.messages.subarray(4, end));
        this.messages = this.messages.subarray(end);
      }
    }
  }

  private message(type: number, content: Buffer): void {
    if (type === SERVER_HELLO) this.hello(content);
    else if (type === CERTIFICATE) this.seen.certificates = certificates(content);
    else if (type === CERTIFICATE_REQUEST) this.seen.asksForCertificate = true;
    else if (type === SERVER_HELLO_DONE) this.isOver = true;
  }

  private hello(content: Buffer): void {
    const version = content[0] === 3 ? VERSIONS[content[1] ?? -1] : undefined;
    const suiteAt = 35 + (content[34] ?? 0);
    if (version === undefined || content.length < suiteAt + 3) {
      this.fail('no sound TLS is spoken there');
      return;
    }
    this.seen.version = version;
    this.seen.suite = suiteName(content.readUInt16BE(suiteAt));
    this.seen.renegotiatesSecurely = extensionTypes(content.subarray(suiteAt + 3)).includes(RENEGOTIATION_INFO);
    this.seen.asksForCertificate = false;
  }

  private fail(why: string): void {
    if (this.seen.version === undefined) this.seen.failure = why;
    this.isOver = true;
  }
}

function extensionTypes(bytes: Buffer): readonly number[] {
  const types: number[] = [];
  for (let at = 2; at + 4 <= bytes.length; at += 4 + bytes.readUInt16BE(at + 2)) types.push(bytes.readUInt16BE(at));
  return types;
}

function certificates(content: Buffer): NonNullable<HelloObservation['certificates']> {
  const all: Buffer[] = [];
  for (let at = 3; at + 3 <= content.length; at += 3 + content.readUIntBE(at, 3)) {
    all.push(content.subarray(at + 3, at + 3 + content.readUIntBE(at, 3)));
  }
  return all.flatMap((each) => serverCertificate(each) ?? []);
}
