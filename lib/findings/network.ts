import type { FindingFamily } from './finding-family';
import { ADDRESS_BLOCKS } from './network/address-blocks';
import { LOAD_BALANCER_SUBNETS } from './network/load-balancer-subnets';
import { ROUTES } from './network/routes';
import { SECURITY_GROUPS } from './network/security-groups';

/** About networks, subnets, routes and security groups. */
export const NETWORK = { ...ADDRESS_BLOCKS, ...LOAD_BALANCER_SUBNETS, ...ROUTES, ...SECURITY_GROUPS } as const satisfies FindingFamily;
