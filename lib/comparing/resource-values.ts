import { isObject } from '../templates/cloudformation-template';
import { Symbolic } from '../templates/symbolic';

/**
 * A value as one text, the same for values CloudFormation does not tell apart: the order of keys, and `443` beside
 * `"443"`, make no difference.
 */
export function canonicalText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(canonical(value));
}

function canonical(value: unknown): unknown {
  if (value instanceof Symbolic) return { known: false, as: value.toString() };
  if (Array.isArray(value)) return value.map(canonical);
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** The properties two resources differ in. */
export function differingProperties(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => canonicalText(before[name]) !== canonicalText(after[name]));
}

/** Keys of all resources a value speaks of. */
export function resourcesIn(value: unknown): readonly string[] {
  if (value instanceof Symbolic) {
    return value.parts.flatMap((part) => (typeof part !== 'string' && part.kind === 'reference' ? [part.resource] : []));
  }
  if (Array.isArray(value)) return value.flatMap(resourcesIn);
  return isObject(value) ? Object.values(value).flatMap(resourcesIn) : [];
}
