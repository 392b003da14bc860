import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Records by name: addresses, or the name an alias stands for. */
export type Zone = Readonly<Record<string, { readonly a?: readonly string[]; readonly cname?: string; readonly dnssec?: Signed }>>;

/** What a validating name server makes of a name. RFC 4035 */
export interface Signed {
  /**
   * signed: signatures, and no word about them. broken: SERVFAIL but to those who validate themselves. failing: SERVFAIL to
   * all. broken for all: SERVFAIL to all, by a name server that passes on its reason and not what it was asked. once: SERVFAIL
   * to the first question, and then no more.
   */
  readonly as: 'validated' | 'signed' | 'broken' | 'broken for all' | 'failing' | 'once';
  /** Of the questions for this type alone. */
  readonly type?: number;
  /** RFC 8914 */
  readonly reason?: number;
}

export interface RunningNameServer {
  /** `127.0.0.1:port` */
  readonly address: string;
  close(): Promise<void>;
}

const [A, CNAME, OPT, RRSIG] = [1, 5, 41, 46];
const [AD, CD, SERVFAIL] = [0x20, 0x10, 2];

/** A name server on loopback that knows A and CNAME and follows no alias. RFC 1035 */
export async function nameServer(zone: Zone): Promise<RunningNameServer> {
  const socket = createSocket('udp4');
  const asked = new Set<string>();
  socket.on('message', (query, { port, address }) => {
    socket.send(answer(query, zone, asked), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

function answer(query: Buffer, zone: Zone, asked: Set<string>): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  const question = query.subarray(12, at + 5);
  const known = zone[labels.join('.').toLowerCase()];
  const addresses = type === A ? (known?.a ?? []).map((each) => record(A, Buffer.from(each.split('.').map(Number)))) : [];
  const aliases = type === CNAME && known?.cname !== undefined ? [record(CNAME, encoded(known.cname))] : [];
  const isFirst = !asked.has(question.toString('hex'));
  asked.add(question.toString('hex'));
  const { as, type: only = type, reason } = known?.dnssec ?? {};
  const concerned = only === type ? as : undefined;
  const isUnchecked = ((query[3] ?? 0) & CD) !== 0;
  const fails = { broken: !isUnchecked, 'broken for all': true, failing: true, once: isFirst, validated: false, signed: false };
  const isRefused = concerned !== undefined && fails[concerned];
  const signatures = concerned === 'validated' || concerned === 'signed' ? [record(RRSIG, Buffer.alloc(20))] : [];
  const records = isRefused ? [] : [...addresses, ...aliases, ...signatures];
  const knowsEdns = query.readUInt16BE(10) > 0 && as !== undefined;
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  const ad = concerned === 'validated' ? AD : 0;
  head.writeUInt16BE(isRefused ? 0x8180 | SERVFAIL : (known === undefined ? 0x8183 : 0x8180) | ad, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt16BE(knowsEdns ? 1 : 0, 10);
  return Buffer.concat([head, question, ...records, ...(knowsEdns ? [options(isRefused ? reason : undefined)] : [])]);
}

/** RFC 6891 6.1.2, with an extended error in it if there is a reason. */
function options(reason: number | undefined): Buffer {
  const data = reason === undefined ? [] : [0, 15, 0, 3, 0, reason, 0x78];
  return Buffer.from([0, 0, OPT, 4, 208, 0, 0, 0, 0, 0, data.length, ...data]);
}

/** For the name of the question. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
}

function encoded(name: string): Buffer {
  return Buffer.concat([...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')])), Buffer.from([0])]);
}
