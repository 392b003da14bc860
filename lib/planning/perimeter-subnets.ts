import { isAligned, parseCidr, subdivide } from './ip-networks';
import { ALB, VPC } from './limits';

/** Zones that fit, so that one can be added later without moving the others. */
export const MOST_ZONES = 4;

const LARGEST_BLOCK = VPC.smallestPrefix;
const SMALLEST_BLOCK = ALB.smallestSubnetPrefix - 2;

/** Why a block cannot be the perimeter network's, or undefined if it can. */
export function vpcCidrProblem(text: string): string | undefined {
  const cidr = parseCidr(text);
  if (cidr?.family !== 'ipv4') return 'is no IPv4 address block';
  if (!isAligned(cidr)) return `does not begin at a multiple of its size`;
  if (cidr.prefix < LARGEST_BLOCK || cidr.prefix > SMALLEST_BLOCK) {
    return `is no block from /${LARGEST_BLOCK} to /${SMALLEST_BLOCK} (each zone gets a quarter, and a load balancer needs a subnet of at least /${ALB.smallestSubnetPrefix})`;
  }
  return undefined;
}

/** One quarter of the block for each zone. Throws if there are too few or too many zones, or too few addresses. */
export function planSubnets(vpcCidr: string, zones: number): readonly string[] {
  const problem = vpcCidrProblem(vpcCidr);
  if (problem !== undefined) throw new Error(`vpcCidr ${JSON.stringify(vpcCidr)} ${problem}: write one like 10.80.0.0/22`);
  if (zones < 2 || zones > MOST_ZONES) {
    throw new Error(`a load balancer needs two zones or more, and the perimeter network has room for ${MOST_ZONES}: ${zones} given`);
  }
  const cidr = parseCidr(vpcCidr);
  return cidr === undefined ? [] : subdivide(cidr, Math.log2(MOST_ZONES)).slice(0, zones);
}
