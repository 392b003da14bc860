import type { Effect } from './step';
import { TOPICS } from './topics';

const STAYING: Effect = {
  text: 'Some resolvers ignore a short TTL, and clients that are connected stay where they are until they reconnect.',
  source: undefined,
};

/** How long until clients are led by a changed alias record. */
export const FOLLOWING: readonly Effect[] = [
  { text: 'All name servers of Route 53 know a changed record within 60 seconds, as a rule.', source: TOPICS.route53Changes },
  {
    text: 'Resolvers then keep the address of a load balancer for 60 seconds.',
    source: TOPICS.loadBalancerAddresses,
  },
  STAYING,
];

/** The same of a record of addresses, whose TTL is its own. */
export const FOLLOWED: readonly Effect[] = [
  { text: 'Clients are led by the new record when the TTL of the old one has passed.', source: TOPICS.timeToLive },
  STAYING,
];
