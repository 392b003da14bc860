import { CATALOGUE, findingId, type CatalogueEntry, type FindingName, type Severity } from './catalogue';

/** Something wrong or risky that the library noticed. */
export interface Finding {
  /** `lync-reverse-proxy:<kebab-case>`, stable. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to write instead. */
  readonly message: string;
  /** The declaration or logical id it is about; undefined where it is about the whole. */
  readonly where: string | undefined;
  /** The values its message quotes, where the same may be said of others. */
  readonly about?: readonly string[];
  /** Whether it is about something that the plan did not make: only then may an error about AWS's laws be acknowledged. */
  readonly isElsewhere?: true;
}

/** The one way to make a finding: its severity stands in the catalogue. */
export function finding(name: FindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  const { severity, acknowledgeable }: CatalogueEntry = CATALOGUE[name];
  const id = findingId(name);
  const hint = severity === 'error' && acknowledgeable === true ? [`Or acknowledge ${id} with a reason.`] : [];
  return { id, severity, message: [...sentences, ...hint].join(' '), where };
}

/** One finding as people read it. */
export function findingText({ id, severity, message, where }: Finding): string {
  return `${severity} ${id}${where === undefined ? '' : ` (${where})`}\n  ${message}`;
}

/** The things a text is about, as people read them: `a.contoso.com and b.contoso.com`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
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
