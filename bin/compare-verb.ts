import { FINE, SOMETHING_WRONG } from './exit-codes';
import { tableAt } from './table-source';

export interface CompareOptions {
  readonly json?: boolean;
  /** For the comment of a pull request. */
  readonly markdown?: boolean;
  /** Whether a warning that nobody acknowledged is wrong too. */
  readonly strict?: boolean;
}

/** Prints what an update from OLD to NEW would do. Returns the exit code. Throws a TemplateError. */
export function compareVerb(old: string, young: string, { json, markdown, strict }: CompareOptions): number {
  const comparison = tableAt(old).comparedWith(tableAt(young));
  const text = json === true ? comparison.toJson() : markdown === true ? comparison.toMarkdown() : comparison.toText();
  process.stdout.write(text);
  return comparison.failures(strict === true).length > 0 ? SOMETHING_WRONG : FINE;
}
