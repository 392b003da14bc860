import { onOneLine } from './powershell';

/**
 * A value out of a file or a template in Markdown: a code span, in which nothing means anything. Its fence is longer than any
 * in the value. https://spec.commonmark.org/0.31.2/#code-spans
 */
export function code(value: string): string {
  const text = onOneLine(value);
  const fence = '`'.repeat(longestRun(text) + 1);
  // One space at both ends is taken off again; without, a backtick there would join the fence.
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return text === '' ? '(empty)' : `${fence}${pad}${text}${pad}${fence}`;
}

export function codes(values: readonly string[]): string {
  return values.map(code).join(', ');
}

/** A cell of a table: there a bar ends the cell, even in a code span. https://github.github.com/gfm/#example-200 */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Lines as they are, in a fence that none of them ends. */
export function fenced(language: string, lines: readonly string[]): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
