import { isIPv6 } from 'node:net';
import type { ConfigurationWriter } from './configuration-writer';
import { AUTHORITIES } from './file-names';
import { lowestTls } from './tls-versions';
import type { HaproxyBackend, HaproxyServer, HaproxySite, ServerCheck } from './site';

/** Answers 404. */
export const NOBODY = 'nobody';

/**
 * A server that fails is out of service within three checks. `on-marked-down shutdown-sessions` would close connections of clients who
 * are waiting for it to accept, without an answer, instead of letting them be tried at another server (seen with 2.6.12).
 */
const SERVERS = ['inter', '5s', 'fastinter', '2s', 'fall', '3', 'rise', '2'];

/** Lync's own: https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements */
const LYNC_COOKIE = ['cookie', 'MS-WSMAN', 'insert', 'indirect', 'nocache'];
const COOKIE = ['cookie', 'LYNC-REVERSE-PROXY', 'insert', 'indirect', 'nocache', 'httponly'];

export function writeBackend(writer: ConfigurationWriter, backend: HaproxyBackend, site: HaproxySite): void {
  writer.section('backend', backend.name).line('description', backend.pools.join(' ')).line('balance', 'leastconn');
  if (backend.affinity !== 'none') writer.line(...cookieOf(backend));
  if (backend.check !== 'followed') writeCheck(writer, backend.check);
  if (backend.admitsTls10 && backend.scheme === 'https')
    writer.comment('These servers may speak nothing newer than TLS 1.0, which OpenSSL 3 allows at security level 0 only.');
  backend.servers.forEach((server, index) => {
    writer.line(
      'server',
      serverName(index),
      addressOf(server),
      ...(backend.scheme === 'https' ? tlsOf(server, backend, site) : []),
      ...checkOf(backend, server, index),
    );
  });
  if (backend.servers.length > 0) return;
  writer.because('No server of it is known.', 'http-request', 'return', 'status', '503');
}

function cookieOf({ affinity, scheme }: HaproxyBackend): readonly string[] {
  if (affinity === 'MS-WSMAN') return LYNC_COOKIE;
  return scheme === 'https' ? [...COOKIE, 'secure'] : COOKIE;
}

function addressOf({ address, port }: HaproxyServer): string {
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}

/** What a server is called in its back end, by its place there. */
export function serverName(index: number): string {
  return `s${index + 1}`;
}

/** `verifyhost` without `sni` answers 503 to everybody in 3.4; a `ca-file` without it lets in whatever the authority issued. */
function tlsOf({ certificateName }: HaproxyServer, { admitsTls10 }: HaproxyBackend, { verifiesServers }: HaproxySite): readonly string[] {
  const verify = verifiesServers ? ['verify', 'required', 'ca-file', AUTHORITIES, 'verifyhost', certificateName] : ['verify', 'none'];
  return ['ssl', ...verify, 'sni', `str(${certificateName})`, 'alpn', 'http/1.1', ...(admitsTls10 ? lowestTls('1.0') : [])];
}

function checkOf({ check, affinity, trackedBy }: HaproxyBackend, { certificateName }: HaproxyServer, index: number): readonly string[] {
  const cookie = affinity === 'none' ? [] : ['cookie', serverName(index)];
  if (check === 'followed') return [...cookie, 'track', `${trackedBy}/${serverName(index)}`];
  return [...cookie, 'check', 'check-sni', certificateName, ...SERVERS];
}

function writeCheck(writer: ConfigurationWriter, { connects, request }: ServerCheck): void {
  // The name to ask for is that of each server, `check-sni`, which counts with `default` only.
  const connect = ['connect', 'default', 'port', String(request.port), 'ssl'];
  if (connects.length === 0) {
    writer
      .line('option', 'httpchk')
      .line('http-check', ...connect)
      .line(
        'http-check',
        'send',
        'meth',
        'GET',
        'uri',
        request.path,
        'ver',
        'HTTP/1.1',
        'hdr',
        'Host',
        request.host,
        'hdr',
        'Connection',
        'close',
      )
      .line('http-check', 'expect', 'status', request.statuses);
    return;
  }
  // An http-check may not connect twice without an answer in between.
  writer.line('option', 'tcp-check').comment('SIP: it is silent as soon as the Front End service stops, while IIS answers on.');
  for (const port of connects) writer.line('tcp-check', 'connect', 'port', String(port));
  const lines = [`GET ${request.path} HTTP/1.1`, `Host: ${request.host}`, 'Connection: close', '', ''];
  writer
    .comment('And IIS answers, with whatever is no error of the server.')
    .line('tcp-check', ...connect)
    .line('tcp-check', 'send', lines.join('\r\n'))
    .line('tcp-check', 'expect', 'rstring', '^HTTP/1\\.[01] [234]');
}
