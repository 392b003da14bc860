import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
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
  visit(parseDocument(text, { lineCounter: lines, logLevel: 'error' }), {
    Scalar(key, node, ancestors) {
      if (key === 'key' || !isBlankText(node.value)) return;
      const path = [...ancestors, node].flatMap((each, index, all) => placeIn(all[index - 1], each));
      const line = lines.linePos(node.range?.[0] ?? 0).line;
      blanks.push({ path: pathText(path), line, text: node.value, whereToFind: node.comment?.trim() ?? '' });
    },
  });
  return blanks;
}

/** The key or index of a node in the one that holds it; nothing where it is neither an entry nor a pair. */
function placeIn(parent: unknown, node: unknown): readonly (string | number)[] {
  if (typeof parent !== 'object' || parent === null) return [];
  if ('key' in parent && isScalar(parent.key) && 'value' in parent && parent.value === node) return [String(parent.key.value)];
  if ('items' in parent && Array.isArray(parent.items) && !(typeof node === 'object' && node !== null && 'key' in node)) {
    return [parent.items.indexOf(node)];
  }
  return [];
}
