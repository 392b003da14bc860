/** Second-level labels beneath which countries register names: `co.uk`, `com.au`, `ac.jp`. */
const SECOND_LEVEL = ['ac', 'co', 'com', 'edu', 'go', 'gob', 'gov', 'gv', 'ltd', 'mil', 'ne', 'net', 'nom', 'or', 'org', 'plc', 'sch'];

/** The domain a host was probably registered under: for grouping names, never for a decision. */
export function registeredDomain(host: string): string {
  const labels = host.split('.').filter((label) => label !== '*' && label !== '');
  const [second = '', first = ''] = labels.slice(-2);
  const depth = labels.length > 2 && first.length === 2 && SECOND_LEVEL.includes(second) ? 3 : 2;
  return labels.slice(-depth).join('.');
}
