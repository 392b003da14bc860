import { finding, type Finding } from '../findings/finding';
import type { NamedRule } from '../findings/listener-rules/order';
import { conditionText } from '../routing/evaluation/condition-text';
import type { Listener, Rule } from '../templates/load-balancers/load-balancer';
import type { Parts } from '../routing/lync-parts';
import { hostsIn } from '../routing/public-names';
import { namedRule } from './named-rule';
import { overlapFinding, sameDestination } from './overlapping-paths';
import { coversValue, isAlwaysMet, valuesOf, type ConditionValue } from './value-cover';

/**
 * Rules that never answer, or not for all their values, because rules before them take the requests. What rules that are not
 * of the plan take in part is told apart.
 */
export function unreachableRules({ rules }: Listener, { hasRule }: Pick<Parts, 'hasRule'>): readonly Finding[] {
  const certain = certainly(rules);
  return rules.filter(hasRule).flatMap((rule) => {
    const taken = takenFrom(rule, certain);
    const all = taken.filter(({ by }) => by !== undefined);
    const lost = all.length === taken.length ? all : all.filter(({ by }) => typeof by !== 'object' || hasRule(by));
    if (lost.length === 0) return [];
    const takers = [...new Set(lost.flatMap(({ by }) => (typeof by === 'object' ? by : [])))].map(namedRule);
    const rival = lost.flatMap(({ by }) => (typeof by === 'object' && !sameDestination(by.action, rule.action) ? by : []))[0];
    const paths = lost.flatMap(({ combination }) => combination.filter(({ condition }) => condition.field === 'path-pattern'));
    const [host] = hostsIn(rule);
    if (lost.length < taken.length && rival !== undefined && host !== undefined && paths.length > 0) {
      return [overlapFinding(rule, rival, host, { taken: [...new Set(paths.map(({ text }) => text))] })];
    }
    return [
      lost.length === taken.length
        ? unreachable(rule, takers)
        : shadowed(
            rule,
            lost.map(({ combination }) => combination),
            takers,
          ),
    ];
  });
}

/** Those of some rules of which rules before them take every request, or which no request can be for. */
export function unreachableAmong(rules: readonly Rule[]): ReadonlySet<Rule> {
  const certain = certainly(rules);
  return new Set(
    rules.filter((rule) => {
      const taken = takenFrom(rule, certain);
      return taken.length > 0 && taken.every(({ by }) => by !== undefined);
    }),
  );
}

function certainly(rules: readonly Rule[]): readonly AnalysedRule[] {
  return rules.filter(({ priority, resource }) => priority !== undefined && !resource.conditional).map(analysed);
}

interface TakenCombination {
  readonly combination: readonly ConditionValue[];
  /** undefined: nobody before it. */
  readonly by: Rule | typeof NOBODY | undefined;
}

/** Empty where the template leaves open what the rule is for, or when it comes. */
function takenFrom(rule: Rule, certain: readonly AnalysedRule[]): readonly TakenCombination[] {
  const { combinations } = analysed(rule);
  if (combinations === undefined || rule.priority === undefined) return [];
  const before = certain.filter((other) => (other.rule.priority ?? 0) < (rule.priority ?? 0));
  return combinations.map((combination) => ({ combination, by: takenBy(combination, before) }));
}

interface AnalysedRule {
  readonly rule: Rule;
  /** One value of each condition: every request the rule answers has all the values of one of them. */
  readonly combinations: readonly (readonly ConditionValue[])[] | undefined;
}

/** Stands for no rule: the request cannot exist. */
const NOBODY: unique symbol = Symbol('no request has it');

function analysed(rule: Rule): AnalysedRule {
  const values = rule.conditions.map(valuesOf);
  if (values.length === 0 || values.some((each) => each === undefined)) return { rule, combinations: undefined };
  const combinations = values.reduce<readonly (readonly ConditionValue[])[]>(
    (made, each) => made.flatMap((combination) => (each ?? []).map((value) => [...combination, value])),
    [[]],
  );
  return { rule, combinations };
}

function takenBy(combination: readonly ConditionValue[], before: readonly AnalysedRule[]): Rule | typeof NOBODY | undefined {
  if (combination.some(cannotBe)) return NOBODY;
  return before.find(
    ({ rule, combinations }) => combinations !== undefined && rule.conditions.every((condition) => implied(condition, combination)),
  )?.rule;
}

function implied(condition: Rule['conditions'][number], combination: readonly ConditionValue[]): boolean {
  if (isAlwaysMet(condition)) return true;
  return (valuesOf(condition) ?? []).some((wider) => combination.some((narrower) => coversValue(wider, narrower)));
}

/** Paths begin with a slash. */
function cannotBe({ condition, kind, text }: ConditionValue): boolean {
  return condition.field === 'path-pattern' && kind === 'value' && !/^[/*?]/.test(text);
}

function unreachable({ resource, priority, conditions }: Rule, takers: readonly NamedRule[]): Finding {
  return finding('rule-unreachable', resource.logicalId, { rule: { priority }, conditions: conditions.map(conditionText), takers });
}

function shadowed({ resource, priority }: Rule, lost: readonly (readonly ConditionValue[])[], takers: readonly NamedRule[]): Finding {
  return finding('rule-shadowed', resource.logicalId, {
    rule: { priority },
    lost: lost.map((combination) => combination.map(({ text }) => text)),
    takers,
  });
}
