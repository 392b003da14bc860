import { networkProber } from '../../lib/probing/network-prober';
import type { Dialler } from '../../lib/probing/dialler';
import type { CheckResult } from '../../lib/verification/check';
import { checksForAll } from '../../lib/verification/name-checks';
import type { CheckOptions } from '../../lib/verification/check';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { runChecks } from '../../lib/verification/run-checks';

export interface CheckedOptions extends Partial<CheckOptions> {
  /** PEM of the one authority that is trusted. */
  readonly authority: string;
  readonly milliseconds?: number;
  /** Address of a name server. */
  readonly resolver?: string;
}

/** Every check of some names, over real sockets. */
export function checked(
  expectations: readonly NameExpectation[],
  dialler: Dialler,
  options: CheckedOptions,
): Promise<readonly CheckResult[]> {
  const { authority, milliseconds = 5_000, resolver, ...others } = options;
  const prober = networkProber({
    dialler,
    milliseconds,
    authorities: authority === '' ? [] : [authority],
    publishedNames: new Set(expectations.map(({ name }) => name)),
    resolver,
  });
  const checks = checksForAll(expectations, { dns: false, insecure: false, now: Date.now(), ...others });
  return runChecks(checks, prober, { concurrency: 16 });
}

/** `webext.contoso.com address-book`, of the results that failed, in order. */
export function red(results: readonly CheckResult[]): readonly string[] {
  return results.filter(({ state }) => state === 'failed').map(({ name, id }) => `${name} ${id}`);
}
