import type { FindingFamily } from './finding-family';
import { few, QUOTA_WORDS, type QuotaWord } from './wording';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const UPDATE_BEHAVIOURS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';

/** Something of which AWS lets only one resource have each at a time. */
export type Held =
  /** of: what it is unique within. */
  | { readonly what: 'priority' | 'port' | 'network' | 'route'; readonly value: string; readonly of: string }
  | { readonly what: 'gateway'; readonly value: string }
  | { readonly what: 'name'; readonly property: string; readonly value: string }
  | {
      readonly what: 'record';
      readonly type: string;
      readonly value: string;
      readonly setIdentifier: string | undefined;
      readonly zone: string;
    };

function heldText(held: Held): string {
  switch (held.what) {
    case 'priority':
      return `priority ${held.value} of listener ${held.of}`;
    case 'port':
      return `port ${held.value} of load balancer ${held.of}`;
    case 'network':
      return `network ${held.value} of VPC ${held.of}`;
    case 'route':
      return `the route to ${held.value} of route table ${held.of}`;
    case 'gateway':
      return `the gateway ${held.value}`;
    case 'name':
      return `the ${held.property} ${held.value}`;
    case 'record':
      return `the ${held.type} record of ${held.value}${held.setIdentifier === undefined ? '' : ` (${held.setIdentifier})`} in zone ${held.zone}`;
  }
}

/** One resource is to get what another has until CloudFormation comes to it. */
export interface HeldCollision {
  readonly kind: 'held';
  readonly held: Held;
  /** Keys: the logical id, behind the stacks that hold it. */
  readonly holder: { readonly key: string; readonly logicalId: string };
  readonly taker: string;
  /** What becomes of the holder. */
  readonly fate: 'goes' | 'keeps it' | 'gets another';
  /** Whether the template leaves open if one of them is there at all. */
  readonly isConditional: boolean;
  /** Whether it depends on what the templates do not tell. */
  readonly perhaps: boolean;
  readonly retained: boolean;
  readonly inCircle: boolean;
}

function heldCollision(collision: HeldCollision): readonly string[] {
  const { held, holder, taker, perhaps } = collision;
  const itself = holder.key === taker;
  return [
    itself
      ? `${taker} is ${perhaps ? 'perhaps replaced' : 'replaced'} and keeps ${heldText(held)}.`
      : `${taker} is to get ${heldText(held)}, which ${holder.key} has.`,
    whyItCollides(collision),
    itself ? CURE_OF_ITSELF[held.what] : cureOf(collision),
  ];
}

const CURE_OF_ITSELF: Readonly<Record<Held['what'], string>> = {
  record: 'Leave what replaces it as it was.',
  priority: 'Leave what replaces it as it was.',
  port: 'Leave what replaces it as it was.',
  name: 'Leave the name out, or give another one in the same update.',
  network: 'Choose another network in the same update.',
  route: 'Choose another network in the same update.',
  gateway: 'Leave the VPC as it was, or give the gateway another logical id in the same update, so that a new one is attached.',
};

function whyItCollides({ holder: { key }, taker, fate, isConditional, perhaps, retained, inCircle }: HeldCollision): string {
  const [from, to] = [key, taker].map(stackOf);
  if (isConditional) return 'If the conditions of both hold, the update fails.';
  if (perhaps) return 'AWS replaces it with some values only; if so, the new one comes before the old one goes, and the update fails.';
  if (retained) return `${key} is retained: it stays in AWS when it goes from the template, and the update fails.`;
  if (from !== to && fate === 'goes') {
    return `${key} goes with an update of stack ${String(from)}; until then the update of stack ${String(to)} fails.`;
  }
  switch (fate) {
    case 'goes':
      return 'CloudFormation creates the new one before it deletes the old one, and the update fails.';
    case 'keeps it':
      return `${key} keeps it, and the update fails.`;
    case 'gets another':
      return inCircle
        ? 'Both change in one update and neither can go first, so it fails.'
        : `${key} gets another in the same update; it fails if CloudFormation comes to ${taker} first.`;
  }
}

/** Nested stacks are updated together with the one that holds them. */
function stackOf(key: string): string {
  return key.slice(0, Math.max(key.indexOf(':'), 0));
}

