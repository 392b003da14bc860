/** Characters that begin and end a single-quoted string. https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
const QUOTES = "'\u2018\u2019\u201a\u201b";

export interface Skeleton {
  /** The line with every single-quoted string as `''`. */
  readonly code: string;
  /** What PowerShell takes the strings for. */
  readonly strings: readonly string[];
}

/** How PowerShell reads the single-quoted strings of a line. Throws if one does not end. */
export function powershellSkeleton(line: string): Skeleton {
  let code = '';
  const strings: string[] = [];
  for (let at = 0; at < line.length; at++) {
    if (!QUOTES.includes(line[at] ?? '')) {
      code += line[at] ?? '';
      continue;
    }
    let text = '';
    for (at++; ; at++) {
      if (at >= line.length) throw new Error(`unended string: ${line}`);
      const isQuote = QUOTES.includes(line[at] ?? '');
      if (isQuote && !QUOTES.includes(line[at + 1] ?? ' ')) break;
      if (isQuote) at++;
      text += line[at] ?? '';
    }
    strings.push(text);
    code += "''";
  }
  return { code, strings };
}

/** The words of a line as a POSIX shell splits them, quotes taken off; `$(…)` and `"$name"` of ours stay. */
export function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (isQuoted) {
      if (char === "'") isQuoted = false;
      else word += char;
    } else if (char === "'") isQuoted = true;
    else if (char === '\\') word += line[++at] ?? '';
    else if (char === ' ') {
      words.push(word);
      word = '';
    } else word += char;
  }
  if (isQuoted) throw new Error(`unended string: ${line}`);
  return [...words, word];
}

/** Markdown without the contents of code spans. https://spec.commonmark.org/0.31.2/#code-spans */
export function withoutCodeSpans(line: string): string {
  let rest = '';
  for (let at = 0; at < line.length;) {
    const [run] = /^`+/.exec(line.slice(at)) ?? [];
    if (run === undefined) {
      rest += line[at++] ?? '';
      continue;
    }
    const end = [...line.slice(at + run.length).matchAll(/`+/g)].find(([each]) => each.length === run.length);
    if (end === undefined) throw new Error(`unended code span: ${line}`);
    rest += '``';
    at += run.length + end.index + run.length;
  }
  return rest;
}
