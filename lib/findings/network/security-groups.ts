import type { FindingFamily } from '../finding-family';
import { listed, unansweredThrough } from '../wording';

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
  readonly isNetwork: boolean;
}

export type MissingIngress =
  | { readonly kind: 'ports'; readonly ports: readonly number[] }
  /** That of the VPC, which nobody chose. */
  | { readonly kind: 'default group' }
  | { readonly kind: 'private addresses'; readonly blocks: readonly string[] };

export interface RepeatedGroupRule {
  readonly group: string;
  readonly isInbound: boolean;
  /** What it lets through: `TCP port 443 from 0.0.0.0/0`. */
  readonly through: string;
  /** Logical ids of where the rules stand, that of the group for its own. */
  readonly first: string;
  readonly second: string;
}

/** About what the security groups of a load balancer let in and out. */
export const SECURITY_GROUPS = {
  'egress-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No security group of the load balancer lets it out to a server, or to the port of its health check.',
    source: OF_APPLICATION_LOAD_BALANCERS,
    message: ({ addresses, port, isForHealthCheck, from, isNetwork }: UnreachedTargets) => [
      `The security groups of ${from} have no outbound rule for TCP port ${port}${addresses.length === 0 ? '' : ` to ${listed(addresses)}`}${isForHealthCheck ? ', which the health check asks' : ''}.`,
      isForHealthCheck
        ? `Every health check fails: one such server gets no ${isNetwork ? 'connection' : 'request'} while another is healthy.`
        : `The load balancer never reaches the servers there, and ${unansweredThrough(isNetwork, 504)}.`,
      'Add an outbound rule for the address of each server, on its port and on that of its health check.',
    ],
  },
  'ingress-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No security group of the load balancer lets clients in to the port of a listener, or from where they are.',
    source: RULES,
    message: (missing: MissingIngress) => {
      switch (missing.kind) {
        case 'ports':
          return [
            `The security groups of the load balancer have no inbound rule for TCP port ${listed(missing.ports.map(String))}, on which it listens.`,
            'Clients that connect to it there get no answer.',
            'Add an inbound rule for the port from where the clients are, or remove the listener.',
          ];
        case 'default group':
          return [
            'The load balancer has no security groups, and gets the default one of its VPC.',
            'That lets in its own members alone unless somebody added rules to it, and clients get no answer.',
            'Name the security group that lets clients in (SecurityGroups).',
          ];
        case 'private addresses':
          return [
            `The load balancer faces the Internet, and its security groups let in ${listed(missing.blocks)} alone: private addresses.`,
            'Nobody comes from the Internet with such an address, and whoever has one inside reaches the public addresses of the load balancer through a translated one: clients get no answer.',
            'Let in the public addresses from which clients come, or make it an internal load balancer.',
          ];
      }
    },
  },
  'security-group-rule-twice': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A security group of a load balancer has one rule twice: EC2 knows a rule by what it lets through.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
    message: ({ group, isInbound, through, first, second }: RepeatedGroupRule) => [
      `The security group ${group} has the ${isInbound ? 'inbound' : 'outbound'} rule for ${through} twice: ${first === second ? `in ${first}` : `${first} and ${second}`}.`,
      'EC2 refuses a rule that is there already (InvalidPermission.Duplicate), and the deployment fails. A description does not make two of one.',
      'Remove one of them.',
    ],
  },
} as const satisfies FindingFamily;
