import { isFailing } from '../lib/routing/judged-finding';
import { compareStacks } from '../lib/comparing/compare-stacks';
import { compareJson } from '../lib/reports/comparison/compare-json';
import { compareMarkdown } from '../lib/reports/comparison/compare-markdown';
import { compareReport } from '../lib/reports/comparison/compare-report';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { isFolder, stacksAt } from './template-source';

export interface CompareOptions {
  readonly json?: boolean;
  /** For the comment of a pull request. */
  readonly markdown?: boolean;
  /** Whether a warning that nobody acknowledged is wrong too. */
  readonly strict?: boolean;
}

/** Prints what an update from OLD to NEW would do. Returns the exit code. Throws a TemplateError. */
export function compareVerb(old: string, young: string, { json, markdown, strict }: CompareOptions): number {
  // The names of template files say nothing about the names of stacks.
  const haveTheirNames = isFolder(old) && isFolder(young);
  const comparison = compareStacks(stacksAt(old), stacksAt(young), { haveTheirNames });
  const print = json === true ? compareJson : markdown === true ? compareMarkdown : compareReport;
  process.stdout.write(print(comparison));
  return comparison.findings.some((finding) => isFailing(finding, strict === true)) ? SOMETHING_WRONG : FINE;
}