const CHOOSE: Readonly<Record<Held['what'], string>> = {
  record: 'leave the record to the resource that has it',
  priority: 'choose a free priority',
  port: 'choose another port',
  name: 'leave the name out',
  network: 'choose another network',
  route: 'choose another network',
  gateway: 'attach another gateway',
};

function cureOf({ held: { what }, holder: { key, logicalId }, taker, fate, retained }: HeldCollision): string {
  const choose = CHOOSE[what];
  if (retained) return `Keep the logical id ${logicalId}, ${choose}, or delete by hand what ${key} leaves behind.`;
  const keep = fate === 'goes' ? `Keep the logical id ${logicalId}, ${choose}, ` : `${choose.charAt(0).toUpperCase()}${choose.slice(1)}, `;
  return `${keep}or deploy twice: first without ${fate === 'goes' ? key : taker}, then with ${taker}.`;
}

/** A load balancer stays and comes to another VPC. */
export interface VpcChange {
  readonly kind: 'VPC';
  readonly loadBalancer: string;
  readonly change:
    | { readonly from: readonly string[]; readonly to: string | undefined }
    /** The VPC that is made anew. */
    | { readonly replaced: string };
}

function vpcChange({ loadBalancer, change }: VpcChange, certain: boolean): readonly string[] {
  return [
    'replaced' in change
      ? `${loadBalancer} stays, and its VPC ${change.replaced} is ${certain ? 'replaced' : 'perhaps replaced'}.`
      : `${loadBalancer} is to get subnets of ${change.to ?? 'another VPC'}, and was in ${change.from.join(' and ')}.`,
    'A load balancer never leaves its VPC, nor takes subnets, security groups or target groups of another: the update fails.',
    'Keep the VPC as it was (its address block too). For another one, deploy a second stack beside this one and move the names over.',
  ];
}

/** A rule or listener of a load balancer that forwards to a target group. */
export interface TargetGroupUse {
  readonly by: string;
  readonly loadBalancer: string;
}

/** A target group comes to another load balancer while the old one still has it. */
export interface TargetGroupHandover {
  readonly kind: 'target group';
  readonly targetGroup: string;
  readonly taker: TargetGroupUse & { readonly isReplaced: boolean };
  readonly holder: TargetGroupUse | undefined;
}

function targetGroupHandover({ targetGroup, taker, holder }: TargetGroupHandover, certain: boolean): readonly string[] {
  const old = holder?.loadBalancer === taker.loadBalancer ? 'the old one' : (holder?.loadBalancer ?? 'another');
  return [
    `${targetGroup} is to be used by ${taker.by} of ${taker.loadBalancer}${taker.isReplaced ? ', which is replaced,' : ''} while ${holder?.by ?? 'a rule'} of ${old} still has it.`,
    `A target group belongs to one load balancer, and the update fails${certain ? '' : ' if CloudFormation comes to the new use first'}.`,
    'Give the target group another logical id in the same update, so that a new one is made.',
  ];
}

/** A certificate that ACM is to issue. */
export interface IssuedCertificate {
  readonly certificate: string;
  /** Whether an old one goes for it. */
  readonly replaces: boolean;
}

function certificateWaits({ certificate, replaces }: IssuedCertificate): string {
  return `CloudFormation waits until ACM has issued ${certificate}${replaces ? ' before it lets the old certificate go' : ''}`;
}

export interface QuotaUsed {
  readonly loadBalancer: string;
  readonly quota: QuotaWord;
  readonly before: number;
  readonly after: number;
  readonly limit: number;
}

function quotaUse({ loadBalancer, quota, before, after, limit }: QuotaUsed): string {
  return `${loadBalancer} is to use ${after} of ${limit} ${QUOTA_WORDS[quota]}, ${before} until now.`;
}

function moreQuota({ quota }: QuotaUsed): string {
  return quota === 'targetGroups'
    ? 'This quota cannot be raised: let rules share target groups, or publish some pools through another load balancer.'
    : 'Have the quota raised before, or publish some pools through another load balancer.';
}

export interface ChangedTlsPolicy {
  readonly listener: string;
  readonly from: string;
  readonly to: string;
}

function changedTlsPolicy({ listener, from, to }: ChangedTlsPolicy): string {
  return `The TLS policy of ${listener} changes from ${from} to ${to}.`;
}

