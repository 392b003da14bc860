import type { RefusedConstruct } from '../../findings/listener-rules/conditions';
import { Symbolic } from '../../templates/symbolic';
import { MAYBE, NO, YES, type Verdict } from './verdict';
import type { Comparison } from './wildcard-pattern';

/**
 * What AWS refuses in the regular expressions of a condition.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
const REFUSED: readonly (readonly [RegExp, RefusedConstruct])[] = [
  [/\(\?<?[=!]/, 'lookaround'],
  [/\(\?>/, 'atomic group'],
  [/\\[1-9]|\\k[<{']|\\g/, 'back-reference'],
  [/(?:[*+?]|\{\d*,?\d*\})\+/, 'possessive quantifier'],
  [/\\[pP]/, 'Unicode class'],
  [/\(\?(?:R|[+-]?\d|&|P>)/, 'recursion'],
];

/**
 * Spellings on which regular expression engines differ. AWS does not name its engine, so a value that has one of them
 * may match or not: inline flags, `\A \z \Q`, POSIX classes, named groups, control characters by number.
 */
const ENGINE_SPECIFIC = /\(\?[^:]|\\[^dDwWsSbBtnrfv.\\/^$|?*+()[\]{}\-_~:;,@!#%&'"=<> `]|\[\[[:.=]|\[[^\]]*&&/;

/** What AWS refuses in a regular expression, or undefined if nothing is known against it. */
export function refusedConstruct(source: string): RefusedConstruct | undefined {
  const plain = withoutClasses(source);
  const refused = REFUSED.find(([pattern]) => pattern.test(plain));
  if (refused !== undefined) return refused[1];
  if (isEngineSpecific(source)) return undefined;
  return compiled(source, false) === undefined ? 'incomplete' : undefined;
}

/** Whether engines differ about an expression. */
export function isEngineSpecific(source: string): boolean {
  return ENGINE_SPECIFIC.test(source);
}

/**
 * A regular expression compiled once. MAYBE where AWS does not say: in the part of the language on which engines differ,
 * where only the case of letters differs and whether that counts is not known, and where the expression matches a part of
 * the text and is not anchored.
 */
export function regularExpression(value: unknown, caseKnown: boolean): Comparison {
  if (value instanceof Symbolic) return () => MAYBE;
  const source = String(value);
  const exact = compiled(source, false);
  if (refusedConstruct(source) !== undefined || isEngineSpecific(source) || exact === undefined) return () => MAYBE;
  const lax = caseKnown ? undefined : compiled(source, true);
  const otherCase = (text: string): Verdict => (lax?.test(text) === true ? MAYBE : NO);
  return (text) => (exact.testExact(text) ? YES : exact.test(text) ? MAYBE : otherCase(text));
}

/** Whether a whole text is what an expression describes; false where the expression cannot be read. */
export function isWholly(source: string, text: string): boolean {
  return compiled(source, false)?.testExact(text) ?? false;
}

/**
 * A text with what an expression matches replaced, `$1` and so on standing for its groups; undefined where engines differ about
 * the expression, or it cannot be read.
 */
export function replacedIn(source: string, text: string, replacement: string): string | undefined {
  if (refusedConstruct(source) !== undefined || isEngineSpecific(source)) return undefined;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { RE2JS } = require('re2js') as typeof import('re2js');
    return RE2JS.compile(source).matcher(text).replaceFirst(replacement);
  } catch {
    return undefined;
  }
}

/** A compiled expression of either engine. */
interface Expression {
  /** Whether it matches anywhere in a text. */
  test(text: string): boolean;
  /** Whether it matches the whole text. */
  testExact(text: string): boolean;
}

const COMPILED = new Map<string, Expression | undefined>();

/** Expressions remembered: templates of one making have the same ones, and reading one takes longer than many comparisons. */
const MOST_EXPRESSIONS = 1000;

function compiled(source: string, ignoresCase: boolean): Expression | undefined {
  const key = `${ignoresCase ? 'i' : ' '}${source}`;
  if (COMPILED.has(key)) return COMPILED.get(key);
  if (COMPILED.size >= MOST_EXPRESSIONS) COMPILED.clear();
  const expression = read(source, ignoresCase);
  COMPILED.set(key, expression);
  return expression;
}

function read(source: string, ignoresCase: boolean): Expression | undefined {
  try {
    return isQuick(source) ? quickExpression(source, ignoresCase ? 'i' : '') : linearExpression(source, ignoresCase);
  } catch {
    return undefined;
  }
}

/** Whether backtracking cannot run away: one repetition at most, not of a group, behind an anchor, and few optional parts. */
function isQuick(source: string): boolean {
  const plain = withoutClasses(source).replaceAll('(?:', '(');
  const repetitions = plain.match(/[*+{]/g) ?? [];
  const isAnchored = plain.startsWith('^') && !plain.includes('|', plain.lastIndexOf(')'));
  return (
    (repetitions.length === 0 || (repetitions.length === 1 && isAnchored && !/\)[*+{]/.test(plain))) &&
    (plain.match(/\?/g) ?? []).length <= 4
  );
}

function quickExpression(source: string, flags: string): Expression {
  const search = new RegExp(source, flags);
  const whole = new RegExp(`^(?:${source})$`, flags);
  return { test: (text) => search.test(text), testExact: (text) => whole.test(text) };
}

/**
 * Linear in the text, whatever the expression: what load balancers accept is what such engines do, and an expression that
 * keeps the one of JavaScript busy for hours does no harm there. Loaded when a template has such an expression.
 */
function linearExpression(source: string, ignoresCase: boolean): Expression {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RE2JS } = require('re2js') as typeof import('re2js');
  return RE2JS.compile(source, ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
}

/** The expression without character classes and escaped characters: neither `[+*]+` nor `\\++` has a possessive quantifier. */
function withoutClasses(source: string): string {
  return source.replace(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]/g, (part) => (/^\\[1-9kgpP]/.test(part) ? part : '_'));
}
