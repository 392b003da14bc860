import AdmZip from 'adm-zip';
import { DocumentError } from '../documents/document-error';
import { limitError, type DocumentLimits } from '../documents/document-limits';

/** A file in a ZIP archive. */
export interface ZipEntry {
  /** `Configuration.zip/DocItemSet.xml`: what messages call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether bytes begin like a ZIP archive, an empty one too. */
export function isZip([p, k, three, four]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
}

/**
 * The files of a ZIP archive, unpacked in memory; nothing is ever written. No entry gets more memory than it
 * declares, and all together no more than the limit. Throws a DocumentError.
 */
export function readZip(bytes: Uint8Array, fileName: string, limits: DocumentLimits): readonly ZipEntry[] {
  const entries = entriesOf(bytes, fileName).filter(({ isDirectory }) => !isDirectory);
  if (entries.length > limits.maxEntries) throw limitError(fileName, undefined, 'It has', 'maxEntries', limits);
  let declared = 0;
  for (const { header } of entries) {
    declared += header.size;
    if (declared > limits.maxExpandedBytes) throw limitError(fileName, undefined, 'It unpacks to', 'maxExpandedBytes', limits);
  }
  return entries.map((entry) => ({ name: `${fileName}/${entry.entryName}`, bytes: unpacked(entry, fileName) }));
}

function entriesOf(bytes: Uint8Array, fileName: string): readonly AdmZip.IZipEntry[] {
  try {
    return new AdmZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).getEntries();
  } catch (error) {
    throw broken(fileName, error);
  }
}

function unpacked(entry: AdmZip.IZipEntry, fileName: string): Uint8Array {
  try {
    return entry.getData();
  } catch (error) {
    throw broken(`${fileName}/${entry.entryName}`, error);
  }
}

function broken(fileName: string, error: unknown): DocumentError {
  const words = (error instanceof Error ? error.message : String(error)).replace(/^ADM-ZIP: /, '').replace(/\.$/, '');
  return new DocumentError(
    fileName,
    undefined,
    `It is no ZIP file that can be unpacked: ${words}.`,
    'Export it again: Export-CsConfiguration -FileName FILE.zip.',
  );
}
