import { isIPv6 } from 'node:net';

/** Who connects, and to what: where a load balancer took the connection. */
export interface Ends {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** https://www.haproxy.org/download/2.6/doc/proxy-protocol.txt */
const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n');

/** What Amazon adds of its own: a VPC endpoint. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html */
const AWS_TYPE = 0xea;
const VPC_ENDPOINT = 0x01;
/** Fills up, and means nothing. */
const NO_OPERATION = 0x04;

const PROXY = 0x21;
const LOCAL = 0x20;
const TCP_OVER_IPV4 = 0x11;
const TCP_OVER_IPV6 = 0x21;

/** The header, version 2, of a connection that is passed on for somebody. */
export function proxyHeader(ends: Ends): Buffer {
  const isV6 = isIPv6(ends.source);
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(ends.sourcePort, 0);
  ports.writeUInt16BE(ends.destinationPort, 2);
  const addresses = [ends.source, ends.destination].map((each) => (isV6 ? bytesOfV6(each) : Buffer.from(each.split('.').map(Number))));
  const endpoint = Buffer.concat([Buffer.from([VPC_ENDPOINT]), Buffer.from('vpce-08d2bf15fac5001c9')]);
  const rest = [...addresses, ports, value(AWS_TYPE, endpoint), value(NO_OPERATION, Buffer.alloc(62))];
  return header(PROXY, isV6 ? TCP_OVER_IPV6 : TCP_OVER_IPV4, Buffer.concat(rest));
}

/** That of a connection of the load balancer itself. */
export function localHeader(): Buffer {
  return header(LOCAL, 0, value(NO_OPERATION, Buffer.alloc(9)));
}

function header(command: number, family: number, rest: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(rest.length);
  return Buffer.concat([SIGNATURE, Buffer.from([command, family]), length, rest]);
}

function value(type: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([Buffer.from([type]), length, content]);
}

/** Addresses of IPv4 are written as such of IPv6 where the other end is one. */
function bytesOfV6(address: string): Buffer {
  if (!isIPv6(address)) return bytesOfV6(`::ffff:${hexadecimal(address)}`);
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((each) => parseInt(each, 16)));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Buffer.from(all.flatMap((each) => [each >> 8, each & 0xff]));
}

function hexadecimal(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
