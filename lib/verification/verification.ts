import type { CheckResult, CheckState } from './check';
import type { ResultDifference } from './compare-results';

/** What a verb reports, whatever the form. */
export interface Verification {
  readonly title: string;
  /** What was done, and what was not. */
  readonly remarks: readonly string[];
  readonly results: readonly CheckResult[];
  /** Against an older proxy; undefined: none was named. */
  readonly differences: readonly ResultDifference[] | undefined;
}

/** Whether any check failed. */
export function hasFailed({ results }: Verification): boolean {
  return results.some(({ state }) => state === 'failed');
}

export function countOf(results: readonly CheckResult[], wanted: CheckState): number {
  return results.filter(({ state }) => state === wanted).length;
}

/** `126 checks of 10 names: 120 ok, 2 failed, 1 warning, 3 skipped.` */
export function summaryOf(results: readonly CheckResult[]): string {
  const names = new Set(results.map(({ name }) => name)).size;
  const count = (state: CheckState) => countOf(results, state);
  const parts = [`${count('ok')} ok`, `${count('failed')} failed`, `${count('warning')} to look at`, `${count('skipped')} skipped`];
  return `${results.length} checks of ${names === 1 ? 'one name' : `${names} names`}: ${parts.join(', ')}.`;
}

/** The results of each name, in the order of the names. */
export function byName(results: readonly CheckResult[]): readonly (readonly [name: string, results: readonly CheckResult[]])[] {
  const names = [...new Set(results.map(({ name }) => name))];
  return names.map((name) => [name, results.filter((result) => result.name === name)] as const);
}
