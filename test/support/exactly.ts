import { auditTemplate } from '../../lib/auditing/audit-template';
import { findingId, type FindingName } from '../../lib/findings/catalogue';
import { SOUND } from './listener-template';
import { routingOf } from './routing-of';

/** What is changed in a sound template; and, in order, where a finding is all that is said of its kind, and in which words. */
export type ExactRow = readonly [string, object, readonly (readonly [where: string | undefined, words: string])[]];

/**
 * All findings of one kind, as a row tells of them; with the whole message where the words do not stand in it.
 *
 * @param more beside the resources of the template: notes in its metadata, its conditions
 */
export function saidOf(name: FindingName, [, change, wanted]: ExactRow, more: object): ExactRow[2] {
  const routing = routingOf({ Resources: { ...SOUND, ...change }, ...more });
  const own = auditTemplate(routing).filter(({ id }) => id === findingId(name));
  return own.map(({ where, message }, index) => {
    const words = wanted[index]?.[1];
    return [where, words !== undefined && message.includes(words) ? words : message];
  });
}
