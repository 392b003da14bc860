import type { CatalogueEntry, FindingFamily } from './finding-family';
import { ID_PREFIX } from './id-prefix';
import { ACKNOWLEDGEMENTS } from './acknowledgements';
import { ALARM_SETTINGS } from './alarms';
import { CERTIFICATES } from './certificates';
import { CLIENTS } from './clients';
import { CLOUDFORMATION } from './cloudformation';
import { FLEETS } from './fleets';
import { FRONT_ENDS } from './front-ends';
import { HAPROXY } from './haproxy';
import { IDS } from './ids';
import { IMPORTS } from './imports';
import { LISTENER_RULES } from './listener-rules';
import { LOAD_BALANCER } from './load-balancer';
import { NAMES } from './names';
import { NETWORK } from './network';
import { POOLS } from './pools';
import { PUBLICATIONS } from './publications';
import { RECORDS } from './records';
import { SIMPLE_URLS } from './simple-urls';
import { TARGETS } from './targets';
import { UPDATES } from './updates';

/** Every family under the heading it has in the documentation. */
export const FAMILIES = {
  Names: NAMES,
  'Simple URLs and autodiscover': SIMPLE_URLS,
  Pools: POOLS,
  'Notes of templates': PUBLICATIONS,
  'Front ends and sign-in': FRONT_ENDS,
  HAProxy: HAPROXY,
  'HAProxy on AWS': FLEETS,
  Clients: CLIENTS,
  Certificates: CERTIFICATES,
  'Hosted zones and records': RECORDS,
  'Listener rules': LISTENER_RULES,
  'Load balancer and listeners': LOAD_BALANCER,
  'Target groups': TARGETS,
  Network: NETWORK,
  'Ids of what is there': IDS,
  Alarms: ALARM_SETTINGS,
  CloudFormation: CLOUDFORMATION,
  Updates: UPDATES,
  Imports: IMPORTS,
  Acknowledgements: ACKNOWLEDGEMENTS,
} as const satisfies Readonly<Record<string, FindingFamily>>;

/** Every finding there is. Names and severities are part of the public contract. */
export const CATALOGUE = {
  ...ACKNOWLEDGEMENTS,
  ...ALARM_SETTINGS,
  ...CERTIFICATES,
  ...CLIENTS,
  ...CLOUDFORMATION,
  ...FLEETS,
  ...FRONT_ENDS,
  ...HAPROXY,
  ...IDS,
  ...IMPORTS,
  ...LISTENER_RULES,
  ...LOAD_BALANCER,
  ...NAMES,
  ...NETWORK,
  ...POOLS,
  ...PUBLICATIONS,
  ...RECORDS,
  ...SIMPLE_URLS,
  ...TARGETS,
  ...UPDATES,
} as const satisfies FindingFamily;

export type FindingName = keyof typeof CATALOGUE;

/** What the catalogue says of an id; undefined if no finding has it. */
export function entryOf(id: string): CatalogueEntry | undefined {
  const name = id.startsWith(ID_PREFIX) ? id.slice(ID_PREFIX.length) : '';
  return Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as FindingName] : undefined;
}

/** Whether an error may be acknowledged where it is about something that is not of the plan, and only there. */
export function isAcknowledgeableElsewhere({ severity, law, foundIn, acknowledgeable }: CatalogueEntry): boolean {
  return severity === 'error' && acknowledgeable !== true && law === 'aws' && foundIn.includes('template');
}

/** Whether the constructors make a finding, of what is declared. */
export function isAboutDeclarations(id: string): boolean {
  return entryOf(id)?.foundIn.includes('declarations') ?? false;
}

/** A finding as reports and acknowledgements name it. */
export function findingId(name: FindingName): string {
  return `${ID_PREFIX}${name}`;
}
