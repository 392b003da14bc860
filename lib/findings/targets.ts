import type { FindingFamily } from './finding-family';
import { TAG_VALUE_LENGTH, VPC } from '../facts/limits';
import { listed, REFUSED_BY_ELB, unansweredThrough, UNKNOWN_LIST } from './wording';

const HEALTH_CHECKS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html';
const TARGET_GROUPS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

const ANONYMOUS_PATH = '/Autodiscover/AutodiscoverService.svc/root';

/** A text of a health check that is refused. */
export interface MalformedText {
  readonly part: 'path' | 'matcher';
  readonly text: string;
  /** As deployment files are told, too. */
  readonly problem: string;
}

function malformedText({ text, problem }: MalformedText): string {
  return `The health check's ${JSON.stringify(text)} ${problem}.`;
}

function writeOneLike({ part }: MalformedText, path: string): string {
  return `Write one like ${part === 'path' ? path : '200 or 200-401'}.`;
}

export type MalformedHealthCheck =
  | (MalformedText & { readonly kind: 'declared'; readonly isOfPool: boolean })
  | (MalformedText & { readonly kind: 'text'; readonly isOfPool: boolean })
  | { readonly kind: 'protocol'; readonly protocol: string; readonly isOfPool: boolean }
  | { readonly kind: 'out of range'; readonly property: string; readonly value: number; readonly least: number; readonly most: number }
  | { readonly kind: 'waits too long'; readonly timeout: number; readonly interval: number }
  | { readonly kind: 'switched off' };

type RefusedTargets =
  | { readonly kind: 'a list of unknown length' }
  /** isDefault: TargetType is left out. */
  | { readonly kind: 'for instances'; readonly addresses: readonly string[]; readonly isDefault: boolean }
  | {
      readonly kind: 'declared' | 'in a template';
      readonly addresses: readonly string[];
      /** Blocks beside those of the VPC. */
      readonly ranges: readonly string[];
    };

export type ElsewhereInstances =
  | { readonly kind: 'new VPC'; readonly instances: readonly string[] }
  | { readonly kind: 'other VPC'; readonly instances: readonly string[]; readonly there: string; readonly here: string };

/** As messages name it. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol */
export const PROXY_PROTOCOL = 'proxy protocol version 2';