/** About what an update does to what is deployed. */
export const UPDATES = {
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
  'certificate-validated-by-hand': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'A new certificate waits until somebody validates it by hand.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
    message: ({ validation, names, ...issued }: IssuedCertificate & { readonly validation: string; readonly names: readonly string[] }) => [
      `${certificateWaits(issued)}, and nobody validates ${names.join(', ')} by itself: the stack stays in progress until somebody does, and rolls back after some time.`,
      `Be ready to ${validation === 'EMAIL' ? 'answer the mails ACM sends for' : 'create the validation records ACM shows for'} these names while the update runs, or name their hosted zone in DomainValidationOptions.`,
    ],
  },
  'certificate-waits-for-validation': {
    severity: 'note',
    law: 'aws',
    foundIn: ['update'],
    says: 'A new certificate waits for validation.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
    message: ({
      recordsByHand,
      ...issued
    }: IssuedCertificate & {
      /** Names whose validation records somebody made. */
      readonly recordsByHand: readonly string[];
    }) => [
      `${certificateWaits(issued)}: minutes, as a rule${recordsByHand.length === 0 ? '' : `, if the validation records of ${recordsByHand.join(', ')} that were made by hand are still there`}.`,
    ],
  },
  'collision-possible': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'Two resources may want one place, depending on values known at deployment.',
    source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html`,
    message: (collision: HeldCollision | VpcChange | TargetGroupHandover) => {
      switch (collision.kind) {
        case 'held':
          return heldCollision(collision);
        case 'VPC':
          return vpcChange(collision, false);
        case 'target group':
          return targetGroupHandover(collision, false);
      }
    },
  },
  'default-certificate-changed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Clients without SNI get another certificate.',
    source: `${ELB}application/https-listener-certificates.html`,
    message: ({
      listener,
      from,
      to,
      names,
    }: {
      readonly listener: string;
      readonly from: string;
      readonly to: string;
      readonly names: readonly string[];
    }) => [
      `The default certificate of ${listener} ${from === to ? `is issued anew (${to}) and` : `changes from ${from} to ${to}, which`} does not carry ${names.join(', ')}.`,
      'Clients without SNI (old phones, some meeting rooms and gateways) are shown the default one and give up if it does not carry the name.',
      'Keep the default certificate, or see that no such client asks for these names.',
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
  'gateway-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A gateway is attached under a new logical id while the old attachment stands.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html',
    message: heldCollision,
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
  'listener-certificate-lost': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A listener loses a certificate it still needs.',
    source: `${ELB}APIReference/API_RemoveListenerCertificates.html`,
    message: ({
      attachment,
      going,
      certificate,
      listener,
    }: {
      /** Keys of the listener certificates that attach it and have attached it. */
      readonly attachment: string;
      readonly going: string;
      readonly certificate: string;
      readonly listener: string;
    }) => [
      `${attachment} is to attach ${certificate} to ${listener}, which ${going} has attached and which goes.`,
      'CloudFormation deletes last, and with it the certificate leaves the listener: clients of its names are shown the default certificate.',
      `Keep the logical id ${going}. Or deploy twice, first without either, then with ${attachment}; meanwhile the default certificate is shown.`,
    ],
  },
  'listener-certificate-updated-in-place': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'A listener certificate is updated in place, which CloudFormation is known to lose.',
    source: 'https://github.com/aws/aws-cdk/issues/13150',
    message: ({
      listenerCertificate,
      replaced,
    }: {
      readonly listenerCertificate: string;
      /** A certificate it names and that is made anew; undefined: its list is another. */
      readonly replaced: string | undefined;
    }) => [
      replaced === undefined
        ? `The Certificates of ${listenerCertificate} change in place.`
        : `${listenerCertificate} names ${replaced}, which is replaced.`,
      'Such updates are known to lose certificates from the listener, and clients of their names are then shown the default certificate.',
      'Give each certificate a listener certificate of its own whose logical id changes with it, and see after the update that the listener has them all.',
    ],
  },
  'mutual-authentication-changed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Mutual authentication of a listener changes.',
    source: `${ELB}application/mutual-authentication.html`,
    message: ({ listener, from, to }: { readonly listener: string; readonly from: string; readonly to: string }) => [
      `Client certificates on ${listener}: ${from === to ? `${from}, with other settings` : `${from} -> ${to}`}.`,
      to === 'verify'
        ? 'Clients without a certificate that the trust store knows are refused; Lync clients have none.'
        : 'Clients may be asked for a certificate, or no longer.',
    ],
  },
  'name-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A resource with a name of its own is replaced, and the name is still taken.',
    source: 'https://repost.aws/knowledge-center/cloudformation-custom-name',
    message: heldCollision,
  },
  'name-loses-certificate': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['update'],
    says: 'A published name is on no certificate after the update.',
    source: `${ELB}application/https-listener-certificates.html`,
    message: ({ names, listener }: { readonly names: readonly string[]; readonly listener: string }) => [
      `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} on no certificate of listener ${listener} any more, and still routed by it.`,
      'Clients get the default certificate, find another name on it and give up.',
      'Leave the names on a certificate of the listener, or remove their rules too.',
    ],
  },
  'nested-stack-unread': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'What is in a nested stack is not known.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html',
    message: ({ stack, unread }: { readonly stack: string; readonly unread: 'old' | 'new' | 'both' }) => [
      `${stack} is a nested stack, and ${unread === 'both' ? 'neither template is' : `the ${unread} template is not`} in the folder of the template that holds it.`,
      'What happens in it is not compared: names, records and rules in it are left out.',
      'Compare cloud assemblies ("cdk synth"), which hold the templates of nested stacks.',
    ],
  },
  'network-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A subnet or route is created while the old one has its addresses.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    message: heldCollision,
  },
  'port-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A listener is created on a port that is still taken.',
    source: `${ELB}APIReference/API_CreateListener.html`,
    message: heldCollision,
  },
  'priority-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A rule is created or moved to a priority that is still taken.',
    source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html`,
    message: heldCollision,
  },
  'quota-exceeded-by-update': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'More than the quota is needed while old and new resources exist.',
    source: `${ELB}application/load-balancer-limits.html`,
    message: (used: QuotaUsed) => [quotaUse(used), 'The update fails.', moreQuota(used)],
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
  'record-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A record is created under a new logical id while the old one exists.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/364',
    message: heldCollision,
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
  'resource-type-changed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A logical id changes its type, which CloudFormation refuses.',
    source: 'https://github.com/aws/aws-sam-cli/issues/6786',
    message: ({ resource, from, to }: { readonly resource: string; readonly from: string; readonly to: string }) => [
      `${resource} was of type ${from} and is to be of type ${to}.`,
      'CloudFormation refuses to change the type of a resource.',
      'Give the new one another logical id.',
    ],
  },
  'stack-renamed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A stack has another name: it is created beside the old one.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-whatis-concepts.html',
    message: ({ from, to }: { readonly from: string; readonly to: string }) => [
      `The stack is called ${to} and was called ${from}.`,
      `CloudFormation takes ${to} for another stack: it creates everything anew beside ${from} and fails at every record, for those belong to ${from}.`,
      `Keep the name ${from}, or delete ${from} before and announce that no name is answered until ${to} is deployed. What follows is what would change if it were one stack.`,
    ],
  },
  'target-group-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A target group moves to another load balancer while the old one has it.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/780',
    message: (handover: TargetGroupHandover) => targetGroupHandover(handover, true),
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
  'tls-policy-changed': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['update'],
    says: 'The TLS policy of a listener changes.',
    source: `${ELB}application/describe-ssl-policies.html`,
    message: (changed: ChangedTlsPolicy) => [
      changedTlsPolicy(changed),
      'Clients that only know cipher suites which the new one leaves out cannot connect any more.',
    ],
  },
  'tls-versions-removed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Clients with old TLS versions are shut out.',
    source: `${ELB}application/describe-ssl-policies.html`,
    message: ({ removed, ...changed }: ChangedTlsPolicy & { readonly removed: readonly string[] }) => [
      changedTlsPolicy(changed),
      `TLS ${removed.join(', ')} is no longer spoken: clients that know nothing newer cannot connect any more.`,
      'See that every client in use speaks what is left (old Lync clients on Windows 7 may not).',
    ],
  },
  'vpc-changes-under-load-balancer': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A load balancer keeps its place while its VPC changes.',
    source: `${ELB}APIReference/API_SetSubnets.html`,
    message: (change: VpcChange) => vpcChange(change, true),
  },
} as const satisfies FindingFamily;
