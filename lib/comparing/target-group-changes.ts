import { finding, type Finding } from '../findings/finding';
import type { TargetGroup } from '../templates/load-balancers/load-balancer';
import { serversOf } from './answering-groups';
import type { Replacement, TargetGroupChange } from './comparison';
import type { Update } from './update';

/** Target groups of both templates whose servers or pools are others. */
export function targetGroupChanges({ before, after }: Update): readonly TargetGroupChange[] {
  const old = new Map(before.targetGroups.map((group) => [group.key, group]));
  return after.targetGroups.flatMap((group) => {
    const earlier = old.get(group.key);
    return earlier === undefined ? [] : change(earlier, group);
  });
}

function change(before: TargetGroup, after: TargetGroup): readonly TargetGroupChange[] {
  const [old, young] = [serversOf(before), serversOf(after)];
  const [oldOnes, youngOnes] = [new Set(old), new Set(young)];
  const added = young.filter((server) => !oldOnes.has(server));
  const removed = old.filter((server) => !youngOnes.has(server));
  if (added.length + removed.length === 0 && before.pools.join(' ') === after.pools.join(' ')) return [];
  return [{ key: after.key, pools: { from: before.pools, to: after.pools }, added, removed, kept: young.length - added.length }];
}

/** Groups that lose all their servers for others; those that are replaced are told anyway. */
export function replacedServerFindings(
  changes: readonly TargetGroupChange[],
  replaced: ReadonlyMap<string, Replacement>,
  { after }: Update,
): readonly Finding[] {
  // New tasks of HAProxy come with what they lead to; the old ones go on with theirs.
  const read = new Set(after.targetGroups.filter(({ reader }) => reader !== undefined).map(({ key }) => key));
  return changes
    .filter(({ key }) => !read.has(key))
    .filter(({ key, added, removed, kept }) => kept === 0 && added.length > 0 && removed.length > 0 && !replaced.has(key))
    .map(({ key, added, removed }) => finding('all-servers-replaced', key, { targetGroup: key, removed, added }));
}
