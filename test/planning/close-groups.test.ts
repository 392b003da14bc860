import fc from 'fast-check';
import { CloseGroups, type Pair, type Placed } from '../../lib/planning/close-groups';

/** Few places, so that many are equally close, and large ones, whose highest bit is a sign elsewhere. */
const place = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const groups = fc.array(fc.record({ place, size: fc.integer({ min: 1, max: 9 }) }), { maxLength: 24 });

test('groups are put together in the order in which comparing every two puts them together', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 0, max: 20 }), (unsorted, most) => {
      const sorted = [...unsorted].sort((a, b) => a.place - b.place);
      expect(joined(sorted, most, new CloseGroups(sorted))).toEqual(joined(sorted, most, new EveryTwo(sorted)));
    }),
    { numRuns: 500 },
  );
});

interface Joins {
  closest(most: number): Pair | undefined;
  join(pair: Pair): void;
}

/** Those that fit first, then any. */
function joined(groups: readonly Placed[], most: number, close: Joins): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const limit of [most, Number.MAX_SAFE_INTEGER]) {
    for (let pair = close.closest(limit); pair !== undefined && pairs.length < groups.length; pair = close.closest(limit)) {
      pairs.push(pair);
      close.join(pair);
    }
  }
  return pairs;
}

class EveryTwo implements Joins {
  private readonly sizes: number[];

  public constructor(private readonly groups: readonly Placed[]) {
    this.sizes = groups.map(({ size }) => size);
  }

  public closest(most: number): Pair | undefined {
    const size = (index: number) => this.sizes[index] ?? 0;
    const pairs = this.groups.flatMap((left, i) =>
      this.groups.slice(i + 1).map((right, j) => ({ pair: [i, i + 1 + j] as const, distance: (left.place ^ right.place) >>> 0 })),
    );
    const fitting = pairs.filter(({ pair: [i, j] }) => size(i) > 0 && size(j) > 0 && size(i) + size(j) <= most);
    return fitting.sort((a, b) => a.distance - b.distance)[0]?.pair;
  }

  public join([first, second]: Pair): void {
    this.sizes[first] = (this.sizes[first] ?? 0) + (this.sizes[second] ?? 0);
    this.sizes[second] = 0;
  }
}
