import { lookup } from 'node:dns/promises';
import type { DocumentLimits } from '../lib/documents/document-limits';
import { documentText } from '../lib/documents/document-text';
import { readBytes } from '../lib/documents/read-bytes';
import type { ImportedDeployment } from '../lib/import/deployment-draft';
import { importArr } from '../lib/import/arr/import-arr';
import type { ImportedProxy } from '../lib/import/reverse-proxy/imported-proxy';
import { importTmg } from '../lib/import/tmg/import-tmg';
import { readServersFile, type ServerAddresses } from '../lib/import/servers-file';
import { topologyDraft } from '../lib/import/topology-draft';
import { readTopologyBytes } from '../lib/topology/read-topology-document';
import type { TopologyContents } from '../lib/topology/topology-contents';
import type { ImportOptions } from './import-options';

/** What all documents that the options name give together. Throws a DocumentError. */
export async function importDocuments(options: ImportOptions, limits: DocumentLimits): Promise<ImportedDeployment | ImportedProxy> {
  const { servers } = options;
  const listed: ServerAddresses =
    servers === undefined ? new Map() : readServersFile(documentText(readBytes(servers, limits), servers), servers, limits);
  const { arr, tmg } = options;
  if (arr !== undefined) {
    const webConfigs = (options.webConfig ?? []).map((file) => ({ text: documentText(readBytes(file, limits), file), fileName: file }));
    const read: ProxyReader = (text, fileName, ...others) => importArr(text, fileName, ...others, webConfigs);
    return reverseProxy(arr, read, options, limits, listed);
  }
  if (tmg !== undefined) return reverseProxy(tmg, importTmg, options, limits, listed);
  // Simple URLs come first: where they contradict a Topology Builder file, which may be old, they count.
  const files = [...(options.simpleUrls ?? []), ...(options.topology ?? [])];
  const documents = files.map((file) => readTopologyBytes(readBytes(file, limits), file, limits));
  return topologyDraft(documents, options.resolve === true ? await resolved(serverNames(documents), listed) : listed);
}

type ProxyReader = (text: string, fileName: string, limits: DocumentLimits, addresses: ServerAddresses) => ImportedProxy;

/** With addresses that only DNS knows it is read again: which farms are one pool may depend on them. */
async function reverseProxy(
  file: string,
  read: ProxyReader,
  { resolve }: ImportOptions,
  limits: DocumentLimits,
  listed: ServerAddresses,
): Promise<ImportedProxy> {
  const text = documentText(readBytes(file, limits), file);
  const imported = read(text, file, limits, listed);
  if (resolve !== true || imported.unresolved.length === 0) return imported;
  return read(text, file, limits, await resolved(imported.unresolved, listed));
}

function serverNames(documents: readonly TopologyContents[]): readonly string[] {
  return documents.flatMap(({ pools, officeWebApps }) => [
    ...pools.flatMap(({ machines }) => machines.filter(({ address }) => address === undefined).map(({ fqdn }) => fqdn)),
    ...officeWebApps.map(({ host }) => host),
  ]);
}

/** Addresses of the servers that have none yet, as this machine resolves their names, its hosts file included. */
async function resolved(names: readonly string[], listed: ServerAddresses): Promise<ServerAddresses> {
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
