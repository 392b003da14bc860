import type { PublicNameKind } from '../declaring/declarations';

/** A public name, as far as it decides about the certificates of IIS. undefined: what was read does not tell. */
export interface SiteName {
  readonly name: string;
  readonly kind: PublicNameKind | undefined;
  readonly isKindGuessed?: true;
  readonly httpsPort: number | undefined;
  /** External web services FQDNs of the pools that answer, or the host of a farm. */
  readonly answeredBy: readonly string[];
}

/** Names of Microsoft's list, whoever answers them: any Front End server and Director may be asked for them inside. */
const SHARED: ReadonlySet<PublicNameKind | undefined> = new Set(['meet', 'dialin', 'autodiscover', undefined]);

/**
 * What the certificate of a pool's external web site carries: its external web services FQDN and further names, every Meet,
 * Dialin and autodiscover name, and whatever else leads there.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-certificate-requirements-for-internal-servers
 */
export function siteCertificateNames(
  { externalFqdn, furtherNames }: { readonly externalFqdn: string; readonly furtherNames: readonly string[] },
  names: readonly SiteName[],
): readonly string[] {
  const overHttps = names.filter(({ httpsPort }) => httpsPort !== undefined);
  const shared = overHttps.filter(({ kind, isKindGuessed }) => SHARED.has(kind) || (kind === 'further host' && isKindGuessed === true));
  const routed = overHttps.filter(({ answeredBy }) => answeredBy.includes(externalFqdn));
  return [...new Set([externalFqdn, ...furtherNames, ...[...shared, ...routed].map(({ name }) => name)])];
}
