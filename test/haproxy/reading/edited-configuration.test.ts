import { haproxyFiles, type HaproxyFiles } from '../../../lib/haproxy/configuration';
import { frontendAt } from '../../../lib/haproxy/reading/read-configuration';
import type { HaproxySite } from '../../../lib/haproxy/site';
import { BEHIND } from '../../support/arbitrary-haproxy-site';

const SITE: HaproxySite = {
  listeners: [
    {
      port: 8443,
      scheme: 'https',
      hosts: [
        { host: 'webext.contoso.com', backend: 'pool01-https', limited: undefined, redirectTo: undefined },
        {
          host: 'limited.contoso.com',
          backend: undefined,
          limited: { directories: ['abs'], backend: 'pool01-https' },
          redirectTo: undefined,
        },
      ],
      redirectsTo: undefined,
    },
    { port: 8080, scheme: 'http', hosts: [], redirectsTo: 443 },
  ],
  backends: [
    {
      name: 'pool01-https',
      pools: ['webext.contoso.com', 'other.contoso.com'],
      scheme: 'https',
      servers: ['10.0.0.1', '10.0.0.2'].map((address) => ({ address, port: 4443, certificateName: 'webext.contoso.com' })),
      check: { connects: [], request: { port: 4443, host: 'webext.contoso.com', path: '/', statuses: '200' } },
      affinity: 'none',
      admitsTls10: false,
    },
  ],
  tls: undefined,
  behind: BEHIND,
  bindsIpv6: false,
  idleSeconds: 1830,
  allowedSources: ['192.0.2.0/24'],
  corporateNetworks: [],
  verifiesServers: false,
  furtherConfiguration: undefined,
};
const FILES = haproxyFiles(SITE);

/** The same with a text in place of another one, each time. */
function edited(from: string | RegExp, to: string): HaproxyFiles {
  const text = FILES['haproxy.cfg'] ?? '';
  const changed = text.replaceAll(from instanceof RegExp ? new RegExp(from, 'gm') : from, to);
  if (changed === text) throw new Error(`nothing has ${String(from)}`);
  return { ...FILES, 'haproxy.cfg': changed };
}

function answerOf(files: HaproxyFiles, host = 'webext.contoso.com', path = '/', port = 8443): string {
  const answer = frontendAt(port, files)?.answer({ host, path, query: undefined });
  if (answer === undefined) return 'unread';
  if (answer.kind === 'forward') return `${answer.backend.protocol} ${answer.backend.port} ${answer.backend.pools.join(' ')}`;
  if (answer.kind === 'redirect') return `${answer.status} ${answer.to}`;
  return answer.kind === 'unknown' ? 'unknown' : String(answer.status);
}

const AS_PLANNED = 'HTTPS 4443 webext.contoso.com other.contoso.com';

test('is read as it is written', () => {
  expect(answerOf(FILES)).toBe(AS_PLANNED);
  expect(answerOf(FILES, 'limited.contoso.com', '/ABS/x')).toBe(AS_PLANNED);
  expect(answerOf(FILES, 'limited.contoso.com', '/x')).toBe('404');
  expect(answerOf(FILES, 'x', '/', 8080)).toBe('301 https://x/');
});

const IN_FRONTEND = /^ {4}default_backend nobody$/;
const IN_BACKEND = / {4}balance leastconn/;
const before = (line: string) => `    ${line}\n$&`;

