import { Symbolic } from '../../templates/symbolic';
import { MAYBE, NO, YES, type Verdict } from './verdict';

/** Compares a text with a condition value in which `*` stands for any characters, none included, and `?` for exactly one. */
export type Comparison = (text: string) => Verdict;

export interface PatternSyntax {
  /** Query strings only: a backslash takes the meaning from `*`, `?` and itself. */
  readonly escapes?: boolean;
  /** Whether the letters' case makes a difference. */
  readonly caseSensitive: boolean;
}

/**
 * A value compiled once. Parts of it that are known only when the template is deployed may stand for anything.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function wildcardPattern(value: unknown, syntax: PatternSyntax): Comparison {
  const simple = typeof value === 'string' ? simplePattern(value, syntax) : undefined;
  if (simple !== undefined) return simple;
  const parts = value instanceof Symbolic ? value.parts : [String(value)];
  const certain = parts.every((part) => typeof part === 'string');
  const tokens = parts.flatMap((part): readonly Token[] => (typeof part === 'string' ? tokensOf(part, syntax.escapes ?? false) : [ANY]));
  const compare = compiled(tokens, syntax);
  const met = certain ? YES : MAYBE;
  return (text) => (compare(text) ? met : NO);
}

/** Nearly all values are plain text, or have one `*` at an end. */
function simplePattern(value: string, { caseSensitive }: PatternSyntax): Comparison | undefined {
  const [, first = '', plain, last = ''] = /^(\*?)([^*?\\]*)(\*?)$/.exec(value) ?? [];
  if (plain === undefined || (first !== '' && last !== '')) return undefined;
  const folded = caseSensitive ? plain : plain.toLowerCase();
  const fold = caseSensitive ? (text: string) => text : (text: string) => text.toLowerCase();
  if (first !== '') return (text) => (fold(text).endsWith(folded) ? YES : NO);
  if (last !== '') return (text) => (fold(text).startsWith(folded) ? YES : NO);
  return (text) => (fold(text) === folded ? YES : NO);
}

const ANY: unique symbol = Symbol('any characters');
const ONE: unique symbol = Symbol('one character');
export type Token = string | typeof ANY | typeof ONE;

/** The characters of a pattern, its wildcards as symbols. */
export function tokensOf(pattern: string, escapes: boolean): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (escapes && char === '\\' && '*?\\'.includes(next) && next !== '') {
      tokens.push(next);
      index++;
    } else {
      tokens.push(char === '*' ? ANY : char === '?' ? ONE : char);
    }
  }
  return tokens;
}

/** Whether every text one pattern accepts is accepted by another: a wildcard of the narrower is a character like any other. */
export function coversPattern(wider: readonly Token[], narrower: readonly Token[]): boolean {
  return matches(wider, narrower, (token, other) => (token === ONE ? other !== ANY : token === other));
}

function compiled(tokens: readonly Token[], { caseSensitive }: PatternSyntax): (text: string) => boolean {
  const folded = caseSensitive ? tokens : tokens.map((token) => (typeof token === 'string' ? token.toLowerCase() : token));
  const fold = caseSensitive ? (text: string) => text : (text: string) => text.toLowerCase();
  return (text) => matches(folded, fold(text), (token, char) => token === ONE || token === char);
}

/** Greedy, with one place to return to: never more than pattern × text steps, whatever the pattern. */
function matches(pattern: readonly Token[], text: ArrayLike<Token>, accepts: (token: Token, char: Token) => boolean): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let resume = 0;
  while (inText < text.length) {
    const token = pattern[inPattern];
    const char = text[inText];
    if (token === ANY) {
      star = inPattern++;
      resume = inText;
    } else if (token !== undefined && char !== undefined && accepts(token, char)) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inText = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(inPattern).every((token) => token === ANY);
}

/** Whether some text is accepted by both patterns. */
export function patternsMeet(one: readonly Token[], other: readonly Token[]): boolean {
  // Row by row over the places in `one`: which places in `other` a common beginning can have led to.
  let places = spread(new Set([0]), other);
  for (const token of one) {
    const next = new Set<number>();
    for (const place of places) {
      const facing = other[place];
      if (token === ANY) for (let from = place; from <= other.length; from++) next.add(from);
      else if (facing === ANY) next.add(place);
      else if (facing !== undefined && (facing === ONE || token === ONE || facing === token)) next.add(place + 1);
    }
    places = spread(next, other);
  }
  return places.has(other.length);
}

/** With the places behind every `*` that may stand for nothing. */
function spread(places: ReadonlySet<number>, pattern: readonly Token[]): Set<number> {
  const all = new Set(places);
  for (const place of all) if (pattern[place] === ANY) all.add(place + 1);
  return all;
}
