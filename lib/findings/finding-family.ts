export type Severity = 'error' | 'warning' | 'note';

/**
 * When a finding is made: while a proxy is declared, of a finished template whoever wrote it, of two templates that are
 * compared, of documents that are imported, when the configuration of a HAProxy is written, or of a template on the day its
 * plan is printed.
 */
export type FoundIn = 'declarations' | 'template' | 'update' | 'import' | 'haproxy' | 'plan';

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
  /** Its sentences, made of data: what is wrong, where, why it matters, what to write instead. */
  readonly message: (...data: never[]) => readonly string[];
}

/** The findings of one subject. */
export type FindingFamily = Readonly<Record<string, CatalogueEntry>>;
