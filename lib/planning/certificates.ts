import type { ImportedCertificateDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { covers } from '../declaring/host-name';
import { publicZoneOf } from './hosted-zones';
import { ACM } from '../facts/limits';
import type { PublishedName } from './published-name';
import type { CertificatePlan } from './publishing-plan';
import { fingerprint, splitByHash, stableHash } from '../declaring/stable-split';

/**
 * Of the names of one front end: imported certificates that cover a name, then requested ones for the rest: by hosted zone, so that a zone
 * nobody validates holds up no other; a zone with too many names is split by the names' hashes.
 */
export function certificates(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly CertificatePlan[] {
  const published = httpsNames(names);
  const imported = usedCertificates(published, proxy).map(({ key, names: covered }) => ({
    kind: 'imported' as const,
    key,
    names: covered,
  }));
  const uncovered = published.filter((name) => !imported.some((certificate) => certificate.names.some((each) => covers(each, name))));
  const attachedAtMost = proxy.quotas.certificates - imported.length;
  const groups = cut(zoneGroups(uncovered, proxy), attachedAtMost, proxy.namesPerCertificate);
  const subjects = names.filter(({ kind }) => kind === 'external web services').map(({ name }) => name);
  return [...imported, ...groups.map((group) => requested(group, subjects, proxy))];
}

/** Of the certificates that exist already, those that some name gets: the first that covers it. */
export function usedCertificates(published: readonly string[], proxy: ProxyDeclaration): readonly ImportedCertificateDeclaration[] {
  const covering = (name: string) => proxy.importedCertificates.find(({ names }) => names.some((each) => covers(each, name)));
  const used = new Set(published.map(covering));
  return proxy.importedCertificates.filter((certificate) => used.has(certificate));
}

/** The certificate a listener uses for a name. */
export function certificateFor(name: string, plans: readonly CertificatePlan[]): CertificatePlan | undefined {
  return plans.find((plan) => plan.names.some((each) => covers(each, name)));
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
  const byZone = new Map<string, string[]>();
  for (const name of names) {
    const zone = publicZoneOf(name, proxy.hostedZones);
    if (zone === undefined) continue;
    byZone.set(zone.name, [...(byZone.get(zone.name) ?? []), name]);
  }
  return [...byZone].map(([label, inZone]) => ({ label, names: inZone }));
}

/** Each zone by itself, or zones put together as far as needed, cut into certificates. */
function cut(zones: readonly NameGroup[], most: number, namesPerCertificate: number): readonly NameGroup[] {
  const pieces = (group: NameGroup) => splitByHash(group.names, namesPerCertificate).map(({ names }) => ({ label: group.label, names }));
  const groups = [...zones].sort((a, b) => stableHash(a.label) - stableHash(b.label));
  while (groups.length > 1 && groups.flatMap(pieces).length > most) {
    const [left, right] = closestPair(groups, namesPerCertificate);
    groups[left] = { label: groups[left]?.label ?? '', names: [...(groups[left]?.names ?? []), ...(groups[right]?.names ?? [])] };
    groups.splice(right, 1);
  }
  return groups.flatMap(pieces).sort((a, b) => (a.label + a.names.join() < b.label + b.names.join() ? -1 : 1));
}

/**
 * The two groups whose hashes have most leading bits in common: first among those that fit onto one certificate.
 * One certificate too many then puts two zones together and leaves the others alone.
 */
function closestPair(groups: readonly NameGroup[], namesPerCertificate: number): readonly [number, number] {
  const pairs = groups.flatMap((left, i) =>
    groups.slice(i + 1).map((right, j) => ({
      pair: [i, i + 1 + j] as const,
      fits: left.names.length + right.names.length <= namesPerCertificate,
      distance: (stableHash(right.label) ^ stableHash(left.label)) >>> 0,
    })),
  );
  return pairs.sort((a, b) => Number(b.fits) - Number(a.fits) || a.distance - b.distance)[0]?.pair ?? [0, 1];
}

/**
 * Lync wants an external web services FQDN as subject. ACM makes the first name the common name.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-request-and-configure-a-certificate-for-your-reverse-http-proxy
 */
function requested(group: NameGroup, subjects: readonly string[], proxy: ProxyDeclaration): CertificatePlan {
  const short = group.names.filter((name) => name.length <= ACM.commonNameLength);
  const subject = short.find((name) => subjects.includes(name)) ?? short[0] ?? group.names[0] ?? '';
  const validation = group.names.map((name) => {
    const zone = publicZoneOf(name, proxy.hostedZones);
    return { name, zone: zone?.kind === 'public' ? zone.key : undefined };
  });
  const id = `${group.label}-${fingerprint([`CN=${subject}`, ...validation.map(({ name, zone }) => `${name} ${zone}`)])}`;
  return { kind: 'acm', key: id, id, subject, names: [subject, ...group.names.filter((name) => name !== subject)], validation };
}
