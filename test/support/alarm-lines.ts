import { groupedBy } from '../../lib/declaring/grouped-by';
import type { AlarmPlan, AlarmSeries, AlarmsPlan, Measure } from '../../lib/planning/watching/alarm-plan';

/** What alarms are to do, a line each. */
export function alarmLines({ alarms }: AlarmsPlan): readonly string[] {
  return alarms.map((alarm) => `${alarm.id}: ${seriesText(alarm.series)} ${whenText(alarm)}`);
}

/** What nobody counts, with the first places where. */
export function uncountedLines({ uncounted }: AlarmsPlan): readonly string[] {
  return [...groupedBy(uncounted, ({ alarm }) => alarm)].map(([alarm, where]) => {
    const [first, second, ...others] = where.map(({ at }) => at);
    return `${alarm} at ${[first, second ?? []].flat().join(', ')}${others.length === 0 ? '' : `, and ${others.length} more`}`;
  });
}

function whenText(alarm: AlarmPlan): string {
  const { comparison, threshold, datapointsToAlarm: points, evaluationPeriods: periods, periodSeconds: period, missingData } = alarm;
  const gaps = alarm.tellsOfGaps ? ' and told' : '';
  return `${comparison === 'LessThanThreshold' ? '<' : '>='} ${threshold}, ${points} of ${periods} in ${period} s, gaps ${missingData}${gaps}`;
}

function seriesText(series: AlarmSeries): string {
  switch (series.kind) {
    case 'metric':
      return measureText(series.measure);
    case 'math':
      return `${series.expression} with ${series.measures.map(({ name, measure }) => `${name} ${measureText(measure)}`).join(', ')}`;
    case 'query':
      return `${series.aggregate} ${series.namespace} ${series.metric} (${series.dimensions.join()}) of ${series.frontEnd ?? 'all'} by ${series.groupBy.join()} ${series.order}`;
    case 'log':
      return `lines ${series.metric.name} of ${series.metric.frontEnd}`;
  }
}

function measureText({ namespace, metric, statistic, of }: Measure): string {
  const { kind, ...keys } = of;
  return `${statistic} ${namespace} ${metric} of ${kind} ${Object.values(keys).join(' ')}`;
}
