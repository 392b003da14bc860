import { finding, type Finding } from '../findings/finding';
import { liesIn } from '../declaring/host-name';
import { ACM } from '../facts/limits';
import { entry, list, text } from '../templates/load-balancers/properties';
import { CERTIFICATE, namesOn } from '../templates/load-balancers/read-certificates';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { declaredZone, holdsName } from './hosted-zones';

/** Requested certificates of listeners that ACM refuses, or waits for in vain. */
export function certificateValues(routing: TemplateRouting): readonly Finding[] {
  const attached = new Set(
    routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ certificates }) => certificates.map(({ key }) => key))),
  );
  return routing.resources
    .filter(({ type, key }) => type === CERTIFICATE && attached.has(key))
    .flatMap((certificate) => [
      ...size(certificate, routing.notes.namesPerCertificate),
      ...commonName(certificate),
      ...validation(certificate, routing),
    ]);
}

function size(certificate: DeployedResource, most: number): readonly Finding[] {
  const names = namesOn(certificate);
  if (names === undefined || names.length <= most) return [];
  return [finding('too-many-certificate-names', certificate.logicalId, { count: names.length, quota: most })];
}

function commonName({ logicalId, properties }: DeployedResource): readonly Finding[] {
  const name = text(properties['DomainName']) ?? '';
  if (name.length <= ACM.commonNameLength) return [];
  return [finding('certificate-common-name-too-long', logicalId, { kind: 'first name', subject: name })];
}

/** CloudFormation writes the validation record of every name that has a hosted zone; others wait for somebody. */
function validation({ logicalId, properties }: DeployedResource, { resources, notes }: TemplateRouting): readonly Finding[] {
  const { DomainValidationOptions: given, ValidationMethod: method } = properties;
  const names = [properties['DomainName'], ...list(properties['SubjectAlternativeNames'])].flatMap(
    (name) => text(name)?.toLowerCase() ?? [],
  );
  if (given instanceof Symbolic || text(method) !== 'DNS') return [];
  const options = list(given).map((option) => ({
    name: text(entry(option, 'DomainName'))?.toLowerCase(),
    zone: entry(option, 'HostedZoneId'),
  }));
  const zones = options.flatMap(({ name, zone }) => {
    const declared = declaredZone(zone, resources);
    return name === undefined || declared === undefined ? [] : [{ name, ...declared }];
  });
  const hidden = zones.filter(({ isPrivate }) => isPrivate).map(({ name }) => name);
  const misplaced = zones.filter(({ name, zone }) => zone !== undefined && !holdsName(zone, name));
  const elsewhere = new Set(notes.recordsToCreate.filter(({ how }) => how === 'elsewhere').map(({ zone }) => zone.toLowerCase()));
  const validated = new Set(options.filter(({ zone }) => zone !== undefined).map(({ name }) => name));
  // What only the deployment knows of one may be the zone of any.
  const isOpen = list(given).some((option) => (entry(option, 'DomainName') ?? option) instanceof Symbolic);
  const waiting = [...new Set(isOpen ? [] : names)].filter(
    (name) => !validated.has(name) && ![...elsewhere].some((zone) => liesIn(name.replace(/^\*\./, ''), zone)),
  );
  return [
    ...(hidden.length === 0 ? [] : [finding('certificate-needs-public-zone', logicalId, { kind: 'validation options', names: hidden })]),
    ...misplaced.map(({ name, zone }) =>
      finding('name-in-wrong-zone', logicalId, { of: { kind: 'validation', name }, zone: zone ?? '', closer: undefined }),
    ),
    ...(waiting.length === 0 ? [] : [finding('certificate-validation-missing', logicalId, { names: waiting })]),
  ];
}
