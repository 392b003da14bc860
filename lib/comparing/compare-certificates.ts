import { finding, type Finding } from '../findings/finding';
import type { AttachedCertificate } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import { CERTIFICATE, LISTENER_CERTIFICATE, namesOn } from '../templates/load-balancers/read-certificates';
import type { DeployedResource } from '../templates/deployed-resources';
import type { CertificateChanges, CertificateNames, IssuedCertificate, ListenerCertificateChange, Replacement } from './comparison';
import { resourcesIn } from './resource-values';
import type { Update } from './update';

/** Certificates that an update has issued, those it deletes, and what listeners are given from elsewhere. */
export function compareCertificates(update: Update, replaced: ReadonlyMap<string, Replacement>): CertificateChanges {
  const { resources } = update;
  const pairs = [...resources.values()];
  return {
    issued: pairs.flatMap(({ key, before, after }) => {
      if (after?.type !== CERTIFICATE) return [];
      const isNew = before?.type !== CERTIFICATE;
      return isNew || replaced.has(key) ? [issued(after, !isNew)] : [];
    }),
    removed: pairs.flatMap(({ before, after }) => (before?.type === CERTIFICATE && after?.type !== CERTIFICATE ? [namedBy(before)] : [])),
    listeners: listenerChanges(update),
  };
}

function listenerChanges({ before, after }: Update): readonly ListenerCertificateChange[] {
  const [old, young] = [before, after].map(({ loadBalancers }) => loadBalancers.flatMap(({ listeners }) => listeners));
  return (young ?? []).flatMap(({ key, certificates }) => {
    const earlier = old?.find((listener) => listener.key === key)?.certificates;
    if (earlier === undefined) return [];
    const lost = earlier.filter((one) => !certificates.some((other) => other.key === one.key));
    const won = certificates.filter((one) => !earlier.some((other) => other.key === one.key));
    // Those of the templates are told when they are issued and removed.
    if (![...lost, ...won].some(({ names }) => names === undefined)) return [];
    const keys = (each: readonly AttachedCertificate[]) => [...new Set(each.map((certificate) => certificate.key))];
    return [{ listener: key, from: keys(lost), to: keys(won) }];
  });
}

function namedBy(certificate: DeployedResource): CertificateNames {
  return { logicalId: certificate.logicalId, names: namesOn(certificate) ?? [] };
}

function issued(certificate: DeployedResource, replaces: boolean): IssuedCertificate {
  const { properties } = certificate;
  const { logicalId, names } = namedBy(certificate);
  const isPrivate = properties['CertificateAuthorityArn'] !== undefined;
  const validation = isPrivate ? 'none' : (text(properties['ValidationMethod']) ?? 'EMAIL');
  const zoned = list(properties['DomainValidationOptions'])
    .filter((option) => entry(option, 'HostedZoneId') !== undefined)
    .map((option) => text(entry(option, 'DomainName'))?.toLowerCase() ?? '');
  // A wildcard and the domain itself share one validation record.
  const byHand = names.filter((name) => !zoned.some((domain) => domain === name || domain === `*.${name}` || `*.${domain}` === name));
  return { logicalId, names, replaces, validation, validatedByHand: validation === 'none' ? [] : byHand };
}

/** What an update waits for, and names that nobody has validated yet. */
export function certificateFindings({ issued: all, removed }: CertificateChanges, { before }: Update): readonly Finding[] {
  const validated = new Set(before.resources.filter(({ type }) => type === CERTIFICATE).flatMap((each) => namesOn(each) ?? []));
  return all.flatMap(({ logicalId, validation, validatedByHand, replaces, names }) => {
    if (validation === 'none') return [];
    const old = replaces || removed.some((each) => each.names.some((name) => names.includes(name)));
    const certificate = { certificate: logicalId, replaces: old };
    // A record stays good for the names of an account; mails are sent for each certificate.
    const unknown = validation === 'EMAIL' ? validatedByHand : validatedByHand.filter((name) => !validated.has(name));
    return [
      unknown.length === 0
        ? finding('certificate-waits-for-validation', logicalId, { ...certificate, recordsByHand: validatedByHand })
        : finding('certificate-validated-by-hand', logicalId, { ...certificate, validation, names: unknown }),
    ];
  });
}

/** Listener certificates whose list changes: CloudFormation may remove what it has just added. */
export function listenerCertificateFindings({ resources }: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after, changedProperties }) => {
    if (before?.type !== LISTENER_CERTIFICATE || after?.type !== LISTENER_CERTIFICATE || replaced.has(key)) return [];
    const follows = resourcesIn(after.properties['Certificates']).find((each) => replaced.has(each));
    if (!changedProperties.includes('Certificates') && follows === undefined) return [];
    return [finding('listener-certificate-updated-in-place', key, { listenerCertificate: key, replaced: follows })];
  });
}
