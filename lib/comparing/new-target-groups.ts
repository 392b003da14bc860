import { finding, type Finding } from '../findings/finding';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { TemplateRouting } from '../routing/template-routing';
import { UPDATE_BEHAVIOUR } from './replacement-table';
import { haproxyFleets } from '../templates/load-balancers/haproxy-fleet';
import { TARGET_GROUP } from '../templates/load-balancers/read-target-groups';

/** Names that come from one target group to another, by key of the new one. */
export class Handovers {
  private readonly byGroup = new Map<string, { readonly names: Set<string>; readonly from: Set<string> }>();

  public add(name: string, from: readonly string[], to: readonly string[]): void {
    for (const key of from.length === 0 ? [] : to) {
      if (from.includes(key)) continue;
      const known = this.byGroup.get(key) ?? { names: new Set(), from: new Set() };
      known.names.add(name);
      for (const group of from) known.from.add(group);
      this.byGroup.set(key, known);
    }
  }

  /**
   * Of the groups that no load balancer checks before the update. Tasks that a service registers are healthy before CloudFormation
   * calls the service made.
   */
  public findings(before: TemplateRouting, after: TemplateRouting): readonly Finding[] {
    const checked = new Set(
      before.loadBalancers
        .flatMap(({ listeners }) => listeners)
        .flatMap((listener) => actionsOf(listener).flatMap(groupsOf))
        .map(({ key }) => key),
    );
    const ofServices = new Set(haproxyFleets(after.resources).flatMap(({ registered }) => registered.map(({ group }) => group)));
    return [...this.byGroup]
      .filter(([key]) => !checked.has(key) && !ofServices.has(key))
      .map(([key, { names, from }]) =>
        finding('target-group-starts-anew', key, {
          targetGroup: key,
          names: [...names],
          from: [...from],
          clients: UPDATE_BEHAVIOUR[TARGET_GROUP]?.clients ?? '',
        }),
      );
  }
}
