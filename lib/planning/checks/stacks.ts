import type { ProxyDeclaration } from '../../declaring/declarations';
import { isNumberUpTo } from '../../declaring/shares';
import { writtenNumber } from '../../declaring/tokens';
import { CLOUDFORMATION, MOST_NESTED_STACKS, RESOURCES_PER_NESTED_OPERATION } from '../../facts/limits';
import type { PlannedUse } from '../../findings/cloudformation';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { webHosts } from '../backends';
import { placedAnew } from '../nested-stacks';
import { ofPool, ofProxy, ofSet, ofWebHost } from '../places';
import type { StackResources } from '../publishing-plan';
import { stackResources } from '../stack-resources';
import type { CheckInput } from './check-input';
import { ignoredKeys } from './ignored-keys';

/** What CloudFormation would refuse by the number of things in a template. */
export function stackFindings(input: CheckInput): readonly Finding[] {
  const refused = outOfRange(input.proxy);
  return [...refused, ...ignored(input.proxy), ...(refused.length > 0 ? [] : tooMuch(input))];
}

function outOfRange(proxy: ProxyDeclaration): readonly Finding[] {
  const { nestedStacks } = proxy;
  if (nestedStacks !== undefined && !isNumberUpTo(MOST_NESTED_STACKS, nestedStacks)) {
    const values = { kind: 'count', written: writtenNumber(nestedStacks), most: MOST_NESTED_STACKS } as const;
    return [finding('nested-stack-out-of-range', ofProxy('nestedStacks'), values)];
  }
  return choices(proxy).flatMap(({ at, owner, nestedStack }) => {
    const written = writtenNumber(nestedStack);
    if (nestedStacks === undefined) return [finding('nested-stack-out-of-range', at, { kind: 'no nested stacks', owner, written })];
    if (isNumberUpTo(nestedStacks, nestedStack)) return [];
    return [finding('nested-stack-out-of-range', at, { kind: 'beyond', owner, written, most: nestedStacks })];
  });
}

/** Keys by which no host of a set goes, and those that are one name. */
function ignored({ simpleUrlSets }: ProxyDeclaration): readonly Finding[] {
  return simpleUrlSets.flatMap((set) =>
    ignoredKeys(set, set.nestedStacks, set.contradictedNestedStacks).map(({ key, ignored: why }) =>
      finding('nested-stack-ignored', ofSet(set, 'nestedStacks', key), why),
    ),
  );
}

interface Choice {
  readonly at: Place;
  readonly owner: string;
  readonly nestedStack: number;
}

/** The nested stacks that entries name. */
function choices(proxy: ProxyDeclaration): readonly Choice[] {
  const entries = [
    ...proxy.pools.map((pool) => ({ at: ofPool(pool, 'nestedStack'), owner: pool.name, nestedStack: pool.nestedStack })),
    ...proxy.simpleUrlSets.map((set) => ({ at: ofSet(set, 'nestedStack'), owner: set.name, nestedStack: set.nestedStack })),
    ...proxy.simpleUrlSets.flatMap((set) =>
      Object.entries(set.nestedStacks ?? {}).map(([group, nestedStack]) => ({
        at: ofSet(set, 'nestedStacks', group),
        owner: `${group} of ${set.name}`,
        nestedStack,
      })),
    ),
    ...webHosts(proxy).map((host) => ({ at: ofWebHost(host, 'nestedStack'), owner: host.name, nestedStack: host.nestedStack })),
  ];
  return entries.flatMap(({ nestedStack, ...entry }) => (nestedStack === undefined ? [] : [{ ...entry, nestedStack }]));
}

function tooMuch(input: CheckInput): readonly Finding[] {
  const { plan, proxy } = input;
  const overflowing = plan.stacks.flatMap((stack) => usesBeyond(stack, proxy));
  const total = plan.stacks.reduce((sum, stack) => sum + resourceCount(stack, proxy), 0);
  const most = RESOURCES_PER_NESTED_OPERATION;
  const atOnce =
    plan.stacks.length > 1 && total > most ? [finding('resources-at-once', ofProxy('nestedStacks'), { count: total, most })] : [];
  if (overflowing.length === 0) return atOnce;
  const fitting = fittingNumber(input);
  const { nestedStacks } = proxy;
  return overflowing.map((use) =>
    // Where nobody said a number, what there is too much of is shown.
    finding('template-limit-exceeded', ofProxy(nestedStacks === undefined ? 'pools' : 'nestedStacks'), {
      kind: 'planned',
      ...use,
      nestedStacks,
      fitting,
    }),
  );
}

function usesBeyond(stack: StackResources, proxy: ProxyDeclaration) {
  const { nestedStack } = stack;
  const uses = [
    { what: 'resources', count: resourceCount(stack, proxy), most: CLOUDFORMATION.resources },
    { what: 'parameters', count: stack.handedValues, most: CLOUDFORMATION.parameters },
  ] as const;
  return uses
    .filter(({ count, most }) => count > most)
    .map((use) => ({
      ...use,
      nestedStack,
      types: use.what === 'resources' ? Object.entries(stack.resources).sort(([, a], [, b]) => b - a) : [],
      others: nestedStack === undefined ? (proxy.otherResources ?? 0) : 0,
    }));
}

function resourceCount({ nestedStack, resources }: StackResources, { otherResources = 0 }: ProxyDeclaration): number {
  return Object.values(resources).reduce((sum, count) => sum + count, nestedStack === undefined ? otherResources : 0);
}

/** Whether the stack of the proxy has too much without its nested stacks, of which more would be of no use. */
function staysBeyond(stacks: readonly StackResources[], proxy: ProxyDeclaration): boolean {
  const [own, ...nested] = stacks;
  return own !== undefined && resourceCount(own, proxy) - nested.length > CLOUDFORMATION.resources;
}

/** By the same hash, from the smallest number on that has all those that entries name. */
function fittingNumber({ names, arriving, plan, proxy }: CheckInput): PlannedUse['fitting'] {
  let isOfProxy = false;
  const least = Math.max(1, ...choices(proxy).map(({ nestedStack }) => nestedStack));
  for (let nestedStacks = least; nestedStacks <= MOST_NESTED_STACKS; nestedStacks += 1) {
    const other = { ...proxy, nestedStacks };
    const stacks = stackResources(placedAnew(plan, [...arriving, ...names], other), other);
    const beyond = stacks.filter((stack) => usesBeyond(stack, other).length > 0);
    if (beyond.length === 0) return nestedStacks;
    isOfProxy = beyond.some(({ nestedStack }) => nestedStack === undefined);
    if (isOfProxy && staysBeyond(stacks, other)) break;
  }
  return isOfProxy ? 'not the stack of the proxy' : 'not every nested stack';
}
