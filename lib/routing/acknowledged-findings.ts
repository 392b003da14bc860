import type { AcknowledgedFinding } from '../planning/deployment-notes';
import { entryOf } from '../findings/catalogue';
import type { Finding } from '../findings/finding';
import type { JudgedFinding } from './judged-finding';

/**
 * Findings with the reason why somebody accepts them. Errors about the plan are never silenced, but for those that may be
 * acknowledged: what they say would still be so. Those about something else are, where it is named.
 */
export function withAcknowledgements(
  findings: readonly Finding[],
  acknowledgements: readonly AcknowledgedFinding[],
): readonly JudgedFinding[] {
  return findings.map((finding) => {
    const isSoft = finding.severity !== 'error' || entryOf(finding.id)?.acknowledgeable === true;
    const covers = ({ id, where }: AcknowledgedFinding) => id === finding.id && (where === null ? isSoft : isAt(where, finding.where));
    const isHard = !isSoft && finding.isElsewhere !== true;
    return { ...finding, acknowledged: isHard ? undefined : acknowledgements.find(covers)?.reason };
  });
}

/** A logical id, with or without the stacks that hold it. */
function isAt(where: string, key: string | undefined): boolean {
  return key === where || key?.replace(/^.*[:/]/, '') === where;
}
