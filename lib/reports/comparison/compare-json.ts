import type { Comparison } from '../../comparing/comparison';

/**
 * The contract of `compare --json`: the fields of Comparison as they stand; what is undefined is null, so that every
 * object has all its keys.
 */
export function compareJson({ names, findings, replacements, certificates, targetGroups, quotas, changed }: Comparison): string {
  const contract = {
    names,
    findings: findings.map(({ id, severity, message, where, acknowledged }) => ({ id, severity, where, message, acknowledged })),
    replacements,
    certificates,
    targetGroups,
    quotas,
    changed,
  };
  return `${JSON.stringify(contract, (_, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}
