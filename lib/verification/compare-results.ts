import type { CheckResult } from './check';

/** A check that two proxies answer differently. */
export interface ResultDifference {
  readonly id: string;
  readonly name: string;
  readonly expected: string;
  readonly before: Pick<CheckResult, 'state' | 'got'>;
  readonly now: Pick<CheckResult, 'state' | 'got'>;
}

/** Differences of status, challenge, certificate, TLS and time-out between an old proxy and a new one, in the order of the new results. */
export function resultDifferences(old: readonly CheckResult[], young: readonly CheckResult[]): readonly ResultDifference[] {
  const before = new Map(old.map((result) => [keyOf(result), result]));
  return young.flatMap((now) => {
    const then = before.get(keyOf(now));
    if (then === undefined || (then.state === now.state && then.got === now.got)) return [];
    return [{ id: now.id, name: now.name, expected: now.expected, before: outcome(then), now: outcome(now) }];
  });
}

function keyOf({ name, id }: CheckResult): string {
  return `${name} ${id}`;
}

function outcome({ state, got }: CheckResult): Pick<CheckResult, 'state' | 'got'> {
  return { state, got };
}
