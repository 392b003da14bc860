import { CERTIFICATE_LIFETIMES, renewalsAYear } from '../facts/certificate-lifetimes';
import { dated } from '../facts/dated-facts';

/**
 * What the shrinking life of public certificates means where nobody but the administrator renews them.
 *
 * @param servers how many have one; undefined where nobody knows
 */
export function renewalsText(servers: number | undefined): readonly string[] {
  const together = (times: number) => (servers === undefined || servers < 2 ? '' : `, ${times * servers} on ${servers} servers together`);
  return [
    ...CERTIFICATE_LIFETIMES.map((lifetime) => {
      const times = renewalsAYear(lifetime);
      return `${dated(lifetime.fact)}: about ${times} renewals a year on each server${together(times)}.`;
    }),
    'AWS renews and watches none of them: have an ACME client do it on each server.',
  ];
}
