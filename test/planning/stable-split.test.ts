import fc from 'fast-check';
import { fingerprint, splitByHash, stableHash, type Bucket } from '../../lib/declaring/stable-split';

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 120 });
const most = fc.integer({ min: 1, max: 12 });

describe('a split of names', () => {
  test('loses none, invents none and puts none into two buckets', () => {
    fc.assert(
      fc.property(names, most, (all, size) => {
        expect(splitByHash(all, size).flatMap((bucket) => bucket.names)).toHaveLength(all.length);
        expect(new Set(splitByHash(all, size).flatMap((bucket) => bucket.names))).toEqual(new Set(all));
      }),
    );
  });

  test('has no empty bucket and none above the limit', () => {
    fc.assert(
      fc.property(names, most, (all, size) => {
        const sizes = splitByHash(all, size).map((bucket) => bucket.names.length);
        expect(sizes.filter((count) => count < 1 || count > size)).toEqual([]);
      }),
    );
  });

  test('goes by the leading bits of each name’s own hash, which no bucket shares with another', () => {
    fc.assert(
      fc.property(names, most, (all, size) => {
        const buckets = splitByHash(all, size);
        const astray = buckets.flatMap(({ prefix, names: inside }) => inside.filter((name) => !bits(name).startsWith(prefix)));
        const overlapping = buckets.filter((one) => buckets.some((other) => other !== one && other.prefix.startsWith(one.prefix)));
        expect([...astray, ...overlapping]).toEqual([]);
      }),
    );
  });

  test('does not depend on the order of the names, nor on how often they are said', () => {
    fc.assert(
      fc.property(names, most, (all, size) => {
        expect(splitByHash([...all.toReversed(), ...all], size)).toEqual(splitByHash(all, size));
      }),
    );
  });

  test('of one name more touches one bucket at most, or splits exactly that one', () => {
    fc.assert(
      fc.property(names, fc.string({ minLength: 7, maxLength: 9 }), most, (all, added, size) => {
        const before = splitByHash(all, size);
        const after = splitByHash([...all, added], size);
        const [touched, ...others] = without(before, after);
        const made = without(after, before);
        expect(others).toEqual([]);
        expect(made.flatMap((bucket) => bucket.names).sort()).toEqual([...(touched?.names ?? []), added].sort());
        expect(made.filter(({ prefix }) => !prefix.startsWith(touched?.prefix ?? ''))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [0, []],
    [1, ['']],
    [5, ['']],
    [6, ['0', '1']],
  ])('that %i names need makes the buckets %j', (count, prefixes) => {
    const hosts = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);
    expect(splitByHash(hosts, 5).map(({ prefix }) => prefix)).toEqual(prefixes);
  });
});

describe('a hash', () => {
  test('is the beginning of SHA-256, so that it is the same on every machine and in every version', () => {
    // NIST: SHA-256("abc") = ba7816bf 8f01cfea …
    expect(stableHash('abc')).toBe(0xba7816bf);
  });

  test('of a set of names stands for the set, whatever its order, and for no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.domain(), { minLength: 1, maxLength: 20 }), (all) => {
        expect(fingerprint(all.toReversed())).toBe(fingerprint(all));
        expect(fingerprint(all.slice(1))).not.toBe(fingerprint(all));
      }),
    );
  });

  test('of a set of names can stand in a construct id', () => {
    expect(fingerprint(['webext.contoso.com'])).toMatch(/^[0-9a-f]{8}$/);
  });
});

function bits(name: string): string {
  return stableHash(name).toString(2).padStart(32, '0');
}

/** Buckets of one split that the other does not have just so. */
function without(these: readonly Bucket[], those: readonly Bucket[]): readonly Bucket[] {
  const kept = new Set(those.map((bucket) => JSON.stringify(bucket)));
  return these.filter((bucket) => !kept.has(JSON.stringify(bucket)));
}
