import {
  metricsOfBalancer,
  metricsOfCertificate,
  metricsOfGroup,
  metricsOfTasks,
  type PlannedMetric,
} from '../../lib/planning/watching/planned-metrics';
import { groupsByFrontEnd, type Watchable } from '../../lib/planning/watching/watchable';

/** Every metric that CloudWatch will have of a plan: of its load balancers, target groups, tasks and certificates. */
export function plannedMetrics(plan: Watchable): readonly PlannedMetric[] {
  const groupsOf = groupsByFrontEnd(plan);
  return [
    ...plan.frontEnds.flatMap((frontEnd) => {
      const own = groupsOf(frontEnd);
      return [...metricsOfBalancer(frontEnd, own), ...own.flatMap((group) => metricsOfGroup(group, frontEnd)), ...metricsOfTasks(frontEnd)];
    }),
    ...plan.certificates.flatMap(metricsOfCertificate),
  ];
}
