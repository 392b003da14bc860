import { isObject, own } from '../cloudformation-template';
import { referenceIn, Symbolic } from '../symbolic';

/** An entry of a resolved property; undefined if the property is no object. */
export function entry(value: unknown, key: string): unknown {
  return isObject(value) && !(value instanceof Symbolic) ? own(value, key) : undefined;
}

/** A list of a resolved property; empty if there is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a tag or attribute in a list of pairs of `Key` and `Value`. */
export function valueOf(pairs: unknown, key: string): unknown {
  return entry(
    list(pairs).find((each) => text(entry(each, 'Key')) === key),
    'Value',
  );
}

/** A text, or undefined where there is none or the template leaves it open. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A value as text; what the template leaves open in angle brackets. */
export function shown(value: unknown): string {
  return value instanceof Symbolic ? value.toString() : (text(value) ?? '');
}

/** What a value that names a resource stands for: the resource's key, else what tells it from others. */
export function keyIn(value: unknown): string {
  const reference = referenceIn(value);
  if (reference !== undefined) return reference.resource;
  return value instanceof Symbolic ? value.toString() : (text(value) ?? JSON.stringify(value ?? null));
}

/** A whole number, written as a number or as a text. */
export function number(value: unknown): number | undefined {
  const written = text(value);
  return written !== undefined && /^\d+$/.test(written) ? Number(written) : undefined;
}
