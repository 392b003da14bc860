import type { Finding } from '../findings/noticed';

/** A finding about a template or an update, with the word of whoever runs it. */
export interface JudgedFinding extends Finding {
  /** The reason, if somebody acknowledged it. */
  readonly acknowledged: string | undefined;
}

/** Whether somebody has to do something about it: errors, and warnings where it is strict, that nobody acknowledged. */
export function isFailing(
  { severity, acknowledged }: { readonly severity: string; readonly acknowledged?: string | undefined },
  strict: boolean,
): boolean {
  return acknowledged === undefined && (severity === 'error' || (strict && severity === 'warning'));
}
