import { groupedBy } from '../declaring/grouped-by';
import type { Path } from '../findings/place';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { jointBackend, poolBackend, webHostBackend, webHosts } from './backends';
import { answeringPools } from './answering-pools';
import type {
  PoolDeclaration,
  ProxyDeclaration,
  PublicNameKind,
  SimpleUrlSetDeclaration,
  WebHostDeclaration,
} from '../declaring/declarations';
import type { FrontEnd } from './front-ends/front-end';
import { abilitiesOf } from './front-ends/kinds';
import { namesOfGroup } from './front-ends/names-together';
import { formerFrontEnds, passageOf, passageOfNames, type Passage } from './front-ends/passage';
import { COMPACT, OWN, type PublishedName } from './published-name';
import { simpleUrlHosts, type SimpleUrlHost } from '../declaring/simple-urls';

/**
 * Every public name with whoever declared it; a name declared twice appears twice. A pool's further name that is also a
 * simple URL or autodiscover host it answers is the set's: clients use those without a port and with any path.
 */
export function publishedNames(proxy: ProxyDeclaration): readonly PublishedName[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const ofSets = proxy.simpleUrlSets.flatMap((set) => simpleUrlNames(set, pools, proxy));
  const taken = new Set(ofSets.map(({ name, backend }) => `${name} ${backend.owner}`));
  const ofPools = proxy.pools
    .filter((pool) => pool.publish)
    .flatMap((pool) => alongPassage(passageOf(pool, proxy), (frontEnd, isOldPath) => poolNames(pool, proxy, frontEnd, isOldPath)))
    .filter(({ name, kind, owner }) => kind !== 'further name' || !taken.has(`${name} ${owner}`));
  return [...ofPools, ...ofSets, ...webHostNames(proxy)]
    .map((each) => ({ each, order: [each.name, each.owner, each.isOldPath ? 1 : 0, each.frontEnd.key].join('\n') }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ each }) => each);
}

/** Whether a simple URL host needs nothing of its own because the pool that answers it publishes it as a whole anyway. */
function isServedByPool(name: string, overHttp: boolean, pool: PoolDeclaration): boolean {
  return (
    pool.publish &&
    name === pool.externalWebServicesFqdn &&
    pool.publishedPorts.https === DEFAULT_PORTS.https &&
    pool.virtualDirectories === undefined &&
    !overHttp
  );
}

/** On the front end clients use, and on the one they may remember. */
function alongPassage(
  { current, old }: Passage,
  namesAt: (frontEnd: FrontEnd, isOldPath: boolean) => readonly PublishedName[],
): readonly PublishedName[] {
  return [...namesAt(current, false), ...(old === undefined ? [] : namesAt(old, true))];
}

function poolNames(pool: PoolDeclaration, proxy: ProxyDeclaration, frontEnd: FrontEnd, isOldPath: boolean): readonly PublishedName[] {
  const shared: Omit<PublishedName, 'name' | 'kind' | 'key' | 'virtualDirectories'> = {
    frontEnd,
    isOldPath,
    owner: pool.id,
    ownerName: pool.name,
    backend: poolBackend(pool, proxy),
    ruleGroup: OWN,
    priority: pool.priority,
    priorityKey: { where: pool.name, group: undefined },
    nestedStack: pool.nestedStack,
    httpsPort: pool.publishedPorts.https,
    httpPort: pool.publishHttp ? pool.publishedPorts.http : undefined,
  };
  const { externalWebServicesFqdn: external, furtherNames } = pool;
  const further = [...new Set(furtherNames)].filter((name) => name !== external);
  return [
    { ...shared, name: external, kind: 'external web services', key: EXTERNAL, virtualDirectories: pool.virtualDirectories },
    ...further.map((name) => ({
      ...shared,
      name,
      kind: 'further name' as const,
      key: ['furtherNames', furtherNames.indexOf(name)],
      virtualDirectories: undefined,
    })),
  ];
}

const EXTERNAL: Path = ['externalWebServicesFqdn'];

