import { groupedBy } from '../declaring/grouped-by';
import type { RecordToCreate } from './deployment-notes';

/**
 * Records that somebody else creates alike, as a template's notes hold them: a thousand SIP domains have two thousand of them, and a
 * name is to cost little more than itself.
 */
export interface RecordsNote extends Pick<RecordToCreate, 'how' | 'visibility' | 'types' | 'loadBalancer'> {
  /**
   * By zone, with the id of the hosted zone behind a blank where it is known: names below it without the zone, `@` for its own, with
   * blanks in between.
   */
  readonly zones: Readonly<Record<string, string>>;
}

const APEX = '@';

/** In an order of their own. */
export function recordsNotes(records: readonly RecordToCreate[]): readonly RecordsNote[] {
  const alike = groupedBy(records, ({ how, visibility, types, loadBalancer }) => JSON.stringify([how, visibility, types, loadBalancer]));
  return [...alike]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [noteOf(first, [first, ...others])]));
}

function noteOf({ how, visibility, types, loadBalancer }: RecordToCreate, records: readonly RecordToCreate[]): RecordsNote {
  const zones = groupedBy(records, ({ zone, hostedZoneId }) => (hostedZoneId === null ? zone : `${zone} ${hostedZoneId}`));
  const lists = [...zones].map(([key, inZone]) => [key, inZone.map(nameBelow).sort().join(' ')] as const);
  return {
    ...{ how, visibility, types },
    ...(loadBalancer === undefined ? {} : { loadBalancer }),
    zones: Object.fromEntries(lists.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function nameBelow({ name, zone }: RecordToCreate): string {
  if (name === zone) return APEX;
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : `${name}.`;
}

/** The records of such a note. */
export function recordsOfNote({ how, visibility, types, loadBalancer, zones }: RecordsNote): readonly RecordToCreate[] {
  return Object.entries(zones).flatMap(([key, names]) => {
    const [zone = '', hostedZoneId = null] = key.split(' ');
    return names
      .split(' ')
      .filter((each) => each !== '')
      .map((each): RecordToCreate => ({
        ...{ name: nameIn(zone, each), how, zone, visibility, hostedZoneId, types },
        ...(loadBalancer === undefined ? {} : { loadBalancer }),
      }));
  });
}

function nameIn(zone: string, written: string): string {
  if (written === APEX) return zone;
  return written.endsWith('.') ? written.slice(0, -1) : `${written}.${zone}`;
}
