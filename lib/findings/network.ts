import type { FindingFamily } from './finding-family';
import { ADDRESS_BLOCKS } from './network/address-blocks';
import { LOAD_BALANCER_SUBNETS } from './network/load-balancer-subnets';
import { ROUTES } from './network/routes';

/** About networks, subnets and routes. */
export const NETWORK = { ...ADDRESS_BLOCKS, ...LOAD_BALANCER_SUBNETS, ...ROUTES } as const satisfies FindingFamily;
