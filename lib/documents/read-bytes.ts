import { closeSync, openSync, readSync } from 'node:fs';
import { DocumentError } from './document-error';
import { limitError, type DocumentLimits } from './document-limits';

/**
 * The bytes of a file, at most as many as the limit. Read in pieces, so that a device or pipe without end is no trap.
 * Throws a DocumentError.
 */
export function readBytes(path: string, limits: DocumentLimits): Uint8Array {
  const pieces: Buffer[] = [];
  let total = 0;
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = readSync(file, piece, 0, PIECE, null);
      if (count === 0) return Buffer.concat(pieces, total);
      pieces.push(piece.subarray(0, count));
      total += count;
      if (total > limits.maxBytes) throw limitError(path, undefined, 'It has', 'maxBytes', limits);
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : unreadable(path, error as NodeJS.ErrnoException);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const PIECE = 1024 * 1024;

function unreadable(path: string, { code = '', message }: NodeJS.ErrnoException): DocumentError {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new DocumentError(path, undefined, 'There is no such file.', 'Write the path of a document.');
    case 'EISDIR':
      return new DocumentError(path, undefined, 'It is a folder.', 'Write the path of a document in it.');
    default:
      return new DocumentError(path, undefined, `It cannot be read (${code === '' ? message : code}).`, 'Make it readable, or copy it.');
  }
}
