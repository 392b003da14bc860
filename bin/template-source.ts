import { existsSync } from 'node:fs';
import { TemplateError } from '../lib/templates/cloudformation-template';
import { readAssembly, readTemplateFile, type SynthesizedStack } from '../lib/templates/read-stacks';
import { DEFAULT_APP, DEFAULT_DEPLOYMENT } from './default-places';

/** Where the verbs that describe read what they describe. */
export interface TemplateSource {
  /** Folder of a cloud assembly. */
  readonly app: string;
  /** A template file instead. */
  readonly template?: string;
  /** Only the stack of this name. */
  readonly stack?: string;
}

/** The deployment file that lies here, of which nobody has to name the path. */
export function deploymentHere(): string | undefined {
  return existsSync(DEFAULT_DEPLOYMENT) ? DEFAULT_DEPLOYMENT : undefined;
}

/** Where nothing is named, and neither a deployment file nor a cloud assembly lies here. */
export function nothingHere(): TemplateError {
  return new TemplateError(
    `There is neither ${DEFAULT_DEPLOYMENT} nor ${DEFAULT_APP} here. Name what to read: --deployment FILE, --app FOLDER or --template FILE.`,
  );
}

/** The stacks a verb is about. Throws a TemplateError. */
export function stacksOf({ app, template, stack }: TemplateSource): readonly SynthesizedStack[] {
  const all = template === undefined ? readAssembly(app) : [templateAt(template)];
  if (stack === undefined) return all;
  const chosen = all.filter(({ name }) => name === stack);
  if (chosen.length > 0) return chosen;
  throw new TemplateError(`There is no stack ${JSON.stringify(stack)}. There is: ${all.map(({ name }) => name).join(', ')}.`);
}

/** The stack of a template file. YAML is loaded only where it is wanted: most templates are JSON, and `route` is to answer at once. */
export function templateAt(file: string): SynthesizedStack {
  if (!/\.ya?ml$/i.test(file)) return readTemplateFile(file);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseYamlTemplate } = require('../lib/templates/yaml-template') as typeof import('../lib/templates/yaml-template');
  return readTemplateFile(file, parseYamlTemplate);
}
