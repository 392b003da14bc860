import type { XmlElement } from '../../documents/xml-element';
import type { UnknownOrder } from '../../findings/imports/proxies';
import { valueOf } from './fpc-values';

/** A list of rules in the order in which they are tried, as far as the export tells it. */
export interface OrderedRules {
  /** As they stand in the export where their order is not told. */
  readonly rules: readonly XmlElement[];
  /** `hexadecimal` is told too, by numbers whose spelling is documented nowhere. */
  readonly told: 'yes' | 'hexadecimal' | 'no';
  /** Why it is not told. */
  readonly reason: UnknownOrder | undefined;
}

/**
 * By `Order`, the position of a rule in its list, a 32-bit integer.
 *
 * Of exports with web publishing rules one public fragment shows it: as `dt:dt="bin.hex"`, 16 digits. How the bytes stand in
 * them is UNVERIFIED. So both readings are tried: one that gives no 32-bit integers is none, and where two are left that
 * disagree, the order is not told.
 *
 * https://learn.microsoft.com/previous-versions/windows/desktop/ff825756(v=vs.85)
 */
export function inOrder(rules: readonly XmlElement[]): OrderedRules {
  if (rules.length < 2) return { rules, told: 'yes', reason: undefined };
  const untold = (reason: UnknownOrder): OrderedRules => ({ rules, told: 'no', reason });
  const orders = rules.map(orderOf);
  if (orders.every(({ kind }) => kind === 'none')) return untold('no Order');
  if (orders.some(({ kind }) => kind === 'none')) return untold('some without Order');
  if (orders.some(({ kind }) => kind === 'unreadable')) return untold('no number');
  const texts = orders.map(({ text }) => text);
  if (orders.every(({ kind }) => kind === 'decimal')) return byReading([texts.map(BigInt)], 'yes') ?? untold('repeated');
  if (orders.some(({ kind }) => kind === 'decimal') || new Set(texts.map(({ length }) => length)).size > 1) {
    return untold('several spellings');
  }
  const readings = [texts.map(bigEndian), texts.map(littleEndian)];
  const fitting = readings.filter((reading) => reading.every((value) => value <= LARGEST_ORDER));
  if (new Set(texts).size < texts.length) return untold('repeated');
  const ordered = byReading(fitting.length > 0 ? fitting : readings, 'hexadecimal');
  return ordered ?? untold('ambiguous');

  /** The order that all readings agree about. */
  function byReading(candidates: readonly (readonly bigint[])[], told: OrderedRules['told']): OrderedRules | undefined {
    const sorted = candidates.map((values) => sortedBy(rules, values));
    const [first] = sorted;
    const agree = first !== undefined && sorted.every((other) => other?.every((rule, index) => rule === first[index]) === true);
    return agree ? { rules: first, told, reason: undefined } : undefined;
  }
}

/** `Order` is a `long` of COM, and positions are counted upwards from 1. */
const LARGEST_ORDER = 2n ** 31n - 1n;

interface Order {
  readonly kind: 'none' | 'unreadable' | 'decimal' | 'hexadecimal';
  readonly text: string;
}

function orderOf(rule: XmlElement): Order {
  const text = valueOf(rule, 'Order');
  if (text === '') return { kind: 'none', text };
  const element = rule.children.find(({ name }) => name === 'Order');
  const type = [...(element?.attributes ?? [])].find(([name]) => /^(?:[^:]*:)?dt$/.test(name))?.[1] ?? '';
  // Without a type 16 digits are what the fragment has; no position in a list has as many.
  const isHexadecimal = type === '' ? /^[\da-f]{16}$/i.test(text) : type.toLowerCase() === 'bin.hex';
  if (isHexadecimal) return { kind: /^(?:[\da-f]{2}){1,8}$/i.test(text) ? 'hexadecimal' : 'unreadable', text };
  return { kind: /^\d{1,10}$/.test(text) ? 'decimal' : 'unreadable', text };
}

function bigEndian(digits: string): bigint {
  return BigInt(`0x${digits}`);
}

function littleEndian(digits: string): bigint {
  return bigEndian((digits.match(/../g) ?? []).reverse().join(''));
}

/** undefined where two have the same value. */
function sortedBy(rules: readonly XmlElement[], values: readonly bigint[]): readonly XmlElement[] | undefined {
  if (new Set(values).size < values.length) return undefined;
  const byValue = rules.map((rule, index) => ({ rule, value: values[index] ?? 0n }));
  return byValue.sort((a, b) => (a.value < b.value ? -1 : 1)).map(({ rule }) => rule);
}
