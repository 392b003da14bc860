import { expectedByHaproxy } from '../lib/verification/expected-by-haproxy';
import type { NameExpectation } from '../lib/verification/name-expectation';
import { soundHaproxyOf, type EngineChoice, type HaproxyOfFile } from './haproxy-engine';

export interface ExpectedOfHaproxy extends HaproxyOfFile {
  readonly expectations: readonly NameExpectation[];
  /** For the report: what the expectations come from. */
  readonly source: string;
}

/** What the plan of a HAProxy lets one expect; nothing is synthesized. Throws as `soundHaproxyOf` does. */
export function expectedOfHaproxy(choice: EngineChoice): ExpectedOfHaproxy {
  const read = soundHaproxyOf(choice);
  const expectations = expectedByHaproxy(read.plan, read.declared);
  return { ...read, expectations, source: `Expected is what ${read.path} says of a HAProxy with all names behind it.` };
}
