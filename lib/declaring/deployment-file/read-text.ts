/**
 * What reads the text of a deployment file. It brings a parser of YAML and the validator of the schema, which apps that declare
 * constructs need not wait for: it is loaded where a file is read.
 */
export { crossProblems } from './cross-checks';
export { exampleIdProblems, isExample } from './example-ids';
export { blankProblem, locatedBlanks } from './open-blanks';
export { parseYaml } from './parse-document';
export { schemaVerdict } from './schema-problems';
