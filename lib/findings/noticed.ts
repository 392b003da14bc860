import type { Severity } from './finding-family';
import type { Place } from './place';

/**
 * Something wrong or risky that the library noticed. What the package declares refers to it here: how findings are made would bring the
 * types of all their sentences along.
 */
export interface Finding {
  /** `lync-reverse-proxy:<kebab-case>`, stable. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to write instead. */
  readonly message: string;
  /** The declaration or logical id it is about; undefined where it is about the whole. */
  readonly where: string | undefined;
  /** Where the value stands that it is about; left out where it is about none. */
  readonly at?: Place;
  /** The values it is about, where a template may have others than were declared. */
  readonly values?: readonly (string | number)[];
  /** Whether it is about something that the plan did not make: only then may an error about AWS's laws be acknowledged. */
  readonly isElsewhere?: true;
}
