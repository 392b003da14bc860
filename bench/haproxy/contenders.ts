import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import type { HaproxySite } from '../../lib/haproxy/site';
import type { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { filesFor } from '../../scripts/haproxy/laboratory';
import type { Files } from '../../scripts/haproxy/running-haproxy';
import { declarationOf } from '../../test/support/declaration-of';
import { DIRECTOR, POOL_ZONE, sampleDeployment, type DeploymentSize } from '../deployments';

/** A deployment of people who sign in with Windows authentication, whose servers show certificates of one authority. */
export function benchDeployment(size: DeploymentSize): Deployment {
  return { ...sampleDeployment(size), externalSignIn: 'windows', haproxy: { serverAuthorities: ['authorities.pem'] } };
}

export function siteOf(deployment: Deployment): HaproxySite {
  return planHaproxy(declarationOf(deployment)).site;
}

/** Hosts of the Director over HTTPS, in order: whoever asks for one after another is not sent from pool to pool. */
export function hostsOf({ listeners: [https] }: HaproxySite): readonly string[] {
  const hosts = https?.hosts ?? [];
  const director = hosts.find(({ host }) => host === `webext-${DIRECTOR}.${POOL_ZONE}`);
  return hosts
    .filter(({ backend }) => backend === director?.backend)
    .map(({ host }) => host)
    .sort();
}

/** What this library writes. */
export function writtenHere(deployment: Deployment, authority: ThrowAwayAuthority): Files {
  return filesFor(deployment, authority).files;
}

/** What somebody writes by hand: everything this library guarantees, or only what keeps people apart and verifies servers. */
export type Guarantees = 'the same' | 'the least';

/**
 * As somebody who knows HAProxy writes it, without maps and without variables. The same guarantees: a line of the log for each
 * request, a limit for those who try passwords, names of connections that are not published reach nobody, servers are asked what this
 * library asks them.
 */
export function writtenByHand(deployment: Deployment, authority: ThrowAwayAuthority, guarantees: Guarantees): Files {
  const site = siteOf(deployment);
  const { files } = filesFor(deployment, authority);
  const [https] = site.listeners;
  const hosts = new Map<string, string[]>();
  for (const { host, backend = '' } of https?.hosts ?? []) hosts.set(backend, [...(hosts.get(backend) ?? []), host]);
  const idle = `${site.idleSeconds}s`;
  const rules = [...hosts].flatMap(([backend, names]) => [
    ...names.map((name) => `    acl of-${backend} hdr(host),host_only -i ${name}`),
    `    use_backend ${backend} if of-${backend}`,
  ]);
  const isSame = guarantees === 'the same';
  const names = [...new Set((https?.hosts ?? []).map(({ host }) => host))];
  const limits = [
    '    stick-table type ipv6 size 100k expire 5m store http_req_rate(5m)',
    '    acl sign-in path_reg -i ^/+(webticket|abs|groupexpansion|dialin|certprov)',
    '    http-request track-sc0 src if sign-in',
    '    http-request deny deny_status 429 if sign-in { sc_http_req_rate(0) gt 300 }',
    ...names.map((name) => `    acl published ssl_fc_sni -i ${name}`),
    '    http-request deny deny_status 404 if !published',
  ];
  const checks = (name: string, port: number) => [
    '    option tcp-check',
    '    tcp-check connect port 5061',
    `    tcp-check connect default port ${port} ssl`,
    `    tcp-check send GET\\ /Autodiscover/AutodiscoverService.svc/root\\ HTTP/1.1\\r\\nHost:\\ ${name}\\r\\nConnection:\\ close\\r\\n\\r\\n`,
    '    tcp-check expect rstring ^HTTP/1\\.[01]\\ [234]',
  ];
  const backends = site.backends
    .filter(({ scheme }) => scheme === 'https')
    .map(({ name, servers }) => {
      const [first] = servers;
      return [
        `backend ${name}`,
        '    balance leastconn',
        ...(isSame && first !== undefined ? checks(first.certificateName, first.port) : []),
        ...servers.map(
          ({ address, port, certificateName }, index) =>
            `    server s${index + 1} ${address}:${port} ssl verify required ca-file authorities.pem verifyhost ${certificateName} sni str(${certificateName}) alpn http/1.1 check ${isSame ? `check-sni ${certificateName} inter 6s fastinter 1s` : 'port 5061'}`,
        ),
      ].join('\n');
    });
  const configuration = `global
    default-path config${isSame ? '\n    log stdout format raw local0' : ''}
    fd-hard-limit 50000
    tune.bufsize 65536
    tune.maxrewrite 1024

defaults
    mode http${isSame ? '\n    log global\n    option httplog\n    option dontlognull\n    option clitcpka' : ''}
    http-reuse never
    option prefer-last-server
    option forwardfor
    timeout connect 3s
    timeout client ${idle}
    timeout http-keep-alive ${idle}
    timeout http-request 30s
    timeout server ${idle}

frontend https
    bind :443 ssl crt certificates/ alpn http/1.1 ssl-min-ver TLSv1.2
${[...(isSame ? limits : []), ...rules].join('\n')}

${backends.join('\n\n')}
`;
  return {
    'haproxy.cfg': configuration,
    'certificates/default.pem': files['certificates/default.pem'] ?? '',
    'authorities.pem': files['authorities.pem'] ?? '',
  };
}

/** Whether a pool of connections to servers serves everybody, who then are taken for each other, or each request has one of its own. */
export type Upstreams = 'shared' | 'own';

/** The same by nginx: buffers are its usual ones, and headers of up to 64 KB are read. */
export function nginxConfiguration(deployment: Deployment, authority: ThrowAwayAuthority, upstreams: Upstreams): Files {
  const site = siteOf(deployment);
  const { files } = filesFor(deployment, authority);
  const idle = `${site.idleSeconds}s`;
  const backends = site.backends.filter(({ scheme }) => scheme === 'https');
  const upstream = ({ name, servers }: (typeof backends)[number]) =>
    [
      `  upstream ${name} {`,
      '    least_conn;',
      ...servers.map(({ address, port }) => `    server ${address}:${port} max_fails=0;`),
      ...(upstreams === 'shared' ? ['    keepalive 64;'] : []),
      '  }',
    ].join('\n');
  const server = ({ name, servers: [first] }: (typeof backends)[number]) => {
    const names = site.listeners[0]?.hosts.filter(({ backend }) => backend === name).map(({ host }) => host) ?? [];
    return `  server {
    listen 443 ssl;
    server_name ${names.join(' ')};
    location / {
      proxy_pass https://${name};
      proxy_ssl_name ${first?.certificateName ?? ''};
    }
  }`;
  };
  const configuration = `worker_processes 1;
worker_rlimit_nofile 20000;
daemon off;
error_log stderr crit;
pid nginx.pid;
events { worker_connections 16000; }
http {
  access_log off;
  server_tokens off;
  server_names_hash_max_size 65536;
  keepalive_timeout ${idle};
  keepalive_requests 100000000;
  client_header_timeout 30s;
  large_client_header_buffers 4 64k;
  ssl_certificate certificates/default.pem;
  ssl_certificate_key certificates/default.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:sessions:10m;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_connect_timeout 3s;
  proxy_read_timeout ${idle};
  proxy_ssl_server_name on;
  proxy_ssl_verify on;
  proxy_ssl_verify_depth 2;
  proxy_ssl_trusted_certificate authorities.pem;
${backends.map(upstream).join('\n')}
${backends.map(server).join('\n')}
}
`;
  return {
    'nginx.conf': configuration,
    'certificates/default.pem': files['certificates/default.pem'] ?? '',
    'authorities.pem': files['authorities.pem'] ?? '',
  };
}
