import { groupedBy } from '../declaring/grouped-by';
import { finding, type Finding } from '../findings/finding';
import { ALB } from '../facts/limits';
import { shown } from '../templates/load-balancers/properties';
import type { Parts } from '../routing/lync-parts';
import { Symbolic } from '../templates/symbolic';
import type { Listener, Rule } from '../templates/load-balancers/load-balancer';
import { isEngineSpecific, refusedConstruct } from '../routing/matching/regular-expression';
import { conditionValues } from './condition-values';

/** Priorities that two rules have, and regular expressions that Elastic Load Balancing refuses or may read otherwise. */
export function ruleValues({ rules }: Listener, { hasRule }: Pick<Parts, 'hasRule'>): readonly Finding[] {
  return [
    ...prioritiesTaken(rules, hasRule),
    ...rules.flatMap(priorityOutOfRange),
    ...rules.flatMap(conditionValues),
    ...rules.flatMap(regularExpressions),
  ];
}

function prioritiesTaken(rules: readonly Rule[], isOfPlan: (rule: Rule) => boolean): readonly Finding[] {
  return [...groupedBy(rules, ({ priority }) => priority).values()].flatMap((rivals) => {
    const first = rivals[0];
    const firstCertain = rivals.find(({ resource }) => !resource.conditional);
    return rivals.flatMap((rule, index) => {
      const rival = rule.resource.conditional ? firstCertain : first;
      return rival === undefined || rivals.indexOf(rival) >= index ? [] : priorityTaken(rule, rival, isOfPlan);
    });
  });
}

function priorityTaken(rule: Rule, rival: Rule, isOfPlan: (rule: Rule) => boolean): readonly Finding[] {
  const { priority } = rule;
  if (priority === undefined) return [];
  // Said of the plan's where only one of them is.
  const [taker, holder] = isOfPlan(rival) && !isOfPlan(rule) ? [rival, rule] : [rule, rival];
  return [
    finding('priority-taken', taker.resource.logicalId, {
      kind: 'in a template',
      priority,
      holder: holder.resource.logicalId,
    }),
  ];
}

function priorityOutOfRange({ resource, priority = 0 }: Rule): readonly Finding[] {
  const written = resource.property('Priority');
  if (written instanceof Symbolic || (priority >= ALB.lowestPriority && priority <= ALB.highestPriority)) return [];
  return [
    finding('priority-out-of-range', resource.logicalId, {
      kind: 'in a template',
      priority: written === undefined ? undefined : shown(written),
    }),
  ];
}

function regularExpressions({ resource, conditions }: Rule): readonly Finding[] {
  const sources = conditions.flatMap(({ regexValues }) => regexValues.filter((value) => typeof value === 'string'));
  return sources.flatMap((source) => {
    const construct = refusedConstruct(source);
    if (construct !== undefined) return [finding('regular-expression-refused', resource.logicalId, { expression: source, construct })];
    return isEngineSpecific(source) ? [finding('regular-expression-unproven', resource.logicalId, { expression: source })] : [];
  });
}
