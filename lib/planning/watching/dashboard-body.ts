import type { DashboardPlan, GraphWidget, LogWidget, MetricSeries, QueriedSeries, TextWidget, WidgetPlan } from './dashboard-plan';
import { insightsText } from './insights-query';
import type { Watched } from './watched';

/** What only the deployment knows: texts, or tokens that stand for them. */
export interface DashboardNames {
  readonly region: string;
  /** Values of the dimensions of something that is measured, by their names. */
  readonly dimensionsOf: (of: Watched) => Readonly<Record<string, string>>;
  /** Key of the front end to the name of its log group. */
  readonly logGroupOf: (frontEnd: string) => string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export interface DashboardWidget {
  readonly type: 'text' | 'metric' | 'log';
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

/** Row by row, as CloudWatch takes them but for their places. */
export function dashboardWidgets({ rows }: DashboardPlan, names: DashboardNames): readonly (readonly DashboardWidget[])[] {
  return rows.map((row) => row.map(({ width, height, widget }) => ({ ...typeAndProperties(widget, names), width, height })));
}

function typeAndProperties(widget: WidgetPlan, names: DashboardNames): Pick<DashboardWidget, 'type' | 'properties'> {
  switch (widget.kind) {
    case 'text':
      return { type: 'text', properties: textProperties(widget) };
    case 'graph':
      return { type: 'metric', properties: graphProperties(widget, names) };
    case 'log':
      return { type: 'log', properties: logProperties(widget, names) };
  }
}

function textProperties({ markdown }: TextWidget): object {
  return { markdown, background: 'transparent' };
}

function graphProperties({ title, series, worst, view, periodSeconds, start }: GraphWidget, names: DashboardNames): object {
  const isCut = worst !== undefined;
  // Without a label of its own, each line keeps that of its metric.
  const found = isCut ? [[{ expression: `SORT(METRICS(), ${worst.by}, ${worst.order}, ${worst.count})`, id: 'worst' }]] : [];
  const queries = series.filter((each) => each.kind === 'query').map((each, index) => [queryOf(each, index, names)]);
  const metrics = series.filter((each) => each.kind === 'metric').map((each, index) => metricArray(each, index, isCut, names));
  return {
    title,
    view,
    region: names.region,
    period: periodSeconds,
    metrics: [...found, ...queries, ...abbreviated(metrics)],
    ...(view === 'timeSeries' ? { stacked: false, yAxis: { left: { min: 0, showUnits: false } }, legend: { position: 'bottom' } } : {}),
    ...(start === undefined ? {} : { start }),
  };
}

function metricArray(
  { namespace, metric, statistic, of, label }: MetricSeries,
  index: number,
  isHidden: boolean,
  { dimensionsOf }: DashboardNames,
): readonly unknown[] {
  const dimensions = Object.entries(dimensionsOf(of)).flat();
  return [namespace, metric, ...dimensions, { id: `m${index}`, stat: statistic, label, ...(isHidden ? { visible: false } : {}) }];
}

/** What stands at the same place of the metric before is written as a dot: of a hundred pools the text is half as long. */
function abbreviated(metrics: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return metrics.map((metric, index) => metric.map((part, place) => (part === metrics[index - 1]?.[place] ? SAME : part)));
}

const SAME = '.';

/** Order matters to Metrics Insights alone: without it, a limit takes any. */
function queryOf(query: QueriedSeries, index: number, { dimensionsOf }: DashboardNames): object {
  const { frontEnd } = query;
  const balancer = frontEnd === undefined ? undefined : dimensionsOf({ kind: 'loadBalancer', frontEnd })['LoadBalancer'];
  return { expression: insightsText(query, balancer), id: `q${index}` };
}

function logProperties({ title, frontEnd, query }: LogWidget, { region, logGroupOf }: DashboardNames): object {
  return { title, region, view: 'table', query: `SOURCE '${logGroupOf(frontEnd)}' | ${query}` };
}
