import { isAligned, parseCidr, rangeHolding, subdivide } from './ip-networks';
import { ALB, VPC } from '../facts/limits';

/** The block of a perimeter network for which nobody chose one. */
export const DEFAULT_VPC_CIDR = '10.80.0.0/22';

/** As many zones as a load balancer needs; the Region chooses them for a perimeter network for which nobody did. */
export const DEFAULT_ZONES = 2;

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
  const range = rangeHolding(text, VPC.refusedRanges);
  return range === undefined ? undefined : `lies in ${range}, of which EC2 gives no VPC a block`;
}

/** A subnet, and which quarter of the block is its own. */
export interface PerimeterSubnet {
  readonly zone: string;
  readonly quarter: number;
  readonly cidr: string;
}

/**
 * One quarter of the block for each zone: the one that goes with the zone's letter, whatever the order and number of the
 * others, so that another zone moves no subnet. Throws if there are too few or too many zones, or too few addresses.
 */
export function planSubnets(vpcCidr: string, zones: readonly string[]): readonly PerimeterSubnet[] {
  const problem = vpcCidrProblem(vpcCidr);
  const block = parseCidr(vpcCidr);
  if (problem !== undefined || block === undefined)
    throw new Error(`vpcCidr ${JSON.stringify(vpcCidr)} ${problem ?? ''}: write one like 10.80.0.0/22`);
  if (zones.length < 2 || zones.length > MOST_ZONES) {
    throw new Error(`a load balancer needs two zones or more, and the perimeter network has room for ${MOST_ZONES}: ${zones.length} given`);
  }
  const cidrs = subdivide(block, Math.log2(MOST_ZONES));
  return quarters(zones).map(({ zone, quarter }) => ({ zone, quarter, cidr: cidrs[quarter] ?? '' }));
}

/** Zones without a letter of their own, such as those the Region will choose, get the quarters that are left. */
function quarters(zones: readonly string[]): readonly { readonly zone: string; readonly quarter: number }[] {
  const lettered = zones.map((zone) => ({ zone, quarter: /^[a-z-]+-\d+[a-d]$/.test(zone) ? 'abcd'.indexOf(zone.slice(-1)) : -1 }));
  const taken = new Set(lettered.map(({ quarter }) => quarter));
  const left = [0, 1, 2, 3].filter((quarter) => !taken.has(quarter));
  return lettered
    .map(({ zone, quarter }) => ({ zone, quarter: quarter >= 0 ? quarter : (left.shift() ?? 0) }))
    .sort((a, b) => a.quarter - b.quarter);
}
