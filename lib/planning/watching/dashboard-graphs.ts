import { CERTIFICATE_RANGE, DASHBOARD, MOST_LINES } from '../../facts/dashboards';
import type { GraphWidget, SeriesPlan, WorstOf } from './dashboard-plan';
import { AGGREGATES } from './insights-query';
import { DIMENSIONS, type PlannedMetric } from './planned-metrics';
import type { MemberKind, Members, Unnamed } from './watched-members';

/** A graph as it is wanted, of whoever has its metrics. */
export interface WantedGraph {
  readonly title: string;
  readonly of: MemberKind;
  /** What each metric is called beside others of the same member. */
  readonly metrics: Readonly<Record<string, string>>;
  /** Which of many members are to be seen. */
  readonly worst: Pick<WorstOf, 'by' | 'order'>;
}

const DAY = 86_400;

/** The graph, with what of its metrics there is; undefined where there is none of them. */
export function plannedGraph({ title, of, metrics, worst }: WantedGraph, members: Members): GraphWidget | undefined {
  const isWanted = ({ fact }: PlannedMetric) => Object.hasOwn(metrics, fact.name);
  const having = members.named.map((member) => ({ ...member, metrics: member.metrics.filter(isWanted) }));
  const named = having.filter((member) => member.metrics.length > 0);
  const lines = named.flatMap((member) =>
    member.metrics.map((metric): SeriesPlan => {
      const what = metrics[metric.fact.name] ?? '';
      if (what === '') return seriesOf(metric, member.label);
      return seriesOf(metric, named.length === 1 ? what : `${member.label}: ${what}`);
    }),
  );
  const queries = members.unnamed.map((each) => ({ ...each, metrics: each.metrics.filter(isWanted) })).flatMap(queriesOf(worst));
  const series = [...lines, ...queries];
  if (series.length === 0) return undefined;
  const isCut = lines.length > MOST_LINES;
  const isSaid = isCut || queries.length > 0;
  return {
    kind: 'graph',
    title: isSaid ? `${title}: the ${MOST_LINES} ${worst.order === 'ASC' ? 'lowest' : 'highest'}` : title,
    series,
    ...(isCut ? { worst: { ...worst, count: MOST_LINES } } : {}),
    view: of === 'certificates' && !isSaid ? 'singleValue' : 'timeSeries',
    periodSeconds: of === 'certificates' ? DAY : DASHBOARD.periodSeconds,
    ...(of === 'certificates' ? { start: CERTIFICATE_RANGE } : {}),
  };
}

function seriesOf({ namespace, fact, of }: PlannedMetric, label: string): SeriesPlan {
  return { kind: 'metric', namespace, metric: fact.name, statistic: fact.statistic, of, label };
}

function queriesOf({ order }: WantedGraph['worst']): (unnamed: Unnamed, index: number, all: readonly Unnamed[]) => readonly SeriesPlan[] {
  return ({ frontEnd, metrics }, _, all) =>
    metrics.map(({ namespace, fact, of }) => ({
      kind: 'query',
      namespace,
      metric: fact.name,
      aggregate: AGGREGATES[fact.statistic],
      dimensions: DIMENSIONS[of.kind],
      groupBy: DIMENSIONS[of.kind].slice(-1),
      frontEnd,
      order,
      limit: Math.ceil(MOST_LINES / all.length),
    }));
}
