import type { StackTemplate, TemplateResource } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import { TemplateRouting } from '../routing/template-routing';
import { differingProperties } from './resource-values';

/** Two sets of templates whose resources are matched by the name of their stack and their logical id. */
export interface Update {
  readonly before: TemplateRouting;
  readonly after: TemplateRouting;
  readonly resources: ReadonlyMap<string, ResourcePair>;
}

/** What one logical id stands for before and after; one of the two may be missing. */
export interface ResourcePair {
  readonly key: string;
  readonly before: DeployedResource | undefined;
  readonly after: DeployedResource | undefined;
  /** Empty unless there are both, of one type. */
  readonly changedProperties: readonly string[];
}

/** With one stack on each side they are compared whatever they are called. */
export function updateOf(before: readonly StackTemplate[], after: readonly StackTemplate[]): Update {
  const named = before.length !== 1 || after.length !== 1;
  const [old, young] = [before, after].map((stacks) => new TemplateRouting(named ? underTheirNames(stacks) : stacks)) as [
    TemplateRouting,
    TemplateRouting,
  ];
  return { before: old, after: young, resources: paired(old.resources, young.resources) };
}

/** Keys carry the name of the stack as soon as there are several: a stack without resources makes it so. */
function underTheirNames(stacks: readonly StackTemplate[]): readonly StackTemplate[] {
  const taken = new Map<string, number>();
  const unique = stacks.map((stack) => {
    const count = (taken.get(stack.name) ?? 0) + 1;
    taken.set(stack.name, count);
    return count === 1 ? stack : { ...stack, name: `${stack.name}#${count}` };
  });
  return stacks.length === 1 ? [...unique, NO_STACK] : unique;
}

const NO_STACK: StackTemplate = { name: '', template: { Resources: {} }, nested: {}, parameters: {} };

function paired(before: readonly DeployedResource[], after: readonly DeployedResource[]): ReadonlyMap<string, ResourcePair> {
  const [old, young] = [before, after].map((resources) => new Map(resources.map((resource) => [resource.key, resource])));
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return new Map(keys.map((key) => [key, pair(key, old?.get(key), young?.get(key))]));
}

function pair(key: string, before: DeployedResource | undefined, after: DeployedResource | undefined): ResourcePair {
  const comparable = before !== undefined && after !== undefined && before.type === after.type;
  return { key, before, after, changedProperties: comparable ? differingProperties(before.properties, after.properties) : [] };
}

/** What CloudFormation keeps when the resource goes from the template, or is replaced. */
export function isRetained(
  routing: TemplateRouting,
  { stackName, logicalId }: DeployedResource,
  policy: 'DeletionPolicy' | 'UpdateReplacePolicy',
): boolean {
  const [own, ...path] = stackName.split('/');
  const stack = path.reduce<StackTemplate | undefined>(
    (outer, id) => outer?.nested[id],
    routing.stacks.find(({ name }) => name === own),
  );
  const resource = stack?.template.Resources[logicalId] as (TemplateResource & Readonly<Record<string, unknown>>) | undefined;
  return String(resource?.[policy]).startsWith('Retain');
}
