import { DocumentError, type Place } from './document-error';
import { numberText } from '../facts/number-text';

/** How large a document may be. */
export interface DocumentLimits {
  /** Of a file, in bytes. */
  readonly maxBytes: number;
  /** How deeply elements, or objects and lists, may be nested. */
  readonly maxDepth: number;
  /** Elements, or objects, lists and values, of one document. */
  readonly maxElements: number;
  /** Attributes of one element. */
  readonly maxAttributes: number;
  /** Everything in a ZIP file together, unpacked, in bytes. */
  readonly maxExpandedBytes: number;
  /** Entries of a ZIP file. */
  readonly maxEntries: number;
}

const MEBIBYTE = 1024 * 1024;

/** A topology of a hundred pools has about one mebibyte, thirty levels and fifteen thousand elements. */
export const DEFAULT_LIMITS: DocumentLimits = {
  maxBytes: 64 * MEBIBYTE,
  maxDepth: 200,
  maxElements: 1_000_000,
  maxAttributes: 200,
  maxExpandedBytes: 256 * MEBIBYTE,
  maxEntries: 10_000,
};

/** The limits of a caller who sets some of them. */
export function documentLimits(some: Partial<DocumentLimits> = {}): DocumentLimits {
  const given = Object.entries(some as Readonly<Record<string, number | undefined>>).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

/** What is said of a document that exceeds a limit; `what` is "It has" or the like. */
export function limitError(
  fileName: string,
  place: Place | undefined,
  what: string,
  limit: keyof DocumentLimits,
  limits: DocumentLimits,
): DocumentError {
  const option = limit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new DocumentError(
    fileName,
    place,
    `${what} more than the limit of ${numberText(limits[limit])} ${UNITS[limit]}.`,
    `If the document is sound, raise the limit: ${limit}, --${option} on the command line.`,
  );
}

const UNITS: Readonly<Record<keyof DocumentLimits, string>> = {
  maxBytes: 'bytes',
  maxDepth: 'levels',
  maxElements: 'elements or values',
  maxAttributes: 'attributes',
  maxExpandedBytes: 'unpacked bytes',
  maxEntries: 'entries',
};
