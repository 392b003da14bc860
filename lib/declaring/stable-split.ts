import { hash } from 'node:crypto';

/** Some of the names, with the bits of their hashes that they have in common and no name of another bucket has. */
export interface Bucket {
  /** Empty while everything fits into one bucket, else `0`, `10`, `11` … */
  readonly prefix: string;
  readonly names: readonly string[];
}

/** The first 32 bits of a text's SHA-256. */
export function stableHash(text: string): number {
  return Number.parseInt(hash('sha256', text, 'hex').slice(0, 8), 16);
}

/** Short text for construct ids that stands for a set of names, whatever their order. */
export function fingerprint(names: readonly string[]): string {
  return hash('sha256', [...names].sort().join(' '), 'hex').slice(0, 8);
}

/**
 * Splits names into buckets of at most `most`, by the bits of each name's own hash.
 * Adding a name touches one bucket only, or splits that one; cutting a sorted list would move every name behind it.
 */
export function splitByHash(names: readonly string[], most: number): readonly Bucket[] {
  const distinct = [...new Set(names)].sort();
  if (distinct.length <= most) return distinct.length === 0 ? [] : [{ prefix: '', names: distinct }];
  const hashed = distinct.map((name) => ({ name, hash: stableHash(name) }));
  return split(hashed, most, '');
}

interface HashedName {
  readonly name: string;
  readonly hash: number;
}

function split(names: readonly HashedName[], most: number, prefix: string): readonly Bucket[] {
  // A size that nothing fits into is reported by a finding, and must not lead into all four thousand million branches.
  if (names.length === 0) return [];
  if (names.length <= most || prefix.length === 32) return [{ prefix, names: names.map(({ name }) => name) }];
  const bit = 31 - prefix.length;
  const side = (value: number) => names.filter(({ hash }) => ((hash >>> bit) & 1) === value);
  return [...split(side(0), most, `${prefix}0`), ...split(side(1), most, `${prefix}1`)];
}

/** Into how many buckets as many names are split, by the hashes of distinct ones in ascending order. */
export function bucketCount(hashes: readonly number[], most: number): number {
  const count = (from: number, to: number, bit: number): number => {
    if (to - from <= most || bit < 0) return Math.min(to - from, 1);
    let [ones, end] = [from, to];
    while (ones < end) {
      const middle = (ones + end) >> 1;
      if ((((hashes[middle] ?? 0) >>> bit) & 1) === 1) end = middle;
      else ones = middle + 1;
    }
    return count(from, ones, bit - 1) + count(ones, to, bit - 1);
  };
  return count(0, hashes.length, 31);
}
