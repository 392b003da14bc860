import AdmZip from 'adm-zip';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentLimits, type DocumentLimits } from '../../lib/documents/document-limits';
import { readTopologyBytes } from '../../lib/topology/read-topology-document';
import type { TopologyContents } from '../../lib/topology/topology-contents';

export const FIXTURES = join(__dirname, '..', 'topology', 'fixtures');

/** A document, with the line ending of the working copy made `\n`. */
export function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8').replaceAll('\r\n', '\n');
}

/** Every document that can be read alone, by name; the ZIP file is made of its one entry. */
export function soundDocuments(): ReadonlyMap<string, Buffer> {
  const names = readdirSync(FIXTURES).filter((name) => !name.includes('cut-off'));
  const files = names.map((name) => [name, Buffer.from(fixture(name))] as const);
  return new Map([...files, ['Configuration.zip', zipped({ 'DocItemSet.xml': fixture('DocItemSet.xml') })]]);
}

export function zipped(files: Readonly<Record<string, string>>): Buffer {
  const zip = new AdmZip();
  for (const [name, text] of Object.entries(files)) zip.addFile(name, Buffer.from(text));
  return zip.toBuffer();
}

/** The ways PowerShell writes text. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with BOM': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 LE with BOM': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16 BE with BOM': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

export function read(bytes: Uint8Array, name = 'document', limits: Partial<DocumentLimits> = {}): TopologyContents {
  return readTopologyBytes(bytes, name, documentLimits(limits));
}
