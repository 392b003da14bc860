import type {
  BackendDeclaration,
  FurtherServiceDeclaration,
  OfficeWebAppsDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  SimpleUrlSetDeclaration,
} from '../declaring/declarations';
import { declaredBackends } from './backends';

/** Whatever was declared, by its id; of several of one id the first. */
export interface DeclaredById {
  readonly pools: ReadonlyMap<string, PoolDeclaration>;
  readonly simpleUrlSets: ReadonlyMap<string, SimpleUrlSetDeclaration>;
  readonly officeWebApps: ReadonlyMap<string, OfficeWebAppsDeclaration>;
  readonly furtherServices: ReadonlyMap<string, FurtherServiceDeclaration>;
  /** Whatever has servers. */
  readonly backends: ReadonlyMap<string, BackendDeclaration>;
}

const KNOWN = new WeakMap<ProxyDeclaration, DeclaredById>();

/** Made once for each declaration: whoever looks up the owner of every rule or name asks here, not every pool. */
export function declaredById(proxy: ProxyDeclaration): DeclaredById {
  const known = KNOWN.get(proxy);
  if (known !== undefined) return known;
  const made = {
    pools: byId(proxy.pools),
    simpleUrlSets: byId(proxy.simpleUrlSets),
    officeWebApps: byId(proxy.officeWebApps),
    furtherServices: byId(proxy.furtherServices),
    backends: byId(declaredBackends(proxy)),
  };
  KNOWN.set(proxy, made);
  return made;
}

function byId<T extends { readonly id: string }>(declared: readonly T[]): ReadonlyMap<string, T> {
  const byIds = new Map<string, T>();
  for (const each of declared) if (!byIds.has(each.id)) byIds.set(each.id, each);
  return byIds;
}
