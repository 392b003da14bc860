import { lookup } from 'node:dns/promises';
import type { DocumentLimits } from '../../lib/documents/document-limits';
import { documentText } from '../../lib/documents/document-text';
import { readBytes } from '../../lib/documents/read-bytes';
import type { ImportedDeployment } from '../../lib/import/deployment-draft';
import { readServersFile, type ServerAddresses } from '../../lib/import/servers-file';
import { topologyDraft } from '../../lib/import/topology-draft';
import { readTopologyBytes } from '../../lib/topology/read-topology-document';
import type { TopologyContents } from '../../lib/topology/topology-contents';
import type { ImportOptions } from './import-options';

/** What all documents that the options name give together. Throws a DocumentError. */
export async function importDocuments(options: ImportOptions, limits: DocumentLimits): Promise<ImportedDeployment> {
  // Simple URLs come first: where they contradict a Topology Builder file, which may be old, they count.
  const files = [...(options.simpleUrls ?? []), ...(options.topology ?? [])];
  const documents = files.map((file) => readTopologyBytes(readBytes(file, limits), file, limits));
  const { servers } = options;
  const listed: ServerAddresses =
    servers === undefined ? new Map() : readServersFile(documentText(readBytes(servers, limits), servers), servers, limits);
  return topologyDraft(documents, options.resolve === true ? await resolved(documents, listed) : listed);
}

/** Addresses of the servers that have none yet, as this machine resolves their names, its hosts file included. */
async function resolved(documents: readonly TopologyContents[], listed: ServerAddresses): Promise<ServerAddresses> {
  const names = documents.flatMap(({ pools, officeWebApps }) => [
    ...pools.flatMap(({ machines }) => machines.filter(({ address }) => address === undefined).map(({ fqdn }) => fqdn)),
    ...officeWebApps.map(({ host }) => host),
  ]);
  const open = [...new Set(names)].filter((name) => !listed.has(name));
  const found = await Promise.all(open.map(async (name) => [name, await addressesOf(name)] as const));
  return new Map([...listed, ...found]);
}

/** None if the name cannot be resolved: it is left blank, and a finding says so. */
async function addressesOf(name: string): Promise<readonly string[]> {
  try {
    return (await lookup(name, { family: 4, all: true })).map(({ address }) => address).sort();
  } catch {
    return [];
  }
}
