import { cmdlet, SWITCH, Written } from './powershell';
import { command } from './shell';
import { powershell, shell, type Commands } from './step';

/**
 * Outside of every network that has its own answers for these names (split-brain DNS): Google Public DNS.
 * https://developers.google.com/speed/public-dns/docs/using
 */
const OUTSIDE = '8.8.8.8';

/** The same over HTTPS, for what Resolve-DnsName cannot ask. https://developers.google.com/speed/public-dns/docs/doh/json */
const OUTSIDE_OVER_HTTPS = 'https://dns.google/resolve';

export const DNS_SHELL = 'a shell with `dig`, or PowerShell on Windows';

/** A name, and the zone that the Internet finds it in. */
export interface NameInZone {
  readonly name: string;
  /** undefined: only a private zone has it, and outside nobody knows it. */
  readonly zone: string | undefined;
}

/** What clients outside are told; of names in private zones only the network that these belong to knows anything. */
export function askOutside(names: readonly NameInZone[]): readonly Commands[] {
  if (names.length === 0) return [];
  const at = ({ zone }: NameInZone) => (zone === undefined ? [] : [`@${OUTSIDE}`]);
  return inBothShells(
    names.map((each) => command('dig', '+noall', '+answer', ...at(each), each.name, 'A', each.name, 'AAAA')),
    names.map(({ name, zone }) => resolve(name, 'A_AAAA', zone === undefined ? {} : { Server: OUTSIDE })),
  );
}

/** What the name servers of each zone say: with its TTL, and not with what is left of it in a cache. */
export function askZones(names: readonly NameInZone[]): readonly Commands[] {
  const zones = [...new Set(names.flatMap(({ zone }) => zone ?? []))].sort();
  const inside = names.filter(({ zone }) => zone === undefined);
  return [
    ...zones.flatMap((zone) =>
      askZone(
        zone,
        names.filter((each) => each.zone === zone).map(({ name }) => name),
      ),
    ),
    ...askOutside(inside),
  ];
}

function askZone(zone: string, names: readonly string[]): readonly Commands[] {
  const server = `${resolve(zone, 'NS', { Server: OUTSIDE })} | Where-Object { $_.Type -eq 'NS' }`;
  return inBothShells(
    [
      `ns=$(${command('dig', '+short', `@${OUTSIDE}`, zone, 'NS')} | head -n 1)`,
      ...names.map((name) => `dig +noall +answer +norecurse @"$ns" ${command(name, 'A', name, 'AAAA')}`),
    ],
    [
      `$ns = ${server} | Select-Object -First 1 -ExpandProperty NameHost`,
      ...names.map(
        (name) => `${resolve(name, 'A_AAAA', { Server: new Written('$ns') })} | Format-List Name, Type, TTL, IPAddress, NameHost`,
      ),
    ],
  );
}

/** Whether a resolver that validates DNSSEC has an answer for a zone. */
export function askWhetherValid(zones: readonly string[]): readonly Commands[] {
  return inBothShells(
    zones.map((zone) => command('dig', '+noall', '+comments', '+answer', `@${OUTSIDE}`, zone, 'SOA')),
    zones.map((zone) => resolve(zone, 'SOA', { Server: OUTSIDE })),
  );
}

/** Which authorities may issue. Resolve-DnsName knows no CAA. */
export function askForAuthorities(names: readonly string[]): readonly Commands[] {
  return inBothShells(
    names.map((name) => command('dig', '+noall', '+answer', `@${OUTSIDE}`, name, 'CAA')),
    names.map((name) => {
      const asked = cmdlet('Invoke-RestMethod', { Uri: `${OUTSIDE_OVER_HTTPS}?name=${encodeURIComponent(name)}&type=CAA` });
      return `(${asked}).Answer | Format-List name, TTL, data`;
    }),
  );
}

function inBothShells(dig: readonly string[], others: readonly string[]): readonly Commands[] {
  return [shell(dig), powershell(others, 'The same in PowerShell')];
}

function resolve(name: string, type: string, server: { readonly Server?: string | Written }): string {
  return cmdlet('Resolve-DnsName', { Name: name, Type: type, ...server, DnsOnly: SWITCH });
}
