import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { pathText } from '../deployment-file/deployment-file-error';
import { isBlankText } from './deployment-draft';

/** A blank in the text of a deployment file. */
export interface OpenBlank {
  /** `pools[0].servers[1]`. */
  readonly path: string;
  readonly line: number;
  /** `<fill in: …>`. */
  readonly text: string;
  /** The comment beside it: the command or place where to find the value. */
  readonly whereToFind: string;
}

/** The blanks that nobody has filled in yet, in the order of the file. */
export function openBlanks(text: string): readonly OpenBlank[] {
  const lines = new LineCounter();
  const blanks: OpenBlank[] = [];
  const collect = (node: unknown, path: readonly (string | number)[]): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, [...path, index]);
    else if (isMap(node)) for (const { key, value } of node.items) collect(value, [...path, String(isScalar(key) ? key.value : key)]);
    else if (isScalar(node) && isBlankText(node.value)) {
      const { line } = lines.linePos(node.range?.[0] ?? 0);
      blanks.push({ path: pathText(path), line, text: node.value, whereToFind: node.comment?.trim() ?? '' });
    }
  };
  collect(parseDocument(text, { lineCounter: lines, logLevel: 'error' }).contents, []);
  return blanks;
}
