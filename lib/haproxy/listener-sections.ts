import { NOBODY } from './backend-sections';
import { listFile, type ConfigurationWriter } from './configuration-writer';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { ALLOWED_SOURCES, CERTIFICATES, DEFAULT_CERTIFICATE } from './file-names';
import type { BehindLoadBalancer, ClientTls, HaproxyListener, HaproxySite, HostRoute } from './site';
import { limitSprays } from './spray-limit';
import { lowestTls } from './tls-versions';

/** Letter case, port and a dot at the end tell no hosts apart. */
const HOST = 'req.fhdr(host),host_only,rtrim(.),lower';

/** `/a/../b`, also with encoded dots or slashes and with backslashes, which Windows takes for slashes. */
const DOT_SEGMENT = '(/|\\\\|%2f|%5c)(\\.|%2e){1,2}(/|\\\\|%2f|%5c|$)';

export const listenerName = ({ scheme, port }: HaproxyListener): string => `${scheme}-${port}`;

const mapOf = (listener: HaproxyListener, what: string) => `maps/${listenerName(listener)}.${what}.map`;
const namesOf = (listener: HaproxyListener) => `maps/${listenerName(listener)}.names.lst`;
const directoriesOf = (listener: HaproxyListener, host: string) => `maps/${listenerName(listener)}.${host}.directories.lst`;
const prefixesOf = (listener: HaproxyListener, host: string) => `maps/${listenerName(listener)}.${host}.prefixes.lst`;

type Limited = HostRoute & { readonly limited: NonNullable<HostRoute['limited']> };

function limitedHosts({ hosts }: HaproxyListener): readonly Limited[] {
  return inOrder(hosts).filter((each): each is Limited => each.limited !== undefined);
}

export function writeListener(writer: ConfigurationWriter, listener: HaproxyListener, site: HaproxySite): void {
  writer.section('frontend', listenerName(listener));
  bind(writer, listener, site);
  refuseStrangers(writer, site);
  writer.because('Hosts are compared without letter case, port and final dot.', 'http-request', 'set-var(txn.host)', HOST);
  if (site.behind !== undefined) noteForLog(writer);
  limitSprays(writer, site);
  wholeHosts(writer, listener);
  limitedRoutes(writer, listener);
  redirect(writer, listener);
  if (listener.scheme === 'https' && site.tls !== undefined) refuseOtherNames(writer, listener, site.tls);
  for (const backend of backendsOf(listener)) writer.line('use_backend', backend, 'if', '{', 'var(txn.backend)', '-m', 'str', backend, '}');
  writer.line('default_backend', NOBODY);
}

/**
 * Each has a line, for what `use_backend %[var(txn.backend)]` costs with large buffers: it allocates one to write the name into,
 * src/stream.c, `process_switching_rules`.
 */
function backendsOf({ hosts }: HaproxyListener): readonly string[] {
  return [...new Set(hosts.flatMap(({ backend, limited }) => [backend ?? [], limited?.backend ?? []].flat()))].sort();
}

/**
 * Compared with `-i` a list is searched from its beginning to its end, and without through an index: src/pattern.c, `pat_idx_tree_str`.
 * Of connections, which are opened with a name of their own. Telephones may leave it out; nobody has a reason for another. */
function refuseOtherNames(writer: ConfigurationWriter, listener: HaproxyListener, { admitsAbsentSni }: ClientTls): void {
  const isNamed = admitsAbsentSni ? ['{', 'ssl_fc_has_sni', '}'] : [];
  writer
    .comment(
      admitsAbsentSni
        ? 'Old telephones leave out the name they want; whoever gives one gives a published one.'
        : 'No client of this deployment leaves out the name it wants, or gives one that is not published.',
    )
    .line('use_backend', NOBODY, 'if', ...isNamed, '!{', 'ssl_fc_sni,lower', '-f', namesOf(listener), '}');
}

const IS_ANSWERED = ['{', 'var(txn.backend)', '-m', 'found', '}'];

/** The maps and lists that its section names. */
export function listenerFiles(listener: HaproxyListener, { tls }: Pick<HaproxySite, 'tls'>): Readonly<Record<string, string>> {
  const whole = inOrder(listener.hosts).flatMap(({ host, backend }) => (backend === undefined ? [] : [[host, backend]]));
  const redirected = otherPorts(listener);
  return Object.fromEntries([
    ...(listener.scheme === 'https' && tls !== undefined
      ? [[namesOf(listener), listFile(inOrder(listener.hosts).map(({ host }) => [host]))]]
      : []),
    ...(whole.length === 0 ? [] : [[mapOf(listener, 'hosts'), listFile(whole)]]),
    ...(redirected.length === 0 ? [] : [[mapOf(listener, 'ports'), listFile(redirected)]]),
    ...limitedHosts(listener).flatMap(({ host, limited: { directories } }) => {
      const sorted = [...new Set(directories)].sort();
      return [
        [directoriesOf(listener, host), listFile(sorted.map((directory) => [`/${directory}`]))],
        [prefixesOf(listener, host), listFile(sorted.map((directory) => [`/${directory}/`]))],
      ];
    }),
  ]) as Readonly<Record<string, string>>;
}

