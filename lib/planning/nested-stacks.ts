import type { ProxyDeclaration } from '../declaring/declarations';
import { isNumberUpTo, shareOf } from '../declaring/shares';
import { FURTHER } from '../declaring/simple-urls';
import { MOST_NESTED_STACKS } from '../facts/limits';
import { COMPACT, OWN, type PublishedName } from './published-name';
import type { InNestedStack, PublishingPlan } from './publishing-plan';

/** What of a name tells where its rules and its records are made. */
type Placed = Pick<PublishedName, 'owner' | 'ruleGroup' | 'nestedStack'>;

/**
 * Where the listener rules of a name are made, and its records: those of one rule group together, so that a record can wait for its
 * rule. What an entry says, else by identity alone. The few rules that names of all SIP domains share stay with the proxy.
 *
 * Nested stacks take what they need from the stack of the proxy, and hand nothing on but to it: target groups that several may
 * forward to stay there (see {@link nestedTargetsOf}), so that no two of them ever wait for one another.
 */
export function nestedStackOf(name: Placed, { nestedStacks }: Pick<ProxyDeclaration, 'nestedStacks'>): InNestedStack {
  if (nestedStacks === undefined || !isNumberUpTo(MOST_NESTED_STACKS, nestedStacks) || name.ruleGroup === COMPACT) return {};
  return { nestedStack: numberFor(name, identityOf(name), nestedStacks) };
}

/** Where the records of a name are made. Those of names that share rules need not be together: all of them wait for the proxy. */
export function nestedRecordsOf(name: Placed & Pick<PublishedName, 'name'>, proxy: Pick<ProxyDeclaration, 'nestedStacks'>): InNestedStack {
  const { nestedStacks } = proxy;
  if (name.ruleGroup !== COMPACT || nestedStacks === undefined || !isNumberUpTo(MOST_NESTED_STACKS, nestedStacks))
    return nestedStackOf(name, proxy);
  return { nestedStack: numberFor(name, name.name, nestedStacks) };
}

function numberFor({ nestedStack: said }: Placed, identity: string, count: number): number {
  return said !== undefined && isNumberUpTo(count, said) ? said : shareOf(identity, count);
}

/**
 * Where the target groups of a name are made.
 *
 * Those of an Office Web Apps farm or a further service go where its one rule goes. Those of a pool stay with the proxy, though its
 * rules do not: SIP domains anywhere may be answered by it. In a nested stack, a domain here that is answered by a pool there and a
 * domain there that is answered by a pool here would make each of the two stacks wait for the other, which CloudFormation refuses;
 * and if only those that are used elsewhere stayed, a new SIP domain would move the target group of a pool that is deployed.
 */
export function nestedTargetsOf(name: Placed & Pick<PublishedName, 'kind'>, proxy: ProxyDeclaration): InNestedStack {
  return name.kind === 'office web apps' || name.kind === 'further service' ? nestedStackOf(name, proxy) : {};
}

/** A SIP domain stays where it is whichever set has it, and whichever pool answers. */
function identityOf({ owner, ruleGroup }: Placed): string {
  if (ruleGroup === OWN) return owner;
  return ruleGroup === FURTHER ? `${owner}/${ruleGroup}` : ruleGroup;
}

type Made = Pick<PublishingPlan, 'frontEnds' | 'targetGroups' | 'certificates' | 'records' | 'alarms'>;

/** A plan of these names, spread over another number of nested stacks: for whoever looks for one that does. */
export function placedAnew(plan: Made, names: readonly PublishedName[], proxy: ProxyDeclaration): Made {
  const groups = new Map(names.map((name) => [`${name.owner}\n${name.ruleGroup}`, name]));
  const places = new Map([...groups].map(([key, name]) => [key, nestedStackOf(name, proxy)]));
  const targets = new Map([...groups.values()].map((name) => [name.backend.owner, nestedTargetsOf(name, proxy)]));
  const records = new Map(names.map((name) => [name.name, nestedRecordsOf(name, proxy)]));
  const forwardedTo = new Set(
    plan.frontEnds.flatMap(({ rules }) => rules.flatMap(({ action }) => ('targetGroup' in action ? action.targetGroup : []))),
  );
  return {
    ...plan,
    frontEnds: plan.frontEnds.map((frontEnd) => ({
      ...frontEnd,
      rules: frontEnd.rules.map((rule) => ({ ...rule, ...places.get(`${rule.owner}\n${rule.priorityKey.group ?? OWN}`) })),
    })),
    targetGroups: plan.targetGroups.map((group) => (forwardedTo.has(group.key) ? { ...group, ...targets.get(group.owner ?? '') } : group)),
    records: plan.records.map((record) => ({ ...record, ...records.get(record.name) })),
  };
}
