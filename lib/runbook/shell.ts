import { onOneLine } from './powershell';

/** A word for a POSIX shell: bare where nothing in it means anything to the shell, else in single quotes. */
export function word(value: string): string {
  const plain = onOneLine(value);
  return /^[\w./:=,@%+-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}

/** A command with its words, each quoted if it must be. */
export function command(...words: readonly string[]): string {
  return words.map(word).join(' ');
}

/** A command over several lines. */
export function continued(first: string, ...others: readonly string[]): readonly string[] {
  return [first, ...others.map((line) => `  ${line}`)].map((line, index, all) => (index === all.length - 1 ? line : `${line} \\`));
}
