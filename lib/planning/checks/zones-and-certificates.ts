import { isBoundByCname } from '../autodiscover-records';
import { certificateFor, httpsNames, usedCertificates } from '../certificates';
import { coveredBy } from '../../declaring/covering-names';
import { groupedBy } from '../../declaring/grouped-by';
import { domainsHolding, hostNameProblem, liesIn } from '../../declaring/host-name';
import { publicZoneOf, zoneOf } from '../hosted-zones';
import { ACM } from '../../facts/limits';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofCertificate, ofName, ofProxy, ofZone } from '../places';
import type { PublishedName } from '../published-name';
import { isToken } from '../../declaring/tokens';

/** Names without a place for their record, or without a certificate. */
export function zoneAndCertificateFindings(input: CheckInput): readonly Finding[] {
  return [
    ...unresolvedZones(input),
    ...namesWithoutZone(input),
    ...tiedZones(input),
    ...zonesOfBothKinds(input),
    ...autodiscoverElsewhere(input),
    ...uncovered(input),
    ...narrowWildcards(input),
    ...validatedElsewhere(input),
    ...longCommonNames(input),
    ...unknownDefault(input),
    ...unusedCertificates(input),
  ];
}

function unresolvedZones({ proxy }: CheckInput): readonly Finding[] {
  return proxy.hostedZones
    .filter(({ name }) => isToken(name))
    .map((zone) => concerning(zone.hostedZoneId, finding('host-name-unresolved', ofZone(zone, 'name'), { kind: 'hosted zone' })));
}

/** One for each zone. */
function autodiscoverElsewhere({ names, proxy, plan }: CheckInput): readonly Finding[] {
  const bound = names.filter(isBoundByCname);
  const byZone = groupedBy(bound, ({ name }) => publicZoneOf(name, proxy.hostedZones));
  const fixed = new Set(plan.frontEnds.filter(({ fixedAddresses }) => fixedAddresses.length > 0).map(({ key }) => key));
  return proxy.hostedZones
    .filter(({ kind }) => kind === 'elsewhere')
    .flatMap((zone) => {
      const here = byZone.get(zone) ?? [];
      const own = [...new Set(here.map(({ name }) => name))];
      const hasFixedAddresses = here.every((each) => fixed.has(each.frontEnd.key));
      return own.length === 0
        ? []
        : [finding('autodiscover-through-cname', ofZone(zone), { zone: zone.name, names: own.sort(), hasFixedAddresses })];
    });
}

function namesWithoutZone({ names, proxy }: CheckInput): readonly Finding[] {
  const zones = proxy.hostedZones.map((zone) => zone.name);
  // One whose name is not known may hold any of them.
  if (zones.some(isToken)) return [];
  return names
    .filter(
      ({ name }) =>
        hostNameProblem(name) === undefined && zoneOf(name, proxy.hostedZones, ['public', 'elsewhere', 'private']) === undefined,
    )
    .map((declared) => finding('name-in-no-zone', ofName(declared), { name: declared.name, zones }));
}

function tiedZones({ proxy }: CheckInput): readonly Finding[] {
  const seen = new Set<string>();
  return proxy.hostedZones.flatMap((zone) => {
    const identity = `${zone.kind === 'private' ? 'private' : 'public'} ${zone.name}`;
    if (!seen.has(identity)) {
      seen.add(identity);
      return [];
    }
    return finding('name-in-two-zones', ofZone(zone), { kind: 'declared twice', zone: zone.name });
  });
}

function zonesOfBothKinds({ proxy: { hostedZones } }: CheckInput): readonly Finding[] {
  const hidden = new Set(hostedZones.filter(({ kind }) => kind === 'private').map(({ hostedZoneId }) => hostedZoneId));
  return hostedZones
    .filter(({ kind, hostedZoneId }) => kind === 'public' && hostedZoneId !== undefined && hidden.has(hostedZoneId))
    .map((zone) =>
      finding('name-in-two-zones', ofZone(zone), { kind: 'public and private', zone: zone.name, id: zone.hostedZoneId ?? '' }),
    );
}

function uncovered({ bridged: names, plan, proxy }: CheckInput): readonly Finding[] {
  const certificateOf = certificateFor(plan.certificates);
  const placeOf = placesOf(names);
  return httpsNames(names)
    .filter((name) => certificateOf(name) === undefined)
    .filter((name) => publicZoneOf(name, proxy.hostedZones) === undefined && zoneOf(name, proxy.hostedZones, ['private']) !== undefined)
    .map((name) => finding('certificate-needs-public-zone', placeOf(name), { kind: 'published name', name }));
}

/**
 * A wildcard stands for one label. A name in a zone of its own below is meant for a certificate of its own.
 * https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html
 */
function narrowWildcards({ bridged: names, proxy }: CheckInput): readonly Finding[] {
  const imported = [...new Set(proxy.importedCertificates.flatMap((certificate) => certificate.names))];
  const isCovered = coveredBy(imported);
  const wildcards = imported.filter((name) => name.startsWith('*.'));
  const positions = new Map(wildcards.map((wildcard, index) => [wildcard.slice(2), index]));
  const placeOf = placesOf(names);
  return httpsNames(names).flatMap((name) => {
    if (isCovered(name)) return [];
    const zone = publicZoneOf(name, proxy.hostedZones)?.name;
    const holding = domainsHolding(name).filter((domain) => zone === undefined || liesIn(domain, zone));
    const [near] = holding.flatMap((domain) => positions.get(domain) ?? []).sort((a, b) => a - b);
    if (near === undefined) return [];
    return finding('wildcard-does-not-cover', placeOf(name), { name, wildcard: wildcards[near] ?? '' });
  });
}

function validatedElsewhere({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.certificates.flatMap((certificate) => {
    if (certificate.kind === 'imported') return [];
    const elsewhere = certificate.validation.filter(({ zone }) => zone === undefined).map(({ name }) => name);
    if (elsewhere.length === 0) return [];
    const zone = publicZoneOf(elsewhere[0] ?? '', proxy.hostedZones);
    return finding('certificate-validated-elsewhere', zone === undefined ? ofProxy('hostedZones') : ofZone(zone), { names: elsewhere });
  });
}

function longCommonNames({ plan, bridged: names }: CheckInput): readonly Finding[] {
  const placeOf = placesOf(names);
  return plan.certificates.flatMap((certificate) => {
    if (certificate.kind === 'imported' || certificate.subject.length <= ACM.commonNameLength) return [];
    return concerning(
      certificate.subject,
      finding('certificate-common-name-too-long', placeOf(certificate.subject), {
        kind: 'every name',
        subject: certificate.subject,
      }),
    );
  });
}

function unusedCertificates({ bridged: names, proxy }: CheckInput): readonly Finding[] {
  const used = new Set(usedCertificates(httpsNames(names), proxy));
  return proxy.importedCertificates
    .filter((certificate) => !used.has(certificate))
    .map((certificate) => finding('certificate-unused', ofCertificate(certificate), { names: certificate.names }));
}

function unknownDefault({ bridged: names, proxy }: CheckInput): readonly Finding[] {
  const wanted = proxy.defaultCertificate;
  if (wanted === undefined || httpsNames(names).includes(wanted)) return [];
  return [finding('default-certificate-unknown', ofProxy('defaultCertificate'), { written: wanted, overHttps: httpsNames(names) })];
}

/** Of several of one name that of the first. */
function placesOf(names: readonly PublishedName[]): (host: string) => Place | undefined {
  const declared = new Map(names.toReversed().map((each) => [each.name, each]));
  return (host) => {
    const found = declared.get(host);
    return found === undefined ? undefined : ofName(found);
  };
}
