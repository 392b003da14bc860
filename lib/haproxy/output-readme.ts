import { AUTHORITIES, CERTIFICATES, CONFIGURATION, DEFAULT_CERTIFICATE } from './file-names';
import { LOG_FIELDS } from './log-format';
import type { HaproxySite } from './site';

/** What whoever keeps the server has to know of the files beside it. */
export function outputReadme(site: HaproxySite, deploymentFile: string): string {
  return [
    '# HAProxy in front of Lync',
    `Written by \`lync-reverse-proxy haproxy\` from ${code(deploymentFile)}. Change that file and write these anew, never these.`,
    ...server(site),
    ...certificates(site),
    ...privileges(),
    ...replacing(),
    ...log(),
    ...tls(site),
  ]
    .join('\n\n')
    .concat('\n');
}

function server({ listeners, backends, bindsIpv6 }: HaproxySite): readonly string[] {
  const ports = listeners.map(({ port, scheme }) => `${port} (${scheme.toUpperCase()})`).join(', ');
  const targets = [...new Set(backends.flatMap((backend) => backend.servers.map(({ address, port }) => `${address} ${port}`)))].sort();
  const monitored = backends.some(({ check }) => check !== 'followed' && check.connects.length > 0);
  return [
    '## Where it stands',
    [
      'On a Linux server in the place where Forefront TMG or IIS ARR stood: in the perimeter network, between the Internet and the servers of',
      'Lync. HAProxy 2.6 or newer, with OpenSSL, as distributions have it. Nothing that merges the connections of clients (a CDN, another',
      'proxy that reads HTTP) may stand in front of it: Windows authentication signs in a connection.',
    ].join('\n'),
    [
      `- From clients to this server: TCP ${ports}${bindsIpv6 ? ', IPv4 and IPv6' : ''}.`,
      `- From this server to those of Lync:`,
      ...targets.map((target) => `  - ${target}`),
      ...(monitored
        ? ['  - and 5061 of each Front End Server and Director, which is asked whether the Front End service runs; nothing is sent there']
        : []),
    ].join('\n'),
    'The public names of this deployment point to this server in DNS outside; its own resolver needs none of them, for servers are named by their addresses.',
  ];
}

function certificates({ listeners, verifiesServers, tls }: HaproxySite): readonly string[] {
  const hosts = [
    ...new Set(listeners.filter(({ scheme }) => scheme === 'https').flatMap((each) => each.hosts.map(({ host }) => host))),
  ].sort();
  return [
    '## Certificates',
    [
      `In the folder ${code(`${CERTIFICATES}/`)} beside ${code(CONFIGURATION)}, one PEM file each: the certificate, then those of its issuers in order, then the private key,`,
      'not encrypted. Nothing else may lie in that folder. Owner root, mode 0600: HAProxy reads them before it gives up its rights.',
      `${code(DEFAULT_CERTIFICATE)} must be there: clients get it that name no host or an unknown one${
        tls?.admitsAbsentSni === true ? ', such as the telephones of this deployment, so that it carries every name and no wildcard' : ''
      }. Wildcards count for one label.`,
    ].join('\n'),
    `Together they must cover:\n\n${hosts.map((host) => `- ${host}`).join('\n')}`,
    [
      'Before a file goes there, and before it expires:',
      '',
      '```text',
      'npx lync-reverse-proxy haproxy --deployment FILE --check --certificate default.pem --certificate more.pem',
      '```',
      '',
      'HAProxy says nothing of an expired certificate.',
    ].join('\n'),
    verifiesServers
      ? `${code(AUTHORITIES)} holds who issued the certificates of the servers, joined from the files under \`haproxy.serverAuthorities\`. A server that shows another authority or another name (\`certificateName\`, else the external web services FQDN) is answered for with 503.`
      : '**No certificate of the servers is verified**: whoever gets between this server and them can read and change everything. Write `haproxy.serverAuthorities` in the deployment file.',
  ];
}

