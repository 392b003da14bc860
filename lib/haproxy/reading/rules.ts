import type { HaproxyFiles } from '../configuration';
import { conditionOf, criterion, not, wholeTextsIn, type Condition, type Declared } from './conditions';
import { ABSENT, expressionOf, mapsIn, UNTOLD, type Expression, type Transaction } from './samples';
import type { ConfigurationLine, Section } from './sections';

/** What a section answers by itself. */
export type OwnAnswer =
  | { readonly kind: 'redirect'; readonly to: string; readonly status: number }
  | { readonly kind: 'fixed-response'; readonly status: number }
  /** Nobody can tell from the configuration and a URL. */
  | { readonly kind: 'unknown' };

/** undefined: the next one decides. */
export type Rule = (transaction: Transaction) => OwnAnswer | undefined;

export const UNKNOWN: OwnAnswer = { kind: 'unknown' };

/** What a frontend or backend does with requests before it leads them on. */
export interface SectionRules {
  /** In the order in which they count. */
  readonly rules: readonly Rule[];
  readonly declared: Declared;
  /** Lines of other kinds than rules and what changes no answer. */
  readonly others: readonly ConfigurationLine[];
}

export function rulesOf({ lines }: Section, files: HaproxyFiles): SectionRules {
  const declared = declaredIn(lines, files);
  const rules: Rule[] = [];
  const others: ConfigurationLine[] = [];
  for (const line of lines) {
    const [keyword = '', ...words] = line.words;
    if (keyword === 'acl' || isWithoutEffect(line.words)) {
      if (!line.isCertain && keyword === 'acl') rules.unshift(() => UNKNOWN);
    } else if (keyword === 'monitor-uri' && line.isCertain) rules.unshift(monitored(words[0] ?? ''));
    else if (keyword === 'http-request' && line.isCertain) rules.push(httpRule(words, declared, files));
    else others.push(line);
  }
  return { rules, declared, others };
}

