import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Records by name: addresses, or the name an alias stands for. */
export type Zone = Readonly<Record<string, { readonly a?: readonly string[]; readonly cname?: string }>>;

export interface RunningNameServer {
  /** `127.0.0.1:port` */
  readonly address: string;
  close(): Promise<void>;
}

const [A, CNAME] = [1, 5];

/** A name server on loopback that knows A and CNAME and follows no alias. RFC 1035 */
export async function nameServer(zone: Zone): Promise<RunningNameServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    socket.send(answer(query, zone), port, address);
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

function answer(query: Buffer, zone: Zone): Buffer {
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
  const records = [...addresses, ...aliases];
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  head.writeUInt16BE(known === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, question, ...records]);
}

/** For the name of the question. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
}

function encoded(name: string): Buffer {
  return Buffer.concat([...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')])), Buffer.from([0])]);
}
