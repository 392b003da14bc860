/** What an import writes where a value is to be filled in: `<fill in: address of fe01.contoso.local>`. */
export function blankText(what: string): string {
  return `<fill in: ${what}>`;
}

/** Whether a text of a deployment file is a blank that nobody has filled in, or has one inside: `https://<fill in: host>`. */
export function isBlankText(value: unknown): value is string {
  return typeof value === 'string' && BEGINNING.test(value);
}

/** A private character in the place of the colon: `withPlainBlanks`. */
const PLAIN = '\uE000';
const BEGINNING = new RegExp(`<fill in[:${PLAIN}]`, 'i');
const BLANK = /<fill in:[^\r\n]*?>/gi;
const PLAIN_BLANK = new RegExp(`<fill in${PLAIN}[^>]*>`, 'gi');

/**
 * A deployment file whose blanks have no character that means something to YAML, with everything at the place it had.
 * People take the quotes away or put others inside, and what stands in a blank is no mistake but that it is one.
 */
export function withPlainBlanks(text: string): string {
  return text.replace(BLANK, (blank) => blank.replace(/[:#,[\]{}'"\\&*!|%@`?]/g, PLAIN));
}

/** A text of such a file as it stands in the file; `source` is the part of the file that it was read from. */
export function asWritten(text: string, source: string): string {
  const blanks = source.match(BLANK) ?? [];
  let next = 0;
  return text.replace(PLAIN_BLANK, (plain) => (blanks[next++] ?? plain).replace(/\\(["\\/])/g, '$1'));
}
