import { Document, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { draftNode, YAML_STYLE } from '../write-draft';
import { rankOf, valuePart, type SchemaPart } from '../key-order';

/** A replacement in a text. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** How far new lines are indented: those of inner lists and objects stand before those of outer ones. */
  readonly indent: number;
}

/** A text that is edited, and the collections of it that were empty and have got an entry. */
export interface EditedText {
  readonly text: string;
  readonly begun: Set<unknown>;
}

/** A text after edits that do not overlap; those at one place stand from the inside out, else in the order they were made. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lineEnd = lineEndOf(text);
  let result = '';
  let position = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || b.indent - a.indent)) {
    result += text.slice(position, edit.from) + edit.text.replaceAll('\n', lineEnd);
    position = edit.to;
  }
  return result + text.slice(position);
}

/** How the lines of a text end. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Puts another value in the place of a scalar; the comment beside it stays. */
export function replaceScalar({ text }: EditedText, node: Node, value: unknown): TextEdit {
  const [from, to] = rangeOf(node);
  return { from, to, text: inlineText(text, value, {}), indent: 0 };
}

/** Adds an entry at the end of a list, in the style it is written in. */
export function appendEntry(target: EditedText, list: YAMLSeq, entry: unknown, schema: SchemaPart): TextEdit {
  const { text } = target;
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow === true || last === undefined) return intoFlow(target, list, last, inlineText(text, entry, schema));
  const first = list.items[0] as Node;
  const indent = columnOf(text, text.lastIndexOf('-', rangeOf(first)[0] - 1));
  return insertLines(text, endOf(last), blockText([entry], { items: schema }), indent);
}

/** Adds a key to an object, after those that stand before it in the order of the schema. */
export function addKey(target: EditedText, map: YAMLMap, key: string, value: unknown, schema: SchemaPart, isSection: boolean): TextEdit {
  const { text } = target;
  const pairs = map.items as readonly Pair<Node, Node | null>[];
  const rank = rankOf(schema, key);
  const before = pairs.filter((pair) => rankOf(schema, String((pair.key as { readonly value?: unknown }).value)) < rank);
  const after = before.at(-1) ?? pairs[0];
  if (map.flow === true || after === undefined) {
    const last = pairs.at(-1);
    const name = isJson(text) ? JSON.stringify(key) : key;
    return intoFlow(target, map, last?.value ?? last?.key, `${name}: ${inlineText(text, value, valuePart(schema, key))}`);
  }
  const indent = columnOf(text, rangeOf((pairs[0] ?? after).key)[0]);
  const lines = blockText({ [key]: value }, schema);
  return insertLines(text, endOf(after), isSection ? `\n${lines}` : lines, indent);
}

function intoFlow({ text, begun }: EditedText, collection: YAMLSeq | YAMLMap, last: Node | undefined, entry: string): TextEdit {
  const at = last === undefined ? text.indexOf(isSeq(collection) ? '[' : '{', rangeOf(collection)[0]) + 1 : endOf(last);
  const isFirst = last === undefined && !begun.has(collection);
  begun.add(collection);
  return { from: at, to: at, text: isFirst ? entry : `, ${entry}`, indent: 0 };
}

/** New lines behind the one in which something ends, its comment included; every line of the text has an end. */
function insertLines(text: string, end: number, lines: string, indent: number): TextEdit {
  const at = text.indexOf('\n', Math.max(end - 1, 0)) + 1;
  return { from: at, to: at, text: lines.replace(/^(?=.)/gm, ' '.repeat(indent)), indent };
}

function blockText(value: unknown, schema: SchemaPart): string {
  const document = new Document();
  document.contents = draftNode(value, schema);
  return document.toString(YAML_STYLE);
}

/** Without comments, which would swallow the rest of a line. */
function inlineText(text: string, value: unknown, schema: SchemaPart): string {
  const document = new Document();
  const node = draftNode(value, schema);
  if (isJson(text)) return JSON.stringify(node.toJS(document));
  removeComments(node);
  if (isMap(node) || isSeq(node)) node.flow = true;
  document.contents = node;
  return document.toString(YAML_STYLE).trimEnd().replace(/\n\s*/g, ' ');
}

/** A deployment file may be JSON, and then is to stay JSON. */
function isJson(text: string): boolean {
  return /^\s*\{\s*["}]/.test(text);
}

function removeComments(node: unknown): void {
  if (isPair(node)) removeComments(node.value);
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
  node.comment = undefined;
  node.commentBefore = undefined;
  if (!isScalar(node)) for (const item of node.items) removeComments(item);
}

/** Where the last thing in a node ends, without the comments and empty lines behind it. */
function endOf(node: Node | Pair<Node, Node | null>): number {
  if (isPair(node)) return node.value === null || isEmpty(node.value) ? rangeOf(node.key)[1] : endOf(node.value);
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1) as Node | Pair<Node, Node | null> | undefined;
    if (last !== undefined) return endOf(last);
  }
  return rangeOf(node)[1];
}

/** A key without value has an empty one somewhere behind it. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

function rangeOf(node: Node): readonly [number, number] {
  const { range } = node;
  if (range === undefined || range === null) throw new Error('a node of a parsed document has no range');
  return [range[0], range[1]];
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
