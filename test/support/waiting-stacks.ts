import type { StackTemplate } from '../../lib/templates/cloudformation-template';
import { dependsOn } from './dependencies';

/**
 * Resources of a template that wait for one another in a circle, nested stacks among them, as CloudFormation orders them: by Ref,
 * Fn::GetAtt and DependsOn. It refuses such a template.
 */
export function stacksWaitingForOneAnother({ template, nested }: StackTemplate): readonly unknown[] {
  const waits = new Map(
    Object.entries(template.Resources).map(([id, resource]) => [
      id,
      new Set(
        [...namedIn(resource.Properties), ...dependsOn(resource as { DependsOn?: string })].filter((each) => each in template.Resources),
      ),
    ]),
  );
  // What waits for nothing that is still there goes first; of a circle nothing ever goes.
  for (;;) {
    const free = [...waits].filter(([, others]) => [...others].every((each) => !waits.has(each))).map(([id]) => id);
    if (free.length === 0) break;
    for (const id of free) waits.delete(id);
  }
  return [...waits.keys(), ...Object.values(nested).flatMap(stacksWaitingForOneAnother)];
}

function namedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namedIn);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).replace(/\..*$/, '')];
    if (key === 'Fn::Sub') return [...String(Array.isArray(inner) ? inner[0] : inner).matchAll(/\$\{(\w+)/g)].map(([, id = '']) => id);
    return namedIn(inner);
  });
}
