import type { ImportedCertificateDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { coveredBy, firstCovering } from '../declaring/covering-names';
import { groupedBy } from '../declaring/grouped-by';
import { CloseGroups } from './close-groups';
import { publicZoneOf } from './hosted-zones';
import { ACM } from '../facts/limits';
import type { PublishedName } from './published-name';
import type { CertificatePlan, PublishingPlan } from './publishing-plan';
import { bucketCount, fingerprint, splitByHash, stableHash } from '../declaring/stable-split';

/**
 * Of the names of one front end: imported certificates that cover a name, then requested ones for the rest: by hosted zone, so that a zone
 * nobody validates holds up no other; a zone with too many names is split by the names' hashes.
 */
export function certificates(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly CertificatePlan[] {
  const published = httpsNames(names);
  const imported = usedCertificates(published, proxy).map(({ key, arn, names: covered }) => ({
    kind: 'imported' as const,
    key,
    names: covered,
    ...(arn?.split(':')[2] === 'iam' ? { isOfIam: true as const } : {}),
  }));
  const isCovered = coveredBy(imported.flatMap((certificate) => certificate.names));
  const uncovered = published.filter((name) => !isCovered(name));
  const attachedAtMost = proxy.quotas.certificates - imported.length;
  const groups = cut(zoneGroups(uncovered, proxy), attachedAtMost, proxy.namesPerCertificate);
  const subjects = new Set(names.filter(({ kind }) => kind === 'external web services').map(({ name }) => name));
  return [...imported, ...groups.map((group) => requested(group, subjects, proxy))];
}

/** Of the certificates that exist already, those that some name gets: the first that covers it. */
export function usedCertificates(published: readonly string[], proxy: ProxyDeclaration): readonly ImportedCertificateDeclaration[] {
  const used = new Set(published.map(firstCovering(proxy.importedCertificates, ({ names }) => names)));
  return proxy.importedCertificates.filter((certificate) => used.has(certificate));
}

/** Finds the certificate a listener uses for a name. */
export function certificateFor(plans: readonly CertificatePlan[]): (name: string) => CertificatePlan | undefined {
  return firstCovering(plans, ({ names }) => names);
}

/** Finds the certificate that a front end, by its key, shows for a name. */
export function certificatesShown({
  frontEnds,
  certificates: all,
}: Pick<PublishingPlan, 'frontEnds' | 'certificates'>): (frontEnd: string, name: string) => CertificatePlan | undefined {
  const lookUps = new Map(
    frontEnds.map(({ key, certificates: keys }) => {
      const shown = new Set(keys);
      return [key, certificateFor(all.filter((each) => shown.has(each.key)))];
    }),
  );
  return (frontEnd, name) => lookUps.get(frontEnd)?.(name);
}

/** Those published over HTTPS, each once. */
export function httpsNames(names: readonly PublishedName[]): readonly string[] {
  const secure = names.filter(({ httpsPort }) => httpsPort !== undefined);
  return [...new Set(secure.map(({ name }) => name))].sort();
}

interface NameGroup {
  readonly label: string;
  readonly names: readonly string[];
}

function zoneGroups(names: readonly string[], proxy: ProxyDeclaration): readonly NameGroup[] {
  const byZone = groupedBy(names, (name) => publicZoneOf(name, proxy.hostedZones)?.name);
  return [...byZone].flatMap(([label, inZone]) => (label === undefined ? [] : { label, names: inZone }));
}

/**
 * Each zone by itself, or zones put together as far as needed, cut into certificates. Together come the two whose hashes have most
 * leading bits in common: first among those that fit onto one certificate. One certificate too many then puts two zones together and
 * leaves the others alone.
 */
function cut(zones: readonly NameGroup[], most: number, namesPerCertificate: number): readonly NameGroup[] {
  const pieces = (group: NameGroup) => splitByHash(group.names, namesPerCertificate).map(({ names }) => ({ label: group.label, names }));
  const apart = zones.flatMap(pieces);
  return (apart.length <= most ? apart : together(zones, most, namesPerCertificate).flatMap(pieces))
    .map((group) => ({ group, order: group.label + group.names.join() }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ group }) => group);
}

/** As few of them put together as `most` certificates take, each at the place of the first. */
function together(zones: readonly NameGroup[], most: number, namesPerCertificate: number): readonly NameGroup[] {
  const groups: (NameGroup & { readonly place: number; readonly size: number; readonly hashes: readonly number[] })[] = zones
    .map(({ label, names }) => ({ label, names, place: stableHash(label), size: names.length, hashes: ascending(names.map(stableHash)) }))
    .sort((a, b) => a.place - b.place);
  const certificatesFor = ({ hashes }: (typeof groups)[number]) => bucketCount(hashes, namesPerCertificate);
  let count = groups.reduce((sum, group) => sum + certificatesFor(group), 0);
  const close = new CloseGroups(groups);
  let fitting = namesPerCertificate;
  while (count > most) {
    const pair = close.closest(fitting);
    if (pair === undefined && fitting === ANY_SIZE) break;
    if (pair === undefined) {
      // Two that do not fit together never will: groups only grow.
      fitting = ANY_SIZE;
      continue;
    }
    const [one, other] = pair.map((index) => groups[index]);
    if (one === undefined || other === undefined) break;
    close.join(pair);
    const joined = { ...one, names: [...one.names, ...other.names], hashes: ascending([...one.hashes, ...other.hashes]) };
    count += certificatesFor(joined) - certificatesFor(one) - certificatesFor(other);
    groups[pair[0]] = joined;
    groups[pair[1]] = { ...other, names: [], hashes: [] };
  }
  return groups;
}

function ascending(numbers: number[]): readonly number[] {
  return numbers.sort((a, b) => a - b);
}

const ANY_SIZE = Number.MAX_SAFE_INTEGER;

/**
 * Lync wants an external web services FQDN as subject. ACM makes the first name the common name.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-request-and-configure-a-certificate-for-your-reverse-http-proxy
 */
function requested(group: NameGroup, subjects: ReadonlySet<string>, proxy: ProxyDeclaration): CertificatePlan {
  const short = group.names.filter((name) => name.length <= ACM.commonNameLength);
  const subject = short.find((name) => subjects.has(name)) ?? short[0] ?? group.names[0] ?? '';
  const validation = group.names.map((name) => {
    const zone = publicZoneOf(name, proxy.hostedZones);
    return { name, zone: zone?.kind === 'public' ? zone.key : undefined };
  });
  const id = `${group.label}-${fingerprint([`CN=${subject}`, ...validation.map(({ name, zone }) => `${name} ${zone}`)])}`;
  return { kind: 'acm', key: id, id, subject, names: [subject, ...group.names.filter((name) => name !== subject)], validation };
}
