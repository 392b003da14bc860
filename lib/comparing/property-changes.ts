import { entry, list, shown } from '../templates/load-balancers/properties';
import { isObject } from '../templates/cloudformation-template';
import { Symbolic } from '../templates/symbolic';
import type { PropertyChange } from './comparison';
import { canonicalText } from './resource-values';

/** What is another within a property, as deep as only one value is. */
export function propertyChanges(property: string, before: unknown, after: unknown): readonly PropertyChange[] {
  if (canonicalText(before) === canonicalText(after)) return [];
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => propertyChanges(`${property}.${key}`, before[key], after[key]));
  }
  if (isKeyed(before) && isKeyed(after)) {
    const [old, young] = [byKey(before), byKey(after)];
    const keys = [...new Set([...old.keys(), ...young.keys()])].sort();
    return keys.flatMap((key) => propertyChanges(`${property} ${key}`, old.get(key), young.get(key)));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(property, before, after);
  return [{ property, from: valueText(before), to: valueText(after) }];
}

function listChanges(property: string, before: readonly unknown[], after: readonly unknown[]): readonly PropertyChange[] {
  const without = (values: readonly unknown[], others: readonly unknown[]) => {
    const known = new Set(others.map(canonicalText));
    return values.filter((value) => !known.has(canonicalText(value)));
  };
  const [lost, won] = [without(before, after), without(after, before)];
  if (lost.length === 1 && won.length === 1 && isPlain(lost[0]) && isPlain(won[0])) return propertyChanges(property, lost[0], won[0]);
  if (lost.length + won.length === 0) return [{ property, from: valueText(before), to: valueText(after) }];
  return [{ property, from: listText(lost), to: listText(won) }];
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !(value instanceof Symbolic);
}

/** Attributes and tags: each key once. */
function isKeyed(value: unknown): boolean {
  const keys = list(value).map((each) => shown(entry(each, 'Key')));
  return keys.length > 0 && keys.every((key) => key !== '') && new Set(keys).size === keys.length;
}

function byKey(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(list(value).map((each) => [shown(entry(each, 'Key')), entry(each, 'Value')]));
}

function listText(values: readonly unknown[]): string | undefined {
  return values.length === 0 ? undefined : values.map(valueText).join(', ');
}

/** A value in one line: `CidrIp 0.0.0.0/0, FromPort 443`. */
function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return `[${value.map((each) => valueText(each) ?? '').join(', ')}]`;
  if (!isPlain(value)) return shown(value);
  const parts = Object.entries(value).filter(([, each]) => each !== undefined);
  return `(${parts.map(([key, each]) => `${key} ${valueText(each) ?? ''}`).join(', ')})`;
}
