import type { BackendDeclaration, PassageDeclaration, PoolDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import type { FrontEnd } from './front-end';
import type { Published } from './front-end-kind';
import { abilitiesOf, kindNamed } from './kinds';
import { namesOfBackend, proxyBefore, type NamesTogether } from './names-together';

/** The front end clients use, and the one their DNS caches may still lead them to. */
export interface Passage {
  readonly current: FrontEnd;
  readonly old: FrontEnd | undefined;
}

/** Of whatever has servers: what it says itself, else what the proxy says for all. No other entry has a part in it. */
export function passageOf(declared: BackendDeclaration, proxy: ProxyDeclaration): Passage {
  return passageFor({ ...namesOfBackend(declared), answeredBy: declared.id }, declared.passage, proxy);
}

/** Of names that one pool answers for somebody else: by the kinds of front end that the pool has. */
export function passageThrough(pool: PoolDeclaration, names: NamesTogether, proxy: ProxyDeclaration): Passage {
  return passageFor({ ...names, answeredBy: pool.id }, pool.passage, proxy);
}

/** Of names that one pool or several answer for somebody else; undefined where nobody does. */
export function passageOfNames(answering: readonly PoolDeclaration[], names: NamesTogether, proxy: ProxyDeclaration): Passage | undefined {
  const [first, ...others] = answering;
  if (first === undefined) return undefined;
  return others.length > 0 ? jointPassage(answering, names, proxy) : passageThrough(first, names, proxy);
}

/**
 * Front ends at which a pool answered names that others answer now: its own, and the one its clients may still come by. The
 * one that clients use for the names now is none of them.
 */
export function formerFrontEnds(
  former: PoolDeclaration,
  { current }: Passage,
  names: NamesTogether,
  proxy: ProxyDeclaration,
): readonly FrontEnd[] {
  const { current: own, old } = passageThrough(former, names, proxyBefore(proxy));
  return [own, ...(old === undefined ? [] : [old])].filter(({ key }) => key !== current.key);
}

/**
 * Of names that several pools answer together: at one front end for all of them. Where their own cannot do that, a finding
 * says so, and the rest of the plan goes on as if they had chosen the Application Load Balancer.
 */
export function jointPassage(pools: readonly PoolDeclaration[], names: NamesTogether, proxy: ProxyDeclaration): Passage {
  const kinds = pools.map(({ passage }) => passage.frontEnd ?? proxy.frontEnd);
  const at = (kind: string) => kindNamed(kind).frontEndFor({ ...names, answeredBy: names.declaredBy }, proxy);
  const able = kinds.find((kind) => abilitiesOf(at(kind), proxy).answersForSeveralPools);
  const kind = able ?? 'applicationLoadBalancer';
  return passageBetween({ ...names, answeredBy: names.declaredBy }, kind, kind, proxy);
}

function passageFor(published: Published, { frontEnd, movingFrom }: PassageDeclaration, proxy: ProxyDeclaration): Passage {
  const kind = frontEnd ?? proxy.frontEnd;
  return passageBetween(published, kind, movingFrom ?? kind, proxy);
}

/** From one kind to another, or from one to another of a kind. */
function passageBetween(published: Published, kind: string, before: string, proxy: ProxyDeclaration): Passage {
  const current = kindNamed(kind).frontEndFor(published, proxy);
  const old = kindNamed(before).frontEndFor(published, proxyBefore(proxy));
  return { current, old: old.key === current.key ? undefined : old };
}
