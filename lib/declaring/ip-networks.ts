import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Where an `ip` target may lie: private ranges and 100.64.0.0/10, never a publicly routable address.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-type
 */
export const TARGET_RANGES = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * "This network", loopback, link-local, multicast and broadcast: nothing that comes from there or goes there passes a router.
 * https://www.rfc-editor.org/rfc/rfc6890
 */
export const UNROUTABLE_RANGES = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::1/128',
  'fe80::/10',
  'ff00::/8',
];

export interface Cidr {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** A CIDR block, or undefined if the text is none. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
  // Node takes the zone of an IPv6 address for a part of it (fe80::1%eth0); no block has one.
  if (family === undefined || rest.length > 0 || address.includes('%') || !/^(?:0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const bits = Number(prefix);
  return bits <= (family === 'ipv4' ? 32 : 128) ? { address, prefix: bits, family } : undefined;
}

/** Whether an IPv4 block starts at its own first address; EC2 refuses one that has host bits set. */
export function isAligned(cidr: Cidr): boolean {
  if (cidr.family === 'ipv6') return true;
  const size = 2 ** (32 - cidr.prefix);
  return ipv4Number(cidr.address) % size === 0;
}

/**
 * One text for each block, however it is written: EC2 takes two spellings of one for the same rule, and refuses the second.
 * What is no block stays as it is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function canonicalBlock(text: string): string {
  const cidr = parseCidr(text);
  if (cidr === undefined) return text;
  const { bits, value } =
    cidr.family === 'ipv4' ? { bits: 32, value: BigInt(ipv4Number(cidr.address)) } : { bits: 128, value: ipv6Value(cidr.address) };
  const host = BigInt(bits - cidr.prefix);
  return `${cidr.family} ${((value >> host) << host).toString(16)}/${cidr.prefix}`;
}

/** Of an address that Node takes for one; `URL` writes it in groups of hexadecimal digits, the longest run of zeros left out. */
function ipv6Value(address: string): bigint {
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [first, last] = [groups(before), groups(after ?? '')];
  const zeros = after === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** Why a text cannot be a network behind a gateway, or undefined if it can. */
export function poolNetworkProblem(text: string): string | undefined {
  const cidr = parseCidr(text);
  if (cidr?.family !== 'ipv4') return 'is no IPv4 address block';
  if (!isAligned(cidr)) return 'has bits set behind its prefix';
  return cidr.prefix === 0 ? 'is everything, and the way there is the Internet' : undefined;
}

/** Whether any of the blocks holds the address. */
export function anyContains(blocks: readonly string[], address: string): boolean {
  if (!isIPv4(address)) return ipv6Blocks(blocks.join(' ')).check(address, 'ipv6');
  const number = ipv4Number(address);
  return blocks.some((block) => {
    const range = ipv4Range(block);
    return range !== undefined && range.first <= number && number < range.first + range.size;
  });
}

/** The first number of an IPv4 block, wherever in it the block is said to start, and how many it has. */
interface Ipv4Range {
  readonly first: number;
  readonly size: number;
}

// Hundreds of servers are compared with the same few blocks.
const RANGES = new Map<string, Ipv4Range | undefined>();
const LISTS = new Map<string, BlockList>();

function ipv4Range(block: string): Ipv4Range | undefined {
  if (RANGES.has(block)) return RANGES.get(block);
  const cidr = parseCidr(block);
  const range = cidr?.family === 'ipv4' ? rangeOf(cidr) : undefined;
  RANGES.set(block, range);
  return range;
}

function rangeOf({ address, prefix }: Cidr): Ipv4Range {
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(ipv4Number(address) / size) * size, size };
}

function ipv6Blocks(blocks: string): BlockList {
  const known = LISTS.get(blocks);
  if (known !== undefined) return known;
  const list = new BlockList();
  for (const { address, prefix, family } of blocks.split(' ').flatMap((block) => parseCidr(block) ?? [])) {
    if (family === 'ipv6') list.addSubnet(address, prefix, family);
  }
  LISTS.set(blocks, list);
  return list;
}

/** Whether a block lies wholly within another; false where either is none. */
export function containsBlock(outer: string, inner: string): boolean {
  // Of two families; the first IPv6 address that Node.js is asked about takes it milliseconds.
  if (outer.includes(':') !== inner.includes(':')) return false;
  const [one, other] = [parseCidr(outer), parseCidr(inner)];
  return one !== undefined && other?.family === one.family && one.prefix <= other.prefix && anyContains([outer], other.address);
}

/** The first of some ranges that holds all of a block. */
export function rangeHolding(block: string, ranges: readonly string[]): string | undefined {
  return ranges.find((range) => containsBlock(range, block));
}

/** Whether an IPv4 address is one of the first or the last of a block. */
export function isAtEdge(block: string, address: string, edge: { readonly first: number; readonly last: number }): boolean {
  const range = ipv4Range(block);
  if (range === undefined || !isIPv4(address)) return false;
  const offset = ipv4Number(address) - range.first;
  return offset >= 0 && offset < range.size && (offset < edge.first || offset >= range.size - edge.last);
}

/** Cuts an IPv4 block into 2^bits equal parts. */
export function subdivide(block: Cidr, bits: number): readonly string[] {
  const prefix = block.prefix + bits;
  const size = 2 ** (32 - prefix);
  const first = ipv4Number(block.address);
  return Array.from({ length: 2 ** bits }, (_, i) => `${ipv4Text(first + i * size)}/${prefix}`);
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function ipv4Text(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
