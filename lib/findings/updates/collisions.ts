import type { FindingFamily } from '../finding-family';
import { capitalized } from '../wording';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';

/** Something of which AWS lets only one resource have each at a time. */
export type Held =
  /** of: what it is unique within. */
  | { readonly what: 'priority' | 'port' | 'network' | 'route'; readonly value: string; readonly of: string }
  | { readonly what: 'gateway' | 'address'; readonly value: string }
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
    case 'address':
      return `the Elastic IP address ${held.value}`;
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
  address: 'Leave what replaces it as it was, or give it other addresses in the same update.',
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

/** The stacks that hold a resource within the one that is deployed. */
function nestedStackOf(key: string): string {
  return key.slice(0, Math.max(key.lastIndexOf('/'), 0));
}

const CHOOSE: Readonly<Record<Held['what'], string>> = {
  record: 'leave the record to the resource that has it',
  priority: 'choose a free priority',
  port: 'choose another port',
  name: 'leave the name out',
  network: 'choose another network',
  route: 'choose another network',
  gateway: 'attach another gateway',
  address: 'allocate another address',
};

function cureOf({ held: { what }, holder: { key, logicalId }, taker, fate, retained }: HeldCollision): string {
  const choose = CHOOSE[what];
  if (!retained && stackOf(key) === stackOf(taker) && nestedStackOf(key) !== nestedStackOf(taker)) {
    const stays = 'Leave it in the stack that has it: nestedStacks, and nestedStack of its entry, as they were';
    return what === 'record'
      ? `${stays}. Or go there in several deployments, the first of which has the records stay in Route 53 (dnsRecords: retain): docs/large-deployments.md.`
      : `${stays}. Or ${choose} in the same update.`;
  }
  if (retained) return `Keep the logical id ${logicalId}, ${choose}, or delete by hand what ${key} leaves behind.`;
  const keep = fate === 'goes' ? `Keep the logical id ${logicalId}, ${choose}, ` : `${capitalized(choose)}, `;
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
    'Give the target group another logical id in the same update, so that a new one is made: in a deployment file by another name of the pool.',
    'An Office Web Apps farm has its host for a name; deploy twice instead, first without its entry in the file and then with it, and announce that it is not answered in between.',
  ];
}

/** About what one resource takes from another, so that an update fails. */
export const COLLISIONS = {
  'address-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'An Elastic IP address goes to a new load balancer while the old one has it.',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-alb/issues/171',
    message: heldCollision,
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
  'gateway-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A gateway is attached under a new logical id while the old attachment stands.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html',
    message: heldCollision,
  },
  'name-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A resource with a name of its own is replaced, and the name is still taken.',
    source: 'https://repost.aws/knowledge-center/cloudformation-custom-name',
    message: heldCollision,
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
  'record-collision': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A record is created under a new logical id while the old one exists.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/364',
    message: heldCollision,
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
      'Give the new one another logical id: in a deployment file by another name of the entry.',
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
  'vpc-changes-under-load-balancer': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A load balancer keeps its place while its VPC changes.',
    source: `${ELB}APIReference/API_SetSubnets.html`,
    message: (change: VpcChange) => vpcChange(change, true),
  },
} as const satisfies FindingFamily;
