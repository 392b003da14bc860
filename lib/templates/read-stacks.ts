import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../declaring/environments';
import { SAID_VALUES } from '../findings/said-values';
import { entry, list, text } from './load-balancers/properties';
import { isObject, TemplateError, type StackTemplate } from './cloudformation-template';
import { contentOf, parseJson, StackReader, type Parser } from './stack-reader';

/** What CDK told the user about a stack at synthesis. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'note';
  /** Path of the construct. */
  readonly where: string;
  readonly message: string;
  /** Values that findings of this construct are about, by the ids of the findings. */
  readonly values?: ReadonlyMap<string, readonly (string | number)[]>;
}

export interface SynthesizedStack extends StackTemplate {
  readonly file: string;
  readonly annotations: readonly Annotation[];
}

/** A template file and its nested stacks. Throws a TemplateError. */
export function readTemplateFile(file: string, parse: Parser = parseJson, mayBeEmpty = false): SynthesizedStack {
  return { ...new StackReader(parse, {}, mayBeEmpty).read(file, fileName(file)), file, annotations: [] };
}

/** One that CDK has just synthesized, with the account and Region of its stack as far as they are known. Throws a TemplateError. */
export function readFinishedTemplate(file: string, { account, region }: Pick<Environment, 'account' | 'region'>): StackTemplate {
  const parameters = {
    ...(account === undefined ? {} : { 'AWS::AccountId': account }),
    ...(region === undefined ? {} : { 'AWS::Region': region }),
  };
  return new StackReader(parseJson, parameters, true).read(file, fileName(file));
}

/** One stack of a cloud assembly; undefined where it holds none of that id. Throws a TemplateError. */
export function readAssemblyStack(folder: string, artifactId: string): SynthesizedStack | undefined {
  const artifact = entry(artifactsOf(folder), artifactId);
  return artifact === undefined ? undefined : assemblyStack(folder, artifactId, artifact, entry(artifact, 'properties'));
}

/** All stacks of a cloud assembly, those of its stages too. Throws a TemplateError. */
export function readAssembly(folder: string): readonly SynthesizedStack[] {
  return Object.entries(artifactsOf(folder)).flatMap(([id, artifact]) => {
    const properties = entry(artifact, 'properties');
    switch (text(entry(artifact, 'type')) ?? '') {
      case 'aws:cloudformation:stack':
        return [assemblyStack(folder, id, artifact, properties)];
      case 'cdk:cloud-assembly':
        return readAssembly(join(folder, text(entry(properties, 'directoryName')) ?? ''));
      default:
        return [];
    }
  });
}

function artifactsOf(folder: string): Readonly<Record<string, unknown>> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) {
    throw new TemplateError(
      `${folder} is no cloud assembly: it has no manifest.json. Run "cdk synth" first, or name a template file instead.`,
    );
  }
  const artifacts = entry(parseJson(contentOf(file), file), 'artifacts');
  return isObject(artifacts) ? artifacts : {};
}

function assemblyStack(folder: string, id: string, artifact: unknown, properties: unknown): SynthesizedStack {
  const file = join(folder, text(entry(properties, 'templateFile')) ?? '');
  const name = text(entry(properties, 'stackName')) ?? id;
  const metadataFile = text(entry(artifact, 'additionalMetadataFile'));
  const metadata =
    metadataFile === undefined ? entry(artifact, 'metadata') : parseJson(contentOf(join(folder, metadataFile)), metadataFile);
  const stack = new StackReader(parseJson, environmentOf(artifact), true).read(file, name);
  return { ...stack, environment: `${folder} ${text(entry(artifact, 'environment')) ?? ''}`, file, annotations: annotationsIn(metadata) };
}

/** Account and Region, where the stack is bound to them: `aws://123456789012/eu-west-1`. */
function environmentOf(artifact: unknown): Readonly<Record<string, string>> {
  const [, account = '', region = ''] = /^aws:\/\/([^/]*)\/(.*)$/.exec(text(entry(artifact, 'environment')) ?? '') ?? [];
  return {
    ...(/^\d+$/.test(account) ? { 'AWS::AccountId': account } : {}),
    ...(region === '' || region.startsWith('unknown') ? {} : { 'AWS::Region': region }),
  };
}

const LEVELS: Readonly<Record<string, Annotation['level']>> = {
  'aws:cdk:error': 'error',
  'aws:cdk:warning': 'warning',
  'aws:cdk:info': 'note',
};

function annotationsIn(metadata: unknown): readonly Annotation[] {
  return Object.entries(isObject(metadata) ? metadata : {}).flatMap(([path, entries]) => {
    const values = saidValues(list(entries));
    return list(entries).flatMap((each) => {
      const level = LEVELS[text(entry(each, 'type')) ?? ''];
      return level === undefined ? [] : [{ level, where: path.replace(/^\//, ''), message: text(entry(each, 'data')) ?? '', values }];
    });
  });
}

function saidValues(entries: readonly unknown[]): NonNullable<Annotation['values']> {
  const said = new Map<string, readonly (string | number)[]>();
  for (const each of entries) {
    if (text(entry(each, 'type')) !== SAID_VALUES) continue;
    const data = parseJson(text(entry(each, 'data')) ?? '{}', SAID_VALUES);
    const id = text(entry(data, 'id')) ?? '';
    const values = list(entry(data, 'values')).filter((value) => typeof value === 'string' || typeof value === 'number');
    said.set(id, [...(said.get(id) ?? []), ...values]);
  }
  return said;
}

function fileName(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/(?:\.template)?\.(?:json|ya?ml|template)$/i, '');
}
