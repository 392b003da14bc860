import { Resolver } from 'node:dns/promises';
import type { DnsObservation, DnssecObservation } from '../verification/observation';
import { PATIENCE_FOR_DNS } from './dialler';
import { probeDnssec } from './dnssec-probe';
import { failureText } from './failure-text';

const MOST_ALIASES = 8;

/** Addresses and the aliases before them, as name servers give them; hosts files are not read. */
export async function probeDns(name: string, server: string | undefined): Promise<DnsObservation> {
  const resolver = new Resolver(PATIENCE_FOR_DNS);
  if (server !== undefined) resolver.setServers([server]);
  const signatures = dnssecAt(resolver.getServers(), name);
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const aliases: string[] = [];
  for (let at = name; aliases.length < MOST_ALIASES; at = aliases.at(-1) ?? '') {
    const [next] = await resolver.resolveCname(at).catch(() => []);
    if (next === undefined || aliases.includes(next.toLowerCase())) break;
    aliases.push(next.toLowerCase());
  }
  const failure = four.status === 'rejected' ? failureText(four.reason) : 'no address';
  const dnssec = await signatures;
  return {
    addresses: addresses.sort(),
    aliases,
    ...(addresses.length > 0 ? {} : { failure }),
    ...(dnssec === undefined ? {} : { dnssec }),
  };
}

/** The first is whom the system asks as long as it answers. */
async function dnssecAt([server]: readonly string[], name: string): Promise<DnssecObservation | undefined> {
  return server === undefined ? undefined : probeDnssec(name, server);
}
