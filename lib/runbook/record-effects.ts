import type { Effect } from './step';
import { TOPICS } from './topics';

/** How long until clients are led by a changed alias record. */
export const FOLLOWING: readonly Effect[] = [
  { text: 'All name servers of Route 53 know a changed record within 60 seconds, as a rule.', source: TOPICS.route53Changes },
  {
    text: 'Resolvers then keep the address of a load balancer for 60 seconds.',
    source: TOPICS.loadBalancerAddresses,
  },
  {
    text: 'Some resolvers ignore a short TTL, and clients that are connected stay where they are until they reconnect.',
    source: undefined,
  },
];
