import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import { isBlankText, withPlainBlanks } from '../../deployment-file/blank-text';
import { DeploymentFileError, pathText } from '../../deployment-file/deployment-file-error';
import { parseYaml } from '../../deployment-file/parse-document';
import { Blank, Remarked, type DeploymentDraft } from '../deployment-draft';
import { DEPLOYMENT_SCHEMA, entryPart, rankOf, valuePart, type SchemaPart } from '../key-order';
import { isAddable } from './addable-keys';
import { entriesOfList, identityOf, isCovered } from './entry-identity';
import type { MergeChange } from './merge-change';
import { matchServers } from './match-servers';
import { withFileNames } from './pool-names';
import { addKey, appendEntry, edited, lineEndOf, replaceScalar, type EditedText, type TextEdit } from './text-edits';

/** A deployment file with what a draft adds to it. */
export interface MergedDeployment {
  readonly text: string;
  readonly changes: readonly MergeChange[];
}

type Path = readonly (string | number)[];

/**
 * Brings a deployment file up to what documents say, and keeps everything somebody wrote in it: values, comments, order and
 * layout. Missing entries are added, blanks are filled, and where file and documents differ the file stays as it is and a
 * change says so. Throws a DeploymentFileError if the file is no YAML.
 */
export function mergeDraft(text: string, draft: DeploymentDraft, fileName: string): MergedDeployment {
  parseYaml(text, fileName);
  const source = text.endsWith('\n') ? text : text + lineEndOf(text);
  const merge = new Merge(source);
  const root = parseDocument(withPlainBlanks(source), { logLevel: 'error' }).contents;
  if (!isMap(root))
    throw new DeploymentFileError(fileName, [
      { path: '', line: 1, message: 'It is no object with keys, so that nothing can be merged into it.' },
    ]);
  merge.object(withFileNames(draft, root), root, [], DEPLOYMENT_SCHEMA);
  const merged = merge.edits.length === 0 ? text : edited(source, merge.edits);
  if (parseDocument(withPlainBlanks(merged), { logLevel: 'error' }).errors.length > 0) {
    throw new DeploymentFileError(fileName, [
      {
        path: '',
        line: undefined,
        message: 'Nothing can be added to it the way it is laid out. Import into another file, and copy what you need.',
      },
    ]);
  }
  return { text: merged, changes: merge.changes };
}

class Merge {
  public readonly edits: TextEdit[] = [];
  public readonly changes: MergeChange[] = [];

  private readonly target: EditedText;

  public constructor(text: string) {
    this.target = { text, begun: new Set() };
  }

  public object(draft: object, map: YAMLMap, path: Path, schema: SchemaPart): void {
    const parts = Object.entries(draft as Readonly<Record<string, unknown>>);
    parts.sort(([one], [other]) => rankOf(schema, one) - rankOf(schema, other));
    for (const [key, part] of parts) {
      if (part === undefined) continue;
      const node: unknown = map.get(key, true);
      const where = [...path, key];
      if (map.has(key)) this.value(part, node, where, valuePart(schema, key));
      else if (isAddable(map, path, key, part)) {
        this.edits.push(addKey(this.target, map, key, part, schema, path.length === 0));
        this.change('added', where, `${shown(part)} from the documents`);
      }
    }
  }

  private value(part: unknown, node: unknown, path: Path, schema: SchemaPart): void {
    const value = contentsOf(part);
    if (value instanceof Blank || path[0] === 'network') return;
    if (path.at(-1) === 'servers') this.servers(value as readonly unknown[], node, path, schema);
    else if (Array.isArray(value) || isSeq(node)) this.list(Array.isArray(value) ? value : [value], node, path, schema);
    else if (typeof value === 'object' && value !== null) {
      if (isMap(node)) this.object(value, node, path, schema);
    } else if (isScalar(node)) this.scalar(value, node, path);
  }

  private scalar(value: unknown, node: Node & { readonly value: unknown }, path: Path): void {
    if (isBlankText(node.value)) {
      this.edits.push(replaceScalar(this.target, node, value));
      this.change('filled', path, String(value));
    } else if (String(node.value).toLowerCase() !== String(value).toLowerCase()) {
      this.change('kept', path, `${String(node.value)} here, ${String(value)} in the documents`);
    }
  }

