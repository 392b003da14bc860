import type { FindingFamily } from './finding-family';
import { PROXIES } from './imports/proxies';
import { TOPOLOGIES } from './imports/topologies';

/** About documents of a topology, and configurations of other reverse proxies, that are imported. */
export const IMPORTS = { ...PROXIES, ...TOPOLOGIES } as const satisfies FindingFamily;
