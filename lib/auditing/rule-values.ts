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
    ...rules.flatMap((rule, index) => priorityTaken(rule, rules.slice(0, index), hasRule)),
    ...rules.flatMap(priorityOutOfRange),
    ...rules.flatMap(conditionValues),
    ...rules.flatMap(regularExpressions),
  ];
}

function priorityTaken(rule: Rule, before: readonly Rule[], isOfPlan: (rule: Rule) => boolean): readonly Finding[] {
  const { resource, priority } = rule;
  const rival =
    priority === undefined
      ? undefined
      : before.find((other) => other.priority === priority && !(other.resource.conditional && resource.conditional));
  if (rival === undefined) return [];
  // Said of the plan's where only one of them is.
  const [taker, holder] = isOfPlan(rival) && !isOfPlan(rule) ? [rival, rule] : [rule, rival];
  return [
    finding(
      'priority-taken',
      taker.resource.logicalId,
      `The rule has the priority ${priority ?? ''} of ${holder.resource.logicalId} on the same listener.`,
      'Elastic Load Balancing refuses the second of them, and the deployment fails.',
      'Give one of them a number that is free.',
    ),
  ];
}

function priorityOutOfRange({ resource, priority = 0 }: Rule): readonly Finding[] {
  const written = resource.property('Priority');
  if (written instanceof Symbolic || (priority >= ALB.lowestPriority && priority <= ALB.highestPriority)) return [];
  return [
    finding(
      'priority-out-of-range',
      resource.logicalId,
      written === undefined ? 'The rule has no priority.' : `The rule has the priority ${shown(written)}.`,
      'Elastic Load Balancing refuses it, and the deployment fails.',
      `Write a whole number from ${ALB.lowestPriority} to ${ALB.highestPriority}.`,
    ),
  ];
}

function regularExpressions({ resource, conditions }: Rule): readonly Finding[] {
  const sources = conditions.flatMap(({ regexValues }) => regexValues.filter((value) => typeof value === 'string'));
  return sources.flatMap((source) => {
    const refused = refusedConstruct(source);
    if (refused !== undefined) {
      return [
        finding(
          'regular-expression-refused',
          resource.logicalId,
          `The regular expression ${JSON.stringify(source)} is or has ${refused}, which Elastic Load Balancing does not accept.`,
          'The deployment fails.',
          'Write it with character classes, groups, alternatives and quantifiers.',
        ),
      ];
    }
    if (!isEngineSpecific(source)) return [];
    return [
      finding(
        'regular-expression-unproven',
        resource.logicalId,
        `Whether the regular expression ${JSON.stringify(source)} matches is not known: engines differ about it, and AWS does not name its own.`,
        'Spell it without inline flags, named groups and POSIX classes, for instance [Mm][Ee][Ee][Tt] for any case.',
      ),
    ];
  });
}
