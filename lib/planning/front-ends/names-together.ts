import type { BackendDeclaration, ProxyDeclaration, SimpleUrlSetDeclaration } from '../../declaring/declarations';
import { isNumberUpTo, shareOf } from '../../declaring/shares';
import { MOST_LOAD_BALANCERS } from '../../facts/limits';

/** Names that arrive at one load balancer of several, whatever becomes of others. */
export interface NamesTogether {
  /** Id of the declaration they come from. */
  readonly declaredBy: string;
  /** What decides to which they go. */
  readonly identity: string;
  /** The one that somebody chose for them, from 1. */
  readonly loadBalancer: number | undefined;
}

/** Those of a pool, farm or further service. */
export function namesOfBackend({ id, passage }: BackendDeclaration): NamesTogether {
  return { declaredBy: id, identity: id, loadBalancer: passage.loadBalancer };
}

/** Those of a rule group of a set: all hosts of a SIP domain, so that Meet and autodiscover stay together. */
export function namesOfGroup({ id, loadBalancer, loadBalancers = {} }: SimpleUrlSetDeclaration, group: string): NamesTogether {
  const ofGroup = Object.hasOwn(loadBalancers, group) ? loadBalancers[group] : undefined;
  return { declaredBy: id, identity: `${id}/${group}`, loadBalancer: ofGroup ?? loadBalancer };
}

/** How many load balancers of a kind share the names of a proxy; of a number that cannot be there is a finding. */
export function loadBalancerCount({ loadBalancers = 1 }: Pick<ProxyDeclaration, 'loadBalancers'>): number {
  return isNumberUpTo(MOST_LOAD_BALANCERS, loadBalancers) ? loadBalancers : 1;
}

/** With as many load balancers as there were before, where names are on the way between them. */
export function proxyBefore(proxy: ProxyDeclaration): ProxyDeclaration {
  const { loadBalancersBefore, ...rest } = proxy;
  return loadBalancersBefore === undefined ? proxy : { ...rest, loadBalancers: loadBalancersBefore };
}

/** Where names go: to the one somebody chose, if it is there, else where their identity leads. */
export function loadBalancerOf({ identity, loadBalancer }: NamesTogether, proxy: Pick<ProxyDeclaration, 'loadBalancers'>): number {
  const count = loadBalancerCount(proxy);
  return loadBalancer !== undefined && isNumberUpTo(count, loadBalancer) ? loadBalancer : shareOf(identity, count);
}
