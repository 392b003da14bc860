import { containsBlock } from '../declaring/ip-networks';
import type { Condition } from '../templates/load-balancers/load-balancer';
import { regularExpression } from '../routing/matching/regular-expression';
import { YES } from '../routing/matching/verdict';
import { coversPattern, tokensOf, type Token } from '../routing/matching/wildcard-pattern';

/** One value of a condition: of all that a rule asks for, what a request must have of one kind. */
export interface ConditionValue {
  readonly condition: Condition;
  readonly kind: 'value' | 'regex' | 'pair';
  /** Plain text; the key and value of a pair. */
  readonly text: string;
  readonly key: string | undefined;
}

/** The values of a condition; undefined where the template leaves one of them open, or none was understood. */
export function valuesOf(condition: Condition): readonly ConditionValue[] | undefined {
  const { values, regexValues, pairs, addressType } = condition;
  const types = addressType === undefined ? [] : [addressType];
  const all = [...values, ...types, ...regexValues, ...pairs.map(({ value }) => value), ...pairs.flatMap(({ key }) => key ?? [])];
  if (
    condition.field === undefined ||
    condition.unreadBy !== undefined ||
    all.length === 0 ||
    all.some((value) => typeof value !== 'string')
  )
    return undefined;
  const made = (kind: ConditionValue['kind'], value: unknown, key?: unknown): ConditionValue => ({
    condition,
    kind,
    text: String(value),
    key: typeof key === 'string' ? key : undefined,
  });
  return [
    ...[...values, ...types].map((value) => made('value', value)),
    ...regexValues.map((value) => made('regex', value)),
    ...pairs.map(({ key, value }) => made('pair', value, key)),
  ];
}

/** Whether every request meets a condition. Paths begin with a slash, but for `OPTIONS *`, which no client of web services sends. */
export function isAlwaysMet({ field, values, unreadBy }: Condition): boolean {
  if (unreadBy !== undefined) return false;
  switch (field) {
    case 'host-header':
      return values.includes('*');
    case 'path-pattern':
      return values.includes('*') || values.includes('/*');
    case 'source-ip':
      return values.includes('0.0.0.0/0') && values.includes('::/0');
    case 'http-header':
    case 'http-request-method':
    case 'query-string':
    case undefined:
      return false;
  }
}

/** Whether every request that has one value certainly has another, of conditions that are not always met. False where that cannot be told. */
export function coversValue(wider: ConditionValue, narrower: ConditionValue): boolean {
  const { field } = wider.condition;
  if (field !== narrower.condition.field || !sameHeader(wider, narrower)) return false;
  if (wider.kind === narrower.kind && wider.text === narrower.text && wider.key === narrower.key) return true;
  switch (field) {
    case 'source-ip':
      return containsBlock(wider.text, narrower.text);
    case 'http-request-method':
      return false;
    case 'query-string':
      return (wider.key === undefined || covers(wider.key, narrower.key ?? '*', true)) && covers(wider.text, narrower.text, true);
    case 'host-header':
    case 'path-pattern':
    case 'http-header':
    case undefined:
      return coversText(wider, narrower);
  }
}

function coversText(wider: ConditionValue, narrower: ConditionValue): boolean {
  const isPath = wider.condition.field === 'path-pattern';
  if (wider.kind === 'value') return narrower.kind === 'value' && covers(wider.text, narrower.text, false, isPath);
  const isLiteral = narrower.kind === 'value' && !/[*?]/.test(narrower.text);
  if (!isLiteral) return false;
  const matches = regularExpression(wider.text, isPath);
  // Whether expressions mind the letter case of hosts and headers, or see the query behind a path, is not said.
  const spellings = isPath ? [narrower.text, `${narrower.text}?query`] : [narrower.text.toLowerCase(), narrower.text.toUpperCase()];
  return spellings.every((text) => matches(text) === YES);
}

function covers(wider: string, narrower: string, escapes: boolean, caseSensitive = false): boolean {
  const tokens = (text: string): readonly Token[] => tokensOf(caseSensitive ? text : text.toLowerCase(), escapes);
  return coversPattern(tokens(wider), tokens(narrower));
}

function sameHeader({ condition: { headerName } }: ConditionValue, other: ConditionValue): boolean {
  return headerName?.toLowerCase() === other.condition.headerName?.toLowerCase();
}
