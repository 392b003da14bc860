import type { HostedZoneEntry } from '../declaring/deployment-file/deployment';
import { parentDomain } from '../declaring/host-name';
import { Blank, type Draft } from './deployment-draft';

/** The zones that public names lie in: SIP domains, and for a name in none of them the domain above it. */
export function draftHostedZones(sipDomains: readonly string[], publicNames: readonly string[]): readonly Draft<HostedZoneEntry>[] {
  const all = new Set(sipDomains);
  // A SIP domain below another one may have no zone of its own; its names then are in that of the other.
  const zones = new Set(sipDomains.filter((domain) => !liesInAny(parentDomain(domain), all)));
  for (const name of publicNames) if (!liesInAny(name, zones)) zones.add(parentDomain(name));
  return [...zones].map((name) => ({
    name,
    id: new Blank(`id of the hosted zone ${name}`, `${lookUp(name)}; or managedElsewhere: true instead of this line`),
  }));
}

function lookUp(name: string): string {
  return `aws route53 list-hosted-zones-by-name --dns-name ${name}`;
}

function liesInAny(name: string, zones: ReadonlySet<string>): boolean {
  for (let domain = name; domain !== ''; domain = parentDomain(domain)) if (zones.has(domain)) return true;
  return false;
}
