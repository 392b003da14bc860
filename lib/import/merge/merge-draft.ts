import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isBlankText, withPlainBlanks } from '../../declaring/deployment-file/blank-text';
import { DeploymentFileError } from '../../declaring/deployment-file/deployment-file-error';
import { pathText } from '../../declaring/deployment-file/file-problem';
import { parseYaml } from '../../declaring/deployment-file/parse-document';
import { Blank, Remarked, type DeploymentDraft } from '../deployment-draft';
import { DEPLOYMENT_SCHEMA, entryPart, rankOf, valuePart, type SchemaPart } from '../key-order';
import { isAddable, isDefault, isBlankAltogether, keyInstead, mayGrow } from './addable-keys';
import { comparable, entriesOfList, identityOf, isCovered, isOfNoName, unnamedLike } from './entry-identity';
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
  const document = parseDocument(withPlainBlanks(source), { logLevel: 'error' });
  const root = document.contents;
  const merge = new Merge(source, document);
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
  /** Keys that were added, by the object they were added to. */
  private readonly given = new Map<YAMLMap, Set<string>>();

  public constructor(
    text: string,
    private readonly document: Document,
  ) {
    this.target = { text, begun: new Set() };
  }

  /** Each part of the draft is in the file, is added to it, or is named in a change: there is no other way out. */
  public object(draft: object, map: YAMLMap, path: Path, schema: SchemaPart): void {
    const parts = Object.entries(draft as Readonly<Record<string, unknown>>);
    parts.sort(([one], [other]) => rankOf(schema, one) - rankOf(schema, other));
    const given = this.given.get(map) ?? new Set();
    this.given.set(map, given);
    for (const [key, part] of parts) {
      if (part === undefined) continue;
      const where = [...path, key];
      if (map.has(key)) this.value(part, map.get(key, true), where, valuePart(schema, key));
      else if (isAddable(map, path, key, part) && !given.has(key)) {
        given.add(key);
        this.edits.push(addKey(this.target, map, key, part, schema, path.length === 0));
        this.change('added', where, `${shown(part)} from the documents`);
      } else this.lacking(part, map, key, where);
    }
  }

  /** A key that the file has not got and does not get. */
  private lacking(part: unknown, map: YAMLMap, key: string, path: Path): void {
    const instead = keyInstead(map, key);
    if (instead === undefined) {
      const advice = isDefault(path, key, part) ? 'which is meant without it' : 'add it if it is meant';
      this.change('left', path, `a new file would say ${everything(part)}; ${advice}`);
    } else if (!isBlankAltogether(part))
      this.change('left', path, `a new file would say ${everything(part)}; here ${instead} stands in its place`);
  }

  private value(part: unknown, node: unknown, path: Path, schema: SchemaPart): void {
    const value = contentsOf(part);
    if (isEmpty(node)) this.change('left', path, `it has no value here, and a new file would say ${everything(part)}`);
    else if (value instanceof Blank) return;
    else if (isAlias(node)) this.elsewhere(part, node.resolve(this.document), path);
    else if (path.at(-1) === 'servers' && isSeq(node)) this.servers(value as readonly unknown[], node, path, schema);
    else if (Array.isArray(value) || isSeq(node)) this.list(Array.isArray(value) ? value : [value], node, path, schema);
    else if (typeof value === 'object' && value !== null && isMap(node)) this.object(value, node, path, schema);
    else if (isScalar(node) && (typeof value !== 'object' || value === null)) this.scalar(value, node, path);
    else this.change('kept', path, `it is laid out another way here; ${shown(part)} in the documents`);
  }

  /** What an alias stands for is somebody else's too, and is not changed from here. */
  private elsewhere(part: unknown, node: unknown, path: Path): void {
    const written = new Set(scalarsOf(node));
    const missing = leavesOf(part).filter((leaf) => !written.has(comparable(leaf)));
    if (missing.length > 0) this.change('kept', path, `an alias here; a new file would say ${missing.join(', ')} besides`);
  }

  private scalar(value: unknown, node: Node & { readonly value: unknown }, path: Path): void {
    if (isBlankText(node.value)) {
      this.edits.push(replaceScalar(this.target, node, value));
      this.change('filled', path, String(value));
    } else if (comparable(node.value) !== comparable(value)) {
      const source = path[0] === 'network' ? 'a new file' : 'the documents';
      this.change('kept', path, `${String(node.value)} here, ${String(value)} in ${source}`);
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
    const blanks: Blank[] = [];
    let isAnyCovered = false;
    const placeOf = (index: number) => (isSeq(node) ? [...path, index] : path);
    for (const entry of entries) {
      const value = contentsOf(entry);
      if (value instanceof Blank) {
        blanks.push(value);
        continue;
      }
      const ids = identityOf(key, value);
      if (ids.length === 0 && leavesOf(value).length === 0) {
        blanks.push(new Blank(everything(value), 'the documents do not say it'));
        continue;
      }
      const placesOf = (some: readonly string[]) => some.flatMap((id) => places.get(id) ?? []);
      const byName = placesOf(ids.filter((id) => !isOfNoName(id)));
      const matching = ids.length === 0 ? unnamedLike(key, value, present, found) : byName.length > 0 ? byName : placesOf(ids);
      const index = matching.find((each) => !found.has(each)) ?? matching[0];
      const match = index === undefined ? undefined : present[index];
      for (const each of matching) found.add(each);
      if (match !== undefined && index !== undefined) this.entry(value, match, placeOf(index), entryPart(schema), node);
      else if (isCovered(key, value, present, entries.length)) {
        isAnyCovered = true;
        this.change('left', path, `a new file would say ${everything(entry)}, for which the entries here may do already`);
      } else this.add(entry, node, path, schema);
    }
    // A blank stands for entries nobody knows: it is filled in where the file has others.
    const others = present.filter((_, index) => !found.has(index)).length;
    for (const { what, whereToFind } of blanks.slice(others)) this.change('left', path, `${what} is not known; ${whereToFind}`);
    // An entry that may be one of those in the file leaves none of them unknown for certain.
    if (isAnyCovered || blanks.length > 0) return;
    for (const [index, each] of present.entries()) {
      if (!found.has(index) && identityOf(key, each).length > 0) this.change('unknown', placeOf(index), 'it is not in the documents');
    }
  }

  /** A Meet URL may stand in the file without its SIP domain; its further entries are then added as URLs of their own. */
  private entry(value: unknown, match: Node, path: Path, schema: SchemaPart, list: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (isMap(match)) this.object(value, match, path, schema);
    else if (isAlias(match)) this.elsewhere(value, match.resolve(this.document), path);
    else if ('alsoPublished' in value) {
      const others = entriesOfList(list).flatMap((each) => identityOf('meet', each));
      const missing = ((value.alsoPublished ?? []) as readonly string[]).filter((url) => !others.includes(comparable(url)));
      for (const url of missing) this.add(url, list, path.slice(0, -1), { items: {} });
    }
  }

  private servers(machines: readonly unknown[], node: YAMLSeq, path: Path, schema: SchemaPart): void {
    const { filled, moved, missing, doubtful, unknown } = matchServers(machines, node);
    for (const { index, address } of filled) {
      this.edits.push(replaceScalar(this.target, node.items[index] as Node, address));
      this.change('filled', [...path, index], address);
    }
    for (const { index, address } of moved) {
      this.change('kept', [...path, index], `${scalarsOf(node.items[index]).join('')} here, ${address} in the documents`);
    }
    for (const entry of missing) this.add(entry, node, path, schema);
    if (doubtful.length > 0) {
      const names = doubtful.map(({ fqdn, address }) => (address === undefined || address === fqdn ? fqdn : `${fqdn} (${address})`));
      const isFewer = node.items.length < machines.length;
      const which = isFewer
        ? `which of ${names.join(', ')} is missing cannot be told`
        : `which of them is ${names.join(', ')} cannot be told`;
      this.change('kept', path, `${node.items.length} here, ${machines.length} in the documents; ${which}`);
    }
    for (const index of unknown) this.change('unknown', [...path, index], 'it is the address of no server in the documents');
  }

  private add(entry: unknown, node: unknown, path: Path, schema: SchemaPart): void {
    if (!mayGrow(String(path.at(-1)))) this.change('left', path, `a new file would say ${everything(entry)}; add it if it is meant`);
    else if (isSeq(node)) {
      this.edits.push(appendEntry(this.target, node, entry, entryPart(schema)));
      this.change('added', path, `${shown(entry)} from the documents`);
    } else this.change('kept', path, `${everything(entry)} is in the documents besides; write a list to add it`);
  }

  private change(kind: MergeChange['kind'], path: Path, message: string): void {
    this.changes.push({ kind, path: pathText(path), message });
  }
}

function contentsOf(part: unknown): unknown {
  return part instanceof Remarked ? contentsOf(part.value) : part;
}

/** A key with nothing behind it. */
function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** All values of a part of a draft; a name alone would leave the others unsaid. */
function everything(part: unknown): string {
  const value = contentsOf(part);
  if (typeof value !== 'object' || value === null || value instanceof Blank) return shown(value);
  if (Array.isArray(value)) return value.map(everything).join(', ');
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key}: ${everything(inner)}`)
    .join(', ');
}

/** The values of a part of a draft that are known. */
function leavesOf(part: unknown): readonly string[] {
  const value = contentsOf(part);
  if (value instanceof Blank) return [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : [];
}

/** The values in a part of a file, as they are compared. */
function scalarsOf(node: unknown): readonly string[] {
  if (isScalar(node)) return [comparable(node.value)];
  if (isSeq(node)) return node.items.flatMap(scalarsOf);
  return isMap(node) ? node.items.flatMap(({ value }) => scalarsOf(value)) : [];
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