  private list(entries: readonly unknown[], node: unknown, path: Path, schema: SchemaPart): void {
    const key = String(path.at(-1));
    const present = entriesOfList(node);
    const places = new Map<string, number[]>();
    for (const [index, each] of present.entries()) {
      for (const id of identityOf(key, each)) {
        const others = places.get(id);
        if (others === undefined) places.set(id, [index]);
        else others.push(index);
      }
    }
    const found = new Set<number>();
    let isAnyCovered = false;
    const placeOf = (index: number) => (isSeq(node) ? [...path, index] : path);
    for (const entry of entries) {
      const value = contentsOf(entry);
      if (value instanceof Blank) return;
      const matching = identityOf(key, value).flatMap((id) => places.get(id) ?? []);
      const index = matching.find((each) => !found.has(each));
      const match = index === undefined ? undefined : present[index];
      for (const each of matching) found.add(each);
      if (match !== undefined && index !== undefined) this.entry(value, match, placeOf(index), entryPart(schema), node);
      else if (isCovered(key, value, present, entries.length)) isAnyCovered = true;
      else if (matching.length === 0) this.add(entry, node, path, schema);
    }
    // An entry that may be one of those in the file leaves none of them unknown for certain.
    if (isAnyCovered) return;
    for (const [index, each] of present.entries()) {
      if (!found.has(index) && identityOf(key, each).length > 0) this.change('unknown', placeOf(index), 'it is not in the documents');
    }
  }

  /** A Meet URL may stand in the file without its SIP domain; its further entries are then added as URLs of their own. */
  private entry(value: unknown, match: Node, path: Path, schema: SchemaPart, list: unknown): void {
    if (isMap(match) && typeof value === 'object' && value !== null) this.object(value, match, path, schema);
    else if (typeof value === 'object' && value !== null && 'alsoPublished' in value && isSeq(list)) {
      const others = entriesOfList(list).flatMap((each) => identityOf('meet', each));
      const missing = ((value.alsoPublished ?? []) as readonly string[]).filter((url) => !others.includes(url.toLowerCase()));
      for (const url of missing) this.add(url, list, path.slice(0, -1), { items: {} });
    }
  }

  private servers(machines: readonly unknown[], node: unknown, path: Path, schema: SchemaPart): void {
    if (!isSeq(node)) return;
    const { filled, missing, doubtful, unknown } = matchServers(machines, node);
    for (const { index, address } of filled) {
      this.edits.push(replaceScalar(this.target, node.items[index] as Node, address));
      this.change('filled', [...path, index], address);
    }
    for (const entry of missing) this.add(entry, node, path, schema);
    if (doubtful.length > 0) {
      const names = doubtful.join(', ');
      this.change(
        'kept',
        path,
        `${node.items.length} here, ${machines.length} in the documents; which of ${names} is missing cannot be told`,
      );
    }
    for (const index of unknown) this.change('unknown', [...path, index], 'it is the address of no server in the documents');
  }

  private add(entry: unknown, node: unknown, path: Path, schema: SchemaPart): void {
    if (isSeq(node)) {
      this.edits.push(appendEntry(this.target, node, entry, entryPart(schema)));
      this.change('added', path, `${shown(entry)} from the documents`);
    } else this.change('kept', path, `${shown(entry)} is in the documents besides; write a list to add it`);
  }

  private change(kind: MergeChange['kind'], path: Path, message: string): void {
    this.changes.push({ kind, path: pathText(path), message });
  }
}

function contentsOf(part: unknown): unknown {
  return part instanceof Remarked ? contentsOf(part.value) : part;
}

/** A part of a draft in a few words: its name where it has one. */
function shown(part: unknown): string {
  const value = contentsOf(part);
  if (value instanceof Blank) return value.text;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, url, host } = value as Readonly<Record<string, unknown>>;
  const named = name ?? url ?? host;
  if (named !== undefined) return shown(named);
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key}: ${shown(inner)}`)
    .join(', ');
}
