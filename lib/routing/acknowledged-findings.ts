import type { AcknowledgedFinding } from '../planning/deployment-notes';
import type { Finding } from '../findings/finding';
import type { JudgedFinding } from './judged-finding';

/** Findings with the reason why somebody accepts them. Errors are never silenced: the update would still fail. */
export function withAcknowledgements(
  findings: readonly Finding[],
  acknowledgements: readonly AcknowledgedFinding[],
): readonly JudgedFinding[] {
  return findings.map((finding) => {
    const covers = ({ id, where }: AcknowledgedFinding) => id === finding.id && (where === null || isAt(where, finding.where));
    return { ...finding, acknowledged: finding.severity === 'error' ? undefined : acknowledgements.find(covers)?.reason };
  });
}

/** A logical id, with or without the stacks that hold it. */
function isAt(where: string, key: string | undefined): boolean {
  return key === where || key?.replace(/^.*[:/]/, '') === where;
}
