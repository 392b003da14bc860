import type { JudgedFinding } from '../../routing/judged-finding';
import type { Paint, Style } from '../colour';
import { printable, wrapped } from '../wrapped-text';
import type { AcknowledgedRow } from './plan-contents';

const SEVERITY_STYLES: Readonly<Record<JudgedFinding['severity'], Style>> = { error: 'red', warning: 'yellow', note: 'blue' };

/** With id, place and message, in the colour of how bad it is. */
export function findingLines(findings: readonly JudgedFinding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return ['  none'];
  return findings.flatMap(({ id, severity, message, where }) => [
    ...wrapped(printable(`${severity} ${id}${where === undefined ? '' : ` (${where})`}`), '', '  ').map((line) =>
      paint(SEVERITY_STYLES[severity], line),
    ),
    ...wrapped(printable(message.replace(/\s+/g, ' ')), '  '),
  ]);
}

/** With the reasons. */
export function acknowledgedLines(acknowledged: readonly AcknowledgedRow[], paint: Paint): readonly string[] {
  return acknowledged.flatMap(({ id, severity, where, message, reason }) => [
    ...wrapped(printable(`${severity === undefined ? '' : `${severity} `}${id} (${where ?? 'anywhere'})`), '', '  ').map((line) =>
      paint('dim', line),
    ),
    ...(message === undefined ? [] : wrapped(printable(message.replace(/\s+/g, ' ')), '  ')),
    ...wrapped(printable(`Acknowledged: ${reason}`), '  '),
  ]);
}
