import type { AlarmId } from '../../facts/alarms';
import type { MetricStatistic } from '../../facts/metrics';
import type { InsightsQuery } from './insights-query';
import type { Watched } from './watched';

/** What is made so that people are told. */
export interface AlarmsPlan {
  /** Addresses of a topic of its own; undefined where somebody else has one. */
  readonly email: readonly string[] | undefined;
  readonly sharing: AlarmSharing;
  /** How many there would be if nobody shared one. */
  readonly unshared: number;
  readonly alarms: readonly AlarmPlan[];
  /** What the log of a fleet is counted for. */
  readonly logMetrics: readonly LogMetric[];
  /** What nobody counts, and where. */
  readonly uncounted: readonly Uncounted[];
}

/**
 * Who has an alarm. `each`: every pool and every load balancer. `grouped`: the pools of a load balancer share one that names the failing
 * target group, and load balancers and certificates share one of up to ten. `account`: those of a kind share one that looks at all of the
 * account and Region.
 */
export type AlarmSharing = 'each' | 'grouped' | 'account';

export interface Uncounted {
  readonly alarm: AlarmId;
  /** Where, in words. */
  readonly at: string;
}

/** One alarm, as CloudWatch evaluates it. */
export interface AlarmPlan {
  /** Its construct id. */
  readonly id: string;
  readonly alarm: AlarmId;
  /** What it looks at, in words. */
  readonly about: string;
  /** What happened, what a gap means and what the alarm is called. */
  readonly description: string;
  readonly series: AlarmSeries;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: 'LessThanThreshold' | 'GreaterThanOrEqualToThreshold';
  readonly missingData: 'notBreaching' | 'ignore' | 'missing';
  /** Whether people are told as well when values stop. */
  readonly tellsOfGaps: boolean;
}

export type AlarmSeries =
  | { readonly kind: 'metric'; readonly measure: Measure }
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
  | { readonly kind: 'math'; readonly expression: string; readonly measures: readonly NamedMeasure[] }
  | QuerySeries
  | { readonly kind: 'log'; readonly metric: LogMetric };

/**
 * A query of Metrics Insights whose every series has a state and a mail of its own: that takes both GROUP BY and ORDER BY.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/multi-time-series-alarm.html
 */
export interface QuerySeries extends InsightsQuery {
  readonly kind: 'query';
  /** Key of the front end whose load balancer it is; undefined: all of the account and Region. */
  readonly frontEnd: string | undefined;
}

/** A metric of AWS with one of its statistics. */
export interface Measure {
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: MetricStatistic | 'SampleCount';
  readonly of: Watched;
}

export interface NamedMeasure {
  /** In the expression. */
  readonly name: string;
  readonly measure: Measure;
}

/** Lines of a log that are counted: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
export interface LogMetric {
  readonly frontEnd: string;
  /** Of the metric, and of the filter. */
  readonly name: string;
  readonly pattern: string;
}
