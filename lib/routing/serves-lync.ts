import { DEFAULT_LISTENING_PORTS } from '../facts/default-ports';
import { guessedPurpose, type GuessedPurpose } from '../declaring/guessed-purpose';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { hostsIn } from './public-names';

/**
 * Whether a load balancer publishes Lync's web services: by the tag of this library, by the names every deployment has, or by
 * the port on which the external web site listens. What only Lync cannot live with is said of no other.
 */
export function servesLync({ listeners }: LoadBalancer): boolean {
  const groups = listeners.flatMap(actionsOf).flatMap(groupsOf);
  if (groups.some(({ pools, port }) => pools.length > 0 || port === DEFAULT_LISTENING_PORTS.https)) return true;
  return listeners.some(({ rules }) => rules.flatMap(hostsIn).some(seemsLyncs));
}

/** Scheduler and the like may be anybody's. */
const LYNCS: readonly GuessedPurpose['kind'][] = ['autodiscover', 'internal autodiscover', 'meet', 'dialin', 'external web services'];

function seemsLyncs(host: string): boolean {
  const purpose = guessedPurpose(host);
  return purpose !== undefined && LYNCS.includes(purpose.kind);
}
