import type { ProxyDeclaration } from '../../declaring/declarations';
import { groupedBy } from '../../declaring/grouped-by';
import { MOST_NAMED } from '../../facts/dashboards';
import { declaredById } from '../declared-by-id';
import { kindNamed } from '../front-ends/kinds';
import type { FrontEndPlan, TargetGroupPlan } from '../publishing-plan';
import { metricsOfBalancer, metricsOfCertificate, metricsOfGroup, metricsOfTasks, type PlannedMetric } from './planned-metrics';
import { firstOfEachOwner, groupsByFrontEnd, type Watchable } from './watchable';

/** Of whom a graph has a line each. */
export type MemberKind = 'servers' | 'pools' | 'tasks' | 'loadBalancers' | 'services' | 'certificates';

/** One of whom a graph has lines. */
export interface Member {
  /** As people call it. No two of a kind have one label. */
  readonly label: string;
  readonly metrics: readonly PlannedMetric[];
}

/** More members than are named, which a query finds. */
export interface Unnamed {
  /** Key of the front end whose target groups they are; undefined: any. */
  readonly frontEnd: string | undefined;
  /** What they have, once for all. */
  readonly metrics: readonly PlannedMetric[];
}

export interface Members {
  readonly named: readonly Member[];
  readonly unnamed: readonly Unnamed[];
}

/** Everything in a plan that has metrics. */
export function watchedMembers(plan: Watchable, proxy: ProxyDeclaration): Readonly<Record<MemberKind, Members>> {
  const groupsOf = groupsByFrontEnd(plan);
  const leading = plan.frontEnds.filter(({ fleet }) => fleet === undefined);
  const fleets = plan.frontEnds.filter(({ fleet }) => fleet !== undefined);
  const grouped = (frontEnds: readonly FrontEndPlan[], chosen = groupsOf) =>
    frontEnds.flatMap((frontEnd) => chosen(frontEnd).map((group) => ({ frontEnd, group })));
  return {
    servers: byFrontEnd(
      grouped(leading, (frontEnd) => firstOfEachOwner(groupsOf(frontEnd))),
      proxy,
    ),
    pools: byFrontEnd(grouped(leading), proxy),
    tasks: byFrontEnd(grouped(fleets), proxy),
    loadBalancers: limited(
      plan.frontEnds.map((frontEnd) => ({
        label: balancerLabel(frontEnd),
        metrics: metricsOfBalancer(frontEnd, groupsOf(frontEnd)),
      })),
      MOST_NAMED.loadBalancers,
    ),
    services: limited(
      fleets.map((frontEnd) => ({ label: balancerLabel(frontEnd), metrics: metricsOfTasks(frontEnd) })),
      MOST_NAMED.loadBalancers,
    ),
    certificates: limited(
      plan.certificates.map((certificate) => ({ label: certificateLabel(certificate.names), metrics: metricsOfCertificate(certificate) })),
      MOST_NAMED.certificates,
    ),
  };
}

interface Grouped {
  readonly frontEnd: FrontEndPlan;
  readonly group: TargetGroupPlan;
}

/** Front ends with few target groups have all of them named before one with many has any. */
function byFrontEnd(all: readonly Grouped[], proxy: ProxyDeclaration): Members {
  const measured = all
    .map((each) => ({ ...each, metrics: metricsOfGroup(each.group, each.frontEnd) }))
    .filter(({ metrics }) => metrics.length > 0);
  const byKey = [...groupedBy(measured, ({ frontEnd }) => frontEnd.key)];
  const chosen = new Set<string>();
  let count = 0;
  for (const [key, { length }] of byKey.toSorted(([, a], [, b]) => a.length - b.length)) {
    if (count + length > MOST_NAMED.targetGroups) break;
    count += length;
    chosen.add(key);
  }
  const named = measured.filter(({ frontEnd }) => chosen.has(frontEnd.key));
  const labels = uniqueLabels(named.map(({ group, frontEnd }) => groupLabels(group, frontEnd, proxy)));
  const others = byKey.filter(([key]) => !chosen.has(key));
  return {
    named: named.map(({ metrics }, index) => ({ label: labels[index] ?? '', metrics })),
    unnamed:
      others.length > MOST_QUERIES
        ? anyOf(others.flatMap(([, members]) => members))
        : others.map(([key, members]) => ({ frontEnd: key, metrics: kindsOf(members) })),
  };
}

/** Load balancers of which one graph asks one by one. */
const MOST_QUERIES = 5;

/** Of more than that, whatever the account has of the same namespaces. */
function anyOf(members: readonly Pick<Member, 'metrics'>[]): readonly Unnamed[] {
  const byNamespace = groupedBy(
    members.flatMap(({ metrics }) => metrics),
    ({ namespace }) => namespace,
  );
  return [...byNamespace.values()].map((metrics) => ({ frontEnd: undefined, metrics: kindsOf([{ metrics }]) }));
}

/** Each metric once, whoever has it. */
function kindsOf(members: readonly Pick<Member, 'metrics'>[]): readonly PlannedMetric[] {
  return [...new Map(members.flatMap(({ metrics }) => metrics).map((each) => [`${each.namespace} ${each.fact.name}`, each])).values()];
}

function limited(members: readonly Member[], most: number): Members {
  const measured = members.filter(({ metrics }) => metrics.length > 0);
  if (measured.length > most) return { named: [], unnamed: anyOf(measured) };
  const labels = uniqueLabels(measured.map(({ label }) => [label]));
  return { named: measured.map((each, index) => ({ ...each, label: labels[index] ?? '' })), unnamed: [] };
}

/** From the shortest on: the first one that nobody else has as well, in the end with a number. */
function uniqueLabels(candidates: readonly (readonly string[])[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const each of candidates) for (const label of new Set(each)) uses.set(label, (uses.get(label) ?? 0) + 1);
  const taken = new Set<string>();
  return candidates.map((each) => {
    const label = each.find((one) => uses.get(one) === 1) ?? each.at(-1) ?? '';
    const numbered = [label, ...candidates.map((_, index) => `${label} (${index + 2})`)].find((one) => !taken.has(one)) ?? label;
    taken.add(numbered);
    return numbered;
  });
}

function groupLabels(group: TargetGroupPlan, frontEnd: FrontEndPlan, proxy: ProxyDeclaration): readonly string[] {
  if (group.owner === undefined) return [`port ${group.id.replace(/\D+/, '')}`, `${balancerLabel(frontEnd)}, ${group.id}`];
  const { backends, simpleUrlSets } = declaredById(proxy);
  const name = backends.get(group.owner)?.name ?? simpleUrlSets.get(group.owner)?.name ?? group.pools.join(' ');
  const way = `by way of ${wayText(frontEnd)}`;
  return [name, `${name}, port ${group.port}`, `${name}, ${way}`, `${name}, port ${group.port}, ${way}`];
}

function wayText({ kind, which, ownerName }: FrontEndPlan): string {
  const { own } = kindNamed(kind).words;
  return which === undefined || ownerName !== undefined ? own : `${own} ${which}`;
}

/** A load balancer, as the legend of a graph calls it, which has little room. */
function balancerLabel({ kind, which, ownerName, fleet }: FrontEndPlan): string {
  const own = kindNamed(kind).words.one.replace(/^an? /, '');
  if (fleet !== undefined) return own;
  if (ownerName !== undefined) return ownerName;
  return which === undefined ? own : `${own} ${which}`;
}

function certificateLabel([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
