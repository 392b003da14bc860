import schema from '../../../deployment.schema.json';
import { nearWord } from '../near-word';
import { pathText, type FileProblem } from './file-problem';
import { FORMATS } from './formats';
import type { ParsedDocument } from './parse-document';
import { validate as validator } from './schema-validator';

/** What the schema refuses, and whether the rest can be read all the same. */
export interface SchemaVerdict {
  readonly problems: readonly FileProblem[];
  /** Whether every value has its type and nothing required is missing. */
  readonly isSound: boolean;
}

/**
 * Everything in a document that the schema refuses, in the words of its descriptions; of blanks, whose paths are given, it
 * says nothing.
 */
export function schemaVerdict(document: ParsedDocument, blanks: ReadonlySet<string> = new Set()): SchemaVerdict {
  const validate = validator as unknown as Validator;
  if (validate(document.value)) return { problems: [], isSound: true };
  const errors = relevant(validate.errors ?? []).map((error) => {
    const path = pathOf(error, document.value);
    return { error, path, isBlank: blanks.has(pathText(path)) };
  });
  return {
    problems: errors
      .filter(({ isBlank }) => !isBlank)
      .map(({ error, path }) => ({ path: pathText(path), line: document.positionOf(path)?.line, message: messageOf(error) })),
    isSound: errors.every(({ error, isBlank }) => !STRUCTURAL.includes(error.keyword) || (isBlank && isAboutScalar(error))),
  };
}

const STRUCTURAL = ['type', 'required', 'anyOf', 'minItems'];

/** Whether a text stands where a number or a word was expected, which nothing trips over. */
function isAboutScalar({ keyword, params }: DescribedError): boolean {
  return keyword === 'type' && ['integer', 'number', 'boolean'].includes(String(params['type']));
}

/** What ajv makes: whether a value is as the schema says, and what is not, which stays until the next one is judged. */
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly DescribedError[] | null;
}

type SchemaObject = Readonly<Record<string, unknown>>;

/** An error as ajv tells it with `verbose`; the schemas are parts of the one that is imported here. */
interface DescribedError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: SchemaObject & { readonly description?: string; readonly examples?: readonly unknown[] };
  readonly data?: unknown;
}

/**
 * Of an alternative only the branch that was meant counts: the one whose type fits. Where none fits, the alternative
 * itself is reported with its description.
 */
function relevant(all: readonly DescribedError[]): readonly DescribedError[] {
  const mistyped = all.filter(({ keyword }) => keyword === 'type');
  // Of a value of another type nothing more is said: no enumeration has it.
  const errors = all.filter(
    ({ keyword, parentSchema, instancePath }) =>
      keyword !== 'enum' || !mistyped.some((each) => each.parentSchema === parentSchema && each.instancePath === instancePath),
  );
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter((error) => {
    if (error.keyword === 'anyOf')
      return !errors.some((other) => isWithin(other, error) && !isTypeMismatch(other, error) && other !== error);
    return !alternatives.some((alternative) => isWithin(error, alternative) && isTypeMismatch(error, alternative));
  });
}

function isWithin(error: DescribedError, alternative: DescribedError): boolean {
  return error.instancePath === alternative.instancePath
    ? error.keyword !== 'anyOf' && branchesOf(alternative).some((branch) => error.parentSchema === branch)
    : error.instancePath.startsWith(`${alternative.instancePath}/`);
}

function isTypeMismatch(error: DescribedError, alternative: DescribedError): boolean {
  return error.keyword === 'type' && error.instancePath === alternative.instancePath;
}

/** The schemas an alternative chooses from, references resolved. */
function branchesOf({ parentSchema }: DescribedError): readonly unknown[] {
  const branches = (parentSchema?.['anyOf'] ?? []) as readonly { readonly $ref?: string }[];
  return branches.map((branch) => (branch.$ref === undefined ? branch : definition(branch.$ref)));
}

function definition(reference: string): unknown {
  const name = reference.replace('#/definitions/', '');
  return (schema.definitions as Readonly<Record<string, unknown>>)[name];
}

/** JSON pointer to path; a part is an index where the document has a list. An unknown or missing key is part of it. */
function pathOf(error: DescribedError, document: unknown): readonly (string | number)[] {
  const pointer = error.instancePath.split('/').slice(1);
  const own = [error.params['additionalProperty'], error.params['missingProperty']].filter((part) => typeof part === 'string');
  const path: (string | number)[] = [];
  let value = document;
  for (const raw of pointer) {
    const part = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    const isList = Array.isArray(value);
    path.push(isList ? Number(part) : part);
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return [...path, ...own];
}

function messageOf(error: DescribedError): string {
  const { keyword, params, parentSchema = {}, data } = error;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(String(params['additionalProperty']), Object.keys(parentSchema['properties'] ?? {}));
    case 'required':
      return `It is missing. ${right(requiredSchema(parentSchema, String(params['missingProperty'])))}`;
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
      return `Found ${shown(data)}.${meant(String(data), allowed)} Write ${choice(allowed)}: ${parentSchema.description ?? 'the values known here'}.`;
    }
    case 'format':
      return `${shown(data)} ${FORMATS[String(params['format'])]?.(String(data)) ?? 'is malformed'}. ${right(parentSchema)}`;
    case 'uniqueItems':
      return `The same value stands in it twice. Write each once.`;
    case 'minItems':
      return `Found ${(data as readonly unknown[]).length} entries, at least ${String(params['limit'])} are needed. ${right(parentSchema)}`;
    default:
      return `Found ${shown(data)}. ${right(parentSchema)}`;
  }
}

function requiredSchema(parent: SchemaObject, key: string): SchemaObject {
  const property = ((parent['properties'] ?? {}) as Readonly<Record<string, SchemaObject & { readonly $ref?: string }>>)[key] ?? {};
  return property.$ref === undefined ? property : (definition(property.$ref) as SchemaObject);
}

function unknownKey(key: string, known: readonly string[]): string {
  return `Unknown key.${meant(key, known)} Known here: ${known.filter((each) => each !== '$schema').join(', ')}.`;
}

/** The nearest of the known words, if it is near. */
function meant(word: string, known: readonly string[]): string {
  const near = nearWord(word, known);
  return near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`;
}

function right(described: SchemaObject): string {
  const {
    description,
    examples,
    enum: values,
  } = described as { description?: string; examples?: readonly unknown[]; enum?: readonly unknown[] };
  if (description === undefined) return '';
  const like = examples === undefined ? '' : ` like ${examples.map(String).join(' or ')}`;
  const oneOf = values === undefined ? '' : `: ${choice(values)}`;
  return `Write ${description}${like}${oneOf}.`;
}

function choice(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `${values.slice(0, -1).map(String).join(', ')} or ${String(values.at(-1))}`;
}

/** A found value, cut where it would fill the screen. */
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
