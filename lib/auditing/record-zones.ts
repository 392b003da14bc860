import { finding, type Finding } from '../findings/finding';
import { entry, text } from '../templates/load-balancers/properties';
import type { DnsRecord } from '../templates/load-balancers/read-records';
import type { TemplateRouting } from '../routing/template-routing';
import type { Parts } from '../routing/lync-parts';
import { declaredZone, holdsName, zoneDeclaredBy, zoneName, type DeclaredZone } from './hosted-zones';

/** Records in hosted zones that do not hold their names, as far as the template knows the zones. */
export function recordZones({ records, resources }: TemplateRouting, { hasRecord }: Parts): readonly Finding[] {
  return records.flatMap((record) => {
    const { name, resource, type } = record;
    const { zone, isPrivate } = zoneOf(record, resources) ?? {};
    if (name === undefined || zone === undefined) return [];
    // A private zone is asked by its VPCs, whatever public zone is below it.
    const closer = hasRecord(record) && isPrivate === false ? closerZone(name, zone, resources) : undefined;
    if (holdsName(zone, name) && closer === undefined) return [];
    return [finding('name-in-wrong-zone', resource.logicalId, { of: { kind: 'record', type, name }, zone, closer })];
  });
}

function zoneOf({ resource: { properties } }: DnsRecord, resources: TemplateRouting['resources']): DeclaredZone | undefined {
  const named = text(entry(properties, 'HostedZoneName'));
  return named === undefined ? declaredZone(entry(properties, 'HostedZoneId'), resources) : { zone: zoneName(named), isPrivate: false };
}

/** A public zone of the template below another: whoever asks the Internet is led to it, and not to the one above. */
function closerZone(name: string, zone: string, resources: TemplateRouting['resources']): string | undefined {
  const names = resources.map(zoneDeclaredBy).flatMap((each) => (each?.isPrivate === false ? (each.zone ?? []) : []));
  return names.find((each) => each !== zone && holdsName(zone, each) && holdsName(each, name));
}
