import type { FindingFamily } from '../finding-family';
import { few, QUOTA_WORDS, type QuotaWord } from '../wording';

const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';
const UPDATE_BEHAVIOURS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';

export interface QuotaUsed {
  readonly loadBalancer: string;
  readonly quota: QuotaWord;
  readonly before: number;
  readonly after: number;
  readonly limit: number;
  /** While old and new ones exist; left out where that is not the reason. */
  readonly meanwhile?: number;
}

function quotaUse({ loadBalancer, quota, before, after, limit }: QuotaUsed): string {
  return `${loadBalancer} is to use ${after} of ${limit} ${QUOTA_WORDS[quota]}, ${before} until now.`;
}

function moreQuota({ quota }: QuotaUsed): string {
  return quota === 'targetGroups'
    ? 'This quota cannot be raised: let rules share target groups, or publish some pools through another load balancer.'
    : 'Have the quota raised before, or publish some pools through another load balancer.';
}

function minutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}

/** About what clients, or whoever runs the deployment, notice of an update. */
export const INTERRUPTIONS = {
  'all-servers-replaced': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Every server of a target group is replaced by another.',
    source: `${ELB}application/target-group-health-checks.html`,
    message: ({
      targetGroup,
      removed,
      added,
    }: {
      readonly targetGroup: string;
      readonly removed: readonly string[];
      readonly added: readonly string[];
    }) => [
      `All servers of ${targetGroup} change at once (${few(removed)} -> ${few(added)}).`,
      'The new ones have passed no health check yet: requests may fail with 502 or 503 until they have.',
      'Add the new servers first, and remove the old ones in a later update.',
    ],
  },
  'deletion-protected': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A load balancer that is protected from deletion is to be deleted.',
    source: `${ELB}application/edit-load-balancer-attributes.html#deletion-protection`,
    message: ({ loadBalancer, fate }: { readonly loadBalancer: string; readonly fate: 'deleted' | 'replaced' }) => [
      `${loadBalancer} is ${fate === 'deleted' ? 'deleted' : 'replaced, so that the old one is deleted'}, but its deletion_protection.enabled is true, and Elastic Load Balancing refuses to delete it.`,
      'At best it stays behind, outside of the stack, listening and charged.',
      'Deploy twice: first with deletion_protection.enabled false, then this. Or leave the load balancer as it is.',
    ],
  },
  'deletion-protection-off': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['update'],
    says: 'The protection from deletion is taken off.',
    source: `${ELB}application/edit-load-balancer-attributes.html#deletion-protection`,
    message: ({ loadBalancer }: { readonly loadBalancer: string }) => [
      `Deletion protection of ${loadBalancer} is switched off (true -> false).`,
      'Whoever deletes the stack deletes the load balancer, and every name with it.',
      'Switch it on again when the change that needs it is done.',
    ],
  },
  'idle-timeout-changed': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['update'],
    says: 'The idle time-out changes.',
    source: `${ELB}application/edit-load-balancer-attributes.html#connection-idle-timeout`,
    message: ({ loadBalancer, from, to }: { readonly loadBalancer: string; readonly from: string; readonly to: string }) => [
      `The idle time-out of ${loadBalancer} changes from ${from} to ${to} seconds.`,
      'Clients of Lync keep requests open for up to 15 minutes and more; a shorter time-out ends them, and they sign in again.',
    ],
  },
  'ingress-narrowed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Clients that were admitted are no longer.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    message: ({
      loadBalancer,
      ports,
    }: {
      readonly loadBalancer: string;
      /** Sources that come no longer, and those that still do. */
      readonly ports: readonly { readonly port: number; readonly gone: readonly string[]; readonly left: readonly string[] }[];
    }) => {
      const lost = ports.map(({ port, gone, left }) => `port ${port}: ${few(gone)} -> ${left.length === 0 ? 'nobody' : few(left)}`);
      return [
        `Fewer clients are let in to ${loadBalancer} (${lost.join('; ')}).`,
        'The others get no connection.',
        'See that every client comes from what is left: people at home and on phones come from anywhere.',
      ];
    },
  },
  'quota-exceeded-by-update': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'More than the quota is needed while old and new resources exist.',
    source: `${ELB}application/load-balancer-limits.html`,
    message: (used: QuotaUsed) =>
      used.meanwhile === undefined
        ? [quotaUse(used), 'The update fails.', moreQuota(used)]
        : [
            `${quotaUse(used)} CloudFormation creates new ones before it deletes the old: for a while there are ${used.meanwhile}.`,
            'The update fails.',
            'Have the quota raised before, or change some names at a time.',
          ],
  },
  'quota-nearly-used': {
    severity: 'note',
    law: 'aws',
    foundIn: ['update'],
    says: 'A quota is nearly used up.',
    source: `${ELB}application/load-balancer-limits.html`,
    message: (used: QuotaUsed) => [
      quotaUse(used),
      // What is deployed shows that the quota has been raised; how far nobody can tell from here.
      used.before > used.limit ? 'The quota must have been raised: see that it is enough.' : moreQuota(used),
    ],
  },
  'records-deleted': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Records are deleted.',
    source: 'the names do not resolve until somebody creates their records again',
    message: ({
      names,
      areExpected,
    }: {
      readonly names: readonly string[];
      /** Whether some of them are to be created by hand. */
      readonly areExpected: boolean;
    }) => [
      `The update deletes the records of ${names.join(', ')}, which rules still answer.`,
      'The names do not resolve until somebody creates their records again, and clients that asked meanwhile remember that for a while.',
      areExpected
        ? 'Have the records ready ("plan" prints them) and create them as soon as the update has deleted the old ones, or give the old ones a DeletionPolicy of Retain in an update before.'
        : 'Leave the records in the template, or remove the rules too.',
    ],
  },
  'replacement-interrupts': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'A replacement interrupts what clients use.',
    source: UPDATE_BEHAVIOURS,
    message: ({
      resource,
      type,
      certain,
      properties,
      clients,
    }: {
      readonly resource: string;
      readonly type: string;
      readonly certain: boolean;
      readonly properties: readonly string[];
      /** What clients notice, as the table of replacements says. */
      readonly clients: string;
    }) => [
      `${resource} (${type}) ${certain ? 'is' : 'may be'} replaced, for ${properties.join(' and ')} cannot be changed in place.`,
      `What clients notice: ${clients}`,
      'Keep what the property was, or announce the interruption.',
    ],
  },
  'service-rolls-out': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['update'],
    says: 'HAProxy is given another configuration: new tasks take the place of the old ones.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
    message: ({
      service,
      properties,
      drains,
      stops,
    }: {
      readonly service: string;
      readonly properties: readonly string[];
      /** Seconds; undefined: the template does not tell. */
      readonly drains: number | undefined;
      readonly stops: number | undefined;
    }) => [
      `${service} rolls out, for its ${properties.join(' and ')} changes: it starts new tasks beside all old ones, and when they are healthy the old ones take no new connection.`,
      drains === undefined
        ? 'Connections to old tasks go on until they end by themselves or the tasks stop.'
        : `Connections to old tasks go on for up to ${drains} seconds (deregistration_delay.timeout_seconds); what is left then is cut${stops === undefined ? '' : ` within ${stops} seconds`}.`,
      'Nobody is without an answer, but each client of HAProxy connects again once, and signs in again.',
      `CloudFormation waits for the last old task${drains === undefined ? '' : `, about ${minutes(drains + (stops ?? 0))} minutes and the start of the new tasks`}; it gives up after three hours.`,
    ],
  },
  'target-group-starts-anew': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'A target group is replaced by one that has checked no server yet.',
    source: `${ELB}application/target-group-health-checks.html`,
    message: ({
      targetGroup,
      names,
      from,
      clients,
    }: {
      readonly targetGroup: string;
      readonly names: readonly string[];
      readonly from: readonly string[];
      /** What clients notice, as the table of replacements says. */
      readonly clients: string;
    }) => [
      `${targetGroup} is to answer ${few(names)}, which ${few(from)} ${from.length === 1 ? 'answers' : 'answer'} until now.`,
      clients,
      'Keep the logical id of the target group (it follows the name of the pool), or announce the interruption.',
    ],
  },
} as const satisfies FindingFamily;
