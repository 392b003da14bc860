import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The stack whose template is deployed by itself: nested stacks are read with it. */
export function deployedStack(construct: IConstruct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent !== undefined) stack = stack.nestedStackParent;
  return stack;
}
