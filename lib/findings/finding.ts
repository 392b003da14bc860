import type { CatalogueEntry, Severity } from './finding-family';
import type { Finding } from './noticed';
import { CATALOGUE, findingId, type FindingName } from './catalogue';
import { nameOf, ofResource, type Place } from './place';
import { withoutTokens } from './without-tokens';

export type { Finding } from './noticed';

/** The data of which the sentences of a finding are made. */
type DataOf<N extends FindingName> = Parameters<(typeof CATALOGUE)[N]['message']>;

/**
 * The one way to make a finding: its severity stands in the catalogue.
 *
 * @param place where it is; a logical id stands for the resource
 */
export function finding<N extends FindingName>(name: N, place: Place | string | undefined, ...data: DataOf<N>): Finding {
  const { severity, acknowledgeable, message: worded }: CatalogueEntry = CATALOGUE[name];
  const sentences = worded(...(data as readonly never[]));
  const at = typeof place === 'string' ? ofResource(place) : place;
  const id = findingId(name);
  const hint = severity === 'error' && acknowledgeable === true ? [`Or acknowledge ${id} with a reason.`] : [];
  const message = withoutTokens([...sentences, ...hint].join(' '));
  return at === undefined ? { id, severity, message, where: undefined } : { id, severity, message, where: named(nameOf(at)), at };
}

/** The same with the values it is about. */
export function withValues(found: Finding, values: readonly (string | number)[]): Finding {
  return { ...found, values };
}

/** The same of somebody else than whose value it is: whoever suffers from it. */
export function concerning(where: string | undefined, found: Finding): Finding {
  return { ...found, where: named(where) };
}

function named(where: string | undefined): string | undefined {
  return where === undefined ? undefined : withoutTokens(where);
}

/** One finding as people read it. */
export function findingText({ id, severity, message, where }: Finding): string {
  return `${severity} ${id}${where === undefined ? '' : ` (${where})`}\n  ${message}`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Errors first, then by id and place: their order does not depend on that of the declarations. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ severity, id, where = '', message }: Finding) => [SEVERITIES.indexOf(severity), id, where, message].join(' ');
  return findings
    .map((each) => ({ each, order: key(each) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ each }) => each);
}

/** Thrown once for all error findings of a proxy, each with its place in the words of whoever declared it. Not part of the public API: jsii cannot export errors. */
export class FindingsError extends Error {
  public constructor(
    where: string,
    public readonly findings: readonly Finding[],
    placeText: (at: Place) => string | undefined = () => undefined,
  ) {
    const count = findings.length === 1 ? 'one error' : `${findings.length} errors`;
    const texts = findings.map((each) => {
      const place = each.at === undefined ? undefined : placeText(each.at);
      return place === undefined ? findingText(each) : `${findingText(each)}\n  Place: ${withoutTokens(place)}`;
    });
    super(`${where} cannot be planned: ${count}\n\n${texts.join('\n\n')}\n`);
    this.name = 'FindingsError';
  }
}
