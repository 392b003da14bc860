/** Whether a condition is met: MAYBE where the template, the URL or the documentation of AWS does not tell. */
export type Verdict = typeof NO | typeof MAYBE | typeof YES;

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

/** The best of some verdicts, for alternatives. */
export function anyOf<T>(values: readonly T[], judge: (value: T) => Verdict): Verdict {
  let best: Verdict = NO;
  for (const value of values) {
    const verdict = judge(value);
    if (verdict === YES) return YES;
    if (verdict > best) best = verdict;
  }
  return best;
}

/** The worst of some verdicts, for things that must all be. */
export function allOf<T>(values: readonly T[], judge: (value: T) => Verdict): Verdict {
  let worst: Verdict = YES;
  for (const value of values) {
    const verdict = judge(value);
    if (verdict === NO) return NO;
    if (verdict < worst) worst = verdict;
  }
  return worst;
}
