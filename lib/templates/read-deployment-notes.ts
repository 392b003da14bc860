import {
  NOTES_KEY,
  type AcknowledgedFinding,
  type DeploymentNotes,
  type ImportedCertificate,
  type RecordToCreate,
} from '../planning/deployment-notes';
import { ACM, DEFAULT_QUOTAS, type Quotas } from '../facts/limits';
import { recordsOfNote } from '../planning/record-notes';
import { readPublications } from './read-publications';
import { entry, list, number, text } from './load-balancers/properties';
import { isObject, type StackTemplate } from './cloudformation-template';

/** The notes of all proxies in some stacks and their nested stacks. What is no note of ours is passed over. */
export function readDeploymentNotes(stacks: readonly StackTemplate[]): Required<DeploymentNotes> {
  const notes = stacks.flatMap(notesIn);
  return {
    recordsToCreate: notes.flatMap((each) => inOrder(list(entry(each, 'recordsToCreate')).flatMap(recordsToCreate))),
    acknowledged: notes.flatMap((each) => list(entry(each, 'acknowledged'))).flatMap(acknowledged),
    quotas: quotasIn(notes.flatMap((each) => entry(each, 'quotas') ?? [])),
    namesPerCertificate: Math.max(
      ACM.namesPerCertificate,
      ...notes.map((each) => number(entry(each, 'namesPerCertificate')) ?? ACM.namesPerCertificate),
    ),
    mobileClients: notes.length === 0 || notes.some((each) => entry(each, 'mobileClients') !== false),
    importedCertificates: notes.flatMap((each) => list(entry(each, 'importedCertificates'))).flatMap(importedCertificate),
    alarms: notes.flatMap((each) => list(entry(each, 'alarms'))).flatMap((note) => alarmNotes().readAlarmsNote(note)),
    publications: notes.flatMap((each) => list(entry(each, 'publications'))).flatMap(readPublications),
  };
}

type AlarmNotes = typeof import('./read-alarm-notes');

/** Loaded with the first note: most templates have none. */
function alarmNotes(): AlarmNotes {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./read-alarm-notes') as AlarmNotes;
}

function notesIn({ template, nested }: StackTemplate): readonly unknown[] {
  const own = template.Metadata?.[NOTES_KEY];
  return [...(isObject(own) ? Object.values(own) : []), ...Object.values(nested).flatMap(notesIn)];
}

/** The highest of what the proxies were told, else what AWS begins with. */
function quotasIn(notes: readonly unknown[]): Quotas {
  const most = (name: keyof Quotas) => notes.reduce<number>((so, note) => Math.max(so, number(entry(note, name)) ?? 0), 0);
  const { rules, certificates, targets, securityGroupRules } = DEFAULT_QUOTAS;
  return {
    rules: most('rules') || rules,
    certificates: most('certificates') || certificates,
    targets: most('targets') || targets,
    securityGroupRules: most('securityGroupRules') || securityGroupRules,
  };
}

/** Of one note: versions before wrote one for each name. */
function recordsToCreate(note: unknown): readonly RecordToCreate[] {
  const [name, how, zone] = ['name', 'how', 'zone'].map((key) => text(entry(note, key)));
  if (how !== 'change batch' && how !== 'elsewhere') return [];
  const types = list(entry(note, 'types')).filter((type): type is 'A' | 'AAAA' => type === 'A' || type === 'AAAA');
  const visibility = entry(note, 'visibility') === 'private' ? 'private' : 'public';
  const loadBalancer = text(entry(note, 'loadBalancer'));
  const alike = { how, visibility, types, ...(loadBalancer === undefined ? {} : { loadBalancer }) } as const;
  const zones = entry(note, 'zones');
  if (isObject(zones)) {
    const lists = Object.entries(zones).flatMap(([key, names]) => (typeof names === 'string' ? [[key, names] as const] : []));
    return recordsOfNote({ ...alike, zones: Object.fromEntries(lists) });
  }
  if (name === undefined || zone === undefined) return [];
  const hostedZoneId = text(entry(note, 'hostedZoneId')) ?? null;
  return [{ ...{ name, how, zone, visibility, hostedZoneId, types }, ...(loadBalancer === undefined ? {} : { loadBalancer }) }];
}

/** By their names: how many notes hold them makes no difference. */
function inOrder(records: readonly RecordToCreate[]): readonly RecordToCreate[] {
  const orderOf = ({ name, how, zone, visibility, hostedZoneId, types, loadBalancer }: RecordToCreate) =>
    JSON.stringify([name, how, zone, visibility, hostedZoneId, types, loadBalancer]);
  const sorted = records.map((record) => ({ record, order: orderOf(record) })).sort((a, b) => (a.order < b.order ? -1 : 1));
  return sorted.map(({ record }) => record);
}

function importedCertificate(note: unknown): readonly ImportedCertificate[] {
  const arn = text(entry(note, 'arn'));
  const names = list(entry(note, 'names')).flatMap((name) => text(name)?.toLowerCase() ?? []);
  return arn === undefined || names.length === 0 ? [] : [{ arn, names }];
}

function acknowledged(note: unknown): readonly AcknowledgedFinding[] {
  const [id, where, reason] = ['id', 'where', 'reason'].map((key) => text(entry(note, key)));
  return id === undefined || reason === undefined ? [] : [{ id, where: where ?? null, reason }];
}
