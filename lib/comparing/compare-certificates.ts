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
    const waits = `CloudFormation waits until ACM has issued ${logicalId} ${old ? 'before it lets the old certificate go' : ''}`.trimEnd();
    // A record stays good for the names of an account; mails are sent for each certificate.
    const unknown = validation === 'EMAIL' ? validatedByHand : validatedByHand.filter((name) => !validated.has(name));
    if (unknown.length === 0) {
      const quick =
        validatedByHand.length === 0
          ? ''
          : `, if the validation records of ${validatedByHand.join(', ')} that were made by hand are still there`;
      return [finding('certificate-waits-for-validation', logicalId, `${waits}: minutes, as a rule${quick}.`)];
    }
    const what = validation === 'EMAIL' ? 'answer the mails ACM sends for' : 'create the validation records ACM shows for';
    return [
      finding(
        'certificate-validated-by-hand',
        logicalId,
        `${waits}, and nobody validates ${unknown.join(', ')} by itself: the stack stays in progress until somebody does, and rolls back after some time.`,
        `Be ready to ${what} these names while the update runs, or name their hosted zone in DomainValidationOptions.`,
      ),
    ];
  });
}

/** Listener certificates whose list changes: CloudFormation may remove what it has just added. */
export function listenerCertificateFindings({ resources }: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after, changedProperties }) => {
    if (before?.type !== LISTENER_CERTIFICATE || after?.type !== LISTENER_CERTIFICATE || replaced.has(key)) return [];
    const follows = resourcesIn(after.properties['Certificates']).find((each) => replaced.has(each));
    if (!changedProperties.includes('Certificates') && follows === undefined) return [];
    return [
      finding(
        'listener-certificate-updated-in-place',
        key,
        follows === undefined ? `The Certificates of ${key} change in place.` : `${key} names ${follows}, which is replaced.`,
        'Such updates are known to lose certificates from the listener, and clients of their names are then shown the default certificate.',
        'Give each certificate a listener certificate of its own whose logical id changes with it, and see after the update that the listener has them all.',
      ),
    ];
  });
}
