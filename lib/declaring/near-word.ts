import { closest, distance } from 'fastest-levenshtein';

/** Which of the known words was meant: the nearest, if it is near. */
export function nearWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(word, [...known]);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, word.length / 3) ? near : undefined;
}
