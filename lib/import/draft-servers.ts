import type { ServerEntry } from '../declaring/deployment-file/deployment';
import { type Finding, finding } from '../findings/finding';
import type { MachineContents } from '../topology/topology-contents';
import { Blank, Remarked, type Draft } from './deployment-draft';
import type { ServerAddresses } from './servers-file';

/** The addresses of machines: those of the servers file, else those of the topology, else blanks. Each has the machine's name beside it. */
export function draftServers(
  machines: readonly MachineContents[],
  addresses: ServerAddresses,
): { readonly entries: readonly Draft<ServerEntry>[]; readonly findings: readonly Finding[] } {
  const known = machines.map(({ fqdn, address }) => ({ fqdn, own: addresses.get(fqdn) ?? (address === undefined ? [] : [address]) }));
  const entries = known.flatMap(({ fqdn, own }): readonly Draft<ServerEntry>[] =>
    own.length === 0 ? [new Blank(`address of ${fqdn}`, `Resolve-DnsName ${fqdn}`)] : own.map((each) => new Remarked(each, fqdn)),
  );
  // A file of servers was given, and yet one is missing in it.
  const missing = addresses.size === 0 ? [] : known.filter(({ own }) => own.length === 0);
  return { entries, findings: missing.map(({ fqdn }) => finding('server-address-unknown', fqdn, { server: fqdn })) };
}
