import type { TemplateJson } from './model-of-template';

/** What a resource says it waits for. */
export const dependsOn = ({ DependsOn = [] }: { readonly DependsOn?: string | readonly string[] }): readonly string[] =>
  typeof DependsOn === 'string' ? [DependsOn] : DependsOn;

/** Logical ids that a value names by Ref, Fn::GetAtt or Fn::Sub. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).replace(/\..*$/, '')];
    if (key === 'Fn::Sub') return [...String(Array.isArray(inner) ? inner[0] : inner).matchAll(/\$\{(\w+)/g)].map(([, id = '']) => id);
    return referencesIn(inner);
  });
}

/** Everything that has to be there before a resource because it, or what it refers to, refers to it. */
function referredTo(id: string, { Resources }: TemplateJson, seen = new Set<string>()): ReadonlySet<string> {
  for (const next of referencesIn(Resources[id]?.Properties)) {
    if (seen.has(next)) continue;
    seen.add(next);
    referredTo(next, { Resources }, seen);
  }
  return seen;
}

/** Dependencies that references enforce already, which cfn-lint reports as W3005. */
export function needlessDependencies(template: TemplateJson): readonly string[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    const enforced = referredTo(id, template);
    return dependsOn(resource)
      .filter((other) => enforced.has(other))
      .map((other) => `${id} waits for ${other} twice`);
  });
}
