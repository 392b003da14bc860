import type { RecordToCreate } from '../../planning/deployment-notes';
import type { PlannedName } from '../../routing/overview/planned-names';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { destinations } from './plan-words';

/** What a filter leaves of a plan, and how many names it hides. */
export interface FilteredPlan {
  readonly plan: TemplatePlan;
  readonly hidden: number;
}

/** The names that are about the text, and the certificates, target groups and records that belong to them. */
export function filteredPlan(plan: TemplatePlan, filter: string | undefined): FilteredPlan {
  if (filter === undefined) return { plan, hidden: 0 };
  const names = plan.names.filter((name) => isAbout(name, filter));
  const certificates = new Set(names.map(({ certificate }) => certificate.key));
  const groups = new Set(names.flatMap(({ routes }) => routes.flatMap(({ targets }) => targets.map(({ targetGroup }) => targetGroup.key))));
  return {
    plan: {
      ...plan,
      names,
      certificates: plan.certificates.filter(({ key }) => certificates.has(key)),
      targetGroups: plan.targetGroups.filter(({ key }) => groups.has(key)),
      fleets: plan.fleets.filter(({ targetGroups }) => targetGroups.some((key) => groups.has(key))),
      recordsToCreate: recordsOf(names, plan.recordsToCreate, filter),
    },
    hidden: plan.names.length - names.length,
  };
}

/** Names, pools and zones that contain the text, whatever its case. */
function isAbout(name: PlannedName, filter: string): boolean {
  const wanted = filter.toLowerCase();
  const { host, domain, record, routes } = name;
  const pools = routes.flatMap((route) => [...route.pools, ...destinations(route)]);
  return [host, domain, ...record.zones, ...pools].some((text) => text.toLowerCase().includes(wanted));
}

/** The name of a zone, or its id, stands for the records of that zone: a change batch is for one zone. */
function recordsOf(names: readonly PlannedName[], records: readonly RecordToCreate[], filter: string): readonly RecordToCreate[] {
  const wanted = filter.toLowerCase();
  const inZone = records.filter(({ zone, hostedZoneId }) => [zone, hostedZoneId].some((each) => each?.toLowerCase() === wanted));
  if (inZone.length > 0) return inZone;
  const hosts = new Set(names.map(({ host }) => host));
  return records.filter(({ name }) => hosts.has(name.toLowerCase()) || name.toLowerCase().includes(wanted));
}
