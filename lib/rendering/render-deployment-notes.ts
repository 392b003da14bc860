import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { NOTES_KEY, type DeploymentNotes } from '../planning/deployment-notes';

/** Into the Metadata of the template, beside the notes of other proxies in the stack; front ends and alarms by their logical ids. */
export function renderDeploymentNotes(
  proxy: Construct,
  notes: DeploymentNotes,
  logicalIds: ReadonlyMap<string, string>,
  alarmIds: ReadonlyMap<string, string> = new Map(),
): void {
  const recordsToCreate = notes.recordsToCreate.map(({ loadBalancer, ...record }) =>
    withoutNull(loadBalancer === undefined ? record : { ...record, loadBalancer: logicalIds.get(loadBalancer) ?? loadBalancer }),
  );
  const acknowledged = notes.acknowledged.map(withoutNull);
  const publications = notes.publications?.map((note) => ({ ...note, frontEnd: logicalIds.get(note.frontEnd) ?? note.frontEnd }));
  const alarms = notes.alarms?.map((note) => ({
    ...note,
    alarms: note.alarms.map((each) => ({ ...each, resource: alarmIds.get(each.resource) ?? each.resource })),
  }));
  const stack = Stack.of(proxy);
  const others = (stack.templateOptions.metadata?.[NOTES_KEY] ?? {}) as Readonly<Record<string, DeploymentNotes>>;
  const all = Object.entries({
    ...others,
    [proxy.node.path]: {
      ...notes,
      recordsToCreate,
      acknowledged,
      ...(alarms === undefined ? {} : { alarms }),
      ...(publications === undefined ? {} : { publications }),
    },
  });
  stack.addMetadata(NOTES_KEY, Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** CloudFormation takes no null anywhere in a template: https://github.com/aws-cloudformation/cfn-lint/issues/38 */
function withoutNull<T extends object>(note: T): Partial<T> {
  return Object.fromEntries(Object.entries(note).filter(([, value]) => value !== null)) as Partial<T>;
}
