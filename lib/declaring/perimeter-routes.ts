import type { PerimeterDeclaration } from './declarations';
import { canonicalBlock, parseCidr, rangeHolding } from './ip-networks';
import { VPC } from '../facts/limits';
import type { RouteProblem } from '../findings/network/routes';
import { isToken } from './tokens';

/**
 * Networks to which the subnets of a perimeter network get routes: those behind its gateway, if it has one. A block that is written in
 * two ways is one destination, and keeps the first.
 */
export function routedNetworks({ gateways, poolNetworks, corporateNetworks }: PerimeterDeclaration): readonly string[] {
  if (gateways.length === 0) return [];
  const known = new Map<string, string>();
  for (const network of [...poolNetworks, ...corporateNetworks]) {
    const block = canonicalBlock(network);
    if (!known.has(block)) known.set(block, network);
  }
  return [...known.values()];
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
