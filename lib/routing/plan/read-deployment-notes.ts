import { NOTES_KEY, type AcknowledgedFinding, type DeploymentNotes, type RecordToCreate } from '../../planning/deployment-notes';
import { entry, list, text } from '../load-balancers/properties';
import { isObject, type StackTemplate } from '../template/cloudformation-template';

/** The notes of all proxies in some stacks and their nested stacks. What is no note of ours is passed over. */
export function readDeploymentNotes(stacks: readonly StackTemplate[]): DeploymentNotes {
  const notes = stacks.flatMap(notesIn);
  return {
    recordsToCreate: notes.flatMap((each) => list(entry(each, 'recordsToCreate'))).flatMap(recordToCreate),
    acknowledged: notes.flatMap((each) => list(entry(each, 'acknowledged'))).flatMap(acknowledged),
  };
}

function notesIn({ template, nested }: StackTemplate): readonly unknown[] {
  const own = template.Metadata?.[NOTES_KEY];
  return [...(isObject(own) ? Object.values(own) : []), ...Object.values(nested).flatMap(notesIn)];
}

function recordToCreate(note: unknown): readonly RecordToCreate[] {
  const [name, how, zone] = ['name', 'how', 'zone'].map((key) => text(entry(note, key)));
  if (name === undefined || zone === undefined || (how !== 'change batch' && how !== 'elsewhere')) return [];
  const types = list(entry(note, 'types')).filter((type): type is 'A' | 'AAAA' => type === 'A' || type === 'AAAA');
  const visibility = entry(note, 'visibility') === 'private' ? 'private' : 'public';
  return [{ name, how, zone, visibility, hostedZoneId: text(entry(note, 'hostedZoneId')) ?? null, types }];
}

function acknowledged(note: unknown): readonly AcknowledgedFinding[] {
  const [id, where, reason] = ['id', 'where', 'reason'].map((key) => text(entry(note, key)));
  return id === undefined || reason === undefined ? [] : [{ id, where: where ?? null, reason }];
}
