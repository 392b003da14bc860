import { auditTemplate } from '../../lib/auditing/audit-template';
import { findingId, type FindingName } from '../../lib/findings/catalogue';
import { SOUND } from './listener-template';
import { routingOf } from './routing-of';

/** What is changed in a sound template; and, in order, where a finding is all that is said of its kind, and in which words. */
export type ExactRow = readonly [string, object, readonly (readonly [where: string | undefined, words: string])[]];

/** @param more beside the resources of the template: notes in its metadata, its conditions */
export function exactly(name: FindingName, rows: readonly ExactRow[], more: object = {}): void {
  test.each(rows)(`${name}: %s`, (_, change, wanted) => {
    const routing = routingOf({ Resources: { ...SOUND, ...change }, ...more });
    const own = auditTemplate(routing).filter(({ id }) => id === findingId(name));
    expect(own.map(({ where }) => where)).toEqual(wanted.map(([where]) => where));
    for (const [index, [, words]] of wanted.entries()) expect(own[index]?.message).toContain(words);
  });
}
