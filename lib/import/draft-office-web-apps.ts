import type { OfficeWebAppsEntry } from '../declaring/deployment-file/deployment';
import { type Finding, finding } from '../findings/finding';
import type { OfficeWebAppsContents } from '../topology/topology-contents';
import { Blank, type Draft } from './deployment-draft';
import { draftServers } from './draft-servers';
import type { ServerAddresses } from './servers-file';

/** One entry for each farm. What clients outside use is its ExternalURL, which no topology holds. */
export function draftOfficeWebApps(
  farms: readonly OfficeWebAppsContents[],
  addresses: ServerAddresses,
): { readonly entries: readonly Draft<OfficeWebAppsEntry>[]; readonly findings: readonly Finding[] } {
  const drafted = farms.map(({ host }) => ({ host, servers: draftServers([{ fqdn: host, address: undefined }], addresses) }));
  return {
    entries: drafted.map(({ host, servers }) => ({
      host: new Blank(
        `host of ExternalURL of the farm ${host}`,
        'on a server of the farm: Get-OfficeWebAppsFarm | Select-Object ExternalURL',
      ),
      servers: servers.entries,
    })),
    findings: drafted.flatMap(({ host, servers }) => [...servers.findings, ...withoutDot(host)]),
  };
}

function withoutDot(host: string): readonly Finding[] {
  if (host.includes('.')) return [];
  return [finding('office-web-apps-host-without-dot', host, { host })];
}