test.each<readonly [string, HaproxyFiles, string]>([
  // What changes no answer.
  ['blanks, tabs and quotation marks', edited(/^ {4}use_backend (\S+)/, '\tuse_backend   "$1"'), AS_PLANNED],
  ['a comment with another pool', edited(IN_BACKEND, before('# evil.contoso.com')), AS_PLANNED],
  ['a longer wait', edited('timeout queue 30s', 'timeout queue 60s'), AS_PLANNED],
  ['a header more', edited(IN_FRONTEND, before('http-request set-header X-Edge aws')), AS_PLANNED],
  ['a header more in answers', edited(IN_FRONTEND, before('http-response set-header Strict-Transport-Security max-age=1')), AS_PLANNED],
  ['a listener of the loopback', edited(/$(?![^])/, 'listen numbers\n    bind 127.0.0.1:8443\n'), AS_PLANNED],
  ['a section under a condition', edited(/$(?![^])/, '.if feature(LUA)\nlisten l\n    bind :9\n.endif\n'), AS_PLANNED],
  ['a frontend that is called like a backend', edited(/$(?![^])/, 'frontend pool01-https\n    bind :9\n'), AS_PLANNED],
  ['sockets of other kinds', edited(/$(?![^])/, 'frontend f\n    bind /run/f.sock,abns@f,ipv6@:9,*:9000-9010\n'), AS_PLANNED],
  ['a rule for others', edited(IN_FRONTEND, before('http-request deny if { var(txn.host) -m str x.contoso.com }')), AS_PLANNED],
  // What changes it, and is understood.
  ['a refusal', edited(IN_FRONTEND, before('http-request deny deny_status 451 if { var(txn.host) -m str webext.contoso.com }')), '451'],
  ['a refusal of everybody', edited(IN_FRONTEND, before('http-request deny')), '403'],
  ['a refusal unless somebody is meant', edited(IN_FRONTEND, before('http-request deny unless { path -m beg /abs } or FALSE')), '403'],
  ['another map', { ...FILES, 'maps/https-8443.hosts.map': '# nobody\n' }, '404'],
  ['another backend in the map', { ...FILES, 'maps/https-8443.hosts.map': 'webext.contoso.com nobody\n' }, '404'],
  ['no such backend in the map', { ...FILES, 'maps/https-8443.hosts.map': 'webext.contoso.com nowhere\n' }, '404'],
  ['another port of the servers', edited(/:4443/, ':444'), 'HTTPS 444 webext.contoso.com other.contoso.com'],
  ['servers in plain HTTP', edited(/(server s\d \S+) ssl/, '$1'), 'HTTP 4443 webext.contoso.com other.contoso.com'],
  ['an answer of the backend', edited(IN_BACKEND, before('http-request return status 503')), '503'],
  ['no server', edited(/^ {4}server .*\n/, ''), '503'],
  ['no default backend, and nothing to lead to', edited(/^ {4}(default|use)_backend .*\n/, ''), '503'],
  ['a path that is asked for by monitors', edited(IN_FRONTEND, before('monitor-uri /')), '200'],
  // What is not understood, or depends on more than a URL.
  ['an action nobody knows here', edited(IN_FRONTEND, before('http-request lua.choose')), 'unknown'],
  ['another path', edited(IN_FRONTEND, before('http-request set-path /x')), 'unknown'],
  ['another host', edited(IN_FRONTEND, before('http-request set-header Host x.contoso.com')), 'unknown'],
  ['a refusal that goes by the client', edited(IN_FRONTEND, before('http-request deny if { src 192.0.2.1 }')), 'unknown'],
  ['a refusal by a condition that nobody declared', edited(IN_FRONTEND, before('http-request deny if strange')), 'unknown'],
  [
    'a backend that goes by a header',
    edited(/^ {4}use_backend/, before('use_backend nobody if { req.hdr(x) -m found }').replace('$&', '    use_backend')),
    'unknown',
  ],
  ['a map that is missing', { 'haproxy.cfg': FILES['haproxy.cfg'] ?? '' }, 'unknown'],
  ['a key twice', { ...FILES, 'maps/https-8443.hosts.map': 'webext.contoso.com a\nwebext.contoso.com nobody\n' }, 'unknown'],
  ['servers on two ports', edited('10.0.0.2:4443', '10.0.0.2:4444'), 'unknown'],
  ['servers of two kinds', edited(/(server s2 \S+) ssl/, '$1'), 'unknown'],
  ['settings for all servers', edited(IN_BACKEND, before('default-server ssl verify none')), 'unknown'],
  ['rules of the backend that nobody knows here', edited(IN_BACKEND, before('http-request use-service lua.x')), 'unknown'],
  ['a line under a condition', edited(IN_FRONTEND, '.if feature(LUA)\n    http-request deny\n.endif\n$&'), 'unread'],
  ['a variable of the environment', edited('default_backend nobody', 'default_backend "$WHERE"'), 'unread'],
  ['a filter', edited(IN_FRONTEND, before('filter spoe engine x config y')), 'unread'],
  ['rules for content', edited(IN_FRONTEND, before('tcp-request content reject if { req.len gt 0 }')), 'unread'],
  ['TCP', edited(/^ {4}mode http/, '    mode tcp'), 'unread'],
  ['rules among the defaults', edited(/^ {4}mode http/, '    mode http\n    http-request deny'), 'unread'],
  ['files elsewhere', edited('default-path config', 'default-path origin /etc'), 'unread'],
  ['quotation marks without an end', edited(IN_FRONTEND, before('log-tag "x')), 'unread'],
  ['a second one on the port', edited(/$(?![^])/, 'listen other\n    bind *:8443\n'), 'unread'],
  ['a range that has the port', edited(/$(?![^])/, 'frontend other\n    bind 10.0.0.1:8000-9000\n'), 'unread'],
  ['an address of the environment', edited(/$(?![^])/, 'frontend other\n    bind "$ADDRESS"\n'), 'unread'],
  ['another port', edited('bind :8443', 'bind :8444'), 'unread'],
  ['one name twice', edited(/$(?![^])/, 'backend pool01-https\n'), 'unread'],
  ['nothing', {}, 'unread'],
])('with %s', (_, files, wanted) => {
  expect(answerOf(files)).toBe(wanted);
});

test.each<readonly [string, HaproxyFiles, boolean]>([
  ['as it is written', FILES, true],
  ['with connections that are shared', edited('http-reuse never', 'http-reuse safe'), false],
  ['without a word about it', edited(/^ {4}http-reuse never\n/, ''), false],
  ['with another word in the backend', edited(IN_BACKEND, before('http-reuse aggressive')), false],
  ['with HTTP/2 from clients', edited('bind :8443', 'bind :8443 ssl crt x alpn h2,http/1.1'), false],
  ['with HTTP/2 offered by newer versions unasked', edited('bind :8443', 'bind :8443 ssl crt x'), false],
  ['with HTTP/1.1 alone', edited('bind :8443', 'bind :8443 ssl crt x alpn http/1.1'), true],
  ['with others that share', edited(/$(?![^])/, 'defaults\nbackend theirs\n    server s 10.0.0.9:80\n'), true],
])('keeps people apart or not, %s', (_, files, wanted) => {
  expect(frontendAt(8443, files)?.keepsPeopleApart).toBe(wanted);
});
