import type { ProxyDeclaration } from './declarations';
import { canonicalHost, covers } from './host-name';
import { publicZoneOf } from './hosted-zones';
import { ACM } from './limits';
import type { PublishedName } from './published-names';
import type { CertificatePlan } from './publishing-plan';
import { fingerprint, splitByHash, stableHash } from './stable-split';

/**
 * Imported certificates that cover a name, then requested ones for the rest: by hosted zone, so that a zone
 * nobody validates holds up no other; a zone with too many names is split by the names' hashes.
 */
export function certificates(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly CertificatePlan[] {
  const published = httpsNames(names);
  const imported = proxy.importedCertificates
    .filter((certificate) => published.some((name) => certificate.names.some((each) => covers(each, name))))
    .map(({ key, names: covered }) => ({ kind: 'imported' as const, key, names: covered.map(canonicalHost) }));
  const uncovered = published.filter((name) => !imported.some((certificate) => certificate.names.some((each) => covers(each, name))));
  const attachedAtMost = proxy.quotas.certificates + 1 - imported.length;
  const groups = merged(zoneGroups(uncovered, proxy), attachedAtMost, proxy.namesPerCertificate);
  const subjects = names.filter(({ kind }) => kind === 'external web services').map(({ name }) => name);
  return [...imported, ...groups.map((group) => requested(group, subjects, proxy))];
}

/** The certificate a listener uses for a name. */
export function certificateFor(name: string, plans: readonly CertificatePlan[]): CertificatePlan | undefined {
  return plans.find((plan) => plan.names.some((each) => covers(each, name)));
}

export function httpsNames(names: readonly PublishedName[]): readonly string[] {
  return [...new Set(names.filter(({ httpsPort }) => httpsPort !== undefined).map(({ name }) => name))].sort();
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
    const label = canonicalHost(zone.name);
    byZone.set(label, [...(byZone.get(label) ?? []), name]);
  }
  return [...byZone].flatMap(([label, inZone]) =>
    splitByHash(inZone, proxy.namesPerCertificate).map((bucket) => ({ label, names: bucket.names })),
  );
}

/**
 * Puts groups together until there are no more than the listener may hold: always the two neighbours, in the order of
 * their hashes, that have most leading bits in common. One group more then means one merge more, and every other stays.
 */
function merged(groups: readonly NameGroup[], most: number, namesPerCertificate: number): readonly NameGroup[] {
  const ordered = groups.map((group) => ({ ...group, hash: stableHash(fingerprint([group.label])) })).sort((a, b) => a.hash - b.hash);
  while (ordered.length > Math.max(most, 1)) {
    const candidates = ordered
      .slice(1)
      .map((right, index) => ({ index, distance: (right.hash ^ (ordered[index]?.hash ?? 0)) >>> 0 }))
      .filter(({ index }) => (ordered[index]?.names.length ?? 0) + (ordered[index + 1]?.names.length ?? 0) <= namesPerCertificate)
      .sort((a, b) => a.distance - b.distance);
    const [closest] = candidates;
    if (closest === undefined) break;
    const [left, right] = ordered.splice(closest.index, 2);
    if (left === undefined || right === undefined) break;
    ordered.splice(closest.index, 0, { label: left.label, names: [...left.names, ...right.names].sort(), hash: left.hash });
  }
  return ordered.sort((a, b) => (a.label + a.names.join() < b.label + b.names.join() ? -1 : 1));
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
