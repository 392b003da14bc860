import type { ProxyDeclaration } from '../../declaring/declarations';
import { exampleId } from '../../declaring/example-ids';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofBackend, ofCertificate, ofPerimeter, ofProxy, ofZone } from '../places';
import { gatewayIds } from './perimeter-network';
import type { CheckInput } from './check-input';

/** Ids of what is there already, which constructs take as they come. */
export function idFindings(input: CheckInput): readonly Finding[] {
  const ids = [...usedIds(input), ...zoneIds(input), ...certificateIds(input)];
  return [
    ...ids
      .filter(({ id, isInTemplate = true }) => isBlank(id) && isInTemplate)
      .map(({ what, place }) => finding('id-blank', place, { what })),
    ...ofExamples([...ids, ...saidElsewhere(input)], input.proxy),
  ];
}

interface DeclaredId {
  readonly id: string;
  readonly what: string;
  readonly place: Place;
  /** One that is not in the template does no harm. */
  readonly isInTemplate?: boolean;
}

function isBlank(id: string): boolean {
  return id.trim() === '';
}

function usedIds({ proxy: { vpcId, subnets = [], pools, officeWebApps } }: CheckInput): readonly DeclaredId[] {
  return [
    ...(vpcId === undefined ? [] : [{ id: vpcId, what: 'VPC', place: ofProxy('vpcId') }]),
    ...subnets.flatMap(({ id }, index) => (id === undefined ? [] : { id, what: 'subnet', place: ofProxy('subnets', index) })),
    ...[...pools.filter(({ publish }) => publish), ...officeWebApps].flatMap((backend) =>
      backend.servers.kind === 'ip'
        ? []
        : backend.servers.instanceIds.map((id, index) => ({ id, what: 'instance', place: ofBackend(backend, 'servers', index) })),
    ),
  ];
}

/** A zone that takes no record of ours is not asked for by its id. */
function zoneIds({ plan, proxy: { hostedZones, dnsRecords } }: CheckInput): readonly DeclaredId[] {
  const used = new Set([
    ...(dnsRecords === 'create' ? plan.records.map(({ zone }) => zone) : []),
    ...plan.certificates.flatMap((each) => (each.kind === 'imported' ? [] : each.validation.map(({ zone }) => zone))),
  ]);
  return hostedZones.flatMap((zone) =>
    zone.hostedZoneId === undefined
      ? []
      : { id: zone.hostedZoneId, what: `hosted zone ${zone.name}`, place: ofZone(zone, 'hostedZoneId'), isInTemplate: used.has(zone.key) },
  );
}

function certificateIds({ plan, proxy: { importedCertificates } }: CheckInput): readonly DeclaredId[] {
  const used = new Set(plan.certificates.map(({ key }) => key));
  return importedCertificates.flatMap((each) =>
    each.arn === undefined
      ? []
      : {
          id: each.arn,
          what: `certificate of ${each.names.join(', ')}`,
          place: ofCertificate(each, 'arn'),
          isInTemplate: used.has(each.key),
        },
  );
}

/** Of empty ones among them there are findings of their own: a network may stand without a proxy, and addresses have a form. */
function saidElsewhere({ proxy: { perimeter, pools, officeWebApps, haproxy }, plan }: CheckInput): readonly DeclaredId[] {
  const hasFleet = plan.frontEnds.some(({ fleet }) => fleet !== undefined);
  return [
    ...(hasFleet ? haproxy.fleet.fixedAddresses : []).map((id, index) => ({
      id,
      what: 'Elastic IP address',
      place: ofProxy('haproxy', 'fleet', 'fixedAddresses', index),
    })),
    ...(perimeter === undefined
      ? []
      : gatewayIds(perimeter).map(({ key, id, what }) => ({ id, what, place: ofPerimeter('gateways', key) }))),
    ...[...pools, ...officeWebApps].flatMap((declared) =>
      declared.passage.fixedAddresses.map((id, index) => ({
        id,
        what: 'Elastic IP address',
        place: ofBackend(declared, 'passage', 'fixedAddresses', index),
      })),
    ),
  ];
}

/** All of them together: whoever copied one most likely copied the others with it. */
function ofExamples(ids: readonly DeclaredId[], { isOfFile }: ProxyDeclaration): readonly Finding[] {
  if (isOfFile === true) return [];
  const examples = [...new Set(ids.map(({ id }) => id))].sort().flatMap((id) => {
    const example = exampleId(id);
    return example === undefined ? [] : { id, ...example };
  });
  const first = ids.find(({ id }) => id === examples[0]?.id);
  return first === undefined ? [] : [concerning(undefined, finding('id-of-an-example', first.place, { examples }))];
}
