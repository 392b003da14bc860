/**
 * Why Elastic Load Balancing refuses a value of a host-header condition, or undefined if it takes it: letters, digits, `-`,
 * `.`, `*`, `?`, one dot at least, and letters only after the last one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
 */
export function refusedHost(value: string): string | undefined {
  if (value.includes('://')) return 'has a scheme';
  if (value.includes('/')) return 'has a slash';
  if (value.includes(':')) return 'has a port';
  if (/[^\x20-\x7e]/.test(value)) return 'has characters beyond ASCII: write the name as DNS has it (xn--…)';
  if (value.includes('_')) return 'has an underscore';
  if (!/^[A-Za-z0-9.*?-]+$/.test(value)) return 'has other characters than letters, digits, hyphens, dots and wildcards';
  if (!value.includes('.')) return 'has no dot';
  return /\.[A-Za-z]+$/.test(value) ? undefined : 'does not end in a dot and letters';
}

/**
 * The same for a path-pattern condition.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
 */
export function refusedPath(value: string): string | undefined {
  const refused = /[^A-Za-z0-9_\-.$/~"'@:+&*?]/.exec(value)?.[0];
  return refused === undefined ? undefined : `has the character ${JSON.stringify(refused)}`;
}
