import type { StackTemplate } from '../templates/cloudformation-template';

/** What is known of the parameters of a stack, Region and account among them: nested ones are where the stack is that holds them. */
export function parametersOf(stackName: string, stacks: readonly StackTemplate[]): Readonly<Record<string, string | undefined>> {
  const [own] = stackName.split('/');
  return stacks.find(({ name }) => name === own)?.parameters ?? {};
}
