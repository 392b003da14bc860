import { Stack, type CfnResource } from 'aws-cdk-lib/core';

/** As templates are read: the logical id, behind those of the nested stacks that hold it. */
export function keyOf(resource: CfnResource): string {
  const within: string[] = [];
  for (
    let stack = Stack.of(resource);
    stack.nestedStackParent !== undefined && stack.nestedStackResource !== undefined;
    stack = stack.nestedStackParent
  ) {
    within.unshift(logicalIdOf(stack.nestedStackResource));
  }
  return [...within, logicalIdOf(resource)].join('/');
}

/** As it is written: `getLogicalId` of a stack knows nothing of `overrideLogicalId`. */
export function logicalIdOf({ stack, logicalId }: CfnResource): string {
  return String(stack.resolve(logicalId));
}
