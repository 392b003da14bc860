import { isDeepStrictEqual } from 'node:util';
import type { ListenerRulePlan, PublishingPlan } from '../../lib/planning/publishing-plan';

/** 3: what changes between two plans, of which the second lacks a pool or a SIP domain, without naming it. */
export function unrelatedChanges(before: PublishingPlan, after: PublishingPlan): readonly unknown[] {
  const kept = new Set(after.publicNames.map(({ name }) => name));
  const removed = before.publicNames.filter(({ name }) => !kept.has(name));
  const removedNames = removed.map(({ name }) => name);
  const rulesAfter = new Map(rulesOf(after).map((rule) => [`${rule.owner}/${rule.id}`, rule]));
  const isPutTogether = putTogetherFor(removedNames, before, after);

  const rules = rulesOf(before).flatMap((rule) => {
    const later = rulesAfter.get(`${rule.owner}/${rule.id}`);
    const named = [...rule.hosts, ...rule.hostRegexes].some((value) =>
      removedNames.some((name) => value.includes(name) || value.includes(name.replaceAll('.', '\\.'))),
    );
    if (!named) return isDeepStrictEqual(later, rule) || isPutTogether(rule) ? [] : [{ rule, later }];
    return later === undefined || (later.priority === rule.priority && isDeepStrictEqual(later.action, rule.action))
      ? []
      : [{ rule, later }];
  });
  const [old, now] = [rulesByHost(before), rulesByHost(after)];
  const moved = [...kept]
    .filter((name) => idOf(old.get(name)) !== idOf(now.get(name)) && !isPutTogether(old.get(name)))
    .map((name) => ({ name, before: idOf(old.get(name)), after: idOf(now.get(name)) }));
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

/** The first rule of each. */
function rulesByHost(plan: PublishingPlan): ReadonlyMap<string, ListenerRulePlan> {
  return new Map(
    rulesOf(plan)
      .flatMap((rule) => rule.hosts.map((host) => [host, rule] as const))
      .reverse(),
  );
}

function idOf(rule: ListenerRulePlan | undefined): string | undefined {
  return rule === undefined ? undefined : `${rule.owner}/${rule.id}`;
}

/**
 * Of rules that names share whatever their SIP domain, whether one is put together with that of a name that is gone, or leads to
 * autodiscover of all domains where the last of them is gone. Nothing else is in the rule that they become.
 */
function putTogetherFor(
  removedNames: readonly string[],
  before: PublishingPlan,
  after: PublishingPlan,
): (rule: ListenerRulePlan | undefined) => boolean {
  const shared = ({ frontEnds }: PublishingPlan) =>
    frontEnds.flatMap(({ key, rules }) =>
      rules.filter(({ priorityKey }) => priorityKey.group === 'compact').map((rule) => ({ rule, ...bitsOf(rule, key) })),
    );
  const [old, now] = [before, after].map(shared);
  return (rule) => {
    const own = old?.find((each) => each.rule === rule);
    if (old === undefined || now === undefined || own === undefined) return false;
    if (own.rule.hostRegexes.length > 0) return removedNames.some((name) => name.startsWith('lyncdiscover.'));
    const later = now.find((each) => each.of === own.of && own.bits.startsWith(each.bits));
    if (later === undefined) return false;
    const joined = old.filter(({ of, bits }) => of === later.of && bits.startsWith(later.bits)).flatMap((each) => each.rule.hosts);
    const kept = joined.filter((host) => !removedNames.includes(host));
    return kept.length < joined.length && isDeepStrictEqual([...kept].sort(), [...later.rule.hosts].sort());
  };
}

/** Which rules divide names among themselves, and the bits of the hashes of those that are in one. */
function bitsOf({ owner, id, listenerPort }: ListenerRulePlan, frontEnd: string): { readonly of: string; readonly bits: string } {
  const [, stem = id, bits = ''] = /^(.*?)(?:-more([01]+))?$/.exec(id) ?? [];
  return { of: `${frontEnd} ${owner} ${stem} ${listenerPort}`, bits };
}
