import fc from 'fast-check';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { POOL01 } from '../planning/findings-of-names';

/** A block as every single address in it, counted from the start of 10.77.0.0/16: a model that knows no prefix. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

export const written = ({ first, last }: Block) => `${dotted(first)}/${32 - Math.log2(last - first + 1)}`;
export const dotted = (offset: number) => `10.77.${Math.floor(offset / 256)}.${offset % 256}`;
export const isWithin = (inner: Block, outer: Block) => inner.first >= outer.first && inner.last <= outer.last;
export const holds = ({ first, last }: Block, offset: number) => offset >= first && offset <= last;

/** Blocks that often meet: all of them lie in the first 2,048 addresses. */
const blockOf = (least: number, most: number): fc.Arbitrary<Block> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.nat({ max: 2047 })).map(([bits, inside]) => {
    const size = 2 ** bits;
    const first = inside - (inside % size);
    return { first, last: first + size - 1 };
  });

export interface World {
  readonly vpc: Block;
  readonly pools: readonly Block[];
  readonly clients: readonly Block[];
  readonly servers: readonly number[];
  readonly kind: 'made' | 'made without gateway' | 'existing';
  readonly internal: boolean;
}

/** A VPC, networks that are said to be elsewhere, and servers. */
export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  vpc: blockOf(7, 10),
  pools: fc.array(blockOf(4, 11), { maxLength: 3 }),
  clients: fc.array(blockOf(4, 11), { maxLength: 2 }),
  servers: fc.uniqueArray(fc.nat({ max: 2047 }), { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom('made' as const, 'made without gateway' as const, 'existing' as const),
  internal: fc.boolean(),
});

export function deploymentOf({ vpc, pools, clients, servers, kind, internal }: World): Partial<Deployment> {
  const existing = {
    vpcId: 'vpc-0a1b2c3d',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    publicSubnetIds: ['subnet-0a1b2c3d', 'subnet-0b1c2d3e'],
  };
  return {
    network: {
      vpcCidr: written(vpc),
      poolNetworks: pools.map(written),
      corporateNetworks: clients.map(written),
      ...(internal ? { scheme: 'internal' as const } : {}),
      ...(kind === 'existing' ? existing : {}),
      ...(kind === 'made' ? { transitGatewayId: 'tgw-0a' } : {}),
    },
    pools: [{ ...POOL01, servers: servers.map(dotted) }],
  };
}
