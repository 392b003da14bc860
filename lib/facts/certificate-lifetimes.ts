import { DATED_FACTS, type DatedFact } from './dated-facts';

/** How long a public certificate is valid at most, by the day it is issued on. */
export interface CertificateLifetime {
  readonly days: number;
  /** Says since when. */
  readonly fact: DatedFact;
}

/** In the order of their dates. https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/ */
export const CERTIFICATE_LIFETIMES: readonly CertificateLifetime[] = [
  { days: 200, fact: DATED_FACTS.lifetime200 },
  { days: 100, fact: DATED_FACTS.lifetime100 },
  { days: 47, fact: DATED_FACTS.lifetime47 },
];

/** What ACME clients do by default, and what leaves time to notice a renewal that failed. https://letsencrypt.org/docs/integration-guide/ */
const RENEWED_AT = 2 / 3;
const YEAR = 365;

/** How often a year, at most, a certificate of that many days is renewed. */
export function renewalsAYear({ days }: CertificateLifetime): number {
  return Math.ceil(YEAR / (days * RENEWED_AT));
}
