import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { decodeText } from '../documents/decode-text';
import { entry, text } from './load-balancers/properties';
import {
  asTemplate,
  isObject,
  STACK_TYPE,
  TemplateError,
  type CloudFormationTemplate,
  type StackTemplate,
} from './cloudformation-template';

/** Turns the text of a file into what it describes. */
export type Parser = (content: string, file: string) => unknown;

/** Reads a template file with the files of its nested stacks, as far as they lie in its folder. */
export class StackReader {
  public constructor(
    private readonly parse: Parser,
    private readonly parameters: Readonly<Record<string, string>> = {},
    /** CDK leaves Resources out of the template of an empty stack. */
    private readonly mayBeEmpty = false,
  ) {}

  /** Throws a TemplateError. */
  public read(file: string, name: string): StackTemplate {
    return this.stack(file, name, assetFiles(file), []);
  }

  private stack(file: string, name: string, assets: AssetFiles, within: readonly string[]): StackTemplate {
    const template = asTemplate(this.parse(contentOf(file), file), file, this.mayBeEmpty);
    const nested = Object.keys(template.Resources).flatMap((id) => {
      const inner = nestedFile(template, id, file, assets);
      const isNew = inner !== undefined && ![...within, file].includes(inner) && existsSync(inner);
      return isNew ? [[id, this.stack(inner, `${name}/${id}`, assets, [...within, file])] as const] : [];
    });
    return { name, template, nested: Object.fromEntries(nested), parameters: this.parameters };
  }
}

type AssetFiles = ReadonlyMap<string, string>;

/** Files by their hash, from the manifest of assets that CDK writes beside the template of a stack. */
function assetFiles(file: string): AssetFiles {
  const manifest = file.replace(/\.template\.json$/, '.assets.json');
  if (manifest === file || !existsSync(manifest)) return new Map();
  const files = entry(parseJson(contentOf(manifest), manifest), 'files');
  return new Map(
    Object.entries(isObject(files) ? files : {}).flatMap(([hash, asset]) => {
      const path = text(entry(entry(asset, 'source'), 'path'));
      return path === undefined ? [] : [[hash, path] as const];
    }),
  );
}

/**
 * CDK notes the file of a nested stack if its command line asks for that, and names the asset's hash in the URL in any
 * case; templates that wait for `aws cloudformation package` name the file in TemplateURL.
 */
function nestedFile({ Resources }: CloudFormationTemplate, id: string, file: string, assets: AssetFiles): string | undefined {
  const { Type, Metadata, Properties } = Resources[id] ?? { Type: '' };
  if (Type !== STACK_TYPE) return undefined;
  const url = Properties?.['TemplateURL'];
  const [hash = ''] = /[0-9a-f]{64}/.exec(JSON.stringify(url ?? '')) ?? [];
  const path = text(Metadata?.['aws:asset:path']) ?? assets.get(hash) ?? text(url);
  if (path === undefined || /^\w+:/.test(path) || isAbsolute(path)) return undefined;
  const inner = join(dirname(file), path);
  return relative(dirname(file), inner).startsWith('..') ? undefined : inner;
}

/** UTF-8 or UTF-16, as PowerShell writes it. Throws a TemplateError. */
export function contentOf(file: string): string {
  let content: string | undefined;
  try {
    content = decodeText(readFileSync(file));
  } catch (error) {
    throw new TemplateError(`${file} cannot be read: ${readProblem(error as NodeJS.ErrnoException)}`);
  }
  if (content === undefined) throw new TemplateError(`${file} is no text in UTF-8 or UTF-16.`);
  return content;
}

/** What is wrong with a file, and what to do. */
function readProblem({ code = '', message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file. Correct the path, or run "cdk synth", which writes it.';
    case 'EISDIR':
      return 'it is a folder. Name a file in it.';
    case 'EACCES':
    case 'EPERM':
      return `you may not read it (${code}). Have its permissions changed.`;
    default:
      return `${code === '' ? message : code}.`;
  }
}

/** Throws a TemplateError. */
export function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new TemplateError(`${file} is no JSON: ${(error as Error).message}.`);
  }
}
