import type { MetricStatistic } from '../../facts/metrics';

export type Aggregate = 'SUM' | 'AVG' | 'MIN' | 'MAX';

/** What a statistic is called in a query. */
export const AGGREGATES: Readonly<Record<MetricStatistic, Aggregate>> = {
  Sum: 'SUM',
  Average: 'AVG',
  Minimum: 'MIN',
  Maximum: 'MAX',
};

export interface InsightsQuery {
  readonly aggregate: Aggregate;
  readonly namespace: string;
  readonly metric: string;
  /** Those of the metric. */
  readonly dimensions: readonly string[];
  readonly groupBy: readonly string[];
  readonly order: 'ASC' | 'DESC';
  readonly limit?: number;
}

/**
 * The text of a query of Metrics Insights, about one load balancer or all of the account and Region.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function insightsText(
  { aggregate, namespace, metric, dimensions, groupBy, order, limit }: InsightsQuery,
  loadBalancer: string | undefined,
): string {
  return [
    `SELECT ${aggregate}(${metric})`,
    `FROM SCHEMA("${namespace}", ${dimensions.join(', ')})`,
    ...(loadBalancer === undefined ? [] : [`WHERE LoadBalancer = '${loadBalancer}'`]),
    `GROUP BY ${groupBy.join(', ')}`,
    `ORDER BY ${aggregate}() ${order}`,
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join(' ');
}
