import type { PerimeterDeclaration } from './declarations';
import { parseCidr, rangeHolding } from './ip-networks';
import { VPC } from '../facts/limits';
import type { RouteProblem } from '../findings/network/routes';
import { isToken } from './tokens';

/** Networks to which the subnets of a perimeter network get routes: those behind its gateway, if it has one. */
export function routedNetworks({ gateways, poolNetworks, corporateNetworks }: PerimeterDeclaration): readonly string[] {
  return gateways.length === 0 ? [] : [...new Set([...poolNetworks, ...corporateNetworks])];
}

/**
 * Why EC2 refuses a route to a gateway, or undefined where nothing is known against it. A destination that holds all of the
 * VPC is taken: its own route is more specific, and wins.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
export function routeProblem(destination: string, vpcBlocks: readonly string[]): RouteProblem | undefined {
  if (isToken(destination) || parseCidr(destination) === undefined) return undefined;
  const local = rangeHolding(destination, vpcBlocks);
  if (local !== undefined) return { kind: 'own block', range: local };
  const amazons = rangeHolding(destination, VPC.unroutedRanges);
  return amazons === undefined ? undefined : { kind: 'range of AWS', range: amazons };
}
