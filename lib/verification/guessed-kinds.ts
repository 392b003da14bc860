import type { NameExpectation } from './name-expectation';

/** What a report says of names whose purpose nobody told; empty where there are none. */
export function guessRemarks(expectations: readonly NameExpectation[]): readonly string[] {
  const guessed = expectations.filter(({ isKindGuessed }) => isKindGuessed === true).map(({ name, kind }) => `${name}: ${kind}`);
  if (guessed.length === 0) return [];
  return [
    `Nobody said what these names are for, so it is a guess from the name, or from a health check (${guessed.join(', ')}). A deployment file tells it, or --names NAME=KIND.`,
  ];
}