/** About target groups, targets and health checks. */
export const TARGETS = {
  'health-check-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A health check that ELB refuses: codes outside 200 to 499, a time-out that is not below the interval, TCP.',
    source: HEALTH_CHECKS,
    message: (check: MalformedHealthCheck) => {
      switch (check.kind) {
        case 'declared':
          return [malformedText(check), 'ELB refuses it.', writeOneLike(check, check.isOfPool ? ANONYMOUS_PATH : '/health')];
        case 'text':
          return [malformedText(check), REFUSED_BY_ELB, writeOneLike(check, check.isOfPool ? ANONYMOUS_PATH : '/health')];
        case 'protocol':
          return [
            `Its health check speaks ${check.protocol}, and an Application Load Balancer forwards to it.`,
            REFUSED_BY_ELB,
            check.isOfPool
              ? `Write HTTPS with a path that Lync answers anonymously, like ${ANONYMOUS_PATH}. (Only a Network Load Balancer checks a TCP port.)`
              : 'Write HTTP or HTTPS with a path. (Only a Network Load Balancer checks a TCP port.)',
          ];
        case 'out of range':
          return [
            `${check.property} of its health check is ${check.value}.`,
            REFUSED_BY_ELB,
            `Write a number from ${check.least} to ${check.most}.`,
          ];
        case 'waits too long':
          return [
            `Its health check waits ${check.timeout} seconds for an answer and asks every ${check.interval} seconds.`,
            REFUSED_BY_ELB,
            'Write a time-out below the interval.',
          ];
        case 'switched off':
          return [
            'Its health check is switched off (HealthCheckEnabled), which only functions of Lambda may be without.',
            REFUSED_BY_ELB,
            'Leave HealthCheckEnabled out, or write true.',
          ];
      }
    },
  },
  'health-check-unanswered': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A health check speaks HTTP to a port that speaks HTTPS, or the other way round, or either to the port of SIP.',
    source: HEALTH_CHECKS,
    message: ({
      protocol,
      port,
      spoken,
    }: {
      readonly protocol: string;
      readonly port: number;
      readonly spoken: 'HTTPS' | 'HTTP' | 'SIP';
    }) => [
      `Its health check speaks ${protocol} to port ${port}, where the servers speak ${spoken}.`,
      'No server ever answers it, so that all of them are unhealthy and nobody notices when one fails.',
      `Write ${spoken === 'SIP' ? 'TCP' : spoken}, or the port of the web site that speaks ${protocol}.`,
    ],
  },
  'health-checks-differ': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Pools that answer together have different health checks.',
    source: TARGET_GROUPS,
    message: ({ pools }: { readonly pools: readonly string[] }) => [
      `${listed(pools)} have different health checks.`,
      `They answer as one here, and all are checked as ${pools[0] ?? 'the first'}.`,
      'Give them the same health check.',
    ],
  },
  'pool-protocol-unspoken': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A pool is spoken to in a protocol that Lync on IIS does not speak: HTTP/2, gRPC, the proxy protocol.',
    source: TARGET_GROUPS,
    message: ({ protocol }: { readonly protocol: string }) => [
      `It speaks ${protocol} to the servers of the pool.`,
      protocol === PROXY_PROTOCOL
        ? 'IIS does not understand that, and closes every connection.'
        : 'IIS of Windows Server 2012 R2 and older, on which Lync runs, does not understand that, and a newer one signs nobody in with Windows authentication over it: requests end in 502 or a closed connection.',
      protocol === PROXY_PROTOCOL ? 'Write proxy_protocol_v2.enabled false.' : 'Write ProtocolVersion HTTP1.',
    ],
  },
  'pools-tag-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The names of the pools that answer together do not fit into a tag.',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
    message: ({ count }: { readonly count: number }) => [
      `${count} pools answer these names together.`,
      `Their names are kept in a tag of the target group, which holds ${TAG_VALUE_LENGTH} characters.`,
      'Name fewer pools in answeredBy.',
    ],
  },
  'target-address-not-allowed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A target is a public address, a name, or outside of the ranges a target group takes.',
    source: TARGET_GROUPS,
    message: (refused: RefusedTargets) => {
      if (refused.kind === 'a list of unknown length') {
        return [
          `servers: this ${UNKNOWN_LIST}.`,
          'A target group names each of them.',
          'Write the servers themselves, or one token for each: Fn.select(0, list).',
        ];
      }
      if (refused.kind === 'for instances') {
        const { addresses, isDefault } = refused;
        return [
          `${listed(addresses)} ${addresses.length === 1 ? 'is an address' : 'are addresses'}, and the target group takes ids of instances (TargetType is ${isDefault ? 'left out, which means instance' : 'instance'}).`,
          REFUSED_BY_ELB,
          'Write TargetType: ip.',
        ];
      }
      const { kind, addresses, ranges } = refused;
      return [
        `${listed(addresses.map((address) => JSON.stringify(address)))} cannot be ${addresses.length === 1 ? 'a target' : 'targets'}.`,
        `A target group takes ${kind === 'declared' ? 'IPv4 addresses' : 'addresses'} of the VPC and of ${listed(ranges)}, no public ones and no names.`,
        'Write the address by which the load balancer reaches the server over Direct Connect, VPN or inside the VPC.',
      ];
    },
  },
  'target-address-reserved': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A server has an address that AWS keeps for itself in every subnet.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    message: ({ address, block }: { readonly address: string; readonly block: string }) => [
      `${address} is one of the first ${VPC.reservedAddresses.first} addresses of ${block}, or its last one.`,
      'AWS keeps these of every subnet for itself: no server in the VPC has such an address, and one on premises is never reached there.',
      'Write the address of the server.',
    ],
  },
  'target-group-empty': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The target group of a pool has no targets, and nothing in the template registers any.',
    source: TARGET_GROUPS,
    message: ({ pools, isNetwork }: { readonly pools: readonly string[]; readonly isNetwork: boolean }) => [
      `The target group of ${listed(pools)} has no targets, and nothing in the template registers any.`,
      `Nobody answers: ${unansweredThrough(isNetwork, 503)}.`,
      'Name the servers under Targets, or let something of the template register them.',
    ],
  },
  'target-group-unused': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No rule forwards to a target group.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    message: () => [
      'No rule and no default action forwards to the target group.',
      'Its targets are never asked, nor checked, and it counts towards the quotas.',
      'Remove it, or forward to it.',
    ],
  },
  'target-instance-in-another-vpc': {
    severity: 'error',
    law: 'aws',
    acknowledgeable: true,
    foundIn: ['declarations', 'template'],
    says: 'An instance is a target in a VPC that is only being made, or in another one than its own.',
    source: TARGET_GROUPS,
    message: (elsewhere: ElsewhereInstances) =>
      elsewhere.kind === 'new VPC'
        ? [
            `${listed(elsewhere.instances)} ${elsewhere.instances.length === 1 ? 'exists' : 'exist'} already, and the VPC of the load balancer is only being made.`,
            'A target group takes instances of its own VPC only: Elastic Load Balancing refuses them, and the deployment fails.',
            'Write the private addresses of the servers, which the load balancer reaches through the gateway, or name the existing VPC of the instances (in a deployment file vpcId).',
          ]
        : [
            `${listed(elsewhere.instances)} ${elsewhere.instances.length === 1 ? 'is' : 'are'} in the VPC ${elsewhere.there}, the target group in ${elsewhere.here}.`,
            'A target group takes instances of its own VPC only: Elastic Load Balancing refuses them, and the deployment fails.',
            'Name the private addresses of the servers (TargetType: ip), or put the load balancer into their VPC.',
          ],
  },
  'target-protocol-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A target group speaks a protocol that its load balancer or listener does not forward to.',
    source: TARGET_GROUPS,
    /** listener: the protocol of that of a Network Load Balancer; undefined: an Application Load Balancer. */
    message: ({ protocol, listener }: { readonly protocol: string; readonly listener: string | undefined }) =>
      listener === undefined
        ? [
            `Its protocol is ${protocol}, and an Application Load Balancer forwards to it.`,
            'Such a load balancer speaks HTTP and HTTPS to targets, and the deployment fails.',
            'Write HTTPS, or use a Network Load Balancer.',
          ]
        : [
            `Its protocol is ${protocol}, and a ${listener} listener of a Network Load Balancer forwards to it.`,
            REFUSED_BY_ELB,
            listener === 'TCP'
              ? 'Write TCP, which hands TLS through to the servers.'
              : 'Write TLS, which begins TLS again towards the servers.',
          ],
  },
  'target-zone-wrong': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A target outside of the VPC lacks the zone all, or one inside has it.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
    message: ({ kind, addresses }: { readonly kind: 'lacks all' | 'has all inside'; readonly addresses: readonly string[] }) => [
      `${listed(addresses)} ${addresses.length === 1 ? 'is' : 'are'} ${kind === 'lacks all' ? 'outside of the VPC and without AvailabilityZone' : 'inside the VPC and with AvailabilityZone all'}.`,
      'Elastic Load Balancing refuses to register such a target, and the deployment fails.',
      kind === 'lacks all'
        ? 'Write AvailabilityZone: all for them.'
        : 'Leave AvailabilityZone out for them, as a proxy does for servers in its vpcCidr.',
    ],
  },
} as const satisfies FindingFamily;
