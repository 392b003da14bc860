import type { Assumptions } from './assumptions';
import { isObject, own, type StackTemplate } from './cloudformation-template';
import { StackScope, type Exports } from './stack-scope';
import { Symbolic } from './symbolic';

/** A resource of one of the stacks, with as much of its properties as is known before deployment. */
export interface DeployedResource {
  /** Unique over all stacks: the logical id, behind those of the nested stacks that hold it. */
  readonly key: string;
  readonly logicalId: string;
  readonly stackName: string;
  readonly type: string;
  /** Whether the resource has a condition nobody can evaluate before deployment. */
  readonly conditional: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** One of them; of a large template one URL wants few. */
  property(name: string): unknown;
}

/** All resources of some stacks and their nested stacks. Properties are resolved when they are first read. */
export function deployedResources(stacks: readonly StackTemplate[], assumptions: Assumptions): readonly DeployedResource[] {
  const several = stacks.length > 1;
  const scopes: StackScope[] = [];
  const exports: Exports = {
    named: (name) => exported(scopes, name),
    output: (stackName, output) => scopes.find(({ stack }) => stack.name === stackName)?.output(output),
  };
  for (const stack of stacks) scopes.push(new StackScope(stack, several ? `${stack.name}:` : '', exports, assumptions));
  return scopes.flatMap((scope) => resourcesOf(scope, false));
}

function resourcesOf(scope: StackScope, conditional: boolean): readonly DeployedResource[] {
  return Object.entries(scope.stack.template.Resources).flatMap(([logicalId, resource]) => {
    const holds = resource.Condition === undefined ? true : scope.holds(resource.Condition);
    if (holds === false) return [];
    const perhaps = conditional || holds === undefined;
    const inner = scope.nested.get(logicalId);
    let properties: Readonly<Record<string, unknown>> | undefined;
    return [
      {
        key: scope.keyOf(logicalId),
        logicalId,
        stackName: scope.stack.name,
        type: resource.Type,
        conditional: perhaps,
        metadata: resource.Metadata ?? {},
        get properties() {
          return (properties ??= asProperties(scope.resolve(resource.Properties ?? {})));
        },
        property(name: string) {
          return properties?.[name] ?? scope.resolve(isObject(resource.Properties) ? own(resource.Properties, name) : undefined);
        },
      },
      ...(inner === undefined ? [] : resourcesOf(inner, perhaps)),
    ];
  });
}

/** Whatever else a template writes there has no properties of which anybody could tell. */
function asProperties(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) && !(value instanceof Symbolic) ? value : {};
}

function exported(scopes: readonly StackScope[], name: string): unknown {
  for (const scope of scopes) {
    for (const [id, output] of Object.entries(scope.stack.template.Outputs ?? {})) {
      if (output.Export !== undefined && String(scope.resolve(output.Export.Name)) === name) return scope.output(id);
    }
  }
  return undefined;
}