/** Of the pools that answer, and of the one that answered before. */
function simpleUrlNames(
  set: SimpleUrlSetDeclaration,
  pools: ReadonlyMap<string, PoolDeclaration>,
  proxy: ProxyDeclaration,
): readonly PublishedName[] {
  const answering = answeringPools(set, pools);
  const former = pools.get(set.movingFrom ?? '');
  const now = answersTo(set, answering, proxy);
  const before = answersTo(set, former === undefined ? [] : [former], proxy);
  const groups = groupedBy(simpleUrlHosts(set), ({ group }) => group);
  return [...groups].flatMap(([group, hosts]) => {
    const together = namesOfGroup(set, group);
    const passage = passageOfNames(answering, together, proxy);
    if (passage === undefined) return [];
    const current = alongPassage(passage, (frontEnd, isOldPath) => now(hosts, frontEnd, isOldPath));
    if (former === undefined) return current;
    const left = formerFrontEnds(former, passage, together, proxy).filter(({ key }) => key !== passage.old?.key);
    return [...current, ...left.flatMap((frontEnd) => before(hosts, frontEnd, true))];
  });
}

/** Where names share rules: with all others of the set, and autodiscover over HTTP with that of all SIP domains. */
function sharing({ kind }: SimpleUrlHost, frontEnd: FrontEnd, proxy: ProxyDeclaration): Partial<SimpleUrlHost> {
  const { compactPublishing } = proxy;
  if (compactPublishing === undefined || abilitiesOf(frontEnd, proxy).hasListenerRules !== true) return {};
  return { group: COMPACT, ...(compactPublishing.autodiscoverOverHttp && kind === 'autodiscover' ? { overHttp: true } : {}) };
}

/** What hosts of a set become where some pools answer them. */
function answersTo(
  set: SimpleUrlSetDeclaration,
  [first, ...rest]: readonly PoolDeclaration[],
  proxy: ProxyDeclaration,
): (hosts: readonly SimpleUrlHost[], frontEnd: FrontEnd, isOldPath: boolean) => readonly PublishedName[] {
  if (first === undefined) return () => [];
  const joint = rest.length > 0;
  const backend = joint ? jointBackend(set, [first, ...rest], proxy) : poolBackend(first, proxy);
  return (hosts, frontEnd, isOldPath) =>
    hosts
      .filter(({ name, overHttp }) => joint || !isServedByPool(name, overHttp, first))
      .map((host) => ({ ...host, ...sharing(host, frontEnd, proxy), nestedStack: set.nestedStacks?.[host.group] ?? set.nestedStack }))
      .map(({ name, kind, key, group, overHttps, overHttp, nestedStack }) => ({
        frontEnd,
        isOldPath,
        name,
        kind,
        key,
        owner: set.id,
        ownerName: set.name,
        backend,
        ruleGroup: group,
        priority: set.priorities[group],
        priorityKey: { where: set.name, group },
        nestedStack,
        httpsPort: overHttps ? DEFAULT_PORTS.https : undefined,
        httpPort: overHttp ? DEFAULT_PORTS.http : undefined,
        virtualDirectories: undefined,
      }));
}

function webHostNames(proxy: ProxyDeclaration): readonly PublishedName[] {
  return webHosts(proxy).flatMap((declared) =>
    alongPassage(passageOf(declared, proxy), (frontEnd, isOldPath) => [webHostName(declared, frontEnd, isOldPath)]),
  );
}

const HOST: Path = ['host'];

const WEB_HOSTS = {
  officeWebApps: 'office web apps',
  furtherService: 'further service',
} as const satisfies Readonly<Record<WebHostDeclaration['is'], PublicNameKind>>;

function webHostName(declared: WebHostDeclaration, frontEnd: FrontEnd, isOldPath: boolean): PublishedName {
  return {
    frontEnd,
    isOldPath,
    name: declared.host,
    kind: WEB_HOSTS[declared.is],
    key: HOST,
    owner: declared.id,
    ownerName: declared.name,
    backend: webHostBackend(declared),
    ruleGroup: OWN,
    priority: declared.priority,
    priorityKey: { where: declared.name, group: undefined },
    nestedStack: declared.nestedStack,
    httpsPort: DEFAULT_PORTS.https,
    httpPort: undefined,
    virtualDirectories: undefined,
  };
}
