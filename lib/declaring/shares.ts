import { stableHash } from './stable-split';

/** Whether a number is one of so many, counted from 1. */
export function isNumberUpTo(most: number, value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

/**
 * Which of several, 1 for the first, something belongs to by its identity alone: another one beside it moves nothing, and where there is
 * one more of them, only what goes to the new one moves.
 *
 * Rendezvous hashing: https://en.wikipedia.org/wiki/Rendezvous_hashing
 */
export function shareOf(identity: string, count: number): number {
  let [best, highest] = [1, -1];
  for (let share = 1; share <= count; share += 1) {
    const weight = stableHash(`${share} ${identity}`);
    if (weight > highest) [best, highest] = [share, weight];
  }
  return best;
}
