import type { AcknowledgedFinding, AlarmsNote, RecordToCreate } from '../../planning/deployment-notes';
import type { TemplateRouting } from '../template-routing';
import { monthlyCost, type MonthlyCost } from './monthly-cost';
import { plannedAlarmNotes } from './planned-alarms';
import { plannedCertificates, type PlannedCertificate } from './planned-certificates';
import { plannedDashboards, type PlannedDashboard } from './planned-dashboards';
import { plannedFleets, type PlannedFleet } from './planned-fleets';
import { plannedLoadBalancers, type PlannedLoadBalancer } from './planned-load-balancers';
import { plannedNames, type PlannedName } from './planned-names';
import { plannedTargetGroups, type PlannedTargetGroup } from './planned-target-groups';
import { isUnread, type StackTemplate } from '../../templates/cloudformation-template';

/**
 * What is behind each public name of some templates, whoever wrote them. Plain values: what `plan --json` prints, with
 * null for what is absent or the template does not tell. Keys are unique over all stacks: the logical id, behind the
 * stack where there are several, or the ARN or parameter that stands for something outside of the template.
 */
export interface TemplatePlan {
  readonly stacks: readonly string[];
  /** Logical ids, behind those of what holds them, of nested stacks whose template is not at hand: what they hold is unknown. */
  readonly unreadStacks: readonly string[];
  readonly loadBalancers: readonly PlannedLoadBalancer[];
  readonly names: readonly PlannedName[];
  readonly certificates: readonly PlannedCertificate[];
  readonly targetGroups: readonly PlannedTargetGroup[];
  /** HAProxys behind target groups. */
  readonly fleets: readonly PlannedFleet[];
  readonly dashboards: readonly PlannedDashboard[];
  /** Records that somebody else creates. */
  readonly recordsToCreate: readonly RecordToCreate[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** What people are told, proxy by proxy; left out where nobody is. */
  readonly alarms?: readonly AlarmsNote[];
  readonly cost: MonthlyCost;
}

/** Computed from the template alone, never from the constructs that made it. */
export function templatePlan(routing: TemplateRouting): TemplatePlan {
  const { recordsToCreate, acknowledged } = routing.notes;
  const alarms = plannedAlarmNotes(routing);
  return {
    stacks: routing.stacks.map(({ name }) => name),
    unreadStacks: routing.stacks.flatMap(unreadStacks),
    loadBalancers: plannedLoadBalancers(routing.loadBalancers),
    names: plannedNames(routing, recordsToCreate),
    certificates: plannedCertificates(routing.loadBalancers),
    targetGroups: plannedTargetGroups(routing),
    fleets: plannedFleets(routing),
    dashboards: plannedDashboards(routing),
    recordsToCreate,
    acknowledged,
    ...(alarms.length === 0 ? {} : { alarms }),
    cost: monthlyCost(routing),
  };
}

function unreadStacks(stack: StackTemplate): readonly string[] {
  const missing = Object.keys(stack.template.Resources).filter((id) => isUnread(stack, id));
  return [...missing.map((id) => `${stack.name}/${id}`), ...Object.values(stack.nested).flatMap(unreadStacks)];
}
