import { serverName } from '../../haproxy/backend-sections';
import { askProcess, DEPLOYMENT_FOLDER, HAPROXY_SERVER, RELOADED, writeConfiguration } from '../haproxy-commands';
import type { HaproxyFacts, PoolFacts } from '../inputs';
import { code, codes } from '../markdown';
import { shell, type Commands, type Effect, type Step, type Table } from '../step';
import { TOPICS } from '../topics';

/** A server of a back end, as HAProxy calls it. */
export interface NamedServer {
  readonly backend: string;
  readonly server: string;
}

/** Where a server of a pool is asked by itself; back ends that follow another are taken along. */
export function serversAt(address: string | undefined, { site }: HaproxyFacts): readonly NamedServer[] {
  return site.backends
    .filter(({ check }) => check !== 'followed')
    .flatMap(({ name: backend, servers }) =>
      servers.flatMap((server, index) => (server.address === address ? [{ backend, server: serverName(index) }] : [])),
    );
}

/** Out of service, without anybody being cut off. */
export function drained(servers: readonly NamedServer[]): readonly Commands[] {
  if (servers.length === 0) return [];
  return [
    shell(
      servers.map(({ backend, server }) => askProcess(`set server ${backend}/${server} state drain`)),
      `On ${HAPROXY_SERVER}: no more new clients`,
    ),
    shell(
      servers.map(({ backend }) => askProcess(`show servers conn ${backend}`)),
      'Whose requests are under way: the column `used_cur`',
    ),
  ];
}

export function readyAgain(servers: readonly NamedServer[]): readonly Commands[] {
  if (servers.length === 0) return [];
  return [
    shell(
      servers.map(({ backend, server }) => askProcess(`set server ${backend}/${server} state ready`)),
      `On ${HAPROXY_SERVER}: in service again, once its checks succeed`,
    ),
  ];
}

export const DRAINED: readonly Effect[] = [
  {
    text: 'A server that is drained gets no new clients; those that a cookie keeps with it go on there, and so do requests under way.',
    source: TOPICS.masterSocket,
  },
  {
    text: 'A server whose Front End service stops is out of service after three checks that fail, with or without this, and in service again after two that succeed.',
    source: TOPICS.haproxyChecks,
  },
  { text: 'A reload forgets what was set by the socket: the server is ready again.', source: TOPICS.serverStates },
];

export function drainingText({ servers: { ids } }: PoolFacts): readonly string[] {
  return [
    'On systems other than Debian and Ubuntu the socket is `/run/haproxy/master.sock`, as the `README.md` beside the configuration has it.',
    ...(ids.length > 1
      ? [`The commands are for ${code(ids[0] ?? '')}: put what the table has for each other server in its place in turn.`]
      : []),
  ];
}

/** By which name each server is taken out. */
export function calledInHaproxy({ servers: { ids } }: PoolFacts, facts: HaproxyFacts): Table {
  return {
    columns: ['server', 'called in HAProxy'],
    rows: ids.map((id) => [code(id), codes(serversAt(id, facts).map(({ backend, server }) => `${backend}/${server}`))]),
  };
}

/** Files that somebody changed in an emergency. */
export function changedFiles(facts: HaproxyFacts): Step {
  return {
    title: 'Before the next reload: see what was changed by hand',
    why: 'All files are replaced: what was changed in an emergency on the server alone is lost, and so is what was set by its socket.',
    where: `${DEPLOYMENT_FOLDER}; then ${HAPROXY_SERVER}`,
    text: ['What is to stay, write into the deployment file, or into the file under `haproxy.furtherConfiguration`.'],
    effects: RELOADED,
    commands: [
      shell([writeConfiguration(facts, '--output', 'lync', '--check')], 'What the deployment file says today'),
      shell(['diff -r lync /etc/haproxy/lync'], 'On the server, beside what is in use'),
    ],
    checks: [{ expect: 'Every difference is meant. The folder of certificates is on the server alone.' }],
    topics: [TOPICS.settingUp],
  };
}

/** It faces the Internet, and nobody else looks after it. */
export function updatedHaproxy(): Step {
  return {
    title: 'Update HAProxy and its server',
    why: 'It answers the Internet, and nobody but you looks after it: HAProxy, OpenSSL and the kernel get security updates.',
    where: HAPROXY_SERVER,
    text: ['Choose a quiet hour.'],
    effects: [
      {
        text: 'The package may restart HAProxy instead of reloading it: all connections end, and clients sign in again.',
        source: undefined,
      },
    ],
    commands: [
      shell(['apt-get update', 'apt-get upgrade', 'haproxy -v'], 'On Debian and Ubuntu'),
      shell(['journalctl -u haproxy -n 50', 'systemctl status haproxy'], 'Afterwards'),
    ],
    checks: [{ expect: 'HAProxy runs, no server is down, and `verify` finds what it found before.' }],
    topics: [TOPICS.settingUp],
  };
}
