import type { Condition } from '../../templates/load-balancers/load-balancer';

/** Whether a rule is for every host that it is found by; undefined where it cannot be found, for its hosts may be any. */
export type Found = 'surely' | 'perhaps' | undefined;

/**
 * Finds the few among many rules that may be for a host, by what their host-header conditions ask for as plain text: a whole host,
 * how it ends, or how it begins. What is not found certainly is not for the host.
 */
export class HostIndex {
  private readonly whole = new Map<string, number[]>();
  private readonly endings = new Affixes((text, length) => text.slice(text.length - length));
  private readonly beginnings = new Affixes((text, length) => text.slice(0, length));

  /** Puts a rule, known by its place, into the index. */
  public add(conditions: readonly Condition[], place: number): Found {
    // Of several conditions all are to be met: one is enough to be found by.
    const ofHosts = conditions.filter(({ field }) => field === 'host-header').map(keysOf);
    const keys = ofHosts.find((each) => each !== undefined);
    if (keys === undefined) return undefined;
    for (const { kind, text } of keys) {
      if (kind === 'ending') this.endings.add(text, place);
      else if (kind === 'beginning') this.beginnings.add(text, place);
      else push(this.whole, text, place);
    }
    return ofHosts.length === 1 && keys.every(({ isAll }) => isAll) ? 'surely' : 'perhaps';
  }

  /** Places of rules that may be for a host in lower case, in order. */
  public of(host: string): readonly number[] {
    const ending = this.endings.of(host);
    const beginning = this.beginnings.of(host);
    const whole = this.whole.size === 0 ? undefined : this.whole.get(host);
    // Nearly always.
    if (whole === undefined && beginning.length === 0 && ending.length <= 1) return ending[0] ?? NOBODY;
    return inOrder([whole, ...ending, ...beginning]);
  }

  /** Places of rules that may be for every host that a value of a condition stands for, in order. */
  public ofAll(value: string, isExpression: boolean): readonly number[] {
    const key = isExpression ? plainExpression(value) : value.toLowerCase();
    if (key === undefined) return [];
    if (isExpression) return this.whole.get(key) ?? NOBODY;
    const ends = key.slice(1 + lastWildcard(key));
    const begins = key.slice(0, firstWildcard(key));
    return inOrder([this.whole.get(key), ...this.endings.of(ends), ...this.beginnings.of(begins)]);
  }
}

const NOBODY: readonly number[] = [];

interface Key {
  readonly kind: 'whole' | 'ending' | 'beginning';
  readonly text: string;
  /** Whether the value stands for every host that has it. */
  readonly isAll: boolean;
}

/** One for each value; undefined where one of them may stand for any host. */
function keysOf({ values, regexValues, unreadBy }: Condition): readonly Key[] | undefined {
  if (unreadBy !== undefined || values.length + regexValues.length === 0) return undefined;
  const keys = [...values.map(keyOf), ...regexValues.map(keyOfExpression)];
  const known = keys.filter((key) => key !== undefined);
  return known.length < keys.length ? undefined : known;
}

function keyOf(value: unknown): Key | undefined {
  if (typeof value !== 'string') return undefined;
  const host = value.toLowerCase();
  const isAscii = /^[!-~]*$/.test(value);
  if (firstWildcard(host) === host.length) return { kind: 'whole', text: host, isAll: isAscii };
  const [begins, ends] = [host.slice(0, firstWildcard(host)), host.slice(1 + lastWildcard(host))];
  if (begins === '' && ends === '') return undefined;
  const isAll = isAscii && `${begins}*${ends}` === host && (begins === '' || ends === '');
  return begins.length > ends.length ? { kind: 'beginning', text: begins, isAll } : { kind: 'ending', text: ends, isAll };
}

function keyOfExpression(source: unknown): Key | undefined {
  const text = typeof source === 'string' ? plainExpression(source) : undefined;
  return text === undefined ? undefined : { kind: 'whole', text, isAll: false };
}

/** The one host, perhaps with a port, that an expression stands for, in whatever letter case; undefined where it may be several. */
function plainExpression(source: string): string | undefined {
  if (!/^\^(?:[A-Za-z0-9:-]|\\\.)+\$$/.test(source)) return undefined;
  return source.slice(1, -1).replaceAll('\\.', '.').toLowerCase();
}

function firstWildcard(text: string): number {
  const at = text.search(/[*?]/);
  return at < 0 ? text.length : at;
}

function lastWildcard(text: string): number {
  return Math.max(text.lastIndexOf('*'), text.lastIndexOf('?'));
}

const NOWHERE: readonly (readonly number[])[] = [];

/** Places by texts with which others end, or begin. */
class Affixes {
  private readonly places = new Map<string, number[]>();
  private readonly lengths: number[] = [];

  public constructor(private readonly cut: (text: string, length: number) => string) {}

  public add(text: string, place: number): void {
    if (!this.lengths.includes(text.length)) this.lengths.push(text.length);
    push(this.places, text, place);
  }

  public of(text: string): readonly (readonly number[])[] {
    let found: (readonly number[])[] | undefined;
    for (const length of this.lengths) {
      const places = length <= text.length ? this.places.get(this.cut(text, length)) : undefined;
      if (places !== undefined) (found ??= []).push(places);
    }
    return found ?? NOWHERE;
  }
}

function push(places: Map<string, number[]>, text: string, place: number): void {
  const known = places.get(text);
  if (known === undefined) places.set(text, [place]);
  else if (known.at(-1) !== place) known.push(place);
}

function inOrder(lists: readonly (readonly number[] | undefined)[]): readonly number[] {
  const found = lists.filter((list) => list !== undefined);
  if (found.length <= 1) return found[0] ?? NOBODY;
  return [...new Set(found.flat())].sort((a, b) => a - b);
}
