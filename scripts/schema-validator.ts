import { Ajv, _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import schema from '../deployment.schema.json';
import { IS_OF_FORMAT } from '../lib/declaring/deployment-file/formats';

/**
 * The code that judges a deployment file by its schema, made by ajv ahead of time: nobody who reads a file waits for the schema to
 * be compiled, and nobody who installs the package gets a compiler of schemas.
 */
export function schemaValidator(): string {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    allowUnionTypes: true,
    strictRequired: false,
    formats: IS_OF_FORMAT,
    code: { source: true, esm: true, lines: true, formats: _`IS_OF_FORMAT` },
  });
  const code = standaloneCode(ajv, ajv.compile(schema))
    .replace(/^"use strict";\n*/, '')
    .replace(/^export default .*\n/m, '')
    .replace(/^(const schema\d+ = )(\{.*\})(?=;$)/gm, (_all, head: string, text: string) => `${head}${placeInSchema(text)}`)
    .replace('require("ajv/dist/runtime/equal").default', 'isDeepStrictEqual')
    .replace('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length');
  const wanted = /.*require\(.*/.exec(code);
  if (wanted !== null) throw new Error(`The validator would need ajv where it runs: ${wanted[0]}`);
  return `${HEAD}${code.trimEnd()}\n`;
}

/** ajv writes out each part that is referred to. Errors are to carry the part of the one schema, which is compared by identity. */
function placeInSchema(text: string): string {
  const parts = [
    ['schema', schema] as const,
    ...Object.entries(schema.definitions).map(([name, part]) => [`definitions.${name}`, part] as const),
  ];
  const [[place] = [], ...others] = parts.filter(([, part]) => JSON.stringify(part) === text);
  if (place === undefined || others.length > 0) throw new Error(`It is not one part of the schema but ${others.length}: ${text}`);
  return place;
}

const HEAD = `// @ts-nocheck
// Made by ajv of deployment.schema.json: npm run schema. Not to be edited.
import { isDeepStrictEqual } from 'node:util';
import schema from '../../../deployment.schema.json';
import { IS_OF_FORMAT } from './formats';

const { definitions } = schema;
`;
