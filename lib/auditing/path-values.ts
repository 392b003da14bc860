import { regularExpression } from '../routing/matching/regular-expression';
import { expressionSamples, patternSamples } from '../routing/matching/sample-texts';
import { YES } from '../routing/matching/verdict';
import { coversPattern, tokensOf } from '../routing/matching/wildcard-pattern';

/** A path condition's value: a pattern with wildcards, or a regular expression. */
export interface PathValue {
  readonly text: string;
  readonly isExpression: boolean;
}

/** Paths that a value matches. */
export function pathSamples({ text, isExpression }: PathValue): readonly string[] {
  return isExpression ? expressionSamples(text) : patternSamples(text);
}

/** Whether a value matches a path, for certain. */
export function pathMatcher({ text, isExpression }: PathValue): (path: string) => boolean {
  if (!isExpression) {
    const tokens = tokensOf(text, false);
    return (path) => coversPattern(tokens, Array.from(path));
  }
  const compare = regularExpression(text, true);
  return (path) => compare(path) === YES;
}
