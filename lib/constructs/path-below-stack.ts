import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What a plan knows a construct by. One outside the stack keeps its whole path. */
export function pathBelowStack(construct: Construct, { node: stack }: Stack = Stack.of(construct)): string {
  const { path } = construct.node;
  return stack.path !== '' && path.startsWith(`${stack.path}/`) ? path.slice(stack.path.length + 1) : path;
}
