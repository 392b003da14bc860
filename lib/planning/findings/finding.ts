import { CATALOGUE, type CatalogueEntry, type FindingName } from './catalogue';

export type Severity = 'error' | 'warning' | 'note';

/** Something wrong or risky that the library noticed. */
export interface Finding {
  /** `lync-reverse-proxy:<kebab-case>`, stable. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to write instead. */
  readonly message: string;
  /** The declaration it is about; undefined where it is about the whole proxy. */
  readonly where: string | undefined;
}

export const ID_PREFIX = 'lync-reverse-proxy:';

/** A finding about a declaration: its severity stands in the catalogue. */
export function finding(name: FindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, CATALOGUE[name], where, sentences);
}

/** The one way to make a finding, whatever the catalogue. */
export function findingOf(
  name: string,
  { severity, acknowledgeable }: Pick<CatalogueEntry, 'severity' | 'acknowledgeable'>,
  where: string | undefined,
  sentences: readonly string[],
): Finding {
  const id = `${ID_PREFIX}${name}`;
  const hint = severity === 'error' && acknowledgeable === true ? [`Or acknowledge ${id} with a reason.`] : [];
  return { id, severity, message: [...sentences, ...hint].join(' '), where };
}

/** One finding as people read it. */
export function findingText({ id, severity, message, where }: Finding): string {
  return `${severity} ${id}${where === undefined ? '' : ` (${where})`}\n  ${message}`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Errors first, then by id and place: their order does not depend on that of the declarations. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ severity, id, where = '', message }: Finding) => [SEVERITIES.indexOf(severity), id, where, message].join(' ');
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Thrown once for all error findings of a proxy. Not part of the public API: jsii cannot export errors. */
export class FindingsError extends Error {
  public constructor(
    where: string,
    public readonly findings: readonly Finding[],
  ) {
    const count = findings.length === 1 ? 'one error' : `${findings.length} errors`;
    super(`${where} cannot be planned: ${count}\n\n${findings.map(findingText).join('\n\n')}\n`);
    this.name = 'FindingsError';
  }
}
