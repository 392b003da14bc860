import { groupedBy } from '../declaring/grouped-by';
import type { HostedZoneDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { domainsHolding } from '../declaring/host-name';
import { nestedRecordsOf } from './nested-stacks';
import type { PublishedName } from './published-name';
import type { RecordPlan } from './publishing-plan';

/** The zone with the longest matching suffix among those of the given kinds, and of several of one name the first. */
export function zoneOf(
  name: string,
  zones: readonly HostedZoneDeclaration[],
  kinds: readonly HostedZoneDeclaration['kind'][],
): HostedZoneDeclaration | undefined {
  const byName = zonesByName(zones);
  for (const domain of domainsHolding(name)) {
    const zone = byName.get(domain)?.find(({ kind }) => kinds.includes(kind));
    if (zone !== undefined) return zone;
  }
  return undefined;
}

const BY_NAME = new WeakMap<readonly HostedZoneDeclaration[], ReadonlyMap<string, readonly HostedZoneDeclaration[]>>();

/** Every name of a deployment looks for its zone, most of them several times. */
function zonesByName(zones: readonly HostedZoneDeclaration[]): ReadonlyMap<string, readonly HostedZoneDeclaration[]> {
  const byName = BY_NAME.get(zones) ?? groupedBy(zones, ({ name }) => name);
  BY_NAME.set(zones, byName);
  return byName;
}

/** The zone the Internet sees: public, or managed elsewhere. */
export function publicZoneOf(name: string, zones: readonly HostedZoneDeclaration[]): HostedZoneDeclaration | undefined {
  return zoneOf(name, zones, ['public', 'elsewhere']);
}

/** Alias records, one for each name and address family, in the public zone and in a private one that holds the name. */
export function records(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly RecordPlan[] {
  const types = proxy.ipAddressType === 'dualstack' ? (['A', 'AAAA'] as const) : (['A'] as const);
  const current = new Map(names.filter(({ isOldPath }) => !isOldPath).map((each) => [each.name, each]));
  return [...current.values()].flatMap((published) => {
    const { name, frontEnd } = published;
    const where = nestedRecordsOf(published, proxy);
    const publicZone = publicZoneOf(name, proxy.hostedZones);
    const privateZone = zoneOf(name, proxy.hostedZones, ['private']);
    const record = (type: 'A' | 'AAAA', zone: HostedZoneDeclaration, visibility: 'public' | 'private'): RecordPlan => ({
      name,
      frontEnd,
      type,
      zone: zone.key,
      zoneName: zone.name,
      hostedZoneId: zone.hostedZoneId,
      visibility,
      ...where,
    });
    return types.flatMap((type) => [
      ...(publicZone?.kind === 'public' ? [record(type, publicZone, 'public')] : []),
      ...(privateZone === undefined ? [] : [record(type, privateZone, 'private')]),
    ]);
  });
}

/** How the public record of a name comes about. */
export function recordState(name: string, proxy: ProxyDeclaration): 'created' | 'change batch' | 'elsewhere' | 'none' {
  const zone = publicZoneOf(name, proxy.hostedZones);
  if (zone?.kind === 'elsewhere') return 'elsewhere';
  if (zone === undefined) return zoneOf(name, proxy.hostedZones, ['private']) === undefined ? 'none' : stateHere(proxy);
  return stateHere(proxy);
}

function stateHere(proxy: ProxyDeclaration): 'created' | 'change batch' {
  return proxy.dnsRecords === 'create' ? 'created' : 'change batch';
}
