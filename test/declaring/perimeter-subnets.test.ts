import fc from 'fast-check';
import { BlockList } from 'node:net';
import { anyContains, isAligned, parseCidr } from '../../lib/declaring/ip-networks';
import { planSubnets, vpcCidrProblem } from '../../lib/declaring/perimeter-subnets';

/** Two to four zones, in any order, the letters of a Region's own or others. */
const zones = fc.shuffledSubarray(['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d', 'us-east-1e', 'us-east-1f'], {
  minLength: 2,
  maxLength: 4,
});
const cidrsOf = (block: string, names: readonly string[]) => planSubnets(block, names).map(({ cidr }) => cidr);

/** Private blocks of every size the perimeter network may have. */
const vpcCidr = fc
  .tuple(fc.integer({ min: 16, max: 25 }), fc.nat({ max: 255 }), fc.nat({ max: 2 ** 16 - 1 }))
  .map(([prefix, second, rest]) => {
    const offset = rest - (rest % 2 ** (32 - prefix));
    return `10.${second}.${offset >>> 8}.${offset & 255}/${prefix}`;
  });

describe('the subnets of the perimeter network', () => {
  test('lie in its block, and none in another', () => {
    fc.assert(
      fc.property(vpcCidr, zones, (block, names) => {
        const subnets = cidrsOf(block, names).flatMap((subnet) => parseCidr(subnet) ?? []);
        const taken = new BlockList();
        for (const { address, prefix } of subnets) {
          expect(anyContains([block], address)).toBe(true);
          expect(taken.check(address)).toBe(false);
          taken.addSubnet(address, prefix);
        }
        expect(subnets).toHaveLength(names.length);
      }),
    );
  });

  test('are as large as a load balancer needs, as EC2 takes, and begin where they should', () => {
    fc.assert(
      fc.property(vpcCidr, zones, (block, names) => {
        const subnets = cidrsOf(block, names).flatMap((subnet) => parseCidr(subnet) ?? []);
        expect(subnets.filter((subnet) => subnet.prefix > 27 || subnet.prefix < 16 || !isAligned(subnet))).toEqual([]);
      }),
    );
  });

  test('stay where they are when a zone is added, or when zones are named in another order', () => {
    const lettered = fc.shuffledSubarray(['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'], { minLength: 3 });
    fc.assert(
      fc.property(vpcCidr, lettered, (block, names) => {
        const all = new Map(planSubnets(block, names).map(({ zone, cidr }) => [zone, cidr]));
        for (const { zone, cidr } of planSubnets(block, names.slice(1).sort())) expect([zone, all.get(zone)]).toEqual([zone, cidr]);
      }),
    );
  });

  test('are quarters of the block', () => {
    expect(cidrsOf('10.80.0.0/22', ['eu-west-1c', 'eu-west-1a'])).toEqual(['10.80.0.0/24', '10.80.2.0/24']);
    expect(cidrsOf('10.80.0.0/22', ['first', 'second', 'third'])).toEqual(['10.80.0.0/24', '10.80.1.0/24', '10.80.2.0/24']);
  });

  test.each([0, 1, 5])('are not planned for %i zones', (count) => {
    const names = Array.from({ length: count }, (_, index) => `zone${index}`);
    expect(() => planSubnets('10.80.0.0/22', names)).toThrow(`the perimeter network has room for 4: ${count} given`);
  });
});

describe('a block of the perimeter network', () => {
  test('of a private range and a size that fits is nothing to be said against', () => {
    fc.assert(
      fc.property(vpcCidr, (block) => {
        expect(vpcCidrProblem(block)).toBeUndefined();
      }),
    );
  });

  test.each([
    ['10.80.0.0/16', undefined],
    ['10.80.0.128/25', undefined],
    ['10.80.0.0/15', 'is no block from /16 to /25'],
    ['10.80.0.0/26', 'is no block from /16 to /25'],
    ['10.80.0.64/25', 'does not begin at a multiple of its size'],
    ['10.80.1.0/22', 'does not begin at a multiple of its size'],
    ['10.80.0.0', 'is no IPv4 address block'],
    ['fd00::/20', 'is no IPv4 address block'],
    ['', 'is no IPv4 address block'],
  ])('%s: %s', (block, problem) => {
    expect(vpcCidrProblem(block)?.split(' (')[0]).toBe(problem);
  });

  test('that cannot be is refused by name, with one that can', () => {
    expect(() => planSubnets('10.80.0.0/26', ['a', 'b'])).toThrow(
      /vpcCidr "10\.80\.0\.0\/26" is no block .* write one like 10\.80\.0\.0\/22/,
    );
  });
});
