import { Stage } from 'aws-cdk-lib/core';
import type { CloudFormationTemplate, StackTemplate } from '../../lib/templates/cloudformation-template';
import { readAssemblyStack } from '../../lib/templates/read-stacks';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import type { TemplateJson } from './model-of-template';
import { stackOf } from './synthesize';

/** The template of a deployment with those of its nested stacks, as they are read from the cloud assembly. */
export function synthesizedStacks(deployment: Deployment): { readonly stack: StackTemplate; readonly plan: PublishingPlan } {
  const stack = stackOf(deployment);
  const { root } = stack.node;
  if (!Stage.isStage(root)) throw new Error('the stack is in no app');
  const read = readAssemblyStack(root.synth().directory, stack.artifactId);
  if (read === undefined) throw new Error(`there is no ${stack.artifactId}`);
  return { stack: read, plan: stack.deployment.reverseProxy._plan };
}

/** The templates of nested stacks by their logical ids. */
export function nestedTemplates({ nested }: StackTemplate): ReadonlyMap<string, CloudFormationTemplate> {
  return new Map(Object.entries(nested).map(([id, { template }]) => [id, template]));
}

/**
 * One template that makes the same: what nested stacks hold stands in it itself, parameters and outputs are carried through. By
 * nothing that the library reads nested stacks with.
 */
export function flattened({ template, nested }: StackTemplate): TemplateJson {
  const inner = Object.entries(nested);
  const own = Object.entries(template.Resources).filter(([id]) => nested[id] === undefined);
  const outputs = (value: unknown): unknown =>
    rewritten(value, ([key, content]) => {
      const [id, attribute] = key === 'Fn::GetAtt' && Array.isArray(content) ? (content as readonly string[]) : [];
      const name = attribute?.startsWith('Outputs.') === true ? attribute.slice('Outputs.'.length) : undefined;
      const from = id === undefined || name === undefined ? undefined : nested[id]?.template.Outputs?.[name]?.Value;
      return from === undefined || id === undefined ? undefined : within(id, from, parametersOf(id));
    });
  const parametersOf = (id: string) => (template.Resources[id]?.Properties?.['Parameters'] ?? {}) as Readonly<Record<string, unknown>>;
  const within = (stack: string, value: unknown, parameters: Readonly<Record<string, unknown>>): unknown =>
    rewritten(value, ([key, content]) => {
      if (key === 'Ref' && typeof content === 'string') {
        if (Object.hasOwn(parameters, content)) return outputs(parameters[content]);
        return content.startsWith('AWS::') ? undefined : { Ref: `${stack}${content}` };
      }
      if (key !== 'Fn::GetAtt' || !Array.isArray(content)) return undefined;
      const [id, ...rest] = content as readonly string[];
      return { 'Fn::GetAtt': [`${stack}${id ?? ''}`, ...rest] };
    });
  return {
    Resources: {
      ...(Object.fromEntries(own.map(([id, resource]) => [id, outputs(resource)])) as TemplateJson['Resources']),
      ...(Object.fromEntries(
        inner.flatMap(([stack, { template: nestedTemplate }]) =>
          Object.entries(nestedTemplate.Resources).map(([id, { Type, Properties }]) => [
            `${stack}${id}`,
            within(stack, { Type, Properties }, parametersOf(stack)),
          ]),
        ),
      ) as TemplateJson['Resources']),
    },
    ...('Metadata' in template ? { Metadata: template.Metadata } : {}),
  };
}

function rewritten(value: unknown, of: (entry: readonly [string, unknown]) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => rewritten(each, of));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  const instead = entries.length === 1 && only !== undefined ? of(only) : undefined;
  return instead ?? Object.fromEntries(entries.map(([key, content]) => [key, rewritten(content, of)]));
}
