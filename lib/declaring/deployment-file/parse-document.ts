import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument, type Document, type ErrorCode, type Node } from 'yaml';
import { isBlankText, withPlainBlanks } from './blank-text';
import { DeploymentFileError } from './deployment-file-error';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML or JSON document, and where each of its values stands. */
export interface ParsedDocument {
  readonly value: unknown;
  /** Where the value at a path stands, or the nearest enclosing one; both counted from 1. */
  readonly positionOf: (path: readonly (string | number)[]) => Position | undefined;
}

/** Throws a DeploymentFileError that lists every syntax error. JSON is read as the YAML it is. */
export function parseYaml(text: string, fileName: string): ParsedDocument {
  const lines = new LineCounter();
  const problem = (message: string, line?: number) => ({ path: '', line, message });
  try {
    const document = parseDocument(withPlainBlanks(text), { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    if (document.errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
    if (document.errors.length > 0) {
      const problems = document.errors.map(({ code, message, pos: [offset] }) =>
        problem(unfilled(text, lines.linePos(offset).line) ?? WORDS[code] ?? sentence(message), lines.linePos(offset).line),
      );
      throw new DeploymentFileError(fileName, problems);
    }
    const value = distinctBlanks(withoutEmptyKeys(document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown));
    if (value === null)
      throw new DeploymentFileError(fileName, [problem('The file is empty. Write at least pools, hostedZones and network.')]);
    return { value, positionOf: (path) => positionOf(document, lines, path) };
  } catch (error) {
    if (error instanceof DeploymentFileError) throw error;
    throw new DeploymentFileError(fileName, [problem(reason(error))]);
  }
}

/** Enough for an anchor that every pool uses, far from what nested aliases grow to. */
const MOST_ALIASES = 1000;

/** What the parser's own words leave open. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'A key stands twice in one object. Remove or rename one of the two.',
  MULTIPLE_DOCS: 'A second document begins here (---). Write one document in a file.',
  TAB_AS_INDENT: 'A tab is used for indentation. YAML wants spaces.',
};

/** Aliases that would grow beyond all bounds or contain themselves, and nesting without end: none belongs here. */
function reason(error: unknown): string {
  if (error instanceof RangeError) return 'The values are nested too deeply, or contain themselves. Write them out.';
  if (error instanceof ReferenceError) return 'An alias (*) refers to nothing, or stands for more than it should. Write the values out.';
  return sentence(error instanceof Error ? error.message : String(error));
}

/** A key with everything below it commented out is as good as absent. */
function withoutEmptyKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutEmptyKeys(inner)]),
  );
}

/** Blanks that read alike are not the same value: each is numbered. */
function distinctBlanks(value: unknown): unknown {
  let count = 0;
  const distinct = (part: unknown): unknown => {
    if (isBlankText(part)) return `${part} ${(count += 1)}`;
    if (Array.isArray(part)) return part.map(distinct);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, distinct(inner)]));
  };
  return distinct(value);
}

/** A line that cannot be read because of the blank in it. */
function unfilled(text: string, line: number): string | undefined {
  const blank = /<fill in:.*/i.exec(text.split(/\r\n|\r|\n/)[line - 1] ?? '')?.[0];
  return blank === undefined ? undefined : `Not filled in yet: ${blank.trim()}`;
}

function positionOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): Position | undefined {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const part of path) {
    const next = child(node, part);
    if (next === undefined) break;
    node = next.value;
    offset = next.offset ?? offset;
  }
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The value of a key stands where the key stands: that is the line a person looks for. */
function child(node: unknown, part: string | number): { readonly value: unknown; readonly offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part));
    return pair === undefined ? undefined : { value: pair.value, offset: offsetOf(pair.key) };
  }
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part];
    return item === undefined ? undefined : { value: item, offset: offsetOf(item) };
  }
  return undefined;
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
