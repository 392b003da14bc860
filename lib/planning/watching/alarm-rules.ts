import { ALARM_PERIODS, type AlarmId } from '../../facts/alarms';
import type { MetricStatistic } from '../../facts/metrics';
import { atLeastSo, descriptionOf } from './alarm-words';
import type { AlarmPlan, AlarmSeries, Measure, QuerySeries } from './alarm-plan';
import { AGGREGATES } from './insights-query';
import { DIMENSIONS, type PlannedMetric } from './planned-metrics';

/** When an alarm goes off: so many values of so many. */
export type Timing = Pick<AlarmPlan, 'periodSeconds' | 'evaluationPeriods' | 'datapointsToAlarm'>;

/** Errors that come once, as while a server restarts, are nobody's business. */
export const TWICE_IN_FIFTEEN_MINUTES: Timing = { periodSeconds: ALARM_PERIODS.fiveMinutes, evaluationPeriods: 3, datapointsToAlarm: 2 };
export const FIFTEEN_MINUTES: Timing = { periodSeconds: ALARM_PERIODS.fiveMinutes, evaluationPeriods: 3, datapointsToAlarm: 3 };
export const FIVE_MINUTES: Timing = { periodSeconds: ALARM_PERIODS.fiveMinutes, evaluationPeriods: 1, datapointsToAlarm: 1 };

/** That a server is healthy takes a new target group up to two minutes: three checks, thirty seconds apart. */
export const FIVE_OF_FIVE: Timing = { periodSeconds: ALARM_PERIODS.minute, evaluationPeriods: 5, datapointsToAlarm: 5 };
export const TEN_OF_TEN: Timing = { periodSeconds: ALARM_PERIODS.minute, evaluationPeriods: 10, datapointsToAlarm: 10 };

/** Something that a load balancer counts, for each of its target groups or for all of it. */
export interface CountRule {
  readonly alarm: AlarmId;
  /** The first of these that exists: kinds of load balancers call it differently. */
  readonly metrics: readonly string[];
  readonly says: (who: string, threshold: number) => string;
  readonly timing: Timing;
}

const GAP_OF_COUNT = 'A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either.';

