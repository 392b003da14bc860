import { parseDocument, type CollectionTag, type ScalarTag } from 'yaml';
import { TemplateError } from './cloudformation-template';

/** A template in YAML, with the short forms of intrinsic functions (`!Ref`, `!Sub`, …). Throws a TemplateError. */
export function parseYamlTemplate(content: string, file: string): unknown {
  try {
    const document = parseDocument(content, { customTags: [...SHORT_FORMS], logLevel: 'error' });
    const [problem] = document.errors;
    if (problem !== undefined) throw problem;
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch (error) {
    throw new TemplateError(`${file} is no YAML: ${(error as Error).message}`);
  }
}

/** Against documents that grow when they are read. */
const MOST_ALIASES = 1000;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS = [
  'And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAtt', 'GetAZs', 'GetStackOutput', 'If', 'ImportValue', 'Join',
  'Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform',
]; // prettier-ignore

const SHORT_FORMS: readonly (ScalarTag | CollectionTag)[] = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name) => {
  const tag = `!${name}`;
  const key = FUNCTIONS.includes(name) ? `Fn::${name}` : name;
  const long = (argument: unknown) => ({ [key]: argument });
  return [
    { tag, resolve: (value: string) => long(value) },
    { tag, collection: 'seq', resolve: (value) => long((value as { toJSON(): unknown }).toJSON()) },
    { tag, collection: 'map', resolve: (value) => long((value as { toJSON(): unknown }).toJSON()) },
  ] satisfies readonly (ScalarTag | CollectionTag)[];
});
