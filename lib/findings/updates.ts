import type { FindingFamily } from './finding-family';
import { COLLISIONS } from './updates/collisions';
import { INTERRUPTIONS } from './updates/interruptions';
import { TLS } from './updates/tls';

/** About what an update does to what is deployed. */
export const UPDATES = { ...COLLISIONS, ...INTERRUPTIONS, ...TLS } as const satisfies FindingFamily;
