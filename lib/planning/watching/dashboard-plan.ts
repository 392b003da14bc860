import type { MetricStatistic } from '../../facts/metrics';
import type { InsightsQuery } from './insights-query';
import type { Watched } from './watched';

/** One picture for whoever is on call: what is drawn, and where on a grid of 24 columns. */
export interface DashboardPlan {
  /** From left to right, and row by row downwards: each row fills the grid, its widgets have one height. */
  readonly rows: readonly (readonly SizedWidget[])[];
}

export interface SizedWidget {
  readonly width: number;
  readonly height: number;
  readonly widget: WidgetPlan;
}

export type WidgetPlan = TextWidget | GraphWidget | LogWidget;

export interface TextWidget {
  readonly kind: 'text';
  readonly markdown: string;
}

export interface GraphWidget {
  readonly kind: 'graph';
  readonly title: string;
  readonly series: readonly SeriesPlan[];
  /** Where there are too many lines to tell apart: how the worst of them are found. */
  readonly worst?: WorstOf;
  readonly view: 'timeSeries' | 'singleValue';
  readonly periodSeconds: number;
  /** Time before now whose values it takes, instead of that of the dashboard. */
  readonly start?: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html, SORT */
export interface WorstOf {
  readonly by: 'MIN' | 'MAX' | 'SUM';
  readonly order: 'ASC' | 'DESC';
  readonly count: number;
}

/** Answers of a log, as Logs Insights gives them. */
export interface LogWidget {
  readonly kind: 'log';
  readonly title: string;
  /** Key of the front end whose log it is. */
  readonly frontEnd: string;
  readonly query: string;
}

export type SeriesPlan = MetricSeries | QueriedSeries;

export interface MetricSeries {
  readonly kind: 'metric';
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: MetricStatistic;
  readonly of: Watched;
  readonly label: string;
}

/** The worst of more members than can be named, by the names that AWS gives them. */
export interface QueriedSeries extends InsightsQuery {
  readonly kind: 'query';
  /** Key of the front end whose load balancer it is of; undefined: whatever the account has in this Region. */
  readonly frontEnd: string | undefined;
}
