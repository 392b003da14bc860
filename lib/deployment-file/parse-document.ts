import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { DeploymentFileError } from './deployment-file-error';

/** A YAML or JSON document, and where each of its values stands. */
export interface ParsedDocument {
  readonly value: unknown;
  /** Line of the value at a path, or of the nearest enclosing one. */
  lineOf(path: readonly (string | number)[]): number | undefined;
}

/** Throws a DeploymentFileError that lists every syntax error. JSON is read as the YAML it is. */
export function parseYaml(text: string, fileName: string): ParsedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos: [offset] }) => ({
      path: '',
      line: lines.linePos(offset).line,
      message: sentence(message),
    }));
    throw new DeploymentFileError(fileName, problems);
  }
  return { value: toValue(document, fileName), lineOf: (path) => lineOf(document, lines, path) };
}

function toValue(document: Document, fileName: string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // Aliases that would expand to more than the library's limit, or that refer to nothing.
    const message = error instanceof Error ? error.message : String(error);
    throw new DeploymentFileError(fileName, [{ path: '', line: undefined, message: sentence(message) }]);
  }
}

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | undefined {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const part of path) {
    const next = child(node, part);
    if (next === undefined) break;
    node = next.value;
    offset = next.offset ?? offset;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
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
