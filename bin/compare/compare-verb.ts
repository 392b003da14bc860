import { compareStacks } from '../../lib/routing/compare/compare-stacks';
import { compareJson } from './compare-json';
import { compareMarkdown } from './compare-markdown';
import { compareReport } from './compare-report';
import { FINE, SOMETHING_WRONG } from '../exit-codes';
import { stacksAt } from '../template-source';

export interface CompareOptions {
  readonly json?: boolean;
  /** For the comment of a pull request. */
  readonly markdown?: boolean;
  /** Whether a warning is wrong too. */
  readonly strict?: boolean;
}

/** Prints what an update from OLD to NEW would do. Returns the exit code. Throws a TemplateError. */
export function compareVerb(old: string, young: string, { json, markdown, strict }: CompareOptions): number {
  const comparison = compareStacks(stacksAt(old), stacksAt(young));
  const print = json === true ? compareJson : markdown === true ? compareMarkdown : compareReport;
  process.stdout.write(print(comparison));
  const wrong = strict === true ? ['error', 'warning'] : ['error'];
  return comparison.findings.some(({ severity }) => wrong.includes(severity)) ? SOMETHING_WRONG : FINE;
}
