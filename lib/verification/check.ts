import type { HttpObservation, ObservationOf } from './observation';
import type { HttpProbe, Probe } from './probe';

export type CheckState = 'ok' | 'failed' | 'warning' | 'skipped';

export interface Verdict extends Explanation {
  readonly state: CheckState;
  readonly got: string;
  /** What it means instead where this check of every name, as far as it is asked, ends in a verdict that has such a meaning. */
  readonly ofAll?: Explanation;
}

export interface Explanation {
  /** What that usually means. */
  readonly usually?: string;
  /** What to change. */
  readonly change?: string;
}

/** What a probe observed; only of probes the check named. */
export type Seen = <P extends Probe>(probe: P) => ObservationOf<P>;

/** One expectation of one name: probes to send, and a pure judgement of what came. */
export interface Check {
  readonly id: string;
  readonly name: string;
  readonly expected: string;
  readonly probes: readonly Probe[];
  /** Ids of checks of the same name without which this one has nothing to say. */
  readonly needs: readonly string[];
  /** What has to be seen first, so that a server that says nothing is not waited for by everybody. */
  readonly onlyIf?: Condition;
  /** Whether it wants the proxy to itself. */
  readonly alone?: boolean;
  readonly judge: (seen: Seen) => Verdict;
}

export interface Condition {
  readonly probes: readonly Probe[];
  readonly holds: (seen: Seen) => boolean;
  /** Why the check is skipped where it does not. */
  readonly otherwise: string;
}

export interface CheckResult extends Omit<Verdict, 'ofAll'> {
  readonly id: string;
  readonly name: string;
  readonly expected: string;
}

/** Makes checks of the answer to one request over HTTPS for a name. */
export function answerCheckOf(name: string) {
  return (id: string, expected: string, probe: HttpProbe, judge: (answer: HttpObservation) => Verdict): Check => ({
    id,
    name,
    expected,
    probes: [probe],
    needs: ['tls-handshake'],
    judge: (seen) => judge(seen(probe)),
  });
}

export function ok(got: string): Verdict {
  return { state: 'ok', got };
}

export function skipped(got: string): Verdict {
  return { state: 'skipped', got };
}

export function failed(got: string, usually: string, change: string): Verdict {
  return { state: 'failed', got, usually, change };
}

export function warning(got: string, usually: string, change: string): Verdict {
  return { state: 'warning', got, usually, change };
}

/** What is checked, and how strictly. */
export interface CheckOptions {
  /** Whether DNS is asked: not before a cut-over, and not in a rehearsal. */
  readonly dns: boolean;
  /** Whether a chain that nobody trusts is as good as any. */
  readonly insecure: boolean;
  /** Milliseconds since 1970, for expiry. */
  readonly now: number;
  /** Seconds a poll is to be held; undefined: not asked. */
  readonly patience?: number;
  /** A path that keeps a request without sign-in. */
  readonly pollPath?: string;
}
