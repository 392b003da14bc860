import type { Finding } from '../../findings/finding';
import { entry, text } from '../load-balancers/properties';
import type { DnsRecord } from '../load-balancers/read-records';
import type { TemplateRouting } from '../template-routing';
import { wrongZone } from './certificate-values';
import { declaredZone, holdsName, zoneName } from './hosted-zones';

/** Records in hosted zones that do not hold their names, as far as the template knows the zones. */
export function recordZones({ records, resources }: TemplateRouting): readonly Finding[] {
  return records.flatMap((record) => {
    const { name, resource, type } = record;
    const zone = zoneOf(record, resources);
    return name === undefined || zone === undefined || holdsName(zone, name)
      ? []
      : [wrongZone(resource.logicalId, `The ${type} record of ${name}`, zone)];
  });
}

function zoneOf({ resource: { properties } }: DnsRecord, resources: TemplateRouting['resources']): string | undefined {
  const named = text(entry(properties, 'HostedZoneName'));
  return named === undefined ? declaredZone(entry(properties, 'HostedZoneId'), resources)?.zone : zoneName(named);
}
