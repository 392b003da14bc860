import type { ProxyDeclaration } from '../../declaring/declarations';
import type { FrontEndAbilities } from '../publishing-plan';
import { APPLICATION_LOAD_BALANCER } from './application-load-balancer';
import type { FrontEnd } from './front-end';
import type { FrontEndKind } from './front-end-kind';
import { HAPROXY } from './haproxy';
import { OWN_HAPROXY, OWN_HAPROXY_KIND } from './own-haproxy';
import { NETWORK_LOAD_BALANCER } from './network-load-balancer';

/** Every kind there is, by the value of `frontEnd` that chooses it. Their order is that of front ends in a plan. */
export const FRONT_END_KINDS = new Map<string, FrontEndKind>([
  ['applicationLoadBalancer', APPLICATION_LOAD_BALANCER],
  ['networkLoadBalancer', NETWORK_LOAD_BALANCER],
  ['haproxy', HAPROXY],
  [OWN_HAPROXY_KIND, OWN_HAPROXY],
]);

export function kindNamed(name: string): FrontEndKind {
  const kind = FRONT_END_KINDS.get(name);
  if (kind === undefined)
    throw new Error(`there is no front end of the kind ${name}: write one of ${[...FRONT_END_KINDS.keys()].join(', ')}`);
  return kind;
}

/** What entries may ask of a front end, as this proxy configures it. */
export function abilitiesOf(frontEnd: FrontEnd, proxy: Partial<ProxyDeclaration>): FrontEndAbilities {
  return kindNamed(frontEnd.kind).abilities(frontEnd, proxy);
}

/** By kind, then by what tells those of one kind apart. */
export function inPlanOrder(one: FrontEnd, other: FrontEnd): number {
  const kinds = [...FRONT_END_KINDS.keys()];
  return kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || byWhich(one.which ?? '', other.which ?? '');
}

/** Numbers as numbers, ids as texts. */
function byWhich(one: string, other: string): number {
  return Number(one) - Number(other) || (one < other ? -1 : 1);
}
