import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOOPBACK, LoopbackServers } from '../bin/rehearse/loopback';
import { ThrowAwayAuthority } from '../bin/rehearse/throw-away-certificates';
import { dial } from '../bin/verify/probes/dialler';
import { checked, red } from '../test/support/checked';
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
    parts: () => ({ http: 'return 301 https://$host$request_uri;' }),
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
  const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));
  if (nginx === undefined || spawnSync(nginx, ['-v']).status !== 0) {
    say('There is no nginx here: verify is not tried against it.');
    return 0;
  }
  const failures: string[] = [];
  for (const each of CASES) {
    const found = await resultOf(nginx, each);
    const isRight = found.join() === [...each.red].sort().join();
    say(`nginx ${each.name}: ${found.length === 0 ? 'all green' : found.join(', ')}`);
    if (!isRight) failures.push(`nginx ${each.name} should turn red: ${each.red.join(', ') || 'nothing'}`);
  }
  for (const failure of failures) say(failure);
  return failures.length === 0 ? 0 : 1;
}

async function resultOf(nginx: string, { parts }: Case): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const servers = new LoopbackServers();
  const stubs = await stubPorts(servers);
  const ports = { https: await freePort(), http: await freePort(), pool: stubs.https.pool01, poolHttp: stubs.http.pool01, internal: stubs.https.internal, office: stubs.https.office }; // prettier-ignore
  const authority = new ThrowAwayAuthority();
  const { key, cert } = authority.issue([...KINDS.keys()]);
  writeFileSync(join(folder, 'key.pem'), key);
  writeFileSync(join(folder, 'cert.pem'), cert);
  const usual: Parts = {
    host: 'proxy_set_header Host $host;',
    pool: `http://${LOOPBACK}:${ports.pool}`,
    http: `location / { return 301 https://$host$request_uri; }`,
    unknown: 'return 404;',
    keepAlive: '75s',
  };
  writeFileSync(
    join(folder, 'nginx.conf'),
    configuration({ ...usual, ...parts(usual, ports) }, parts(usual, ports).http !== undefined, ports),
  );
  const child = spawn(nginx, ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log', '-g', 'daemon off;'], { stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const addressOf = (_: string, port: number) => Promise.resolve({ host: LOOPBACK, port: port === 80 ? ports.http : ports.https });
    await listening(ports.https);
    const results = await checked(EXPECTATIONS, { addressOf }, { authority: authority.certificate, patience: 2 });
    return [...red(results)].sort();
  } finally {
    child.kill();
    await ended;
    await servers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function configuration({ host, pool, http, unknown, keepAlive }: Parts, blanket: boolean, ports: Ports): string {
  const discover = `server { listen ${LOOPBACK}:${ports.http}; server_name lyncdiscover.contoso.com;
    location / { proxy_set_header Host $host; proxy_pass http://${LOOPBACK}:${ports.poolHttp}; } }`;
  return `
events {}
pid nginx.pid;
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  keepalive_timeout ${keepAlive};
  ssl_certificate cert.pem; ssl_certificate_key key.pem; ssl_protocols TLSv1.2 TLSv1.3;
  proxy_http_version 1.1; proxy_set_header Connection "";
  upstream kept { server ${LOOPBACK}:${ports.pool}; keepalive 8; }
  server { listen ${LOOPBACK}:${ports.https} ssl default_server; server_name _; location / { ${unknown} } }
  server { listen ${LOOPBACK}:${ports.https} ssl; server_name webext.contoso.com meet.contoso.com lyncdiscover.contoso.com;
    location / { ${host} proxy_set_header Connection ""; proxy_pass ${pool}; } }
  server { listen ${LOOPBACK}:${ports.https} ssl; server_name office.contoso.com; location / { proxy_pass http://${LOOPBACK}:${ports.office}; } }
  server { listen ${LOOPBACK}:${ports.http} default_server; server_name _; ${http} }
  ${blanket ? '' : discover}
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, LOOPBACK, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      (await dial({ addressOf: (host) => Promise.resolve({ host, port }) }, LOOPBACK, port, 1_000)).destroy();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('nginx does not listen');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
