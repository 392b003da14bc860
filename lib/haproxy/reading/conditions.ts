import type { HaproxyFiles } from '../configuration';
import { entriesOf } from './list-files';
import { ABSENT, expressionOf, UNTOLD, type Expression, type Sample, type Transaction } from './samples';

/** undefined: nobody can tell from the configuration and a URL. */
export type Verdict = boolean | undefined;
export type Condition = (transaction: Transaction) => Verdict;

const untold: Condition = () => undefined;

/** Declared conditions by their names; several of one name are met if any of them is. */
export type Declared = ReadonlyMap<string, readonly Condition[]>;

/** The words of `acl NAME …` behind the name, or between braces. https://docs.haproxy.org/2.6/configuration.html#7.1 */
export function criterion([fetch = '', ...words]: readonly string[], files: HaproxyFiles): Condition {
  if (isOfHaste(fetch, words)) return () => false;
  const { method, ignoresCase, patterns } = comparisonOf(words, files);
  const expression = expressionOf(fetch, files);
  if (method === 'found') return (transaction) => present(expression(transaction));
  if (patterns === undefined) return untold;
  if (method === undefined && patterns.length === 0) return isTrue(expression);
  const matches = matcherOf(method ?? 'str', patterns, ignoresCase);
  return (transaction) => {
    const sample = expression(transaction);
    if (typeof sample === 'string') return matches?.(sample);
    return sample === ABSENT ? false : undefined;
  };
}

/** Of clients who ask too often. A URL is asked once. */
function isOfHaste(fetch: string, [operator = '', limit = '']: readonly string[]): boolean {
  return /^(?:sc_http_req_rate|sc[012]_http_req_rate)\b/.test(fetch) && ['gt', 'ge'].includes(operator) && Number(limit) > 1;
}

function present(sample: Sample): Verdict {
  return sample === UNTOLD ? undefined : sample !== ABSENT;
}

function isTrue(expression: Expression): Condition {
  return (transaction) => {
    const sample = expression(transaction);
    return typeof sample === 'boolean' ? sample : sample === ABSENT ? false : undefined;
  };
}

interface Comparison {
  readonly method: string | undefined;
  readonly ignoresCase: boolean;
  /** undefined where they cannot be read. */
  readonly patterns: readonly string[] | undefined;
}

function comparisonOf(words: readonly string[], files: HaproxyFiles): Comparison {
  let method: string | undefined;
  let ignoresCase = false;
  const patterns: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next = ''] = words.slice(at);
    if (word === '-i') ignoresCase = true;
    else if (word === '-m') method = next;
    else if (word === '-f') {
      const entries = entriesOf(files, next);
      if (entries === undefined) return { method, ignoresCase, patterns: undefined };
      patterns.push(...entries.map(({ key, value }) => (value === '' ? key : `${key} ${value}`)));
    } else if (word.startsWith('-')) return { method, ignoresCase, patterns: undefined };
    else return { method, ignoresCase, patterns: [...patterns, ...words.slice(at)] };
    if (word !== '-i') at += 1;
  }
  return { method, ignoresCase, patterns };
}

/** What the words behind a fetch compare it with, word for word. */
export function wholeTextsIn(words: readonly string[], files: HaproxyFiles): readonly string[] {
  const { method, patterns = [] } = comparisonOf(words, files);
  return method === 'str' ? patterns : [];
}

/** undefined: of a method that is not known here. */
function matcherOf(method: string, patterns: readonly string[], ignoresCase: boolean): ((text: string) => Verdict) | undefined {
  const folded = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const known = patterns.map(folded);
  switch (method) {
    case 'str': {
      const set = new Set(known);
      return (text) => set.has(folded(text));
    }
    case 'beg':
      return (text) => known.some((each) => folded(text).startsWith(each));
    case 'reg': {
      const expressions = patterns.map((each) => regularExpression(each, ignoresCase));
      return (text) => anyOf(expressions.map((matches) => matches(text)));
    }
    default:
      return undefined;
  }
}

/** Linear in the text, whatever somebody wrote there. Loaded when it is asked for the first time. */
function regularExpression(source: string, ignoresCase: boolean): (text: string) => Verdict {
  let compiled: { readonly test: (text: string) => boolean } | undefined;
  return (text) => {
    try {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { RE2JS } = require('re2js') as typeof import('re2js');
      compiled ??= RE2JS.compile(source, ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
      return compiled.test(text);
    } catch {
      return undefined;
    }
  };
}

/** The words behind `if` or `unless`. https://docs.haproxy.org/2.6/configuration.html#7.2 */
export function conditionOf(words: readonly string[], declared: Declared, files: HaproxyFiles): Condition {
  const alternatives: Condition[][] = [[]];
  let negated = false;
  for (let at = 0; at < words.length; at += 1) {
    let word = words[at] ?? '';
    if (word === '||' || word === 'or') {
      alternatives.push([]);
      continue;
    }
    for (; word.startsWith('!'); word = word.slice(1)) negated = !negated;
    if (word === '') continue;
    let condition: Condition;
    if (word === '{') {
      const end = words.indexOf('}', at);
      if (end === -1) return untold;
      condition = criterion(words.slice(at + 1, end), files);
      at = end;
    } else condition = named(word, declared);
    alternatives.at(-1)?.push(negated ? not(condition) : condition);
    negated = false;
  }
  return (transaction) => anyOf(alternatives.map((terms) => allOf(terms, transaction)));
}

function named(name: string, declared: Declared): Condition {
  const known = declared.get(name);
  return known === undefined ? untold : (transaction) => anyOf(known.map((each) => each(transaction)));
}

export function not(condition: Condition): Condition {
  return (transaction) => {
    const verdict = condition(transaction);
    return verdict === undefined ? undefined : !verdict;
  };
}

function allOf(terms: readonly Condition[], transaction: Transaction): Verdict {
  let isTold = true;
  for (const term of terms) {
    const verdict = term(transaction);
    if (verdict === false) return false;
    isTold &&= verdict === true;
  }
  return isTold ? true : undefined;
}

function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}
