import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { DEFAULT_LISTENING_PORTS } from '../../facts/default-ports';
import { endedPools } from '../../facts/ended-versions';
import { isLoadBalancer, serverIds } from '../backends';
import { VERSIONS, type PoolDeclaration, type PoolVersion } from '../../declaring/declarations';
import { answeringPools } from '../answering-pools';
import type { CheckInput } from './check-input';
import { abilitiesOf } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import { inNameOrder, ofPool, ofSet } from '../places';
import { isToken } from '../../declaring/tokens';

/** Pools that cannot be what they are said to be, or not together. */
export function poolFindings(input: CheckInput): readonly Finding[] {
  return [
    ...idleDirectors(input),
    ...directorsAlone(input),
    ...olderAnswers(input),
    ...withoutCookie(input),
    ...sharedServers(input),
    ...samePorts(input),
    ...internalPorts(input),
    ...internalWebServices(input),
    ...securityUpdates(input),
  ];
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers */
function idleDirectors({ proxy }: CheckInput): readonly Finding[] {
  const answering = new Set(proxy.simpleUrlSets.flatMap(({ answeredBy }) => answeredBy));
  return proxy.pools
    .filter(({ role, id }) => role === 'director' && !answering.has(id))
    .map((pool) => finding('director-answers-nothing', ofPool(pool, 'role'), { director: pool.name }));
}

/** A Director homes no users. https://learn.microsoft.com/lyncserver/lync-server-2013-scenarios-for-the-director */
function directorsAlone({ proxy }: CheckInput): readonly Finding[] {
  const published = proxy.pools.filter(({ publish }) => publish);
  const [first] = published;
  if (first === undefined || published.some(({ role }) => role !== 'director')) return [];
  return [finding('director-without-front-end-pool', ofPool(first, 'role'), { directors: published.length })];
}

/** An older pool cannot hand out what newer clients need. https://learn.microsoft.com/lyncserver/lync-server-2013-changes-in-lync-server-that-affect-edge-server-planning */
function olderAnswers({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const newest = byVersion(proxy.pools.filter(({ publish }) => publish)).at(-1);
  return proxy.simpleUrlSets.flatMap((set) => {
    const [oldest] = byVersion(answeringPools(set, pools));
    if (newest === undefined || oldest === undefined || rank(oldest.version) >= rank(newest.version)) return [];
    return finding('answered-by-older-version', ofSet(set, 'answeredBy', set.answeredBy.indexOf(oldest.id)), { answering: oldest, newest });
  });
}

/** A load balancer of its own in front of a pool, which has one address, stays where it is. */
function internalWebServices({ proxy }: CheckInput): readonly Finding[] {
  const isSpread = ({ publish, servers }: PoolDeclaration) => publish && serverIds(servers).length > 1;
  const spread = inNameOrder(proxy.pools.filter(isSpread));
  const [first] = spread;
  if (first === undefined) return [];
  return [finding('internal-web-services-elsewhere', ofPool(first, 'servers'), { pools: spread.map(({ name }) => name) })];
}

/** One for the deployment. A pool that is not published is nothing that this proxy opens. */
function securityUpdates({ proxy }: CheckInput): readonly Finding[] {
  const published = proxy.pools.filter(({ publish }) => publish);
  const ended = endedPools(published);
  const first = published.find(({ name }) => name === ended[0]?.name);
  if (first === undefined) return [];
  return [concerning(undefined, finding('no-security-updates', ofPool(first, 'version'), { pools: ended }))];
}

type KnownVersion = PoolDeclaration & { readonly version: PoolVersion };

function byVersion(pools: readonly PoolDeclaration[]): readonly KnownVersion[] {
  return pools
    .filter((pool): pool is KnownVersion => pool.version !== undefined)
    .sort((a, b) => rank(a.version) - rank(b.version) || (a.name < b.name ? -1 : 1));
}

function rank(version: PoolVersion): number {
  return VERSIONS.indexOf(version);
}

/** The load balancer names its cookies itself. https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements */
function withoutCookie({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools
    .filter(({ publish, version, servers }) => publish && version === 'lync2010' && serverIds(servers).length > 1)
    .filter((pool) => abilitiesOf(passageOf(pool, proxy).current, proxy).keepsClientsOfLync2010 === 'no')
    .map((pool) =>
      finding('lync2010-needs-load-balancer', ofPool(pool, 'servers'), { pool: pool.name, servers: serverIds(pool.servers).length }),
    );
}

/** The virtual address of one hardware load balancer may stand for several pools. */
function sharedServers({ proxy }: CheckInput): readonly Finding[] {
  const pools = inNameOrder(proxy.pools);
  const holders = new Map<string, { readonly loadBalancers: number[]; readonly others: number[] }>();
  return pools.flatMap((pool, index) => {
    const ids = [...new Set(serverIds(pool.servers).filter((id) => !isToken(id)))];
    const shared = new Map<number, string[]>();
    for (const id of ids) {
      const { loadBalancers, others } = holders.get(id) ?? { loadBalancers: [], others: [] };
      const before = isLoadBalancer(pool.servers) ? others : [...loadBalancers, ...others];
      for (const each of before) shared.set(each, [...(shared.get(each) ?? []), id]);
      (isLoadBalancer(pool.servers) ? loadBalancers : others).push(index);
      holders.set(id, { loadBalancers, others });
    }
    return [...shared]
      .sort(([one], [other]) => one - other)
      .map(([other, servers]) =>
        finding('server-in-two-pools', ofPool(pool, 'servers', serverIds(pool.servers).indexOf(servers[0] ?? '')), {
          servers,
          otherPool: pools[other]?.name ?? '',
        }),
      );
  });
}

function samePorts({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools
    .filter(({ listeningPorts }) => listeningPorts.https === listeningPorts.http)
    .map((pool) =>
      finding(
        'listening-port-conflict',
        ofPool(pool, 'listeningPorts', pool.listeningPorts.http === DEFAULT_LISTENING_PORTS.http ? 'https' : 'http'),
        { port: pool.listeningPorts.https },
      ),
    );
}

/** A hardware load balancer may translate ports. */
function internalPorts({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools
    .filter(({ servers, publish }) => publish && !isLoadBalancer(servers))
    .flatMap((pool) => {
      const [taken, ...more] = SCHEMES.filter((scheme) => isInternal(pool.listeningPorts[scheme], pool));
      if (taken === undefined) return [];
      const ports = new Set([taken, ...more].map((scheme) => pool.listeningPorts[scheme]));
      return finding('listening-port-internal', chosenPort(pool, taken), { ports: [...ports] });
    });
}

const SCHEMES = ['https', 'http'] as const;

function isInternal(port: number, { internalPorts: { https, http } }: PoolDeclaration): boolean {
  return port === https || port === http;
}

/** Of a listening port and the internal one that is the same: the one that somebody chose. */
function chosenPort(pool: PoolDeclaration, scheme: (typeof SCHEMES)[number]): Place {
  const port = pool.listeningPorts[scheme];
  const internal = SCHEMES.find((each) => pool.internalPorts[each] === port);
  return port === DEFAULT_LISTENING_PORTS[scheme] && internal !== undefined
    ? ofPool(pool, 'internalPorts', internal)
    : ofPool(pool, 'listeningPorts', scheme);
}
