import { Document, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { FurtherServiceEntry } from '../declaring/deployment-file/deployment';
import { Blank, Remarked, type DeploymentDraft, type Draft } from './deployment-draft';
import { DEPLOYMENT_SCHEMA, entryPart, rankOf, valuePart, type SchemaPart } from './key-order';

/**
 * A draft as a deployment file: its keys in the order of the example, blanks and remarks with a comment beside them.
 *
 * @param heading lines of a comment at the top
 * @param offered further services that nobody asked for: they stand at the end, commented out
 */
export function writeDraft(
  draft: DeploymentDraft,
  heading: readonly string[] = [],
  offered: readonly Draft<FurtherServiceEntry>[] = [],
): string {
  const document = new Document();
  const root = draftNode(draft, DEPLOYMENT_SCHEMA) as YAMLMap;
  for (const [index, pair] of root.items.entries()) (pair.key as Scalar).spaceBefore = index > 0;
  document.contents = root;
  if (heading.length > 0) document.commentBefore = heading.map((line) => ` ${commentText(line)}`).join('\n');
  return `${document.toString(YAML_STYLE)}${offered.length === 0 ? '' : commentedOut(offered)}`;
}

const OFFER = [
  'What follows is no part of Lync and stays at the old reverse proxy. To bring it along, take the "# " away from the lines below,',
  'here down to the end, fill in what is to be filled in, and see that hostedZones has the zone of each host.',
];

/** Nothing but the mark of a comment stands between these lines and what the file takes. */
function commentedOut(furtherServices: readonly Draft<FurtherServiceEntry>[]): string {
  const document = new Document();
  document.contents = draftNode({ furtherServices }, DEPLOYMENT_SCHEMA);
  const lines = document.toString(YAML_STYLE).trimEnd().split('\n');
  return ['', ...OFFER.map((line) => `# ${line}`), '', ...lines.map((line) => `# ${line}`), ''].join('\n');
}

/** Long lines are not folded: people search for names and addresses. */
export const YAML_STYLE = { lineWidth: 0, indentSeq: true } as const;

/** A part of a draft as YAML. */
export function draftNode(part: unknown, schema: SchemaPart): Node {
  if (part instanceof Blank) return commented(new Scalar(part.text), part.whereToFind);
  if (part instanceof Remarked) return commented(draftNode(part.value, schema), part.remark);
  if (Array.isArray(part)) return sequence(part, schema);
  if (typeof part === 'object' && part !== null) return mapping(part, schema);
  return new Scalar(part);
}

function sequence(entries: readonly unknown[], schema: SchemaPart): YAMLSeq {
  const node = new YAMLSeq();
  node.items = entries.map((entry) => draftNode(entry, entryPart(schema)));
  node.flow = entries.length === 0;
  return node;
}

function mapping(object: object, schema: SchemaPart): YAMLMap {
  const node = new YAMLMap();
  const entries = Object.entries(object as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => rankOf(schema, a) - rankOf(schema, b));
  for (const [key, value] of entries) node.add({ key: new Scalar(key), value: draftNode(value, valuePart(schema, key)) });
  return node;
}

/** Beside a scalar; above the first entry of a list or object. */
function commented(node: Node, text: string): Node {
  const comment = ` ${commentText(text)}`;
  if (node instanceof Scalar) node.comment = comment;
  else node.commentBefore = comment;
  return node;
}

/** Names out of a document may carry what would end a comment, or what a terminal takes for a command. */
export function commentText(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\uFEFF]/g, '\uFFFD');
}
