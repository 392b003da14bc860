import { STACK_TYPE } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import type { PropertyChange, Replacement, ResourceChange } from './comparison';
import { propertyChanges } from './property-changes';
import { UPDATE_BEHAVIOUR } from './replacement-table';
import { isRetained, type ResourcePair, type Update } from './update';

/** Everything that is added, removed or changed, but for what is replaced. */
export function resourceChanges(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly ResourceChange[] {
  return [...update.resources.values()].flatMap((pair) => {
    const { key, before, after, changedProperties } = pair;
    if (before === undefined) return after === undefined ? [] : [change(after, 'added')];
    if (after === undefined) return [change(before, isRetained(update.before, before, 'DeletionPolicy') ? 'kept' : 'removed')];
    if (changedProperties.length === 0 || replaced.has(key) || isKnownNestedStack(pair, update)) return [];
    const values = changedProperties.flatMap((name) => propertyChanges(name, before.properties[name], after.properties[name]));
    return [change(after, UPDATE_BEHAVIOUR[after.type] === undefined ? 'changed' : 'updated in place', changedProperties, values)];
  });
}

function change(
  { logicalId, stackName, type }: DeployedResource,
  kind: ResourceChange['change'],
  properties: readonly string[] = [],
  values: readonly PropertyChange[] = [],
): ResourceChange {
  return { logicalId, stackName, type, change: kind, properties, values };
}

/** Where the nested template is known its resources are told, and the new place it is read from is not. */
function isKnownNestedStack({ key, after, changedProperties }: ResourcePair, { resources }: Update): boolean {
  if (after?.type !== STACK_TYPE || changedProperties.some((property) => property !== 'TemplateURL')) return false;
  return [...resources.keys()].some((other) => other.startsWith(`${key}/`));
}
