import type { AlarmsDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { splitByHash } from '../../declaring/stable-split';
import { ALARMS, CLOUDWATCH, type AlarmId } from '../../facts/alarms';
import { NETWORK_ELB } from '../../facts/metrics';
import { kindNamed } from '../front-ends/kinds';
import type { FrontEndPlan, TargetGroupPlan } from '../publishing-plan';
import { metricsOfBalancer, metricsOfGroup, type PlannedMetric } from './planned-metrics';
import { firstOfEachOwner, groupsByFrontEnd, type Watchable } from './watchable';

/** A plan as alarms look at it. */
export interface WatchedPlan {
  readonly plan: Watchable;
  readonly proxy: ProxyDeclaration;
  readonly said: AlarmsDeclaration;
  /** Of front ends that lead to servers themselves. */
  readonly pools: readonly WatchedPool[];
  readonly balancers: readonly WatchedBalancer[];
}

/** A target group with servers of somebody. */
export interface WatchedPool {
  readonly frontEnd: FrontEndPlan;
  readonly group: TargetGroupPlan;
  readonly metrics: readonly PlannedMetric[];
  /** Whether others of the same servers are checked alike, so that this one tells of all. */
  readonly tellsOfServers: boolean;
  readonly isCountedByZone: boolean;
}

export interface WatchedBalancer {
  readonly frontEnd: FrontEndPlan;
  readonly metrics: readonly PlannedMetric[];
}

export function watchedPlan(plan: Watchable, proxy: ProxyDeclaration, said: AlarmsDeclaration): WatchedPlan {
  const groupsOf = groupsByFrontEnd(plan);
  return {
    plan,
    proxy,
    said,
    pools: plan.frontEnds
      .filter(({ fleet }) => fleet === undefined)
      .flatMap((frontEnd) => {
        const own = groupsOf(frontEnd).filter((group) => metricsOfGroup(group, frontEnd).length > 0);
        const first = new Set(firstOfEachOwner(own));
        return own.map((group) => ({
          frontEnd,
          group,
          metrics: metricsOfGroup(group, frontEnd),
          tellsOfServers: first.has(group),
          isCountedByZone: countsByZone(frontEnd, proxy),
        }));
      }),
    balancers: plan.frontEnds.map((frontEnd) => ({ frontEnd, metrics: metricsOfBalancer(frontEnd, groupsOf(frontEnd)) })),
  };
}

/**
 * Whether a load balancer leads to the servers of one zone from each, and so has a number of them for each zone and none for all.
 * UNVERIFIED: the page of Network Load Balancers does not say what HealthyHostCount is then; that of Classic ones says so of theirs.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-cloudwatch-metrics.html
 */
export function countsByZone(frontEnd: FrontEndPlan, { crossZone }: ProxyDeclaration): boolean {
  return crossZone === false && kindNamed(frontEnd.kind).metrics?.namespace === NETWORK_ELB.namespace;
}

/** What somebody said, else what goes without saying. */
export function thresholdOf(alarm: AlarmId, { thresholds }: AlarmsDeclaration): number {
  return Object.hasOwn(thresholds, alarm) ? (thresholds[alarm] ?? ALARMS[alarm].byDefault) : ALARMS[alarm].byDefault;
}

/** Some that share an alarm of metric math, and what tells them from others of their kind. */
export interface Share<T> {
  readonly id: string;
  readonly members: readonly T[];
}

/** As many as one expression takes, told apart by their names: another one moves none, or splits its share. */
export function sharesOf<T>(members: readonly T[], nameOf: (member: T) => string, metricsEach = 1): readonly Share<T>[] {
  const byName = new Map(members.map((member) => [nameOf(member), member]));
  return splitByHash([...byName.keys()], Math.floor(CLOUDWATCH.metricsPerMath / metricsEach)).map(({ prefix, names }) => ({
    id: prefix === '' ? 'all' : prefix,
    members: names.flatMap((name) => byName.get(name) ?? []),
  }));
}
