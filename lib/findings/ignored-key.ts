import { listed } from './wording';

/** Why a key of numbers by rule group of a simple URL set counts for nothing. */
export type IgnoredKey =
  | { readonly kind: 'nobody'; readonly key: string; readonly groups: readonly string[] }
  | { readonly kind: 'said twice'; readonly keys: readonly string[]; readonly numbers: readonly number[] };

/** @param list what the numbers are called @param otherwise what becomes of names whose number is ignored */
export function ignoredKeyWords(list: string, otherwise: string, ignored: IgnoredKey): readonly string[] {
  return ignored.kind === 'nobody'
    ? [
        `${list} has ${JSON.stringify(ignored.key)}, by which none of these names goes.`,
        `The number would be ignored, and the names it is meant for ${otherwise}.`,
        ignored.groups.length === 0 ? 'Remove it.' : `Write one of ${listed(ignored.groups)}, or remove it.`,
      ]
    : [
        `${list} has ${listed(ignored.keys.map((key) => JSON.stringify(key)))}, which are one name, with the numbers ${listed(ignored.numbers.map(String))}.`,
        'Only one of them can count: names have no letter case.',
        'Write the key once.',
      ];
}
