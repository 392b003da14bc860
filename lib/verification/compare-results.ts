import type { CheckResult, CheckState } from './check';

/**
 * verdict: the check ends otherwise. answer: it ends alike, with another answer. migration: what another proxy has of its own
 * and nobody minds, such as its certificate.
 */
export type DifferenceKind = 'verdict' | 'answer' | 'migration';

/** A check that two proxies answer differently. */
export interface ResultDifference {
  readonly kind: DifferenceKind;
  readonly id: string;
  readonly name: string;
  readonly expected: string;
  readonly before: Outcome;
  readonly now: Outcome;
}

type Outcome = Pick<CheckResult, 'state' | 'got'>;

/**
 * Checks whose answer says who answers, if the verdict is the same: names, issuer, dates, keys, addresses, what is agreed on. The
 * authority at the end of the chain is none of them: what old devices do not know shuts them out.
 */
const OWN_TO_EACH_PROXY = /^(?:dns|dns-alias|dnssec|address-space|certificate-(?!root$)\S+|tls-handshake|cipher-suites)$/;

const KINDS: readonly DifferenceKind[] = ['verdict', 'answer', 'migration'];
/** What is wrong now comes before what was. */
const STATES: readonly CheckState[] = ['failed', 'warning', 'skipped', 'ok'];

/**
 * Differences between an old proxy and a new one: verdicts that change first, the worst before the others, then other answers, then
 * what every migration changes; of a kind in the order of the new results.
 */
export function resultDifferences(old: readonly CheckResult[], young: readonly CheckResult[]): readonly ResultDifference[] {
  const before = new Map(old.map((result) => [keyOf(result), result]));
  const all = young.flatMap((now): readonly ResultDifference[] => {
    const then = before.get(keyOf(now));
    if (then === undefined || (then.state === now.state && then.got === now.got)) return [];
    return [{ kind: kindOf(then, now), id: now.id, name: now.name, expected: now.expected, before: outcome(then), now: outcome(now) }];
  });
  const rank = ({ kind, now }: ResultDifference) => KINDS.indexOf(kind) * 10 + (kind === 'verdict' ? STATES.indexOf(now.state) : 0);
  return [...all].sort((one, other) => rank(one) - rank(other));
}

/** The same difference of several names, once. */
export interface DifferenceGroup extends Omit<ResultDifference, 'name'> {
  readonly names: readonly string[];
}

export function groupedDifferences(differences: readonly ResultDifference[]): readonly DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup>();
  for (const { name, ...difference } of differences) {
    const { kind, id, before, now } = difference;
    const key = JSON.stringify([kind, id, before, now]);
    groups.set(key, { ...difference, names: [...(groups.get(key)?.names ?? []), name] });
  }
  return [...groups.values()];
}

/** `certificate-names, dns of 4 names`: what every migration changes, in one line. */
export function migrationLine(differences: readonly ResultDifference[]): string | undefined {
  const ofMigration = differences.filter(({ kind }) => kind === 'migration');
  if (ofMigration.length === 0) return undefined;
  const ids = [...new Set(ofMigration.map(({ id }) => id))].sort();
  const names = new Set(ofMigration.map(({ name }) => name)).size;
  return `As every migration changes it, with the same verdict: ${ids.join(', ')} of ${names === 1 ? 'one name' : `${names} names`}. --json has them.`;
}

function kindOf(then: CheckResult, now: CheckResult): DifferenceKind {
  if (then.state !== now.state) return 'verdict';
  return OWN_TO_EACH_PROXY.test(now.id) ? 'migration' : 'answer';
}

function keyOf({ name, id }: CheckResult): string {
  return `${name} ${id}`;
}

function outcome({ state, got }: CheckResult): Outcome {
  return { state, got };
}
