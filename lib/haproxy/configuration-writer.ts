/** HAProxy reads so many words a line. `MAX_LINE_ARGS`, include/haproxy/defaults.h; 2.6 to 3.4 alike. */
const MOST_WORDS = 64;

/** And so many bytes, in 2.6. `LINESIZE`, include/haproxy/defaults.h. */
const MOST_BYTES = 2048;

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
    return this.push('    ', words);
  }

  /** A line with `reason` above it. */
  public because(reason: string, ...words: readonly string[]): this {
    return this.comment(reason).line(...words);
  }

  /** Whatever it holds becomes one line that says nothing to HAProxy. */
  public comment(text: string, indent: string = '    '): this {
    this.lines.push(`${indent}# ${oneLine(text)}`);
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
    if (words.length > MOST_WORDS || Buffer.byteLength(line) >= MOST_BYTES)
      throw new Error(`HAProxy reads ${MOST_WORDS} words and ${MOST_BYTES} bytes a line: ${line.slice(0, 80)}`);
    this.lines.push(line);
    return this;
  }
}

/** Backslashes outside of quotes keep every character as it is; inside of them some would be read. Ends of lines have escapes. */
function quoted(word: string): string {
  if (word === '') return "''";
  const written = word
    .replace(/[\\ "'#]/g, '\\$&')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(written)) throw new Error(`no word of a configuration holds ${JSON.stringify(word)}`);
  return written;
}

/** Control characters end lines, or turn on what a terminal shows. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A file of keys, and values where it has some, as `-f` and `map_str` read it: a line each. */
export function listFile(entries: readonly (readonly string[])[]): string {
  for (const entry of entries)
    for (const part of entry) if (part === '' || /[\s#]/.test(part)) throw new Error(`no map of HAProxy holds ${JSON.stringify(part)}`);
  return entries.map((entry) => `${entry.join(' ')}\n`).join('');
}
