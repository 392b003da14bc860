import { isDeepStrictEqual } from 'node:util';
import type { ListenerRulePlan, PublishingPlan } from '../../lib/planning/publishing-plan';

/** 3: what changes between two plans, of which the second lacks a pool or a SIP domain, without naming it. */
export function unrelatedChanges(before: PublishingPlan, after: PublishingPlan): readonly unknown[] {
  const kept = new Set(after.publicNames.map(({ name }) => name));
  const removed = before.publicNames.filter(({ name }) => !kept.has(name));
  const removedNames = removed.map(({ name }) => name);
  const rulesAfter = new Map(rulesOf(after).map((rule) => [`${rule.owner}/${rule.id}`, rule]));

  const rules = rulesOf(before).flatMap((rule) => {
    const later = rulesAfter.get(`${rule.owner}/${rule.id}`);
    const named = [...rule.hosts, ...rule.hostRegexes].some((value) =>
      removedNames.some((name) => value.includes(name) || value.includes(name.replaceAll('.', '\\.'))),
    );
    if (!named) return isDeepStrictEqual(later, rule) ? [] : [{ rule, later }];
    return later === undefined || (later.priority === rule.priority && isDeepStrictEqual(later.action, rule.action))
      ? []
      : [{ rule, later }];
  });
  const moved = [...kept]
    .filter((name) => ruleOf(name, after) !== ruleOf(name, before))
    .map((name) => ({ name, before: ruleOf(name, before), after: ruleOf(name, after) }));
  const records = isDeepStrictEqual(
    after.records,
    before.records.filter(({ name }) => kept.has(name)),
  )
    ? []
    : ['a record that names something else changed'];
  const zones = new Set(removed.map(({ zone }) => zone));
  const certificates = before.certificates
    .filter(({ key }) => !after.certificates.some((each) => each.key === key))
    .filter(({ names }) => !names.every((name) => zones.has(before.publicNames.find((each) => each.name === name)?.zone)));
  return [...rules, ...moved, ...records, ...certificates];
}

export function rulesOf({ frontEnds }: PublishingPlan): readonly ListenerRulePlan[] {
  return frontEnds.flatMap(({ rules }) => rules);
}

function ruleOf(name: string, plan: PublishingPlan): string | undefined {
  const rule = rulesOf(plan).find(({ hosts }) => hosts.includes(name));
  return rule === undefined ? undefined : `${rule.owner}/${rule.id}`;
}
