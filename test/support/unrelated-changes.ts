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
  const groupsAfter = new Map(after.targetGroups.map(({ key, nestedStack }) => [key, nestedStack]));
  const groups = before.targetGroups.filter(({ key, nestedStack }) => groupsAfter.has(key) && groupsAfter.get(key) !== nestedStack);
  return [...rules, ...moved, ...records, ...certificates, ...groups, ...changesOfFleets(before, after, removedNames)];
}

/** Of a fleet its files name what is gone no more, and nothing else changes. */
function changesOfFleets(before: PublishingPlan, after: PublishingPlan, removedNames: readonly string[]): readonly unknown[] {
  const [old, now] = [before, after].map(({ frontEnds }) => frontEnds.find(({ kind }) => kind === 'haproxy'));
  if (old?.fleet === undefined || now?.fleet === undefined) return [];
  const [files, later] = [old.configuration ?? {}, now.configuration ?? {}];
  const maps = Object.entries(files).filter(([path]) => path.startsWith('maps/'));
  const entries = maps.flatMap(([path, text]) => {
    const kept = linesOf(text).filter((line) => !removedNames.includes(line.split(' ')[0] ?? ''));
    const isOfRemoved = removedNames.some((name) => path.includes(`.${name}.`));
    return isOfRemoved || isDeepStrictEqual(linesOf(later[path] ?? ''), kept) ? [] : [{ path, kept, later: later[path] }];
  });
  const sections = backendsOf(later).filter(([name, text]) => {
    const earlier = backendsOf(files).find(([each]) => each === name);
    return earlier?.[1] !== text;
  });
  const groups = before.targetGroups.filter(({ key }) => now.targetGroups.includes(key));
  const changedGroups = groups.filter((group) => !after.targetGroups.some((each) => isDeepStrictEqual(each, group)));
  const rest = (plan: typeof old.fleet) => ({
    ...plan,
    ports: plan.ports.filter(({ published }) => now.fleet?.ports.some((each) => each.published === published)),
  });
  const fleet = isDeepStrictEqual(rest(old.fleet), now.fleet) ? [] : [{ before: old.fleet, after: now.fleet }];
  return [...entries, ...sections, ...changedGroups, ...fleet];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function backendsOf(files: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const sections = (files['haproxy.cfg'] ?? '').split('\n\n');
  return sections.filter((text) => text.startsWith('backend ')).map((text) => [text.split('\n')[0] ?? '', text.trimEnd()] as const);
}

export function rulesOf({ frontEnds }: PublishingPlan): readonly ListenerRulePlan[] {
  return frontEnds.flatMap(({ rules }) => rules);
}

function ruleOf(name: string, plan: PublishingPlan): string | undefined {
  const rule = rulesOf(plan).find(({ hosts }) => hosts.includes(name));
  return rule === undefined ? undefined : `${rule.owner}/${rule.id}`;
}
