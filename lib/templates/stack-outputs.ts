import type { StackTemplate } from './cloudformation-template';

/** Names of the outputs of some stacks; those of nested stacks nobody sees without their parent. */
export function stackOutputs(stacks: readonly StackTemplate[]): readonly string[] {
  return stacks.flatMap(({ template }) => Object.keys(template.Outputs ?? {}));
}