function privileges(): readonly string[] {
  return [
    '## User and privileges',
    [
      'HAProxy is started by root, which may take ports below 1024 and read private keys, and then runs as a user of its own. Which one differs between',
      'distributions, so a second file says it. `/etc/haproxy/process.cfg`:',
      '',
      '```text',
      'global',
      '    user haproxy',
      '    group haproxy',
      '```',
      '',
      'On Debian and Ubuntu `/etc/default/haproxy` names both files:',
      '',
      '```text',
      `CONFIG="/etc/haproxy/lync/${CONFIGURATION}"`,
      'EXTRAOPTS="-f /etc/haproxy/process.cfg -S /run/haproxy-master.sock"',
      '```',
      '',
      'Elsewhere a drop-in of systemd does (`systemctl edit haproxy`), which may give the rights instead: then `process.cfg` is not needed, and the keys belong to that user.',
      '',
      '```text',
      '[Service]',
      `Environment="CONFIG=/etc/haproxy/lync/${CONFIGURATION}" "PIDFILE=/run/haproxy/haproxy.pid" "EXTRAOPTS=-S /run/haproxy/master.sock"`,
      'RuntimeDirectory=haproxy',
      'User=haproxy',
      'AmbientCapabilities=CAP_NET_BIND_SERVICE',
      '```',
    ].join('\n'),
  ];
}

function replacing(): readonly string[] {
  return [
    '## Replacing and reloading',
    [
      'The files belong together, so all of them are replaced at once: a new folder, a look at it, then the link to it. Certificates stay where they are.',
      '',
      '```text',
      'cp -r OUTPUT /etc/haproxy/lync-2',
      `ln -s ../${CERTIFICATES} /etc/haproxy/lync-2/${CERTIFICATES}`,
      `haproxy -c -dW -f /etc/haproxy/lync-2/${CONFIGURATION} -f /etc/haproxy/process.cfg`,
      'ln -s lync-2 /etc/haproxy/lync.new',
      'mv -T /etc/haproxy/lync.new /etc/haproxy/lync',
      'systemctl reload haproxy',
      '```',
      '',
      'The check prints nothing from HAProxy 3.0 on; its exit code counts: 0 is well, anything else is not. Where this command line runs on the server itself,',
      `\`--output /etc/haproxy/lync --check\` does the same: each file is written beside its place, checked and renamed.`,
      '',
      'A reload starts a new process and lets the old one end its polls; nobody is cut off, and people whose connection is idle sign in again.',
      'If the new files cannot be used, the old process goes on.',
    ].join('\n'),
  ];
}

function log(): readonly string[] {
  return [
    '## The log',
    [
      'A line for each request, to the standard output of HAProxy: `journalctl -u haproxy`. From left to right:',
      '',
      '| field | means |',
      '| --- | --- |',
      ...LOG_FIELDS.map(({ code: format, means }) => `| ${code(format)} | ${means} |`),
      '',
      'How it ended: `--` is a normal end, `SC` a server that did not take the connection, `sH` one that did not answer in time, `cD` a client that was silent too long, `PR` a',
      'request that was refused here (404 an unknown name, 429 an address that asks too often where passwords are tried).',
    ].join('\n'),
  ];
}

function tls({ tls: towardsClients, backends }: HaproxySite): readonly string[] {
  if (towardsClients === undefined) return [];
  const { lowest, highest } = towardsClients;
  const old = backends.filter(({ scheme, admitsTls10 }) => scheme === 'https' && admitsTls10).flatMap(({ pools }) => pools);
  return [
    '## TLS',
    [
      `Clients may use TLS ${lowest === highest ? lowest : `${lowest} to ${highest}`}. \`tlsPolicy\` of the deployment file names a policy for load balancers; here it means the versions it admits and nothing more:`,
      'cipher suites are those of OpenSSL. Without it `clients` decides: 1.0 and 1.1 are admitted only where a client needs them that is named there.',
      ...(lowest === '1.0' || lowest === '1.1'
        ? ['Such versions need the security level 0 of OpenSSL, which also admits weak keys and signatures.']
        : []),
      ...(old.length === 0
        ? []
        : [
            `Towards ${[...new Set(old)].sort().join(', ')} TLS 1.0 is admitted too, for servers of Lync 2010 and 2013 may speak nothing newer.`,
          ]),
    ].join('\n'),
  ];
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
