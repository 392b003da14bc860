import fc from 'fast-check';
import { TARGET_RANGES, anyContains, isAligned, parseCidr, subdivide, type Cidr } from '../../lib/declaring/ip-networks';

const address = fc.ipV4();
const prefix = fc.integer({ min: 1, max: 32 });

/** A block that begins where it should, with room to be cut up. */
const block = fc.tuple(address, fc.integer({ min: 1, max: 28 })).map(([inside, bits]): Cidr => {
  const first = number(inside) - (number(inside) % 2 ** (32 - bits));
  return { address: dotted(first), prefix: bits, family: 'ipv4' };
});

describe('a block of addresses', () => {
  test('is an address and the length of its prefix', () => {
    fc.assert(
      fc.property(address, prefix, (text, bits) => {
        expect(parseCidr(`${text}/${bits}`)).toEqual({ address: text, prefix: bits, family: 'ipv4' });
      }),
    );
  });

  test.each(['::/0', 'fd00::/8', '2001:db8::1/128'])('may be of IPv6: %s', (text) => {
    expect(parseCidr(text)?.family).toBe('ipv6');
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8.0',
    '10.0.0.0/08',
    '10.0.0.0/016',
    'fe80::1%eth0/64',
    '10.0.0.0/ 8',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10.0.0.256/8',
    '::/129',
    'contoso.com/8',
  ])('is not what %j says', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test('is aligned where no bit is set behind its prefix', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (text, bits) => {
        const behind = number(text).toString(2).padStart(32, '0').slice(bits);
        expect(isAligned({ address: text, prefix: bits, family: 'ipv4' })).toBe(!behind.includes('1'));
      }),
    );
  });
});

describe('blocks hold an address', () => {
  test('where one of them has its leading bits', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), address, (blocks, text) => {
        const shared = blocks.some((each) => leading(each.address, each.prefix) === leading(text, each.prefix));
        expect(anyContains(blocks.map(written), text)).toBe(shared);
      }),
    );
  });

  test('up to their last one', () => {
    fc.assert(
      fc.property(block, (each) => {
        const [first, size] = [number(each.address), 2 ** (32 - each.prefix)];
        expect(anyContains([written(each)], each.address)).toBe(true);
        expect(anyContains([written(each)], dotted(first + size - 1))).toBe(true);
        expect(first > 0 && anyContains([written(each)], dotted(first - 1))).toBe(false);
        expect(first + size < 2 ** 32 && anyContains([written(each)], dotted(first + size))).toBe(false);
      }),
    );
  });

  test.each(['server01.contoso.local', '', 'fd00::1', '${Token[TOKEN.1]}'])('never where it is none of IPv4: %j', (text) => {
    expect(anyContains(['0.0.0.0/0'], text)).toBe(false);
  });
});

test.each([
  ['9.255.255.255', false],
  ['10.0.0.0', true],
  ['10.255.255.255', true],
  ['11.0.0.0', false],
  ['100.63.255.255', false],
  ['100.64.0.0', true],
  ['100.127.255.255', true],
  ['100.128.0.0', false],
  ['127.0.0.1', false],
  ['169.254.1.1', false],
  ['172.15.255.255', false],
  ['172.16.0.0', true],
  ['172.31.255.255', true],
  ['172.32.0.0', false],
  ['192.167.255.255', false],
  ['192.168.0.0', true],
  ['192.168.255.255', true],
  ['192.169.0.0', false],
  ['203.0.113.7', false],
])('%s may be a target: %s', (text, allowed) => {
  expect(anyContains(TARGET_RANGES, text)).toBe(allowed);
});

describe('a block is cut', () => {
  test('into parts of one size that follow each other without a gap, from its first address to its last', () => {
    fc.assert(
      fc.property(block, fc.integer({ min: 0, max: 4 }), (whole, bits) => {
        const parts = subdivide(whole, bits).flatMap((part) => parseCidr(part) ?? []);
        const size = 2 ** (32 - whole.prefix - bits);
        expect(parts).toHaveLength(2 ** bits);
        expect(parts.map((part) => part.prefix)).toEqual(parts.map(() => whole.prefix + bits));
        expect(parts.map((part) => number(part.address))).toEqual(parts.map((_, i) => number(whole.address) + i * size));
      }),
    );
  });

  test('as one would by hand', () => {
    expect(subdivide({ address: '10.80.0.0', prefix: 22, family: 'ipv4' }, 2)).toEqual([
      '10.80.0.0/24',
      '10.80.1.0/24',
      '10.80.2.0/24',
      '10.80.3.0/24',
    ]);
  });
});

function number(text: string): number {
  return new DataView(Uint8Array.from(text.split('.').map(Number)).buffer).getUint32(0);
}

function dotted(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value);
  return [...new Uint8Array(view.buffer)].join('.');
}

function leading(text: string, bits: number): string {
  return number(text).toString(2).padStart(32, '0').slice(0, bits);
}

function written({ address: first, prefix: bits }: Cidr): string {
  return `${first}/${bits}`;
}
