import AdmZip from 'adm-zip';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { documentLimits } from '../../lib/documents/document-limits';
import { documentText } from '../../lib/documents/document-text';
import { readServersFile } from '../../lib/import/servers-file';
import { topologyDraft } from '../../lib/import/topology-draft';
import { writeDraft } from '../../lib/import/write-draft';
import { readTopologyBytes } from '../../lib/topology/read-topology-document';

/** A reader that is fed mutated documents. */
export interface FuzzedReader {
  readonly name: string;
  /** Sound documents that mutations begin with. */
  readonly seeds: readonly Uint8Array[];
  /** Everything an import does with a document. Throws a DocumentError where it cannot be read, and nothing else. */
  read(bytes: Uint8Array): void;
}

const FIXTURES = join(__dirname, '..', '..', 'test', 'topology', 'fixtures');
const LIMITS = documentLimits({ maxBytes: 1024 * 1024, maxExpandedBytes: 4 * 1024 * 1024, maxElements: 20_000 });

/** Every reader of the verb import; another kind of document is another entry. */
export const READERS: readonly FuzzedReader[] = [
  topologies('published topologies', /\.xml$/),
  topologies('Topology Builder files', /\.tbxml$/),
  topologies('CLIXML', /\.clixml$/),
  topologies('JSON', /\.json$/),
  {
    name: 'documents in UTF-16',
    seeds: files(/./),
    read: (bytes) => {
      importTopology(Buffer.from(`\uFEFF${Buffer.from(bytes).toString()}`, 'utf16le'));
    },
  },
  { name: 'broken UTF-16', seeds: files(/./).map((text) => Buffer.from(`\uFEFF${text.toString()}`, 'utf16le')), read: importTopology },
  {
    name: 'documents in ZIP files',
    seeds: files(/\.xml$/),
    read: (bytes) => {
      importTopology(zipped(Buffer.from(bytes)));
    },
  },
  { name: 'broken ZIP files', seeds: files(/\.xml$/).map(zipped), read: importTopology },
  {
    name: 'servers files',
    seeds: ['fqdn,address\r\nfe01.contoso.local,10.20.0.11 # first\n\n"fe02.contoso.local";10.20.0.12\n'].map((text) => Buffer.from(text)),
    read: (bytes) => {
      readServersFile(documentText(bytes, 'servers.csv'), 'servers.csv', LIMITS);
    },
  },
];

function topologies(name: string, pattern: RegExp): FuzzedReader {
  return { name, seeds: files(pattern), read: importTopology };
}

function files(pattern: RegExp): readonly Buffer[] {
  return readdirSync(FIXTURES)
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(FIXTURES, name)));
}

function zipped(bytes: Buffer): Buffer {
  const zip = new AdmZip();
  zip.addFile('DocItemSet.xml', bytes);
  return zip.toBuffer();
}

function importTopology(bytes: Uint8Array): void {
  const text = writeDraft(topologyDraft([readTopologyBytes(bytes, 'document', LIMITS)]).draft);
  const [error] = parseDocument(text).errors;
  if (error !== undefined) throw new Error(`the deployment file is no YAML: ${error.message}`);
}
