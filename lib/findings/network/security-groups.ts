import type { FindingFamily } from '../finding-family';
import { listed } from '../wording';

const RULES = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';
const OF_APPLICATION_LOAD_BALANCERS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html';

/** Servers, none of them a text where only the deployment knows their addresses, and the port on which they are asked. */
export interface UnreachedTargets {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly isForHealthCheck: boolean;
  /** The load balancer. */
  readonly from: string;
}

/** About what the security groups of a load balancer let in and out. */
export const SECURITY_GROUPS = {
  'egress-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No security group of the load balancer lets it out to a server, or to the port of its health check.',
    source: OF_APPLICATION_LOAD_BALANCERS,
    message: ({ addresses, port, isForHealthCheck, from }: UnreachedTargets) => [
      `The security groups of ${from} have no outbound rule for TCP port ${port}${addresses.length === 0 ? '' : ` to ${listed(addresses)}`}${isForHealthCheck ? ', which the health check asks' : ''}.`,
      isForHealthCheck
        ? 'Every health check fails: one such server gets no request while another is healthy.'
        : 'The load balancer never reaches the servers there, and requests end in 504.',
      'Add an outbound rule for the address of each server, on its port and on that of its health check.',
    ],
  },
  'ingress-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No security group of the load balancer lets clients in to the port of a listener.',
    source: RULES,
    message: ({ ports }: { readonly ports: readonly number[] }) => [
      `The security groups of the load balancer have no inbound rule for TCP port ${listed(ports.map(String))}, on which it listens.`,
      'Clients that connect to it there get no answer.',
      'Add an inbound rule for the port from where the clients are, or remove the listener.',
    ],
  },
} as const satisfies FindingFamily;
