import type { PublicNameKind } from '../declaring/declarations';

/**
 * Whether Lync clients find a name only by a record that holds addresses: over HTTPS they do not follow a CNAME of
 * lyncdiscover into another domain, such as that of a load balancer; over HTTP they do.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility
 */
export function isBoundByCname({
  name,
  kind,
  httpPort,
}: {
  readonly name: string;
  readonly kind: PublicNameKind | undefined;
  readonly httpPort: number | undefined;
}): boolean {
  return (kind === 'autodiscover' || name.startsWith('lyncdiscover.')) && httpPort === undefined;
}
