import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml';
import { asWritten, isBlankText, withPlainBlanks } from './blank-text';
import { pathText, type FileProblem } from './file-problem';

/** A blank in the text of a deployment file. */
export interface OpenBlank {
  /** `pools[0].servers[1]`. */
  readonly path: string;
  readonly line: number;
  /** The value or key it stands in: `<fill in: …>`. */
  readonly text: string;
  /** The comment beside it: the command or place where to find the value. */
  readonly whereToFind: string;
}

/** A blank, and its path in the file as `parseYaml` reads it: there the keys on the way are plain. */
export interface LocatedBlank {
  readonly blank: OpenBlank;
  readonly plainPath: string;
}

/** The blanks that nobody has filled in yet, keys among them, in the order of the file. */
export function openBlanks(text: string): readonly OpenBlank[] {
  return locatedBlanks(text).map(({ blank }) => blank);
}

/** The same, with where a parsed file has them. */
export function locatedBlanks(text: string): readonly LocatedBlank[] {
  const lines = new LineCounter();
  const blanks: LocatedBlank[] = [];
  const add = (node: Scalar<string>, path: readonly (string | number)[], comment: string | null | undefined) => {
    const [from, to] = node.range ?? [0, 0];
    const source = text.slice(from, to);
    const plainPath = pathText(path);
    const own = isKey(node, path) ? asWritten(plainPath, source) : plainPath;
    const blank = { path: own, line: lines.linePos(from).line, text: asWritten(node.value, source), whereToFind: comment?.trim() ?? '' };
    blanks.push({ blank, plainPath });
  };
  const collect = (node: unknown, path: readonly (string | number)[]): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, [...path, index]);
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const own = [...path, String(isScalar(key) ? key.value : key)];
        if (isBlank(key)) add(key, own, isScalar(value) ? value.comment : undefined);
        collect(value, own);
      }
    } else if (isBlank(node)) add(node, path, node.comment);
  };
  collect(parseDocument(withPlainBlanks(text), { lineCounter: lines, logLevel: 'error' }).contents, []);
  return blanks;
}

function isKey({ value }: Scalar<string>, path: readonly (string | number)[]): boolean {
  return path.at(-1) === value;
}

function isBlank(node: unknown): node is Scalar<string> {
  return isScalar(node) && isBlankText(node.value);
}

/** What is to be said of a blank, and all that is. */
export function blankProblem({ path, line, text, whereToFind }: OpenBlank): FileProblem {
  const where = whereToFind === '' ? '' : ` Where to find it: ${whereToFind.replace(/\.$/, '')}.`;
  return { path, line, message: `Not filled in yet: ${text}.${where}` };
}
