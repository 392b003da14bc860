import type { FindingFamily } from './finding-family';
import { ATTRIBUTES_SAID } from './load-balancer/attributes';
import { LOGS } from './load-balancer/logs';
import { SHARING } from './load-balancer/sharing';
import { MOST_LOAD_BALANCERS, PHYSICAL_NAME_LENGTH, VPC } from '../facts/limits';
import { capitalized, listed, QUOTA_WORDS, type QuotaWord } from './wording';

const ATTRIBUTES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const TLS_POLICIES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html';

/** What to do when a plan needs more. */
const QUOTA_CURES: Readonly<Record<QuotaWord, string>> = {
  rules:
    'Have the quota raised and write it under quotas, let SIP domains share rules (compactPublishing), or choose HAProxy (frontEnd: haproxy), behind which names need no rules.',
  targetGroups: 'AWS does not raise it: put some pools behind HAProxy (frontEnd: haproxy), which needs one target group for each port.',
  certificates:
    'Raise namesPerCertificate (ACM allows 10 names, up to 100 on request), or have the quota raised and write it under quotas.',
  targets: 'Have the quota raised and write it under quotas, or choose HAProxy (frontEnd: haproxy), whose tasks are its targets.',
  'securityGroupRules inbound': 'Name fewer, larger networks in allowedSources and corporateNetworks.',
  'securityGroupRules outbound': 'Declare the networks of the pools (poolNetworks), so that they stand in for single addresses.',
};

/** Application Load Balancers among which names are shared out. */
export interface SharingLoadBalancers {
  readonly count: number;
  /** Which of them it is, from 1. */
  readonly number: number;
  /** How many would be enough, each name being where it is to be; undefined: no number of them that may be written. */
  readonly enough: number | undefined;
  /** Whether names count twice that are on the way from one to another. */
  readonly isMoving: boolean;
}

/** Whose quota it is that is exceeded. */
function needer(owner: string | undefined, shared: SharingLoadBalancers | undefined): string {
  if (owner !== undefined) return `front end of ${owner}`;
  return shared === undefined || shared.count === 1 ? 'plan' : `${ordinal(shared.number)} of ${shared.count} Application Load Balancers`;
}

function ordinal(number: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[number] ?? 'th';
  return `${number}${ending}`;
}

/** What to do, first of all with more load balancers where that helps. */
function quotaCure(quota: QuotaWord, shared: SharingLoadBalancers | undefined): string {
  if (shared === undefined) return QUOTA_CURES[quota];
  const { enough, count, isMoving } = shared;
  const number =
    isMoving && enough === count
      ? 'Names on the way count at the load balancer they leave too (loadBalancersBefore): deploy the new number first, without what is new, or do without loadBalancersBefore, and announce that clients get no answer for a minute.'
      : enough === undefined
        ? `No number of load balancers up to ${MOST_LOAD_BALANCERS} (loadBalancers) is enough for this plan, as the names are shared out.`
        : `Write loadBalancers: ${enough}, the least with which this plan fits: its names then are shared out among so many Application Load Balancers.`;
  return `${number} ${enough === undefined ? '' : 'Otherwise: '}${QUOTA_CURES[quota]}`;
}

export type ExceededQuota =
  | {
      readonly kind: 'planned';
      readonly quota: QuotaWord;
      readonly used: number;
      readonly limit: number;
      /** Whose front end it is, if not that of the whole proxy. */
      readonly owner: string | undefined;
      /** Left out where more load balancers change nothing. */
      readonly shared?: SharingLoadBalancers;
    }
  /** Of a HAProxy on AWS: published ports, each of which has a target group. */
  | { readonly kind: 'ports of a fleet'; readonly used: number; readonly limit: number }
  /** Every task is a target once for each published port. */
  | { readonly kind: 'tasks of a fleet'; readonly ports: number; readonly maximum: number; readonly limit: number }
  | { readonly kind: 'in a template'; readonly quota: QuotaWord; readonly used: number; readonly limit: number }
  | { readonly kind: 'of a network interface'; readonly direction: string; readonly used: number };

/** What Elastic Load Balancing takes. */
export type AllowedValues =
  | { readonly words: readonly string[] }
  /** Why a text is none. */
  | { readonly problem: string }
  /** most: undefined for as many as one likes. */
  | { readonly least: number; readonly most: number | undefined; readonly also: readonly string[] };

function notAllowed(allowed: AllowedValues): string {
  if ('words' in allowed) return `is none of ${allowed.words.join(', ')}`;
  if ('problem' in allowed) return allowed.problem;
  const { least, most, also } = allowed;
  return `is not ${[most === undefined ? `${least} or more` : `${least} to ${most}`, ...also].join(' or ')}`;
}

export type PhysicalNameProblem = 'too long' | 'other characters' | 'hyphen at an end' | 'reserved beginning';

function physicalNameProblem(name: string, problem: PhysicalNameProblem): string {
  switch (problem) {
    case 'too long':
      return `has ${name.length} characters, more than ${PHYSICAL_NAME_LENGTH}`;
    case 'other characters':
      return 'has other characters than letters, digits and hyphens';
    case 'hyphen at an end':
      return 'begins or ends with a hyphen';
    case 'reserved beginning':
      return 'begins with internal-';
  }
}

