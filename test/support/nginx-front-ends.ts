import type { NetworkListener } from './network-listeners';
import type { NginxConfiguration } from './nginx';
import type { ThrowawayCertificate } from './throwaway-certificate';

/** Listeners whose ports and targets are on 127.0.0.1. */
type Listeners = readonly NetworkListener[];

/** As a Network Load Balancer passes TCP through: each connection of a client is one connection to a target. */
export function passThrough(listeners: Listeners): NginxConfiguration {
  const servers = listeners.map(({ listenPort }) => `server { listen 127.0.0.1:${listenPort}; proxy_pass targets-${listenPort}; }`);
  return { blocks: block('stream', [...listeners.map((listener) => upstream(listener)), ...servers]), ports: portsOf(listeners) };
}

/** As proxies that read requests do: TLS ends here, and a request goes over whichever connection to a target is idle. */
export function sharedConnections(listeners: Listeners, { key, certificate }: ThrowawayCertificate): NginxConfiguration {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${each};`);
  const servers = listeners.map(({ listenPort }) =>
    block('server', [
      `listen 127.0.0.1:${listenPort} ssl;`,
      'ssl_certificate certificate.pem;',
      'ssl_certificate_key key.pem;',
      block('location /', [
        `proxy_pass https://targets-${listenPort};`,
        'proxy_http_version 1.1;',
        'proxy_set_header Connection "";',
        'proxy_set_header Host $http_host;',
        'proxy_ssl_server_name on;',
        'proxy_ssl_name $host;',
      ]),
    ]),
  );
  const upstreams = listeners.map((listener) => upstream(listener, ['keepalive 8;']));
  return {
    blocks: block('http', ['access_log off;', ...temporary, ...upstreams, ...servers]),
    ports: portsOf(listeners),
    files: { 'certificate.pem': certificate, 'key.pem': key },
  };
}

function upstream({ listenPort, targets }: NetworkListener, more: readonly string[] = []): string {
  return block(`upstream targets-${listenPort}`, [...targets.map(({ address, port }) => `server ${address}:${port};`), ...more]);
}

function block(name: string, lines: readonly string[]): string {
  return [`${name} {`, ...lines, '}'].join('\n');
}

function portsOf(listeners: Listeners): readonly number[] {
  return listeners.map(({ listenPort }) => listenPort);
}
