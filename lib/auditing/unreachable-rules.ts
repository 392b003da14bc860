import { finding, type Finding } from '../findings/finding';
import type { NamedRule } from '../findings/listener-rules/order';
import { HostIndex } from '../routing/evaluation/host-index';
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
  const certain = new CertainRules(rules);
  return rules.filter(hasRule).flatMap((rule) => {
    const taken = certain.takenFrom(rule);
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
  const certain = new CertainRules(rules);
  return new Set(
    rules.filter((rule) => {
      const taken = certain.takenFrom(rule);
      return taken.length > 0 && taken.every(({ by }) => by !== undefined);
    }),
  );
}

interface TakenCombination {
  readonly combination: readonly ConditionValue[];
  /** undefined: nobody before it. */
  readonly by: Rule | typeof NOBODY | undefined;
}

/** The rules of a listener of which it is known that they are there, and when they come. */
class CertainRules {
  private readonly analysed: ReadonlyMap<Rule, AnalysedRule>;
  private readonly certain: readonly AnalysedRule[];
  private readonly byHost = new HostIndex();
  /** Places of those that may take requests for any host. */
  private readonly others: readonly number[];

  public constructor(rules: readonly Rule[]) {
    this.analysed = new Map(rules.map((rule) => [rule, analysed(rule)]));
    this.certain = [...this.analysed.values()].filter(({ rule }) => rule.priority !== undefined && !rule.resource.conditional);
    this.others = this.certain.flatMap(({ rule }, place) => (this.byHost.add(rule.conditions, place) === undefined ? place : []));
  }

  /** Empty where the template leaves open what the rule is for, or when it comes. */
  public takenFrom(rule: Rule): readonly TakenCombination[] {
    const { combinations } = this.analysed.get(rule) ?? analysed(rule);
    const { priority } = rule;
    if (combinations === undefined || priority === undefined) return [];
    return combinations.map((combination) => ({ combination, by: this.takenBy(combination, priority) }));
  }

  private takenBy(combination: readonly ConditionValue[], priority: number): Rule | typeof NOBODY | undefined {
    if (combination.some(cannotBe)) return NOBODY;
    const hosts = combination.filter(({ condition }) => condition.field === 'host-header');
    const found = hosts.flatMap(({ text, kind }) => this.byHost.ofAll(text, kind === 'regex'));
    const places = found.length === 0 ? this.others : [...new Set([...found, ...this.others])].sort((a, b) => a - b);
    for (const place of places) {
      const other = this.certain[place];
      if (other !== undefined && (other.rule.priority ?? 0) < priority && takes(other, combination)) return other.rule;
    }
    return undefined;
  }
}

interface AnalysedRule {
  readonly rule: Rule;
  /** Of each condition. */
  readonly values: readonly (readonly ConditionValue[] | undefined)[];
  /** One value of each condition: every request the rule answers has all the values of one of them. */
  readonly combinations: readonly (readonly ConditionValue[])[] | undefined;
}

/** Stands for no rule: the request cannot exist. */
const NOBODY: unique symbol = Symbol('no request has it');

function analysed(rule: Rule): AnalysedRule {
  const values = rule.conditions.map(valuesOf);
  if (values.length === 0 || values.some((each) => each === undefined)) return { rule, values, combinations: undefined };
  const combinations = values.reduce<readonly (readonly ConditionValue[])[]>(
    (made, each) => made.flatMap((combination) => (each ?? []).map((value) => [...combination, value])),
    [[]],
  );
  return { rule, values, combinations };
}

/** Whether a rule answers every request that has all the values of a combination. */
function takes({ rule, values, combinations }: AnalysedRule, combination: readonly ConditionValue[]): boolean {
  return (
    combinations !== undefined &&
    rule.conditions.every(
      (condition, at) =>
        isAlwaysMet(condition) || (values[at] ?? []).some((wider) => combination.some((narrower) => coversValue(wider, narrower))),
    )
  );
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