/** The first answer of some rules. */
export function firstAnswer(rules: readonly Rule[], transaction: Transaction): OwnAnswer | undefined {
  for (const rule of rules) {
    const answer = rule(transaction);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function declaredIn(lines: readonly ConfigurationLine[], files: HaproxyFiles): Declared {
  const declared = new Map<string, Condition[]>([
    ['TRUE', [() => true]],
    ['FALSE', [() => false]],
  ]);
  for (const { words } of lines) {
    const [keyword, name = '', ...rest] = words;
    if (keyword !== 'acl') continue;
    declared.set(name, [...(declared.get(name) ?? []), criterion(rest, files)]);
  }
  return declared;
}

/**
 * Nothing of it decides who answers a request, or with what status: how long is waited, what is logged and counted, which of
 * several servers that are alike is chosen, and from where clients may come, as security groups would say.
 */
const WITHOUT_EFFECT: readonly string[] = [
  ...['log', 'log-format', 'log-format-sd', 'error-log-format', 'log-tag', 'option', 'timeout', 'retries', 'retry-on', 'http-reuse'],
  ...['clitcpka-cnt', 'clitcpka-idle', 'clitcpka-intvl', 'srvtcpka-cnt', 'srvtcpka-idle', 'srvtcpka-intvl', 'bind', 'maxconn', 'fullconn'],
  ...['backlog', 'description', 'id', 'unique-id-format', 'unique-id-header', 'capture', 'declare', 'errorfile', 'balance', 'hash-type'],
  ...['cookie', 'stick-table', 'http-check', 'tcp-check', 'email-alert', 'compression'],
];

/** They lead requests to where the client asks for. */
const LEADING_OPTIONS: readonly string[] = ['http_proxy', 'transparent', 'dispatch'];

export function isWithoutEffect(words: readonly string[]): boolean {
  const [keyword = '', first = '', second = ''] = words;
  switch (keyword) {
    case 'no':
    case 'default':
      return first === 'option' || first === 'log';
    case 'option':
      return !LEADING_OPTIONS.includes(first);
    case 'mode':
      return first === 'http';
    case 'tcp-request':
      return ['connection', 'session'].includes(first) && ['accept', 'reject'].includes(second) && asksForSourceAlone(words.slice(3));
    case 'http-response':
    case 'http-after-response':
      return ['set-header', 'add-header', 'del-header'].includes(first) && second.toLowerCase() !== 'location';
    case 'http-request':
      return isRemark(first, second);
    default:
      return WITHOUT_EFFECT.includes(keyword);
  }
}

function asksForSourceAlone([when = '', ...words]: readonly string[]): boolean {
  const criteria = words.join(' ').split(/!?\{ /).slice(1);
  return (
    ['if', 'unless'].includes(when) && /^(?:!?\{ [^{}]* \} ?)+$/.test(words.join(' ')) && criteria.every((each) => each.startsWith('src '))
  );
}

/** What is noted of a request, or told the server, whatever becomes of it. */
function isRemark(action: string, subject: string): boolean {
  if (['set-header', 'add-header', 'del-header'].includes(action)) return subject.toLowerCase() !== 'host';
  return /^(?:disable-l7-retry|set-log-level|set-nice|set-mark|set-tos|capture|track-sc\d*|sc-.*)$/.test(action);
}

/** Before all rules. https://docs.haproxy.org/2.6/configuration.html#4.2-monitor-uri */
function monitored(uri: string): Rule {
  return ({ request }) => (request.query === undefined && request.path === uri ? { kind: 'fixed-response', status: 200 } : undefined);
}

function httpRule(words: readonly string[], declared: Declared, files: HaproxyFiles): Rule {
  const at = words.findIndex((word, index) => index > 0 && (word === 'if' || word === 'unless'));
  const [action = '', ...values] = at === -1 ? words : words.slice(0, at);
  const stated = at === -1 ? () => true : conditionOf(words.slice(at + 1), declared, files);
  const condition = words[at] === 'unless' ? not(stated) : stated;
  const [, variable] = /^set-var\(([^,()]+)\)$/.exec(action) ?? [];
  if (variable !== undefined) return noted(variable, expressionOf(values.join(' '), files), condition);
  const answer = answerOf(action, values, files);
  return (transaction) => {
    const verdict = condition(transaction);
    if (verdict === undefined) return UNKNOWN;
    return verdict ? answer(transaction) : undefined;
  };
}

/** A variable keeps what it held where the expression yields nothing. */
function noted(variable: string, expression: Expression, condition: Condition): Rule {
  return (transaction) => {
    const verdict = condition(transaction);
    const sample = verdict === false ? ABSENT : expression(transaction);
    if (sample !== ABSENT) transaction.variables.set(variable, verdict === true ? sample : UNTOLD);
    return undefined;
  };
}

const REFUSING: readonly string[] = ['deny', 'tarpit', 'return'];
/** Where a rule names none. */
const USUAL_STATUS: Readonly<Record<string, number>> = { deny: 403, tarpit: 500, return: 200, redirect: 302 };

function answerOf(action: string, values: readonly string[], files: HaproxyFiles): (transaction: Transaction) => OwnAnswer {
  const status = Number(wordAfter(['status', 'deny_status', 'code'], values) ?? USUAL_STATUS[action]);
  if (!Number.isInteger(status)) return () => UNKNOWN;
  if (REFUSING.includes(action)) return () => ({ kind: 'fixed-response', status });
  const location = action === 'redirect' ? wordAfter(['location'], values) : undefined;
  if (location === undefined) return () => UNKNOWN;
  const format = formatOf(location, files);
  return (transaction) => {
    const to = format(transaction);
    return to === undefined ? UNKNOWN : { kind: 'redirect', to, status };
  };
}

function wordAfter(words: readonly string[], values: readonly string[]): string | undefined {
  const at = values.findIndex((each) => words.includes(each));
  return at === -1 ? undefined : values[at + 1];
}

/** A text with expressions in it, `https://%[var(txn.host)]`; undefined where nobody can tell. */
export function formatOf(text: string, files: HaproxyFiles): (transaction: Transaction) => string | undefined {
  const parts = text.split(/%\[([^\]]*)\]/);
  const expressions = parts.map((part, index) => (index % 2 === 1 ? expressionOf(part, files) : undefined));
  if (parts.some((part, index) => index % 2 === 0 && part.includes('%'))) return () => undefined;
  return (transaction) => {
    const written = parts.map((part, index) => {
      const sample = expressions[index]?.(transaction) ?? part;
      return sample === ABSENT ? '' : typeof sample === 'string' ? sample : undefined;
    });
    return written.every((part) => part !== undefined) ? written.join('') : undefined;
  };
}

/** What the conditions and maps of a section compare names with. */
export function comparedIn({ lines }: Section, files: HaproxyFiles): readonly string[] {
  const named = new Set(lines.flatMap(({ words }) => variableOfHost(words)));
  return lines.flatMap(({ words }) => comparedBy(words, named, files));
}

/** The variable that a line notes the host in, like `http-request set-var(txn.host) req.fhdr(host),lower`. */
function variableOfHost([keyword, action = '', expression = '']: readonly string[]): readonly string[] {
  const [, variable] = /^set-var\(([^,()]+)\)$/.exec(action) ?? [];
  return keyword === 'http-request' && variable !== undefined && /\bf?hdr\(host\)/i.test(expression) ? [`var(${variable})`] : [];
}

/** Paths that the conditions of a section are about, whole or as they begin. */
export function pathsComparedIn({ lines }: Section, files: HaproxyFiles): readonly string[] {
  const compared = lines.flatMap(({ words: [keyword, , fetch = '', ...words] }) =>
    keyword === 'acl' && fetch === 'path' ? wholeTextsIn(words, files) : [],
  );
  return [...new Set(compared)].filter((path) => path.startsWith('/')).sort();
}

function comparedBy(words: readonly string[], named: ReadonlySet<string>, files: HaproxyFiles): readonly string[] {
  const inMaps = words.flatMap((word) => mapsIn(word, files)).map(({ key }) => key);
  const inConditions = words.flatMap((word, at) =>
    named.has(word) && words[at + 1] === '-m' && words[at + 2] === 'str' ? (words[at + 3] ?? []) : [],
  );
  return [...inMaps, ...inConditions];
}

/** Backends that a section may lead to, among other things. */
export function namedIn({ lines }: Section, files: HaproxyFiles): ReadonlySet<string> {
  return new Set(lines.flatMap(({ words }) => namedBy(words, files)));
}

function namedBy(words: readonly string[], files: HaproxyFiles): readonly string[] {
  const inMaps = words.flatMap((word) => mapsIn(word, files)).map(({ value }) => value);
  return [...inMaps, ...words.map((word) => /^str\((.*)\)$/.exec(word)?.[1] ?? word)];
}
