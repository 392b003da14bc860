import { groupedBy } from '../../declaring/grouped-by';
import type { FrontEndPlan, PublishingPlan, TargetGroupPlan } from '../publishing-plan';

/** What of a plan has metrics. */
export type Watchable = Pick<PublishingPlan, 'frontEnds' | 'targetGroups' | 'certificates'>;

/** The target groups that a front end leads to. */
export function groupsByFrontEnd({ targetGroups }: Watchable): (frontEnd: FrontEndPlan) => readonly TargetGroupPlan[] {
  const groups = new Map(targetGroups.map((group) => [group.key, group]));
  return (frontEnd) => frontEnd.targetGroups.flatMap((key) => groups.get(key) ?? []);
}

/** Those of one owner are the same servers, looked at once for HTTPS and once for HTTP by the same check: the first tells of all. */
export function firstOfEachOwner(groups: readonly TargetGroupPlan[]): readonly TargetGroupPlan[] {
  return [...groupedBy(groups, ({ owner }) => owner).values()].flatMap(([first]) => first ?? []);
}
