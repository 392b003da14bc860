import type { AlarmsDeclaration } from '../../declaring/declarations';
import { isNumberToken } from '../../declaring/tokens';
import type { AlarmId } from '../../facts/alarms';
import type { Measure } from './alarm-plan';
import {
  askedOf,
  atLeast,
  below,
  FIVE_OF_FIVE,
  GAPS,
  mathOf,
  measureOf,
  mostOf,
  POOL_COUNTS,
  TEN_OF_TEN,
  type Condition,
  type CountRule,
  type Timing,
} from './alarm-rules';
import { thresholdOf, type WatchedPool } from './alarm-subjects';
import type { PlannedMetric } from './planned-metrics';

/** An alarm about servers, for one pool, for some and for all of a load balancer. */
export interface PoolRule {
  readonly alarm: AlarmId;
  readonly timing: Timing;
  /** How a gap counts, and why. */
  readonly gap: string;
  /** Of a condition: fewer servers than somebody said may be all there are. */
  readonly says: (who: string, condition: Condition) => string;
  readonly concerns: (pool: WatchedPool) => boolean;
  readonly one: (pool: WatchedPool) => Condition;
  readonly together: (pools: readonly WatchedPool[]) => Condition;
  /** By a query, which has one threshold for all; of every load balancer if none is given. */
  readonly asked: (pools: readonly WatchedPool[], frontEnd: string | undefined) => Condition;
}

export function poolRules(said: AlarmsDeclaration): readonly PoolRule[] {
  return [
    noHealthyServer(thresholdOf('noHealthyServer', said)),
    fewerServers(thresholdOf('fewerServers', said)),
    ...POOL_COUNTS.map((count) => counted(count, thresholdOf(count.alarm, said))),
  ];
}

function serversIn({ group }: WatchedPool): number {
  return group.targets.length;
}

/** More than there are would never be healthy, nor for certain more than one in a zone. */
function noHealthyServer(threshold: number): PoolRule {
  const most = (pool: WatchedPool) => (pool.isCountedByZone ? 1 : Math.max(serversIn(pool), 1));
  const fewest = (pools: readonly WatchedPool[]) => Math.min(threshold, ...pools.map(most));
  return {
    alarm: 'noHealthyServer',
    timing: FIVE_OF_FIVE,
    gap: GAPS.hosts,
    says: (who, { threshold: least }) =>
      least === 1
        ? `${who} has had no healthy server for five minutes: nobody gets an answer there.`
        : `${who} has had fewer than ${least} healthy servers for five minutes: nobody gets an answer there, or what is left carries it all.`,
    concerns: ({ tellsOfServers }) => tellsOfServers,
    one: (pool) => below(fewest([pool]), { kind: 'metric', measure: healthy(pool) }),
    together: (pools) => {
      const least = fewest(pools);
      return below(
        least,
        mathOf(
          'MIN',
          pools.map((pool) => ({ measure: healthy(pool), term: (name) => `FILL(${name}, ${least})` })),
        ),
      );
    },
    asked: (pools, frontEnd) =>
      below(fewest(pools), askedOf(measureOf(metricsOf(pools), ['HealthyHostCount'], 'Maximum'), 'ASC', frontEnd)),
  };
}

/**
 * Servers that are taken out are not counted as unhealthy: that some are missing tells only their number. A query has one threshold for
 * pools of all sizes, and tells of the unhealthy. So does an alarm of servers that are counted zone by zone, of the zone with most of them.
 */
function fewerServers(missing: number): PoolRule {
  return {
    alarm: 'fewerServers',
    timing: TEN_OF_TEN,
    gap: GAPS.hosts,
    says: (who) =>
      `${who} has lacked ${missing === 1 ? 'a healthy server' : `${missing} healthy servers`} or more for ten minutes: the others carry it.`,
    // Where all are missing, there is no healthy one, which is another alarm.
    concerns: (pool) => pool.tellsOfServers && serversIn(pool) > missing,
    // With a number that only the deployment knows, CloudWatch alone calculates.
    one: (pool) =>
      isNumberToken(missing) || pool.isCountedByZone
        ? lacking([pool], missing)
        : below(serversIn(pool) - missing + 1, { kind: 'metric', measure: healthy(pool) }),
    together: (pools) => lacking(pools, missing),
    asked: (pools, frontEnd) => {
      const statistic = pools.some(({ isCountedByZone }) => isCountedByZone) ? 'Maximum' : 'Minimum';
      return atLeast(missing, askedOf(measureOf(metricsOf(pools), ['UnHealthyHostCount'], statistic), 'DESC', frontEnd));
    },
  };
}

function lacking(pools: readonly WatchedPool[], missing: number): Condition {
  return atLeast(
    missing,
    mathOf(
      'MAX',
      pools.map((pool) =>
        pool.isCountedByZone
          ? { measure: unhealthyInZone(pool), term: (name) => `FILL(${name}, 0)` }
          : { measure: healthy(pool), term: (name) => `${serversIn(pool)} - FILL(${name}, ${serversIn(pool)})` },
      ),
    ),
  );
}

function counted({ alarm, metrics, says, timing }: CountRule, threshold: number): PoolRule {
  const most = (pools: readonly WatchedPool[]) => mostOf(pools.map((pool) => measureOf(pool.metrics, metrics, 'Sum')));
  return {
    alarm,
    timing,
    gap: GAPS.count,
    says: (who) => says(who, threshold),
    concerns: (pool) => pool.metrics.some(({ fact }) => metrics.includes(fact.name)),
    one: (pool) => atLeast(threshold, most([pool])),
    together: (pools) => atLeast(threshold, most(pools)),
    asked: (pools, frontEnd) => atLeast(threshold, askedOf(measureOf(metricsOf(pools), metrics, 'Sum'), 'DESC', frontEnd)),
  };
}

function metricsOf(pools: readonly WatchedPool[]): readonly PlannedMetric[] {
  return pools.flatMap(({ metrics }) => metrics);
}

function healthy({ metrics }: WatchedPool): Measure {
  return measureOf(metrics, ['HealthyHostCount'], 'Maximum');
}

function unhealthyInZone({ metrics }: WatchedPool): Measure {
  return measureOf(metrics, ['UnHealthyHostCount'], 'Maximum');
}
