import type { HostProblem } from '../../findings/listener-rules/conditions';

/**
 * Why Elastic Load Balancing refuses a value of a host-header condition, or undefined if it takes it: letters, digits, `-`,
 * `.`, `*`, `?`, one dot at least, and letters only after the last one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
 */
export function refusedHost(value: string): HostProblem | undefined {
  if (value.includes('://')) return 'scheme';
  if (value.includes('/')) return 'slash';
  if (value.includes(':')) return 'port';
  if (/[^\x20-\x7e]/.test(value)) return 'beyond ASCII';
  if (value.includes('_')) return 'underscore';
  if (!/^[A-Za-z0-9.*?-]+$/.test(value)) return 'other characters';
  if (!value.includes('.')) return 'no dot';
  return /\.[A-Za-z]+$/.test(value) ? undefined : 'no letters at the end';
}

/**
 * The character for which it refuses a value of a path-pattern condition, or undefined if it takes it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
 */
export function refusedInPath(value: string): string | undefined {
  return /[^A-Za-z0-9_\-.$/~"'@:+&*?]/.exec(value)?.[0];
}
