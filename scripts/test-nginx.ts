import { LOOPBACK, LoopbackServers } from '../lib/probing/rehearsal/loopback';
import { ThrowAwayAuthority } from '../lib/probing/rehearsal/throw-away-certificates';
import { checked, red } from '../test/support/checked';
import { findNginx, freePorts, Nginx, type NginxProgram } from '../test/support/nginx';
import { EXPECTATIONS, KINDS, stubPorts } from '../test/support/wrong-proxy';

/** Whether verify tells a correct nginx from wrong ones, where there is an nginx. */
interface Ports {
  readonly https: number;
  readonly http: number;
  readonly pool: number;
  readonly poolHttp: number;
  readonly internal: number;
  readonly office: number;
}

/** Parts of the configuration that a case replaces. */
interface Parts {
  readonly host: string;
  readonly pool: string;
  /** Of what the redirect to HTTPS leaves out. */
  readonly http: string;
  readonly unknown: string;
  readonly keepAlive: string;
}

interface Case {
  readonly name: string;
  readonly parts: (usual: Parts, ports: Ports) => Partial<Parts>;
  readonly red: readonly string[];
}

const CASES: readonly Case[] = [
  { name: 'a correct one', parts: () => ({}), red: [] },
  {
    name: 'without the original Host header',
    parts: () => ({ host: '' }),
    red: ['lyncdiscover.contoso.com autodiscover', 'meet.contoso.com meet /'],
  },
  {
    name: 'with a blanket redirect',
    parts: () => ({ http: '' }),
    red: ['lyncdiscover.contoso.com autodiscover-over-http'],
  },
  {
    name: 'that keeps connections to the pool and shares them',
    parts: () => ({ pool: 'http://kept' }),
    red: ['webext.contoso.com shared-connections'],
  },
  {
    name: 'that leads to the internal web site',
    parts: (_, { internal }) => ({ pool: `http://${LOOPBACK}:${internal}` }),
    red: ['lyncdiscover.contoso.com autodiscover', 'webext.contoso.com autodiscover-root', 'webext.contoso.com internal-paths'],
  },
  {
    name: 'that forwards any host',
    parts: ({ pool }) => ({ unknown: `proxy_set_header Host $host; proxy_pass ${pool};` }),
    red: ['webext.contoso.com unknown-host'],
  },
  { name: 'with a short keep-alive', parts: () => ({ keepAlive: '1s' }), red: ['webext.contoso.com idle-time-out'] },
];

async function main(): Promise<number> {
  const nginx = findNginx();
  if ('missing' in nginx) {
    say(`skipped: ${nginx.missing}`);
    return 0;
  }
  let mistakes = 0;
  for (const each of CASES) {
    const found = await failedChecks(nginx, each);
    const isRight = found.join() === [...each.red].sort().join();
    say(`${isRight ? '' : 'FAILED '}nginx ${each.name}: ${found.length === 0 ? 'all green' : found.join(', ')}`);
    if (!isRight) mistakes += 1;
  }
  return mistakes === 0 ? 0 : 1;
}

async function failedChecks(program: NginxProgram, { parts }: Case): Promise<readonly string[]> {
  const servers = new LoopbackServers();
  const stubs = await stubPorts(servers);
  const [https = 0, http = 0] = await freePorts(2);
  const ports: Ports = {
    https,
    http,
    pool: stubs.https.pool01,
    poolHttp: stubs.http.pool01,
    internal: stubs.https.internal,
    office: stubs.https.office,
  };
  const authority = new ThrowAwayAuthority();
  const { key, cert } = authority.issue([...KINDS.keys()]);
  const usual: Parts = {
    host: 'proxy_set_header Host $host;',
    pool: `http://${LOOPBACK}:${ports.pool}`,
    http: discoverOverHttp(ports),
    unknown: 'return 404;',
    keepAlive: '75s',
  };
  try {
    const blocks = configuration({ ...usual, ...parts(usual, ports) }, ports);
    const nginx = await Nginx.start(program, { blocks, ports: [https, http], files: { 'key.pem': key, 'cert.pem': cert } });
    try {
      const addressOf = (_: string, port: number) => Promise.resolve({ host: LOOPBACK, port: port === 80 ? http : https });
      return [...red(await checked(EXPECTATIONS, { addressOf }, { authority: authority.certificate, patience: 2 }))].sort();
    } finally {
      await nginx.stop();
    }
  } finally {
    await servers.close();
  }
}

function discoverOverHttp({ http, poolHttp }: Ports): string {
  return `server { listen ${LOOPBACK}:${http}; server_name lyncdiscover.contoso.com;
    location / { proxy_set_header Host $host; proxy_pass http://${LOOPBACK}:${poolHttp}; } }`;
}

function configuration({ host, pool, http, unknown, keepAlive }: Parts, ports: Ports): string {
  return `http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  keepalive_timeout ${keepAlive};
  ssl_certificate cert.pem; ssl_certificate_key key.pem; ssl_protocols TLSv1.2 TLSv1.3;
  proxy_http_version 1.1;
  upstream kept { server ${LOOPBACK}:${ports.pool}; keepalive 8; }
  server { listen ${LOOPBACK}:${ports.https} ssl default_server; server_name _; location / { ${unknown} } }
  server { listen ${LOOPBACK}:${ports.https} ssl; server_name webext.contoso.com meet.contoso.com lyncdiscover.contoso.com;
    location / { ${host} proxy_set_header Connection ""; proxy_pass ${pool}; } }
  server { listen ${LOOPBACK}:${ports.https} ssl; server_name office.contoso.com; location / { proxy_pass http://${LOOPBACK}:${ports.office}; } }
  server { listen ${LOOPBACK}:${ports.http} default_server; server_name _; return 301 https://$host$request_uri; }
  ${http}
}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
