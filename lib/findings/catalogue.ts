import { ACKNOWLEDGEMENTS } from './acknowledgements';
import { CERTIFICATES } from './certificates';
import { CLIENTS } from './clients';
import { CLOUDFORMATION } from './cloudformation';
import { FRONT_ENDS } from './front-ends';
import { IMPORTS } from './imports';
import { LISTENER_RULES } from './listener-rules';
import { LOAD_BALANCER } from './load-balancer';
import { NAMES } from './names';
import { NETWORK } from './network';
import { POOLS } from './pools';
import { RECORDS } from './records';
import { SIMPLE_URLS } from './simple-urls';
import { TARGETS } from './targets';
import { UPDATES } from './updates';

export type Severity = 'error' | 'warning' | 'note';

/**
 * When a finding is made: while a proxy is declared, of a finished template whoever wrote it, of two templates that are
 * compared, or of documents that are imported.
 */
export type FoundIn = 'declarations' | 'template' | 'update' | 'import';

/**
 * Whose law a finding is about, and so what it is said of.
 *
 * - aws: what AWS refuses or never finishes. Said of everything in a template.
 * - publishing: names and what answers them, whatever the service. Said of what the plan made, or carries its tag; of all in
 *   a template without any such thing.
 * - lync: what Lync or its clients cannot live with. Said of what the plan made, or carries its tag; in a template without
 *   any such thing, of load balancers that have Lync's names or port.
 * - input: what was read or said, before there is a template.
 */
export type Law = 'aws' | 'publishing' | 'lync' | 'input';

export interface CatalogueEntry {
  readonly severity: Severity;
  readonly law: Law;
  readonly foundIn: readonly FoundIn[];
  /** What is wrong, in a line of the table in docs/findings.md. */
  readonly says: string;
  /** The fact it rests on. */
  readonly source: string;
  /**
   * Warnings and notes always can; of the errors those that say so, and those about AWS's laws where they are about something
   * that is not of the plan.
   */
  readonly acknowledgeable?: true;
}

/** The findings of one subject. */
export type FindingFamily = Readonly<Record<string, CatalogueEntry>>;

/** Every family under the heading it has in the documentation. */
export const FAMILIES = {
  Names: NAMES,
  'Simple URLs and autodiscover': SIMPLE_URLS,
  Pools: POOLS,
  'Front ends and sign-in': FRONT_ENDS,
  Clients: CLIENTS,
  Certificates: CERTIFICATES,
  'Hosted zones and records': RECORDS,
  'Listener rules': LISTENER_RULES,
  'Load balancer and listeners': LOAD_BALANCER,
  'Target groups': TARGETS,
  Network: NETWORK,
  CloudFormation: CLOUDFORMATION,
  Updates: UPDATES,
  Imports: IMPORTS,
  Acknowledgements: ACKNOWLEDGEMENTS,
} as const satisfies Readonly<Record<string, FindingFamily>>;

/** Every finding there is. Names and severities are part of the public contract. */
export const CATALOGUE = {
  ...ACKNOWLEDGEMENTS,
  ...CERTIFICATES,
  ...CLIENTS,
  ...CLOUDFORMATION,
  ...FRONT_ENDS,
  ...IMPORTS,
  ...LISTENER_RULES,
  ...LOAD_BALANCER,
  ...NAMES,
  ...NETWORK,
  ...POOLS,
  ...RECORDS,
  ...SIMPLE_URLS,
  ...TARGETS,
  ...UPDATES,
} as const satisfies FindingFamily;

export type FindingName = keyof typeof CATALOGUE;

export const ID_PREFIX = 'lync-reverse-proxy:';

/** What the catalogue says of an id; undefined if no finding has it. */
export function entryOf(id: string): CatalogueEntry | undefined {
  const name = id.startsWith(ID_PREFIX) ? id.slice(ID_PREFIX.length) : '';
  return Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as FindingName] : undefined;
}

/** Whether an error may be acknowledged where it is about something that is not of the plan, and only there. */
export function isAcknowledgeableElsewhere({ severity, law, foundIn, acknowledgeable }: CatalogueEntry): boolean {
  return severity === 'error' && acknowledgeable !== true && law === 'aws' && foundIn.includes('template');
}

/** Why nobody can acknowledge an error, by its law. */
export const WHY_HARD: Readonly<Record<Law, string>> = {
  aws: 'AWS would refuse a deployment with it, or never finish it.',
  publishing: 'With it, names could not be published as they are meant to be.',
  lync: 'With it, Lync is not safe or its clients do not work.',
  input: 'Nothing can be made of it.',
};

/** Whether the constructors make a finding, of what is declared. */
export function isAboutDeclarations(id: string): boolean {
  return entryOf(id)?.foundIn.includes('declarations') ?? false;
}

/** A finding as reports and acknowledgements name it. */
export function findingId(name: FindingName): string {
  return `${ID_PREFIX}${name}`;
}
