import { decodeText } from './decode-text';
import { DocumentError, type Place } from './document-error';
import { limitError, type DocumentLimits } from './document-limits';

/** The text of a document in UTF-8 or UTF-16, with or without byte order mark. Throws a DocumentError. */
export function documentText(bytes: Uint8Array, fileName: string): string {
  const text = decodeText(bytes);
  if (text !== undefined) return text;
  throw new DocumentError(
    fileName,
    undefined,
    'It is neither UTF-8 nor UTF-16 text.',
    'Export it again, or save it as UTF-8 with the command Out-File -Encoding utf8.',
  );
}

/** A text without the byte order mark that reading a file into a string leaves. Throws a DocumentError if it is too long. */
export function plainText(text: string, fileName: string, limits: DocumentLimits): string {
  if (text.length > limits.maxBytes) throw limitError(fileName, undefined, 'It has', 'maxBytes', limits);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Turns offsets into places. Asked in ascending order, it passes over a text once. */
export class PlaceCounter {
  private offset = 0;
  private line = 1;
  private lineStart = 0;

  public constructor(private readonly text: string) {}

  public placeOf(offset: number): Place {
    if (offset < this.offset) {
      this.offset = 0;
      this.line = 1;
      this.lineStart = 0;
    }
    for (;;) {
      const newline = this.text.indexOf('\n', this.offset);
      if (newline < 0 || newline >= offset) break;
      this.offset = newline + 1;
      this.lineStart = this.offset;
      this.line += 1;
    }
    return { line: this.line, column: offset - this.lineStart + 1 };
  }
}
