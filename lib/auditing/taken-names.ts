import { finding, type Finding } from '../findings/finding';
import type { TakenNames } from '../findings/listener-rules/order';
import { knownDirectories } from '../declaring/virtual-directories';
import { conditionText } from '../routing/evaluation/condition-text';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import type { Condition, Rule } from '../templates/load-balancers/load-balancer';
import type { Parts } from '../routing/lync-parts';
import type { Publications } from '../routing/publications';
import { patternSamples } from '../routing/matching/sample-texts';
import { NO, YES } from '../routing/matching/verdict';
import { patternsMeet, tokensOf } from '../routing/matching/wildcard-pattern';
import { hostsIn, sampleHosts } from '../routing/public-names';
import { namedRule } from './named-rule';
import { pathMatcher, pathSamples, type PathValue } from './path-values';
import { unreachableAmong } from './unreachable-rules';

/** Requests for published names that rules of somebody else take, because their numbers are lower. */
export function takenNames(
  listener: CompiledListener,
  { hasRule }: Pick<Parts, 'hasRule'>,
  publications: Publications,
): readonly Finding[] {
  const { rules } = listener.listener;
  const own = rules.filter(hasRule);
  if (own.length === rules.length) return [];
  // What is taken from a rule as a whole is told of that rule.
  const unreachable = unreachableAmong(rules);
  const answering = own.filter((rule) => rule.action.kind === 'forward' && !unreachable.has(rule));
  return rules
    .filter((rule) => !hasRule(rule) && rule.priority !== undefined && rule.action.kind !== 'unknown' && !unreachable.has(rule))
    .flatMap((taker) => takings(taker, answering, listener, publications));
}

interface Taking {
  readonly from: Rule;
  readonly host: string;
  readonly isLyncs: boolean;
}

function takings(taker: Rule, answering: readonly Rule[], listener: CompiledListener, publications: Publications): readonly Finding[] {
  const found = answering
    .filter(({ priority = 0 }) => priority > (taker.priority ?? 0))
    .flatMap((from) => takingsOf(taker, from, listener, publications));
  const [taken, shared] = [found.filter(({ isLyncs }) => isLyncs), found.filter(({ isLyncs }) => !isLyncs)];
  return [...(taken.length === 0 ? [] : [takenFinding(taker, taken)]), ...(shared.length === 0 ? [] : [sharedFinding(taker, shared)])];
}

/** Hosts of a rule, as requests have them. */
function hostsOf(rule: Rule): readonly string[] {
  return [...new Set([...hostsIn(rule).flatMap(patternSamples), ...sampleHosts(rule)])];
}

function takingsOf(taker: Rule, from: Rule, listener: CompiledListener, publications: Publications): readonly Taking[] {
  const verdicts = hostsOf(from).flatMap((host) => {
    const verdict = listener.rulesFor(host).candidates.find(({ rule }) => rule.rule === taker)?.host ?? NO;
    return verdict === NO ? [] : [{ host, verdict }];
  });
  const { conditions, resource } = taker;
  const namesHost = conditions.some(({ field }) => field === 'host-header');
  const asksMore = conditions.some(({ field }) => field !== 'host-header' && field !== 'path-pattern');
  const isCertain = !asksMore && !resource.conditional && hasPlainText(conditions);
  return verdicts.flatMap(({ host, verdict }) => {
    const isWanted = meetsWanted(pathsOf(taker), pathsOf(from), isAskedForRoot(host, publications));
    if (!isWanted && (!namesHost || pathsOf(from).length > 0)) return [];
    return [{ from, host, isLyncs: isWanted && isCertain && verdict === YES }];
  });
}

/**
 * Whether clients ask a host for its root: simple URLs without a path and autodiscover are there. No client asks web services
 * or an Office Web Apps farm for it, nor simple URLs that all have paths.
 */
