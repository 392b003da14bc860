import { isDeepStrictEqual } from 'node:util';
import { finding, type Finding } from '../findings/finding';
import type { OverlappingPaths } from '../findings/listener-rules/order';
import type { Action, Listener, Rule } from '../templates/load-balancers/load-balancer';
import { coversPattern, patternsMeet, tokensOf } from '../routing/matching/wildcard-pattern';
import type { Parts } from '../routing/lync-parts';
import { hostsIn } from '../routing/public-names';
import { namedRule } from './named-rule';
import { pathMatcher, pathSamples, type PathValue } from './path-values';

/**
 * Rules for one host whose paths have some, but not all, requests in common, and which do different things with them: which
 * of them answers depends on a number. A rule for more behind one for less is how paths are meant to be written.
 */
export function overlappingPaths({ rules }: Listener, { hasRule }: Pick<Parts, 'hasRule'>): readonly Finding[] {
  const simple = rules
    .filter(hasRule)
    .filter(
      ({ priority, resource, conditions }) =>
        priority !== undefined &&
        !resource.conditional &&
        conditions.every(({ field }) => field === 'host-header' || field === 'path-pattern'),
    );
  const before = new Map<string, Set<number>>();
  return simple.flatMap((later, index) => {
    if (pathsOf(later).length === 0) return [];
    const hosts = hostsIn(later);
    const known = new Set(hosts.flatMap((host) => [...(before.get(host) ?? [])]));
    for (const host of hosts) before.set(host, (before.get(host) ?? new Set()).add(index));
    return [...known]
      .sort((a, b) => a - b)
      .flatMap((place) => simple[place] ?? [])
      .filter((earlier) => !sameDestination(earlier.action, later.action))
      .flatMap((earlier) => overlap(earlier, later));
  });
}

function overlap(earlier: Rule, later: Rule): readonly Finding[] {
  const host = hostsIn(later).find((each) => hostsIn(earlier).includes(each));
  if (host === undefined) return [];
  const [firsts, seconds] = [pathsOf(earlier), pathsOf(later)];
  const pair = firsts.flatMap((one) => seconds.filter((other) => crosses(one, other)).map((other) => [one.text, other.text] as const))[0];
  if (pair === undefined) return [];
  return [overlapFinding(later, earlier, host, { crossing: pair })];
}

/** What a rule says that shares requests with another which comes first. */
export function overlapFinding({ resource }: Rule, earlier: Rule, host: string, paths: OverlappingPaths): Finding {
  return finding('paths-overlap', resource.logicalId, { paths, host, earlier: namedRule(earlier) });
}

/** Whether two actions lead to the same place, whatever they are called. */
export function sameDestination(one: Action, other: Action): boolean {
  if (one.kind !== 'forward' || other.kind !== 'forward') return isDeepStrictEqual(one, other);
  const places = ({ targets }: typeof one) => targets.map(({ group, weight }) => `${group.key} ${weight ?? '?'}`).sort();
  return isDeepStrictEqual(places(one), places(other));
}

function pathsOf({ conditions }: Rule): readonly PathValue[] {
  return conditions
    .filter(({ field }) => field === 'path-pattern')
    .flatMap(({ values, regexValues }) => [
      ...values.flatMap((text) => (typeof text === 'string' ? [{ text, isExpression: false }] : [])),
      ...regexValues.flatMap((text) => (typeof text === 'string' ? [{ text, isExpression: true }] : [])),
    ]);
}

/** Whether two sets of paths have something in common, and each something of its own. */
function crosses(one: PathValue, other: PathValue): boolean {
  if (!one.isExpression && !other.isExpression) {
    const [tokens, others] = [tokensOf(one.text, false), tokensOf(other.text, false)];
    return patternsMeet(tokens, others) && !coversPattern(tokens, others) && !coversPattern(others, tokens);
  }
  const [samples, others] = [pathSamples(one), pathSamples(other)];
  const [inOne, inOther] = [pathMatcher(one), pathMatcher(other)];
  return (
    [...samples, ...others].some((path) => inOne(path) && inOther(path)) &&
    samples.some((path) => !inOther(path)) &&
    others.some((path) => !inOne(path))
  );
}