/** About the load balancer, its attributes, listeners and quotas, and what names of several have in common. */
export const LOAD_BALANCER = {
  ...SHARING,
  ...ATTRIBUTES_SAID,
  'attribute-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'An attribute has a value that ELB refuses.',
    source: ATTRIBUTES,
    message: ({ attribute, value, allowed }: { readonly attribute: string; readonly value: string; readonly allowed: AllowedValues }) => [
      `Its attribute ${attribute} is ${JSON.stringify(value)}, which ${notAllowed(allowed)}.`,
      'The deployment fails.',
      'Write a value that Elastic Load Balancing takes, or leave the attribute out.',
    ],
  },
  'attribute-unknown': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'ELB has no such attribute.',
    source: ATTRIBUTES,
    message: ({ attribute, known }: { readonly attribute: string; readonly known: readonly string[] }) => [
      `It has the attribute ${attribute}, which Elastic Load Balancing does not have for it.`,
      'The deployment fails.',
      `Correct the spelling or remove it. There are ${[...known].sort().join(', ')}.`,
    ],
  },
  'idle-timeout-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The idle time-out is no whole number of seconds that the front end takes.',
    source: ATTRIBUTES,
    message: ({
      seconds,
      frontEnd,
      least,
      most,
    }: {
      readonly seconds: number;
      /** Its kind, with an article. */
      readonly frontEnd: string;
      readonly least: number;
      readonly most: number;
    }) => [
      `idleTimeout is ${seconds} seconds.`,
      `${capitalized(frontEnd)} takes ${least} to ${most}.`,
      'Leave it out (1830 seconds), or write a whole number in that range.',
    ],
  },
  ...LOGS,
  'listener-port-taken': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'Two listeners of a load balancer have one port.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html',
    message: ({ port, holder }: { readonly port: number; readonly holder: string }) => [
      `Its port ${port} is that of ${holder} on the same load balancer.`,
      'Elastic Load Balancing refuses a second listener on a port, and the deployment fails.',
      'Give one of them another port, or put its rules on the other.',
    ],
  },
  'physical-name-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A load balancer or target group has a name that ELB refuses.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
    message: ({
      what,
      name,
      problem,
    }: {
      readonly what: 'load balancer' | 'target group';
      readonly name: string;
      readonly problem: PhysicalNameProblem;
    }) => [
      `The ${what} is named ${JSON.stringify(name)}, which ${physicalNameProblem(name, problem)}.`,
      'Elastic Load Balancing refuses it.',
      'Leave the name out: CloudFormation makes one, and a replacement then finds no name taken.',
    ],
  },
  'published-port-conflict': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'One port is published for HTTPS and for HTTP.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns',
    message: ({ port }: { readonly port: number }) => [
      `Port ${port} is published for HTTPS and for HTTP.`,
      'A listener speaks one protocol.',
      'Publish the two on different ports (publishedPorts).',
    ],
  },
  'quota-exceeded': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'More rules, target groups, certificates, targets or security group rules than the quota.',
    source: LIMITS,
    message: (exceeded: ExceededQuota) => {
      switch (exceeded.kind) {
        case 'planned': {
          const { quota, used, limit, owner, shared } = exceeded;
          return [
            `The ${needer(owner, shared)} needs ${used} ${QUOTA_WORDS[quota]}, the quota is ${limit}.`,
            'The deployment would fail half-way.',
            quotaCure(quota, shared),
          ];
        }
        case 'ports of a fleet':
          return [
            `Names are published on ${exceeded.used} ports of HAProxy, and a service of Amazon ECS registers its tasks at ${exceeded.limit} target groups, one for each port.`,
            'Amazon ECS refuses more, and the deployment fails half-way; AWS does not raise this.',
            'Let pools share published ports (publishedPorts), or put some of them behind a second proxy.',
          ];
        case 'tasks of a fleet':
          return [
            `tasks.maximum is ${exceeded.maximum}: at ${exceeded.ports} published ports these are ${exceeded.maximum * exceeded.ports} targets of a Network Load Balancer, which takes ${exceeded.limit} across its zones.`,
            'No more tasks would get connections, and scaling out would fail.',
            `Write maximum: ${Math.floor(exceeded.limit / exceeded.ports)} or less, and give each task more memory: connections are what takes it.`,
          ];
        case 'in a template':
          return [
            `The load balancer has ${exceeded.used} ${QUOTA_WORDS[exceeded.quota]}, the quota is ${exceeded.limit}.`,
            'The deployment fails half-way.',
            'Have the quota raised where AWS does that, and say so (quotas), or put some pools behind a second load balancer.',
          ];
        case 'of a network interface':
          return [
            `The security groups of the load balancer have ${exceeded.used} ${exceeded.direction} rules together, and a network interface takes ${VPC.rulesPerInterface}.`,
            'EC2 refuses the groups, and the deployment fails half-way; AWS does not raise this.',
            'Name larger networks, or fewer security groups.',
          ];
      }
    },
  },
  'quota-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A quota that AWS cannot have given.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    message: ({
      quota,
      value,
    }: {
      /** Its key. */
      readonly quota: string;
      /** undefined: not known at synthesis. */
      readonly value: number | undefined;
    }) => {
      const isOfGroup = quota === 'securityGroupRules';
      return [
        `quotas has ${value ?? 'a CDK token'} for ${quota}.`,
        isOfGroup
          ? `A network interface takes ${VPC.rulesPerInterface} rules over all its security groups.`
          : 'A quota is how many there may be.',
        `Write a whole number from 1${isOfGroup ? ` to ${VPC.rulesPerInterface}` : ''}, as Service Quotas shows it.`,
      ];
    },
  },
  'tls-policies-mixed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'FIPS and other TLS policies on the listeners of one load balancer.',
    source: TLS_POLICIES,
    message: ({ fips, others }: { readonly fips: readonly string[]; readonly others: readonly string[] }) => [
      `Its listeners have the TLS policies ${listed([...fips, ...others])}, of which ${listed(fips)} ${fips.length === 1 ? 'is a FIPS one' : 'are FIPS ones'}.`,
      'Elastic Load Balancing refuses to mix the two kinds on one load balancer.',
      'Give all HTTPS listeners FIPS policies, or none.',
    ],
  },
} as const satisfies FindingFamily;