/** Counted for each target group, and where it is counted at all. */
export const POOL_COUNTS: readonly CountRule[] = [
  {
    alarm: 'serverErrors',
    metrics: ['HTTPCode_Target_5XX_Count'],
    says: (who, threshold) =>
      `The servers of ${who} gave ${atLeastSo(threshold, 'answer')} of 5xx in five minutes, in two of the last three such periods.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'connectionErrors',
    metrics: ['TargetConnectionErrorCount'],
    says: (who, threshold) =>
      `To the servers of ${who} ${atLeastSo(threshold, 'connection')} failed in five minutes, in two of the last three such periods: nothing listens there, or a route or firewall is in the way.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'tlsErrors',
    metrics: ['TargetTLSNegotiationErrorCount'],
    says: (who, threshold) =>
      `With the servers of ${who} ${atLeastSo(threshold, 'TLS handshake')} failed in five minutes, in two of the last three such periods: a changed certificate or a TLS setting of Windows does that.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
];

export const BALANCER_COUNTS: readonly CountRule[] = [
  {
    alarm: 'proxyErrors',
    metrics: ['HTTPCode_ELB_5XX_Count'],
    says: (who, threshold) =>
      `${who} itself gave ${atLeastSo(threshold, 'answer')} of 5xx in five minutes, in two of the last three such periods: no server answered in time or at all. Its access log tells of which pool.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'rejectedConnections',
    metrics: ['RejectedConnectionCount', 'RejectedFlowCount'],
    says: (who, threshold) =>
      `${who} refused ${atLeastSo(threshold, 'connection')} in five minutes, in two of the last three such periods: it is at its maximum.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'portAllocationErrors',
    metrics: ['PortAllocationErrorCount'],
    says: (who, threshold) =>
      `${who} dropped ${atLeastSo(threshold, 'connection')} in five minutes, in two of the last three such periods, for no port was free towards a server: more servers or zones help.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
];

/** Something that is normal as long as it is rare beside new connections. */
export interface ShareRule {
  readonly alarm: AlarmId;
  readonly metric: string;
  readonly says: (who: string, threshold: number) => string;
}

/** New connections in five minutes below which a share tells nothing. */
export const FEWEST_CONNECTIONS = 100;

export const NEW_CONNECTIONS = 'NewFlowCount';

export const BALANCER_SHARES: readonly ShareRule[] = [
  {
    alarm: 'serverResets',
    metric: 'TCP_Target_Reset_Count',
    says: (who, threshold) =>
      `Servers behind ${who} reset ${threshold} or more for a hundred new connections for fifteen minutes: IIS is stopped, or somebody in between refuses.`,
  },
  {
    alarm: 'balancerResets',
    metric: 'TCP_ELB_Reset_Count',
    says: (who, threshold) =>
      `${who} itself reset ${threshold} or more for a hundred new connections for fifteen minutes. Up to a hundred are normal: each idle connection it forgot is reset when its client comes back.`,
  },
];

/** The gaps of each kind of alarm, and why they count so. */
export const GAPS = {
  count: GAP_OF_COUNT,
  share: `A gap, and fewer than ${FEWEST_CONNECTIONS} new connections, count as none: of a night or an idle load balancer no share tells anything.`,
  hosts:
    'A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks.',
  certificate:
    'A gap leaves the state as it is: the number is reported twice a day, not yet for a new certificate, and no more for an expired one.',
  tasks: 'A gap counts as healthy here: another alarm of this name tells when no task runs.',
  service:
    'Nothing is reported while no task runs, so that a gap is told as well, as INSUFFICIENT_DATA; before the first value nothing is told.',
  restarts: 'A gap counts as enough tasks: no task at all is another alarm.',
  log: 'A gap counts as none: lines are counted when there are some.',
} as const;

/** What is looked at, and from where on that is bad. */
export type Condition = Pick<AlarmPlan, 'series' | 'threshold' | 'comparison'>;

/** Below a number. */
export function below(threshold: number, series: AlarmSeries): Condition {
  return { series, threshold, comparison: 'LessThanThreshold' };
}

export function atLeast(threshold: number, series: AlarmSeries): Condition {
  return { series, threshold, comparison: 'GreaterThanOrEqualToThreshold' };
}

/** One series for several measures, of each of which a term of the expression is made. */
export function mathOf(
  worst: 'MIN' | 'MAX',
  terms: readonly { readonly measure: Measure; readonly term: (name: string) => string }[],
): AlarmSeries {
  const named = terms.map(({ measure, term }, index) => ({ name: `m${index + 1}`, measure, term }));
  return {
    kind: 'math',
    expression: `${worst}([${named.map(({ name, term }) => term(name)).join(', ')}])`,
    measures: named.map(({ name, measure }) => ({ name, measure })),
  };
}

/** Of several counts the largest; what is not counted is none. */
export function mostOf(measures: readonly Measure[]): AlarmSeries {
  const [first, ...others] = measures;
  if (first !== undefined && others.length === 0) return { kind: 'metric', measure: first };
  return mathOf(
    'MAX',
    measures.map((measure) => ({ measure, term: (name) => `FILL(${name}, 0)` })),
  );
}

type Asked = Measure & { readonly statistic: MetricStatistic };

/** The first of the metrics that has one of the names: kinds of load balancers call the same thing differently. */
export function measureOf(metrics: readonly PlannedMetric[], names: readonly string[], statistic: MetricStatistic): Asked {
  const found = metrics.find(({ fact }) => names.includes(fact.name));
  if (found === undefined) throw new Error(`an alarm is planned of ${names.join(', ')}, and there is none of these metrics`);
  return { namespace: found.namespace, metric: found.fact.name, statistic, of: found.of };
}

/** Of all there are of a metric, behind one load balancer or in the account and Region. */
export function askedOf(
  { namespace, metric, statistic, of }: Asked,
  order: QuerySeries['order'],
  frontEnd: string | undefined,
): QuerySeries {
  const dimensions = DIMENSIONS[of.kind];
  const groupBy = frontEnd === undefined ? dimensions : dimensions.slice(-1);
  return { kind: 'query', aggregate: AGGREGATES[statistic], namespace, metric, dimensions, frontEnd, groupBy, order };
}

/** An alarm to which a gap is nothing, as to most. */
export function alarmOf(
  { id, alarm, about }: Pick<AlarmPlan, 'id' | 'alarm' | 'about'>,
  sentences: readonly string[],
  when: Condition & Timing,
): AlarmPlan {
  return { id, alarm, about, description: descriptionOf(alarm, sentences), ...when, missingData: 'notBreaching', tellsOfGaps: false };
}
