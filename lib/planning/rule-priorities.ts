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
} as const;

/** The priority of a rule that the user gave none. */
export function identityPriority(identity: string, band: keyof typeof BANDS): number {
  const { first, size } = BANDS[band];
  return first + (stableHash(identity) % size);
}

/** The next number after `after` that is free; past the highest it starts again at 1. */
export function nextFreePriority(after: number, highest: number, isFree: (candidate: number) => boolean): number {
  for (let step = 1; step <= highest; step++) {
    const candidate = ((after - 1 + step + highest) % highest) + 1;
    if (isFree(candidate)) return candidate;
  }
  return after;
}
