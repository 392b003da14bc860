import { stableHash } from '../declaring/stable-split';

/**
 * Priorities come from the identity of a rule, never from its position: inserting a rule must not renumber another,
 * for CloudFormation updates rules one by one and ELB refuses a number that is still taken.
 * (pulumi/pulumi-aws#175, aws/copilot-cli#4532)
 *
 * Rules with path conditions come before rules for whole hosts. 1-1000 are left to rules of the user's own.
 */
const BANDS = {
  path: { first: 1001, size: 9_000 },
  host: { first: 10_001, size: 40_000 },
  /** Within the other, as its numbers are in use since before there was this one. */
  last: { first: 49_001, size: 1_000 },
} as const;

export type PriorityBand = keyof typeof BANDS;

/**
 * The priority of a rule that the user gave none.
 *
 * @param place of a rule among others that have one identity: their numbers differ, whatever they are
 */
export function identityPriority(identity: string, band: PriorityBand, place: number = 0): number {
  const { first, size } = BANDS[band];
  return first + ((stableHash(identity) + place) % size);
}

/** The next number after `after` that is free; past the highest it starts again at 1. */
export function nextFreePriority(after: number, highest: number, isFree: (candidate: number) => boolean): number {
  for (let step = 1; step <= highest; step++) {
    const candidate = ((after - 1 + step + highest) % highest) + 1;
    if (isFree(candidate)) return candidate;
  }
  return after;
}
