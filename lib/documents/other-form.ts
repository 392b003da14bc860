import { DocumentError } from './document-error';

/** What people have who meant to export something, and printed it or chose another cmdlet. */
export type OtherForm = 'list' | 'table' | 'CSV' | 'JSON' | 'XML' | 'HTML';

/** As much of a document as tells its form, in characters. */
const BEGINNING = 20_000;

/** What a text is in, by how it begins; undefined: nothing that PowerShell is known to write. */
export function formOf(text: string): OtherForm | undefined {
  const lines = text
    .slice(0, BEGINNING)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    // What was copied from the window has the prompt, and a transcript has lines of asterisks.
    .filter((line) => !/^\s*$|^\s*PS [^>]*>|^\*{10,}/.test(line));
  const [first = ''] = lines;
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(first)) return 'HTML';
  if (/^\s*</.test(first)) return 'XML';
  if (/^\s*\{|^\s*\[\s*(?:$|[[{"\]])/.test(first)) return 'JSON';
  if (lines.some((line, index) => index > 0 && isRuler(line))) return 'table';
  if (lines.some((line) => /^[A-Za-z_][\w.-]*(?: [\w.-]+)* +: |^[A-Za-z_]\w* +:$/.test(line))) return 'list';
  return isCsv(first) ? 'CSV' : undefined;
}

/** `---- ----` below the headings of a table. */
function isRuler(line: string): boolean {
  return (
    line.includes('--') &&
    line
      .trim()
      .split(/ +/)
      .every((part) => /^-+$/.test(part))
  );
}

/** Windows PowerShell begins with the type, and both quote the headings; a list separator may be any. */
function isCsv(line: string): boolean {
  return /^#TYPE /.test(line) || /^"[^"]*"(?:[,;\t]"[^"]*")*\s*$/.test(line) || /^\w+(?:[,;\t]\w+)+\s*$/.test(line);
}

const WHAT: Readonly<Record<OtherForm, string>> = {
  list: 'It was printed for the screen, as a list of properties (Format-List)',
  table: 'It was printed for the screen, as a table (Format-Table)',
  CSV: 'It is CSV (Export-Csv)',
  JSON: 'It is JSON',
  XML: 'It is XML',
  HTML: 'It is a web page (ConvertTo-Html)',
};

/** Why none of them will do. */
const WHY: Readonly<Partial<Record<OtherForm, string>>> = {
  list: ', and PowerShell cuts off there what does not fit',
  table: ', and PowerShell cuts off there what does not fit',
  CSV: ', and PowerShell writes no lists of values there',
};

/**
 * Says of a document in another form what it is and what to do instead. One in no known form is left to its reader.
 * Throws a DocumentError.
 *
 * @param expected the forms that can be read
 * @param remedy what to do, or made of the text where that depends on it
 */
export function refuseOtherForm(
  text: string,
  fileName: string,
  expected: readonly OtherForm[],
  remedy: string | ((text: string) => string),
): void {
  const form = formOf(text);
  if (form === undefined || expected.includes(form)) return;
  throw new DocumentError(
    fileName,
    undefined,
    `${WHAT[form]}${WHY[form] ?? ''}.`,
    typeof remedy === 'string' ? remedy : remedy(text.slice(0, BEGINNING)),
  );
}