function isAskedForRoot(host: string, publications: Publications): boolean {
  const paths = publications.of(host)?.simpleUrlPaths ?? [];
  if (paths.length > 0) return paths.some(({ path }) => path === '/');
  const { kind } = publications.purposeOf(host);
  return kind !== 'external web services' && kind !== 'office web apps';
}

function hasPlainText(conditions: readonly Condition[]): boolean {
  return conditions.every(({ values, regexValues }) => {
    const all = [...values, ...regexValues];
    return all.length > 0 && all.every((value) => typeof value === 'string');
  });
}

/** Empty: any path. */
function pathsOf({ conditions }: Rule): readonly PathValue[] {
  return conditions
    .filter(({ field }) => field === 'path-pattern')
    .flatMap(({ values, regexValues }) => [
      ...values.map((value) => ({ text: typeof value === 'string' ? value : '*', isExpression: false })),
      ...regexValues.map((value) => ({ text: typeof value === 'string' ? value : '.*', isExpression: true })),
    ]);
}

/** Whether some request that a pool is to get is for a path of another rule: of those its rule names, else of those Lync has. */
function meetsWanted(all: readonly PathValue[], named: readonly PathValue[], isAskedForRoot: boolean): boolean {
  if (all.length === 0) return true;
  const taking = all.filter((value) => !isOfExchange(value));
  if (named.length > 0) return taking.some((one) => named.some((other) => meet(one, other)));
  const wanted = isAskedForRoot ? [ROOT, ...IN_DIRECTORIES] : IN_DIRECTORIES;
  return taking.some((one) => wanted.some((other) => meet(inLowerCase(one), other, (path) => path.toLowerCase())));
}

/** What simple URLs without a path have. */
const ROOT: PathValue = { text: '/', isExpression: false };

/** IIS knows no case. */
const IN_DIRECTORIES: readonly PathValue[] = knownDirectories()
  .flatMap((directory) => [`/${directory}`, `/${directory}/*`])
  .map((text) => ({ text, isExpression: false }));

/**
 * Exchange has its autodiscover beside that of Lync, in documents of its own which no Lync client asks for.
 * https://learn.microsoft.com/exchange/architecture/client-access/autodiscover
 */
function isOfExchange(value: PathValue): boolean {
  const paths = value.isExpression ? pathSamples(value) : [value.text];
  return paths.length > 0 && paths.every((path) => /^\/autodiscover\/autodiscover\.(?:xml|json)(?:[/*?]|$)/i.test(path));
}

function inLowerCase({ text, isExpression }: PathValue): PathValue {
  return isExpression ? { text, isExpression } : { text: text.toLowerCase(), isExpression };
}

/** @param folded how the other value is to see a path that an expression takes */
function meet(one: PathValue, other: PathValue, folded = (path: string) => path): boolean {
  if (!one.isExpression && !other.isExpression) return patternsMeet(tokensOf(one.text, false), tokensOf(other.text, false));
  const [inOne, inOther] = [pathMatcher(one), pathMatcher(other)];
  return [...samplesOf(one), ...samplesOf(other)].some((path) => inOne(path) && inOther(folded(path)));
}

function samplesOf(value: PathValue): readonly string[] {
  return pathSamples(value).flatMap((path) => [path, path.toLowerCase(), path.replace(/^\/[a-z]/, (letter) => letter.toUpperCase())]);
}

function takenFinding(taker: Rule, taken: readonly Taking[]): Finding {
  return finding('published-name-taken', taken[0]?.from.resource.logicalId, takenNamesOf(taker, taken));
}

function sharedFinding(taker: Rule, shared: readonly Taking[]): Finding {
  return finding('published-name-shared', shared[0]?.from.resource.logicalId, takenNamesOf(taker, shared));
}

function takenNamesOf(taker: Rule, takings: readonly Taking[]): TakenNames {
  return {
    hosts: [...new Set(takings.map(({ host }) => host))].sort(),
    taker: namedRule(taker),
    conditions: taker.conditions.map(conditionText),
    from: [...new Set(takings.map(({ from }) => from))].map(namedRule),
  };
}
