/** As much of a CloudFormation template as decides what its load balancers do. */
export interface CloudFormationTemplate {
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

export interface TemplateParameter {
  readonly Type?: string;
  readonly Default?: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface TemplateOutput {
  readonly Value?: unknown;
  readonly Export?: { readonly Name?: unknown };
}

/** A template under the name of its stack, with what is known of its nested stacks, by logical id. */
export interface StackTemplate {
  readonly name: string;
  readonly template: CloudFormationTemplate;
  readonly nested: Readonly<Record<string, StackTemplate>>;
  /** Values for parameters that have none, or another, in the template. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The same for stacks that may hand values to one another: of one account, one Region and one stage of an app. */
  readonly environment?: string;
}

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** Whether a stack has a nested one of which nobody knows the template. */
export function isUnread({ template, nested }: StackTemplate, id: string): boolean {
  return own(template.Resources, id)?.Type === STACK_TYPE && own(nested, id) === undefined;
}

/** Whether it or one nested in it has a nested stack of which nobody knows the template. */
export function isPartlyUnread(stack: StackTemplate): boolean {
  return Object.keys(stack.template.Resources).some((id) => isUnread(stack, id)) || Object.values(stack.nested).some(isPartlyUnread);
}

/** What people get who hand over something else: no stack trace is of use to them. */
export class TemplateError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** The value as a template. Throws a TemplateError if it is none. CDK leaves Resources out of the template of an empty stack. */
export function asTemplate(value: unknown, where: string, mayBeEmpty = false): CloudFormationTemplate {
  const resources = isObject(value) ? (value['Resources'] ?? (mayBeEmpty ? {} : undefined)) : undefined;
  if (!isObject(resources)) {
    throw new TemplateError(
      `${where} is no CloudFormation template: an object with Resources is expected. Synthesize it with "cdk synth".`,
    );
  }
  const loop = Object.keys(resources).find((id) => id.startsWith('Fn::'));
  if (loop !== undefined) {
    throw new TemplateError(
      `${where} makes resources with ${loop} (AWS::LanguageExtensions), which this version does not carry out. Give it the processed template: aws cloudformation get-template --template-stage Processed.`,
    );
  }
  const odd = Object.entries(resources).find(([, resource]) => !isObject(resource) || typeof resource['Type'] !== 'string');
  if (odd !== undefined)
    throw new TemplateError(`${where}: the resource ${JSON.stringify(odd[0])} has no Type, as every resource of a template must.`);
  return { ...(value as Omit<CloudFormationTemplate, 'Resources'>), Resources: resources as CloudFormationTemplate['Resources'] };
}

/** The entry of that very name: a template may call things `constructor`. */
export function own<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
