import { NOBODY, writeBackend } from './backend-sections';
import { ConfigurationWriter, listFile } from './configuration-writer';
import { ALLOWED_SOURCES, CONFIGURATION, CORPORATE_NETWORKS } from './file-names';
import { writeDefaults, writeGlobal } from './global-sections';
import { HEALTH, listenerFiles, listenerName, writeHealth, writeListener } from './listener-sections';
import type { HaproxySite } from './site';
import { SPRAY_TABLE, writeSprayTable } from './spray-limit';

/** Files by their paths below the folder of the configuration. */
export type HaproxyFiles = Readonly<Record<string, string>>;

/** The configuration and its maps. The same site gives the same files, whatever the order of what it holds. */
export function haproxyFiles(site: HaproxySite): HaproxyFiles {
  const writer = new ConfigurationWriter();
  writeGlobal(writer, site);
  writeDefaults(writer, site);
  for (const listener of site.listeners) writeListener(writer, listener, site);
  if (site.behind !== undefined) writeHealth(writer, site.behind);
  for (const backend of [...site.backends].sort((a, b) => (a.name < b.name ? -1 : 1))) writeBackend(writer, backend, site);
  writer.section('backend', NOBODY).line('http-request', 'return', 'status', '404', 'content-type', 'text/plain', 'string', 'Not found');
  writeSprayTable(writer);
  if (site.furtherConfiguration !== undefined) writer.verbatim(site.furtherConfiguration);
  return {
    [CONFIGURATION]: writer.text(),
    ...Object.fromEntries(site.listeners.flatMap((listener) => Object.entries(listenerFiles(listener, site)))),
    ...(site.corporateNetworks.length === 0 ? {} : { [CORPORATE_NETWORKS]: blockList(site.corporateNetworks) }),
    ...(site.allowedSources === undefined ? {} : { [ALLOWED_SOURCES]: blockList(site.allowedSources) }),
  };
}

function blockList(blocks: readonly string[]): string {
  return listFile([...new Set(blocks)].sort().map((block) => [block]));
}

/** Names that no other section may have. */
export function sectionNames({ listeners, backends, behind }: HaproxySite): ReadonlySet<string> {
  return new Set([
    ...listeners.map(listenerName),
    ...backends.map(({ name }) => name),
    NOBODY,
    SPRAY_TABLE,
    ...(behind === undefined ? [] : [HEALTH]),
  ]);
}
