import { finding, type Finding } from '../findings/finding';
import { groupsOf } from '../templates/load-balancers/actions';
import type { Action } from '../templates/load-balancers/load-balancer';
import type { TemplateRouting } from '../routing/template-routing';
import type { Replacement } from './comparison';
import type { Update } from './update';

/** A rule or listener of a load balancer that forwards to a target group. */
interface Use {
  readonly group: string;
  /** Key of the load balancer; those outside of the template nobody can tell apart. */
  readonly loadBalancer: string;
  /** Key of the rule or listener. */
  readonly by: string;
}

/** A target group that comes to another load balancer, a replaced one included, while the old one still has it. */
export function targetGroupFindings(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  const [before, after] = [usesIn(update.before), usesIn(update.after)];
  const stays = (key: string) => !replaced.has(key) && update.resources.get(key)?.after !== undefined;
  const groups = [...new Set(after.map(({ group }) => group))].filter((group) => stays(group));
  return groups.flatMap((group) => {
    const old = before.filter((use) => use.group === group);
    const taker = after.find((use) => use.group === group && old.length > 0 && !old.some((each) => isSame(each, use, stays)));
    if (taker === undefined) return [];
    // A rule that stays may let the group go before another takes it; one that is deleted, or keeps it, does not.
    const [first] = old.filter(({ by }) => !stays(by) || after.some((use) => use.by === by && use.group === group));
    const holder = first ?? old[0];
    return [
      finding(first === undefined ? 'collision-possible' : 'target-group-collision', group, {
        kind: 'target group',
        targetGroup: group,
        taker: { ...taker, isReplaced: replaced.has(taker.loadBalancer) },
        holder,
      }),
    ];
  });
}

function isSame(one: Use, other: Use, stays: (key: string) => boolean): boolean {
  return one.loadBalancer === other.loadBalancer && stays(one.loadBalancer);
}

function usesIn({ loadBalancers }: TemplateRouting): readonly Use[] {
  return loadBalancers
    .filter(({ resource }) => resource !== undefined)
    .flatMap(({ key, listeners }) =>
      listeners.flatMap((listener) => [
        ...ownGroups(listener.defaultAction).map((group) => ({ group, loadBalancer: key, by: listener.key })),
        ...listener.rules.flatMap(({ resource, action }) =>
          ownGroups(action).map((group) => ({ group, loadBalancer: key, by: resource.key })),
        ),
      ]),
    );
}

/** Keys of the target groups of the template that an action forwards to. */
function ownGroups(action: Action): readonly string[] {
  return groupsOf(action).flatMap(({ resource, key }) => (resource === undefined ? [] : key));
}
