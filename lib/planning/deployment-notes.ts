import { isDeepStrictEqual } from 'node:util';
import type { ProxyDeclaration } from '../declaring/declarations';
import { hasMobileClients } from '../declaring/idle-timeout';
import type { FrontEnd } from './front-ends/front-end';
import { ACM, DEFAULT_QUOTAS, type Quotas } from '../facts/limits';
import { publicationNotes, type PublicationNote } from './publications';
import type { PublicNamePlan, PublishingPlan } from './publishing-plan';
import type { AlarmPlan, AlarmsPlan } from './watching/alarm-plan';

/** Key in the Metadata of a template. Beneath it the notes of each proxy, by construct path. */
export const NOTES_KEY = 'lync-reverse-proxy';

/** What the resources of a template do not tell, and whoever reads it has to know. */
export interface DeploymentNotes {
  readonly recordsToCreate: readonly RecordToCreate[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Of the account; left out where they are those AWS begins with. */
  readonly quotas?: Quotas;
  /** Most names on a requested certificate; left out where it is what ACM begins with. */
  readonly namesPerCertificate?: number;
  /** Left out where there may be some. */
  readonly mobileClients?: boolean;
  /** Those the proxy uses; left out where there are none. */
  readonly importedCertificates?: readonly ImportedCertificate[];
  /** Of each proxy that tells somebody; left out where none does. */
  readonly alarms?: readonly AlarmsNote[];
  /** Left out by versions before, which noted none. */
  readonly publications?: readonly PublicationNote[];
}

/** What people are told. */
export interface AlarmsNote extends Pick<AlarmsPlan, 'sharing' | 'uncounted'> {
  /** How many alarms there would be if nobody shared one. */
  readonly unshared: number;
  readonly alarms: readonly NotedAlarm[];
}

export interface NotedAlarm extends Pick<AlarmPlan, 'alarm' | 'about'> {
  /** Id in a plan, logical id in a template. */
  readonly resource: string;
}

/** A public name whose record somebody else creates, in one zone. */
export interface RecordToCreate {
  readonly name: string;
  /** By hand in a zone of Route 53, or where the zone is managed. */
  readonly how: 'change batch' | 'elsewhere';
  readonly zone: string;
  readonly visibility: 'public' | 'private';
  /** null where it is known only after deployment, or the zone is not in Route 53. */
  readonly hostedZoneId: string | null;
  readonly types: readonly ('A' | 'AAAA')[];
  /** What it is to lead to: key of a front end in a plan, logical id in a template. Left out where there is one alone. */
  readonly loadBalancer?: string;
}

/** A certificate that no template describes, with the names the deployment says it carries. */
export interface ImportedCertificate {
  readonly arn: string;
  /** In lower case. */
  readonly names: readonly string[];
}

export interface AcknowledgedFinding {
  readonly id: string;
  /** null: wherever it is found. */
  readonly where: string | null;
  readonly reason: string;
}

/** In an order of their own. */
export function deploymentNotes(
  plan: Pick<PublishingPlan, 'publicNames' | 'records' | 'certificates' | 'frontEnds' | 'alarms'>,
  declaration: Pick<
    ProxyDeclaration,
    'dnsRecords' | 'ipAddressType' | 'acknowledgements' | 'quotas' | 'importedCertificates' | 'namesPerCertificate' | 'clients'
  >,
): DeploymentNotes {
  const { publicNames, records, certificates, frontEnds, alarms } = plan;
  const isAlone = frontEnds.every(({ which }) => which === undefined) && frontEnds.length < 2;
  const leading = ({ key }: FrontEnd) => (isAlone ? {} : { loadBalancer: key });
  const { dnsRecords, ipAddressType, acknowledgements, quotas, importedCertificates, namesPerCertificate, clients } = declaration;
  const raised = !isDeepStrictEqual({ ...quotas }, { ...DEFAULT_QUOTAS });
  const types = ipAddressType === 'dualstack' ? (['A', 'AAAA'] as const) : (['A'] as const);
  const byHand = dnsRecords === 'create' ? [] : records.filter(({ type }) => type === 'A');
  const recordsToCreate = [
    ...byHand.map(({ name, zoneName, visibility, hostedZoneId = null, frontEnd }): RecordToCreate => ({
      name,
      how: 'change batch',
      zone: zoneName,
      visibility,
      hostedZoneId,
      types,
      ...leading(frontEnd),
    })),
    ...publicNames.filter(({ record }) => record === 'elsewhere').map((name) => ({ ...elsewhere(name, types), ...leading(name.frontEnd) })),
  ];
  const acknowledged = acknowledgements
    .filter(({ reason }) => reason.trim() !== '')
    .map(({ id, where = null, reason }): AcknowledgedFinding => ({ id, where, reason }));
  const used = new Set(certificates.map(({ key }) => key));
  const imported = importedCertificates
    .filter(({ key }) => used.has(key))
    .flatMap(({ arn, names }): readonly ImportedCertificate[] => (arn === undefined ? [] : [{ arn, names: [...new Set(names)].sort() }]));
  const largeCertificates = namesPerCertificate > ACM.namesPerCertificate;
  return {
    recordsToCreate: inOrder(recordsToCreate),
    acknowledged: inOrder(acknowledged),
    ...(raised ? { quotas } : {}),
    ...(largeCertificates ? { namesPerCertificate } : {}),
    ...(hasMobileClients(clients) ? {} : { mobileClients: false }),
    ...(imported.length === 0 ? {} : { importedCertificates: inOrder(imported) }),
    ...(alarms === undefined ? {} : { alarms: [alarmsNote(alarms)] }),
    publications: publicationNotes(publicNames),
  };
}

function alarmsNote({ sharing, unshared, uncounted, alarms }: AlarmsPlan): AlarmsNote {
  return { sharing, unshared, alarms: alarms.map(({ alarm, about, id }) => ({ alarm, about, resource: id })), uncounted };
}

function elsewhere({ name, zone = '' }: PublicNamePlan, types: RecordToCreate['types']): RecordToCreate {
  return { name, how: 'elsewhere', zone, visibility: 'public', hostedZoneId: null, types };
}

/** The order in which declarations were written makes no difference. */
function inOrder<T extends object>(values: readonly T[]): readonly T[] {
  const byText = new Map(values.map((value) => [JSON.stringify(Object.values(value)), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
