import type { PoolDeclaration, SimpleUrlSetDeclaration } from '../declaring/declarations';

/** The pools a set is answered by, in the order of their ids, as far as the proxy has them. */
export function answeringPools(set: SimpleUrlSetDeclaration, pools: ReadonlyMap<string, PoolDeclaration>): readonly PoolDeclaration[] {
  return [...new Set(set.answeredBy)].sort().flatMap((id) => pools.get(id) ?? []);
}
