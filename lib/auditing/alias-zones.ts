import { LOAD_BALANCER_ZONES } from '../facts/load-balancer-zones';
import { finding, type Finding } from '../findings/finding';
import type { WrongAliasZone } from '../findings/records';
import type { TemplateRouting } from '../routing/template-routing';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import type { DnsRecord } from '../templates/load-balancers/read-records';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';

const CANONICAL_ZONE = 'CanonicalHostedZoneID';

/** Aliases of load balancers of the template that name another hosted zone than that of the load balancer. */
export function aliasZones({ records, loadBalancers, resources }: TemplateRouting): readonly Finding[] {
  return records.flatMap((record) => {
    const { resource, name, type, leadsTo } = record;
    const target = loadBalancers.find(({ key }) => key === leadsTo);
    const zone = target === undefined ? undefined : wrongZone(record, target, loadBalancers, resources);
    if (target === undefined || zone === undefined) return [];
    return [
      finding('alias-zone-wrong', resource.logicalId, {
        record: { type, name: name ?? '?', recordName: name ?? '?' },
        loadBalancer: target.resource?.logicalId ?? target.key,
        zone,
      }),
    ];
  });
}

/** undefined where it is right, or where only the deployment tells. */
function wrongZone(
  { aliasZone }: DnsRecord,
  target: LoadBalancer,
  loadBalancers: readonly LoadBalancer[],
  resources: readonly DeployedResource[],
): WrongAliasZone | undefined {
  const ofType = target.type === 'network' ? 'network' : 'application';
  if (typeof aliasZone === 'string') return LOAD_BALANCER_ZONES[ofType].has(aliasZone.toUpperCase()) ? undefined : { id: aliasZone };
  const named = referenceIn(aliasZone);
  if (named === undefined) return undefined;
  if (named.attribute !== CANONICAL_ZONE) {
    const type = resourceAt(named.resource, resources)?.type ?? '';
    return KNOWN_RESOURCES.test(type) ? { of: named.resource } : undefined;
  }
  // All load balancers of one type and Region have one hosted zone.
  const other = loadBalancers.find(({ key }) => key === named.resource);
  return other === undefined || other.type === undefined || other.type === target.type ? undefined : { of: named.resource };
}

/** What resources of other types return may be anything. */
const KNOWN_RESOURCES = /^AWS::(?:Route53|ElasticLoadBalancingV2|CloudFront)::/;
