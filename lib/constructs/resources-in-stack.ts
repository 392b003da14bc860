import { CfnResource, type Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** How many resources a stack has by itself, without those nested in it. */
export function resourcesIn(stack: Stack): number {
  return stack.node.findAll().filter((each) => isOf(each, stack)).length;
}

function isOf(construct: IConstruct, stack: Stack): boolean {
  return CfnResource.isCfnResource(construct) && construct.stack === stack;
}

/** All that a construct holds, in nested stacks too. */
export function resourcesBelow({ node }: IConstruct): readonly CfnResource[] {
  return node.findAll().filter((each) => CfnResource.isCfnResource(each));
}
