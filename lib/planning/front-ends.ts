import type { FrontEndKind, OfficeWebAppsDeclaration, PassageDeclaration, PoolDeclaration, ProxyDeclaration } from './declarations';

/** Where the clients of a name arrive: at the Application Load Balancer of all, or at the Network Load Balancer of one pool. */
export type FrontEnd = { readonly kind: 'applicationLoadBalancer' } | { readonly kind: 'networkLoadBalancer'; readonly owner: string };

export const SHARED: FrontEnd = { kind: 'applicationLoadBalancer' };

/** The front end clients use, and the one their DNS caches may still lead them to. */
export interface Passage {
  readonly current: FrontEnd;
  readonly old: FrontEnd | undefined;
}

/** What tells front ends apart. */
export function frontEndKey(frontEnd: FrontEnd): string {
  return frontEnd.kind === 'applicationLoadBalancer' ? frontEnd.kind : `${frontEnd.kind} ${frontEnd.owner}`;
}

export function isPassThrough(frontEnd: FrontEnd): frontEnd is FrontEnd & { readonly kind: 'networkLoadBalancer' } {
  return frontEnd.kind === 'networkLoadBalancer';
}

export function poolPassage({ id, passage }: PoolDeclaration, proxy: ProxyDeclaration): Passage {
  return passageOf(id, passage, passage.frontEnd ?? proxy.frontEnd);
}

/** A farm that says nothing shares the Application Load Balancer, where there is one. */
export function farmPassage({ id, passage }: OfficeWebAppsDeclaration, proxy: ProxyDeclaration): Passage {
  return passageOf(id, passage, passage.frontEnd ?? (isSharedNeeded(proxy) ? 'applicationLoadBalancer' : 'networkLoadBalancer'));
}

/** Whether a pool is reached through the Application Load Balancer, still or already. */
function isSharedNeeded(proxy: ProxyDeclaration): boolean {
  const published = proxy.pools.filter(({ publish }) => publish).map((pool) => poolPassage(pool, proxy));
  if (published.length === 0) return proxy.frontEnd === 'applicationLoadBalancer';
  return published.some(({ current, old }) => !isPassThrough(current) || (old !== undefined && !isPassThrough(old)));
}

function passageOf(owner: string, { movingFrom }: PassageDeclaration, kind: FrontEndKind): Passage {
  const frontEnd = (of: FrontEndKind): FrontEnd => (of === 'networkLoadBalancer' ? { kind: of, owner } : SHARED);
  return { current: frontEnd(kind), old: movingFrom === undefined || movingFrom === kind ? undefined : frontEnd(movingFrom) };
}
