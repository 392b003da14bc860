import type { AlarmsNote } from '../../planning/deployment-notes';
import type { TemplateRouting } from '../template-routing';

/** What people are told of a proxy: as it noted it, as far as the template has the alarms. */
export function plannedAlarmNotes({ notes, resources }: TemplateRouting): readonly AlarmsNote[] {
  const made = new Set(resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm').map(({ logicalId }) => logicalId));
  return notes.alarms.map((note) => ({ ...note, alarms: note.alarms.filter(({ resource }) => made.has(resource)) }));
}