function bind(writer: ConfigurationWriter, listener: HaproxyListener, { tls, bindsIpv6, behind }: HaproxySite): void {
  const { scheme, address: own, boundTo: port = listener.port } = listener;
  // On a socket for both, addresses of IPv4 would be written as of IPv6: ::ffff:192.0.2.1.
  const address = own === undefined && bindsIpv6 ? [`:${port},:::${port}`, 'v6only'] : [`${own ?? ''}:${port}`];
  if (behind !== undefined) writer.comment(TOLD_BY_LOAD_BALANCER);
  const told = behind === undefined ? [] : ['accept-proxy'];
  if (tls === undefined || scheme === 'http') {
    writer.line('bind', ...address, ...told);
    return;
  }
  writer
    .comment('The first certificate is for clients that name no host. HTTP/2 would mix up people on one connection.')
    .line('bind', ...address, ...told, 'ssl', 'crt', DEFAULT_CERTIFICATE, 'crt', `${CERTIFICATES}/`, 'alpn', 'http/1.1', ...versions(tls));
}

function noteForLog(writer: ConfigurationWriter): void {
  writer
    .because('For the log, which is written when the request is gone.', 'http-request', 'set-var(txn.path)', 'path')
    .line('http-request', 'set-var(txn.method)', 'method');
}

const TOLD_BY_LOAD_BALANCER = 'The load balancer in front tells who the client is.';

/** Whether the process is there is all that the load balancer needs to know: servers are looked after here. */
export function writeHealth(writer: ConfigurationWriter, { healthPort }: BehindLoadBalancer): void {
  writer
    .section('frontend', HEALTH)
    .comment('The load balancer asks here, with the PROXY protocol as everywhere.')
    .line('bind', `:${healthPort}`, 'accept-proxy')
    .line('option', 'dontlog-normal')
    .line('http-request', 'return', 'status', '200', 'content-type', 'text/plain', 'string', 'alive');
}

export const HEALTH = 'health';

/** Who the client is stands in the PROXY protocol, which is read after the connection has been taken. */
function refuseStrangers(writer: ConfigurationWriter, { allowedSources, behind }: HaproxySite): void {
  if (allowedSources === undefined) return;
  const layer = behind === undefined ? 'connection' : 'session';
  writer.because(
    'Only the allowed sources and corporate networks may connect.',
    ...['tcp-request', layer, 'reject', 'unless', '{', 'src', '-f', ALLOWED_SOURCES, '}'],
  );
}

function versions({ lowest, highest }: ClientTls): readonly string[] {
  return [...lowestTls(lowest), ...(highest === '1.3' ? [] : ['ssl-max-ver', `TLSv${highest}`])];
}

function wholeHosts(writer: ConfigurationWriter, listener: HaproxyListener): void {
  if (listener.hosts.every(({ backend }) => backend === undefined)) return;
  writer.line('http-request', 'set-var(txn.backend)', `var(txn.host),map_str(${mapOf(listener, 'hosts')})`);
}

function limitedRoutes(writer: ConfigurationWriter, listener: HaproxyListener): void {
  const limited = limitedHosts(listener);
  if (limited.length === 0) return;
  writer.because('A path that climbs out of a directory is in none.', 'acl', 'dotted', 'path', '-m', 'reg', '-i', DOT_SEGMENT);
  for (const { host, limited: route } of limited) {
    const name = `directories-of-${host}`;
    writer
      .line('acl', name, 'path', '-i', '-m', 'str', '-f', directoriesOf(listener, host))
      .line('acl', name, 'path', '-i', '-m', 'beg', '-f', prefixesOf(listener, host))
      .line(
        'http-request',
        'set-var(txn.backend)',
        `str(${route.backend})`,
        'if',
        '{',
        'var(txn.host)',
        '-m',
        'str',
        host,
        '}',
        name,
        '!dotted',
      );
  }
}

/** Names that nobody answers here are sent on, as by an Application Load Balancer. */
function redirect(writer: ConfigurationWriter, listener: HaproxyListener): void {
  const { redirectsTo } = listener;
  if (redirectsTo === undefined) return;
  const others = otherPorts(listener);
  const port = redirectsTo === DEFAULT_PORTS.https ? '' : `:${redirectsTo}`;
  if (others.length > 0) {
    const otherwise = port === '' ? '' : `,${port}`;
    writer.line('http-request', 'set-var(txn.port)', `var(txn.host),map_str(${mapOf(listener, 'ports')}${otherwise})`);
  }
  writer.line(
    ...[
      'http-request',
      'redirect',
      'code',
      '301',
      'location',
      `https://%[var(txn.host)]${others.length > 0 ? '%[var(txn.port)]' : port}%[pathq]`,
    ],
    ...['if', '{', 'var(txn.host)', '-m', 'reg', '^[a-z0-9_.-]+$', '}', '!{', ...IS_ANSWERED.slice(1)],
  );
}

function otherPorts({ hosts, redirectsTo }: HaproxyListener): readonly (readonly string[])[] {
  return inOrder(hosts).flatMap(({ host, redirectTo }) =>
    redirectTo === undefined || redirectTo === redirectsTo ? [] : [[host, `:${redirectTo}`]],
  );
}

function inOrder(hosts: readonly HostRoute[]): readonly HostRoute[] {
  return [...hosts].sort((a, b) => (a.host < b.host ? -1 : 1));
}
