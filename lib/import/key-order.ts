import schema from '../../deployment.schema.json';

/** A part of the schema of deployment files, as far as the order of keys is concerned. */
export interface SchemaPart {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
}

/** The whole file. */
export const DEPLOYMENT_SCHEMA = schema as SchemaPart;

/** The part that describes the entries of a list. */
export function entryPart(part: SchemaPart): SchemaPart {
  return alternatives(part).find(({ items }) => items !== undefined)?.items ?? {};
}

/** The part that describes the value of a key. */
export function valuePart(part: SchemaPart, key: string): SchemaPart {
  return objectProperties(part)[key] ?? {};
}

/** Where a key stands among those of an object: in the order of the schema, which is that of the example. */
export function rankOf(part: SchemaPart, key: string): number {
  const rank = Object.keys(objectProperties(part)).indexOf(key);
  return rank < 0 ? Number.MAX_SAFE_INTEGER : rank;
}

function objectProperties(part: SchemaPart): Readonly<Record<string, SchemaPart>> {
  return alternatives(part).find(({ properties }) => properties !== undefined)?.properties ?? {};
}

/** A part itself, or what it refers to and chooses from. */
function alternatives(part: SchemaPart): readonly SchemaPart[] {
  if (part.$ref !== undefined) return alternatives(definition(part.$ref));
  return part.anyOf?.flatMap(alternatives) ?? [part];
}

function definition(reference: string): SchemaPart {
  const definitions: Readonly<Record<string, SchemaPart>> = schema.definitions as Readonly<Record<string, SchemaPart>>;
  return definitions[reference.replace('#/definitions/', '')] ?? {};
}
