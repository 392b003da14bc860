import Table from 'cli-table3';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../median';
import { benchDeployment, hostsOf, nginxConfiguration, siteOf, writtenByHand, writtenHere } from './contenders';
import { OTHER_PROCESSOR, type Laboratory, type RunningProxy } from './laboratory';
import { asked, CLIENTS, type Load } from './load';
import { family, processorTime } from './processes';
import { StaticServers } from './static-servers';

const ROUNDS = 7;
const SECONDS = 3;
const POOLS = 5;

interface Measurement {
  readonly perSecond: number;
  readonly p99: number;
  /** Microseconds of processor time for each request. */
  readonly cost: number;
  /** Of the time of its processor. */
  readonly busy: number;
}

type Kind = Load['clients'];

interface Contender {
  readonly name: string;
  readonly start: () => Promise<RunningProxy>;
  readonly hosts: readonly string[];
}

/** Rates of what this library writes beside what somebody would write by hand, and with many SIP domains beside few. */
export async function rates(laboratory: Laboratory): Promise<string> {
  const { authority } = laboratory;
  const few = benchDeployment({ pools: POOLS, sipDomains: 3 });
  const many = benchDeployment({ pools: POOLS, sipDomains: 1_000 });
  const [fewHosts, manyHosts] = [hostsOf(siteOf(few)), hostsOf(siteOf(many))];
  const servers = await StaticServers.start(
    laboratory.haproxy.file,
    authority.issue(few.pools.map((pool) => pool.externalWebServicesFqdn)),
  );
  const [written, writtenMany] = [writtenHere(few, authority), writtenHere(many, authority)];
  const { startNginx } = laboratory;
  const nginx = (['own', 'shared'] as const).map((upstreams) => ({
    name: NGINX[upstreams],
    files: nginxConfiguration(few, authority, upstreams),
  }));
  const contenders: readonly Contender[] = [
    ...(['the same', 'the least'] as const).map((guarantees) => {
      const files = writtenByHand(few, authority, guarantees);
      return { name: BY_HAND[guarantees], start: () => laboratory.startHaproxy(files), hosts: fewHosts };
    }),
    { name: WRITTEN, start: () => laboratory.startHaproxy(written), hosts: fewHosts },
    { name: MANY, start: () => laboratory.startHaproxy(writtenMany), hosts: manyHosts },
    ...(startNginx === undefined ? [] : nginx.map(({ name, files }) => ({ name, start: () => startNginx(files), hosts: fewHosts }))),
  ];
  const found = new Map(contenders.map(({ name }) => [name, { 'keep-alive': [] as Measurement[], close: [] as Measurement[] }]));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const turn = round % contenders.length;
      for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
        const measured = await measure(contender);
        for (const kind of KINDS) found.get(contender.name)?.[kind].push(measured[kind]);
      }
    }
  } finally {
    servers.stop();
  }
  return `${table(found)}\n${NOTES}`;
}

const NOTES = `\
Beside: the median of the ratios of rounds, to what is written by hand, and with
1,000 SIP domains to what this library writes for 3. Wanted: a rate of 0.95 or
more, of many SIP domains too, and p99 at 1.10 or less. Cost: processor time of
all processes of the proxy for a request; busy: the part of its processor. By hand
guarantees the same without maps: a log, limits, names that are published, checks.
The least, for information, only keeps people apart and verifies servers. The proxy
has processor 0 for itself, clients (wrk) and servers have processor 1. The p99 of
a connection per request begins when TLS is there. nginx for information: with
shared upstream connections it takes people for each other.`;

const BY_HAND = { 'the same': 'by hand', 'the least': 'by hand, the least' } as const;
const WRITTEN = 'this library';
const MANY = '1,000 SIP domains';
const NGINX = { own: 'nginx, connection each', shared: 'nginx, shared' } as const;
const KINDS: readonly Kind[] = ['keep-alive', 'close'];

async function measure({ start, hosts }: Contender): Promise<Readonly<Record<Kind, Measurement>>> {
  const proxy = await start();
  try {
    // Until servers have been found well.
    await sleep(300);
    const pids = family(proxy.pid);
    // A name amid the others.
    const load = { name: hosts[Math.floor(hosts.length / 2)] ?? '', hosts, seconds: SECONDS, core: OTHER_PROCESSOR };
    const one = async (clients: Kind): Promise<Measurement> => {
      const [before, started] = [processorTime(pids), performance.now()];
      const { perSecond, p99, requests } = await asked({ ...load, clients });
      const spent = processorTime(pids) - before;
      return { perSecond, p99, cost: (spent * 1_000) / requests, busy: spent / (performance.now() - started) };
    };
    return { 'keep-alive': await one('keep-alive'), close: await one('close') };
  } finally {
    await proxy.stop();
  }
}

type Found = ReadonlyMap<string, Readonly<Record<Kind, readonly Measurement[]>>>;

function table(found: Found): string {
  return KINDS.map((kind) => {
    const shown = new Table({
      head: [`${WORDS[kind]}, ${CLIENTS[kind]}`, 'a second', 'beside', 'p99', 'beside', 'cost', 'beside', 'busy'],
      colAligns: ['left', ...Array<'right'>(7).fill('right')],
      style: { head: [], border: [] },
    });
    for (const [name, { [kind]: own }] of found) {
      const other = found.get(name === MANY ? WRITTEN : BY_HAND['the same'])?.[kind] ?? [];
      const beside = (of: (each: Measurement) => number) =>
        name === BY_HAND['the same'] ? '' : median(own.map((each, round) => of(each) / of(other[round] ?? each))).toFixed(2);
      const middle = (of: (each: Measurement) => number) => median(own.map(of));
      shown.push([
        name,
        middle(({ perSecond }) => perSecond).toFixed(0),
        beside(({ perSecond }) => perSecond),
        `${middle(({ p99 }) => p99).toFixed(1)} ms`,
        beside(({ p99 }) => p99),
        `${middle(({ cost }) => cost).toFixed(0)} us`,
        beside(({ cost }) => cost),
        `${(middle(({ busy }) => busy) * 100).toFixed(0)} %`,
      ]);
    }
    return shown.toString();
  }).join('\n');
}

const WORDS: Readonly<Record<Kind, string>> = { 'keep-alive': 'keep-alive clients', close: 'a connection per request' };
