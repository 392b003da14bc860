/** HAProxy reads so many words a line. `MAX_LINE_ARGS`, include/haproxy/defaults.h; 2.6 to 3.4 alike. */
const MOST_WORDS = 64;

/** Lines of a comment are broken there. Other lines may be longer: of no version is their length limited. */
const COMMENT_WIDTH = 120;

/**
 * The one way text gets into a configuration: words are quoted where HAProxy would read more into them, and what cannot be said
 * in a line is refused.
 */
export class ConfigurationWriter {
  private readonly lines: string[] = [];

  public section(...words: readonly string[]): this {
    if (this.lines.length > 0) this.lines.push('');
    return this.push('', words);
  }

  public line(...words: readonly string[]): this {
    return this.push(INDENT, words);
  }

  /** A line with `reason` above it. */
  public because(reason: string, ...words: readonly string[]): this {
    return this.comment(reason).line(...words);
  }

  /** Whatever it holds becomes lines that say nothing to HAProxy. */
  public comment(text: string): this {
    for (const line of broken(oneLine(text))) this.lines.push(`${INDENT}# ${line}`);
    return this;
  }

  /** Lines that somebody else wrote. */
  public verbatim(text: string): this {
    this.lines.push('', text.replace(/\r\n?/g, '\n').trimEnd());
    return this;
  }

  public text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private push(indent: string, words: readonly string[]): this {
    const line = indent + words.map(quoted).join(' ');
    if (words.length > MOST_WORDS) throw new Error(`HAProxy reads ${MOST_WORDS} words a line: ${line.slice(0, 80)}`);
    this.lines.push(line);
    return this;
  }
}

const INDENT = '    ';

/**
 * Backslashes outside of quotes keep every character as it is; inside of quotes some would be read. Control characters have
 * escapes, all but the one that ends texts in C.
 */
function quoted(word: string): string {
  if (word === '') return "''";
  if (word.includes('\0')) throw new UnwritableError(`no word of a configuration holds ${JSON.stringify(word)}`);
  return word
    .replace(/[\\ "'#]/g, '\\$&')
    .replace(CONTROLS, (each) => ESCAPES[each] ?? `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

// eslint-disable-next-line no-control-regex -- They are what is looked for.
const CONTROLS = /[\u0001-\u001f\u007f]/g;

/** Control characters end lines, or turn on what a terminal shows. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** At blanks, so that each line can be read; a word alone may be longer. */
function broken(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COMMENT_WIDTH) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/** Something malformed that no file of HAProxy can hold. */
export class UnwritableError extends Error {}

/** A file of keys, and values where it has some, as `-f` and `map_str` read it: a line each. */
export function listFile(entries: readonly (readonly string[])[]): string {
  for (const entry of entries)
    for (const part of entry)
      if (part === '' || /[\s#]/.test(part)) throw new UnwritableError(`no map of HAProxy holds ${JSON.stringify(part)}`);
  return entries.map((entry) => `${entry.join(' ')}\n`).join('');
}
