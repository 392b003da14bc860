import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { Client, PROXY, type Entrance } from './client';
import { addressesOf, DEPLOYMENT, filesFor, HOST } from './laboratory';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { PoolServers } from './pool-servers';
import { RunningHaproxy } from './running-haproxy';
import { missingForSignIn, REALM, WindowsServers } from './windows-servers';

const USERS = { alice: 'a-password-of-alice', bob: 'a-password-of-bob' };
const SIGN_INS = 1_000;
const SIDE_BY_SIDE = 4;

/** Two people and a stranger at the same time, by NTLM and by Kerberos: whom the servers take them for. */
export async function signIn({ programs, python }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  for (const program of programs) await contrast(program, host, authority, tell);
  // Why is told before.
  if (python === undefined || missingForSignIn() !== undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  const monitors = await PoolServers.start(authority, { https: [], http: [], silent: [5061] });
  const servers = await windowsServers(authority);
  try {
    const trusted = join(folder, 'authority.pem');
    writeFileSync(trusted, authority.certificate);
    for (const program of programs) {
      const { files, ports } = filesFor(DEPLOYMENT, authority);
      const haproxy = await RunningHaproxy.start(program.file, host, files, ports);
      try {
        for (const mechanism of MECHANISMS) {
          const { isRight, inWords } = await visited(python, mechanism, servers, trusted, SIGN_INS);
          tell(isRight, `HAProxy ${program.version}, ${mechanism}: ${inWords}`);
        }
      } finally {
        await haproxy.stop();
      }
    }
  } finally {
    await servers.stop();
    await monitors.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Behind the pool of `HOST`. */
export function windowsServers(authority: ThrowAwayAuthority): Promise<WindowsServers> {
  return WindowsServers.start(HOST, addressesOf(DEPLOYMENT).slice(0, 3), 4443, USERS, authority.issue([HOST]));
}

export const MECHANISMS = ['ntlm', 'kerberos'] as const;

/** Whether everybody was taken for who they are, of so many visits each. */
export async function visited(
  python: string,
  mechanism: (typeof MECHANISMS)[number],
  { environment }: WindowsServers,
  authority: string,
  count: number,
  { address, portOf }: Entrance = PROXY,
): Promise<{ readonly isRight: boolean; readonly inWords: string }> {
  const whom = { mechanism, host: HOST, address, port: portOf(443), authority, realm: REALM, users: USERS };
  const seen = await visits(python, JSON.stringify({ ...whom, count, sideBySide: SIDE_BY_SIDE }), environment);
  const names = [...Object.keys(USERS), 'nobody'];
  const isRight = names.every((name) => seen[`${name} as ${name}`] === count * 2) && Object.keys(seen).length === names.length;
  return {
    isRight,
    inWords: Object.entries(seen)
      .map(([what, times]) => `${times} times ${what}`)
      .join(', '),
  };
}

async function visits(
  python: string,
  wanted: string,
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  const child = spawn(python, [join(__dirname, 'sign_in.py'), wanted], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child, 'close');
  return JSON.parse(text === '' ? '{"the clients failed":1}' : text) as Readonly<Record<string, number>>;
}

/** Whether it can be seen at all if connections are shared: with one line less they are. No credentials are sent. */
async function contrast({ file, version }: HaproxyProgram, host: ProxyHost, authority: ThrowAwayAuthority, tell: Tell): Promise<void> {
  const { files, ports } = filesFor(DEPLOYMENT, authority);
  const configuration = files['haproxy.cfg'] ?? '';
  const shared = configuration.replace(/^ *http-reuse never$/m, '').replace(/^ *option prefer-last-server$/m, '');
  const servers = await PoolServers.start(authority, { https: [4443], http: [], silent: [5061] });
  try {
    for (const [what, text] of [
      ['as it is written', configuration],
      ['without http-reuse never', shared],
    ] as const) {
      const haproxy = await RunningHaproxy.start(file, host, { ...files, 'haproxy.cfg': text }, ports);
      const clients = ['198.51.100.1', '198.51.100.2'].map((address) => ({ address, client: new Client(address, authority.certificate) }));
      try {
        const users = new Map<number, Set<string>>();
        for (let round = 0; round < 100; round += 1) {
          for (const { address, client } of clients) {
            const { arrival } = await client.ask({ scheme: 'https', port: 443, host: HOST, path: '/meet' });
            const known = users.get(arrival?.connection ?? 0) ?? new Set();
            users.set(arrival?.connection ?? 0, known.add(address));
          }
        }
        const common = [...users.values()].filter(({ size }) => size > 1).length;
        const isRight = !users.has(0) && common > 0 === (text === shared);
        tell(isRight, `HAProxy ${version} ${what}: ${common} of ${users.size} connections to servers are of two clients`);
      } finally {
        clients.forEach(({ client }) => {
          client.close();
        });
        await haproxy.stop();
      }
    }
  } finally {
    await servers.stop();
  }
}
