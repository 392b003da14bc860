import { ALARM_TYPE } from '../../facts/alarms';
import type { AlarmsNote } from '../../planning/deployment-notes';
import type { TemplateRouting } from '../template-routing';
import { entry, list, text } from '../../templates/load-balancers/properties';
import { resourcesOfType } from '../../templates/resource-index';

/** What people are told of a proxy: as it noted it, as far as the template has the alarms. */
export function plannedAlarmNotes({ notes, resources }: TemplateRouting): readonly AlarmsNote[] {
  const made = new Set(resourcesOfType(ALARM_TYPE, resources).map(({ logicalId }) => logicalId));
  return notes.alarms.map((note) => ({ ...note, alarms: note.alarms.filter(({ resource }) => made.has(resource)) }));
}

/** How many metrics alarms look at. Of a query, as many as there are target groups, or load balancers. */
export function alarmMetrics({ resources, targetGroups, loadBalancers }: TemplateRouting): number {
  return resourcesOfType(ALARM_TYPE, resources).reduce((sum, alarm) => {
    const metrics = list(alarm.property('Metrics'));
    if (metrics.length === 0) return sum + 1;
    const measured = metrics.filter((each) => entry(each, 'MetricStat') !== undefined).length;
    if (measured > 0) return sum + measured;
    const isOfGroups = metrics.some((each) => (text(entry(each, 'Expression')) ?? 'TargetGroup').includes('TargetGroup'));
    return sum + (isOfGroups ? targetGroups.length : loadBalancers.length);
  }, 0);
}
