import AdmZip from 'adm-zip';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { documentLimits } from '../../lib/documents/document-limits';
import { documentText } from '../../lib/documents/document-text';
import { importArr } from '../../lib/import/arr/import-arr';
import type { DeploymentDraft } from '../../lib/import/deployment-draft';
import { readServersFile } from '../../lib/import/servers-file';
import { importTmg } from '../../lib/import/tmg/import-tmg';
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

const TESTS = join(__dirname, '..', '..', 'test');
const FIXTURES = join(TESTS, 'topology', 'fixtures');
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
  reverseProxies('ARR configurations', join(TESTS, 'import', 'arr', 'fixtures'), importArr),
  reverseProxies('exports of TMG', join(TESTS, 'import', 'tmg', 'fixtures'), importTmg),
];

function reverseProxies(name: string, folder: string, read: typeof importArr): FuzzedReader {
  return {
    name,
    seeds: files(/./, folder),
    read: (bytes) => {
      write(read(documentText(bytes, 'document'), 'document', LIMITS).draft);
    },
  };
}

function topologies(name: string, pattern: RegExp): FuzzedReader {
  return { name, seeds: files(pattern), read: importTopology };
}

function files(pattern: RegExp, folder = FIXTURES): readonly Buffer[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(folder, name)));
}

function zipped(bytes: Buffer): Buffer {
  const zip = new AdmZip();
  zip.addFile('DocItemSet.xml', bytes);
  return zip.toBuffer();
}

function importTopology(bytes: Uint8Array): void {
  write(topologyDraft([readTopologyBytes(bytes, 'document', LIMITS)]).draft);
}

function write(draft: DeploymentDraft): void {
  const text = writeDraft(draft);
  const [error] = parseDocument(text).errors;
  if (error !== undefined) throw new Error(`the deployment file is no YAML: ${error.message}`);
}
