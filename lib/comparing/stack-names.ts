import { finding, type Finding } from '../findings/finding';
import type { StackTemplate } from '../templates/cloudformation-template';

/** One stack on each side that is called otherwise: CloudFormation knows stacks by their names. */
export function stackNameFindings(before: readonly StackTemplate[], after: readonly StackTemplate[]): readonly Finding[] {
  const [old, young] = [before[0]?.name, after[0]?.name];
  if (before.length !== 1 || after.length !== 1 || old === undefined || young === undefined || old === young) return [];
  return [finding('stack-renamed', young, { from: old, to: young })];
}
