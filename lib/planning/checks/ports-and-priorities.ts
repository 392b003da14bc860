import { groupedBy } from '../../declaring/grouped-by';
import { declaredBackends } from '../backends';
import { ALB } from '../../facts/limits';
import type { ListenerRulePlan } from '../publishing-plan';
import { nextFreePriority } from '../rule-priorities';
import { writtenNumber } from '../../declaring/tokens';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import type { ProxyDeclaration, SimpleUrlSetDeclaration } from '../../declaring/declarations';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import { canonicalHost } from '../../declaring/host-name';
import { simpleUrlHosts } from '../../declaring/simple-urls';
import { declaredById } from '../declared-by-id';
import { ofDeclared, ofPool, ofProxy, ofSet } from '../places';
import { COMPACT } from '../published-name';

/** Ports and priorities that cannot both be had. */
export function portAndPriorityFindings(input: CheckInput): readonly Finding[] {
  return [...portConflicts(input), ...outOfRange(input), ...outOfRangeWithoutRule(input), ...ignored(input), ...taken(input)];
}

function portConflicts({ plan, proxy }: CheckInput): readonly Finding[] {
  const twice = plan.frontEnds.flatMap(({ listeners }) => {
    const ports = listeners.map(({ port }) => port);
    return ports.filter((port, index) => ports.indexOf(port) !== index);
  });
  return [...new Set(twice)].map((port) => finding('published-port-conflict', publishedPort(port, proxy), { port }));
}

/** Where somebody chose the port, for something else than clients expect there. */
function publishedPort(port: number, { pools }: ProxyDeclaration): Place {
  const published = pools
    .filter(({ publish }) => publish)
    .flatMap((pool) =>
      (['https', 'http'] as const).flatMap((scheme) =>
        pool.publishedPorts[scheme] === port
          ? [{ place: ofPool(pool, 'publishedPorts', scheme), isChosen: DEFAULT_PORTS[scheme] !== port }]
          : [],
      ),
    );
  const { place } = published.find(({ isChosen }) => isChosen) ?? published[0] ?? { place: ofProxy('pools') };
  return place;
}

