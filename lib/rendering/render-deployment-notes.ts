import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { NOTES_KEY, type DeploymentNotes } from '../planning/deployment-notes';

/** Into the Metadata of the template, beside the notes of other proxies in the stack. */
export function renderDeploymentNotes(proxy: Construct, notes: DeploymentNotes | undefined): void {
  if (notes === undefined) return;
  const stack = Stack.of(proxy);
  const others = (stack.templateOptions.metadata?.[NOTES_KEY] ?? {}) as Readonly<Record<string, DeploymentNotes>>;
  const all = Object.entries({ ...others, [proxy.node.path]: notes });
  stack.addMetadata(NOTES_KEY, Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))));
}
