import {
  NOTES_KEY,
  type AcknowledgedFinding,
  type DeploymentNotes,
  type ImportedCertificate,
  type RecordToCreate,
} from '../planning/deployment-notes';
import { ACM, DEFAULT_QUOTAS, type Quotas } from '../facts/limits';
import { readAlarmsNote } from './read-alarm-notes';
import { readPublications } from './read-publications';
import { entry, list, number, text } from './load-balancers/properties';
import { isObject, type StackTemplate } from './cloudformation-template';

/** The notes of all proxies in some stacks and their nested stacks. What is no note of ours is passed over. */
export function readDeploymentNotes(stacks: readonly StackTemplate[]): Required<DeploymentNotes> {
  const notes = stacks.flatMap(notesIn);
  return {
    recordsToCreate: notes.flatMap((each) => list(entry(each, 'recordsToCreate'))).flatMap(recordToCreate),
    acknowledged: notes.flatMap((each) => list(entry(each, 'acknowledged'))).flatMap(acknowledged),
    quotas: quotasIn(notes.flatMap((each) => entry(each, 'quotas') ?? [])),
    namesPerCertificate: Math.max(
      ACM.namesPerCertificate,
      ...notes.map((each) => number(entry(each, 'namesPerCertificate')) ?? ACM.namesPerCertificate),
    ),
    mobileClients: notes.length === 0 || notes.some((each) => entry(each, 'mobileClients') !== false),
    importedCertificates: notes.flatMap((each) => list(entry(each, 'importedCertificates'))).flatMap(importedCertificate),
    alarms: notes.flatMap((each) => list(entry(each, 'alarms'))).flatMap(readAlarmsNote),
    publications: notes.flatMap((each) => list(entry(each, 'publications'))).flatMap(readPublications),
  };
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

function recordToCreate(note: unknown): readonly RecordToCreate[] {
  const [name, how, zone] = ['name', 'how', 'zone'].map((key) => text(entry(note, key)));
  if (name === undefined || zone === undefined || (how !== 'change batch' && how !== 'elsewhere')) return [];
  const types = list(entry(note, 'types')).filter((type): type is 'A' | 'AAAA' => type === 'A' || type === 'AAAA');
  const visibility = entry(note, 'visibility') === 'private' ? 'private' : 'public';
  const loadBalancer = text(entry(note, 'loadBalancer'));
  return [
    {
      name,
      how,
      zone,
      visibility,
      hostedZoneId: text(entry(note, 'hostedZoneId')) ?? null,
      types,
      ...(loadBalancer === undefined ? {} : { loadBalancer }),
    },
  ];
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