function outOfRange({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.frontEnds
    .flatMap(({ rules }) => rules)
    .filter(({ priority }) => !isInRange(priority))
    .map((rule) =>
      finding('priority-out-of-range', priorityPlace(rule, proxy), {
        kind: 'declared',
        rule: rule.id,
        priority: writtenNumber(rule.priority),
      }),
    );
}

function isInRange(priority: number): boolean {
  return Number.isInteger(priority) && priority >= ALB.lowestPriority && priority <= ALB.highestPriority;
}

/** What somebody chose for a rule that is not there, or behind a front end that has none. */
function outOfRangeWithoutRule(input: CheckInput): readonly Finding[] {
  const { plan, proxy } = input;
  const rules = plan.frontEnds.flatMap((each) => each.rules);
  const ofRules = new Set(rules.map(({ owner, priorityKey: { group } }) => JSON.stringify([owner, group])));
  const hasRule = (id: string, key: string | undefined) => ofRules.has(JSON.stringify([id, key]));
  const groupsOf = ruleGroupsOf(input);
  const groups = new Map(proxy.simpleUrlSets.toReversed().map((set) => [set.id, groupsOf(set)]));
  const single = declaredBackends(proxy).flatMap(({ id, name, priority }) =>
    priority === undefined ? [] : [{ id, rule: name, key: undefined, priority }],
  );
  const grouped = proxy.simpleUrlSets.flatMap(({ id, name, priorities }) =>
    Object.entries(priorities).map(([key, priority]) => ({ id, rule: `${name}/${key}`, key, priority })),
  );
  return [...single, ...grouped]
    .filter(({ id, key, priority }) => !isInRange(priority) && !hasRule(id, key) && !isNobodys(groups.get(id), key))
    .map(({ id, rule, key, priority }) =>
      finding('priority-out-of-range', ofDeclared(id, proxy, ...(key === undefined ? ['priority'] : ['priorities', key])), {
        kind: 'declared',
        rule,
        priority: writtenNumber(priority),
      }),
    );
}

/** Whether no host of the set goes by a key: that it counts for nothing is all there is to say of it. */
function isNobodys(groups: ReadonlySet<string | undefined> | undefined, key: string | undefined): boolean {
  return groups !== undefined && !groups.has(key);
}

/** What rules of each set go by. */
function ruleGroupsOf({ proxy, arriving }: CheckInput): (set: SimpleUrlSetDeclaration) => ReadonlySet<string> {
  const compact = new Set(arriving.filter(({ ruleGroup }) => ruleGroup === COMPACT).map(({ owner }) => owner));
  const known = new Map(
    proxy.simpleUrlSets.map((set) => [set, new Set(compact.has(set.id) ? [COMPACT] : simpleUrlHosts(set).map(({ group }) => group))]),
  );
  return (set) => known.get(set) ?? new Set();
}

/** Keys by which no host of the set goes. */
function ignored(input: CheckInput): readonly Finding[] {
  const groupsOf = ruleGroupsOf(input);
  return input.proxy.simpleUrlSets.flatMap((set) => {
    const known = groupsOf(set);
    const groups = [...known].sort();
    return [
      ...Object.keys(set.priorities)
        .filter((key) => !known.has(key))
        .map((key) => finding('priority-ignored', ofSet(set, 'priorities', key), { kind: 'nobody', key, groups })),
      ...(set.contradictedPriorities ?? []).map((spellings) =>
        finding('priority-ignored', ofSet(set, 'priorities', canonicalHost(spellings[0]?.[0] ?? '')), {
          kind: 'said twice',
          keys: spellings.map(([key]) => key),
          priorities: spellings.map(([, priority]) => priority),
        }),
      ),
    ];
  });
}

function taken({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.frontEnds.flatMap(({ rules }) => takenAmong(rules, proxy));
}

/** Of one load balancer. */
function takenAmong(rules: readonly ListenerRulePlan[], proxy: ProxyDeclaration): readonly Finding[] {
  const places = groupedBy(rules, placeOf);
  // Who follows all of the advice at once must not meet again.
  let advised = rules;
  return [...places.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.map((other) => {
      const isOther = hasKeyOf(other);
      const moved = advised.find((each) => isOther(each) && each.id === other.id && each.listenerPort === other.listenerPort) ?? other;
      const priority = moved.priority === other.priority ? freePriority(other, advised) : moved.priority - moved.priorityOffset;
      advised = advised.map((each) => (isOther(each) ? { ...each, priority: priority + each.priorityOffset } : each));
      return takenFinding(first, other, priority, proxy);
    });
  });
}

function takenFinding(first: ListenerRulePlan, other: ListenerRulePlan, free: number, proxy: ProxyDeclaration): Finding {
  const chosen = [other, first].filter((rule) => hasChosenPriority(rule, proxy));
  return concerning(
    other.priorityKey.where,
    finding('priority-taken', priorityPlace(chosen[0] ?? other, proxy), {
      kind: 'declared',
      chosen: chosen.length,
      rules: [first, other].map(ruleName),
      port: first.listenerPort,
      priority: first.priority,
      change: { ...other.priorityKey, priority: free },
    }),
  );
}

function priorityPlace({ owner, priorityKey: { group } }: ListenerRulePlan, proxy: ProxyDeclaration): Place | undefined {
  return ofDeclared(owner, proxy, ...(group === undefined ? ['priority'] : ['priorities', group]));
}

function hasChosenPriority({ owner, priorityKey: { group } }: ListenerRulePlan, proxy: ProxyDeclaration): boolean {
  const { simpleUrlSets, backends } = declaredById(proxy);
  const set = simpleUrlSets.get(owner);
  if (set !== undefined) return group !== undefined && set.priorities[group] !== undefined;
  return backends.get(owner)?.priority !== undefined;
}

/** Whether one number decides the places of two rules. */
function hasKeyOf({ priorityKey: { where, group } }: ListenerRulePlan) {
  return ({ priorityKey }: ListenerRulePlan) => priorityKey.where === where && priorityKey.group === group;
}

/** A number that puts every rule it is for on a place no other rule has. */
function freePriority(rule: ListenerRulePlan, rules: readonly ListenerRulePlan[]): number {
  const isSame = hasKeyOf(rule);
  const moving = rules.filter(isSame);
  const used = new Set(rules.filter((each) => !isSame(each)).map(placeOf));
  return nextFreePriority(rule.priority - rule.priorityOffset, ALB.highestPriority, (candidate) =>
    moving.every((each) => {
      const priority = candidate + each.priorityOffset;
      return priority <= ALB.highestPriority && !used.has(placeOf({ ...each, priority }));
    }),
  );
}

/** Listeners number their rules apart. */
function placeOf({ listenerPort, priority }: ListenerRulePlan): string {
  return `${listenerPort} ${priority}`;
}

function ruleName({ id, priorityKey }: ListenerRulePlan): string {
  return `${priorityKey.where}/${id}`;
}
