import type { FindingFamily } from '../finding-family';
import { MOST_LOAD_BALANCERS } from '../../facts/limits';
import { ignoredKeyWords, type IgnoredKey } from '../ignored-key';
import { listed } from '../wording';

const RULE_CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';

/** About names that are shared out among several Application Load Balancers, or share listener rules. */
export const SHARING = {
  'autodiscover-of-foreign-domains': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'compactPublishing lets in autodiscover over HTTP for every domain, foreign ones too.',
    source: RULE_CONDITIONS,
    message: () => [
      'One rule takes in autodiscover over HTTP for every SIP domain, by a regular expression (compactPublishing.autodiscoverOverHttp).',
      'It lets in lyncdiscover of foreign domains too, on port 80: whoever asks the load balancer for one is answered by the pool, which says where it would sign in.',
      'Leave autodiscoverOverHttp out where that is not to be: each SIP domain of overHttp then has its place in a rule.',
    ],
  },
  'autodiscover-over-http-mixed': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'compactPublishing has one rule for autodiscover over HTTP, and lyncdiscover names of different pools come to it.',
    source: RULE_CONDITIONS,
    message: ({ pools }: { readonly pools: readonly string[] }) => [
      `Names that begin with lyncdiscover are answered by ${listed(pools)}, and compactPublishing.autodiscoverOverHttp makes one rule of them all over HTTP, which leads to one of them.`,
      'Names of the others would come to the wrong servers.',
      'Leave autodiscoverOverHttp out, or have the same pools answer autodiscover of all SIP domains.',
    ],
  },
  'compact-publishing-exceeded': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Names of a simple URL set need more rules than compactPublishing allows.',
    source: LIMITS,
    message: ({ set, needed, most }: { readonly set: string; readonly needed: number; readonly most: number }) => [
      `The names of ${set} need ${needed} listener rules at one load balancer, and compactPublishing allows ${most}.`,
      'A rule takes five names, and which share one their hashes decide, so that a name that comes or goes touches no other rule.',
      `Write rules: ${needed} or more; that moves nothing.`,
    ],
  },
  'compact-publishing-out-of-range': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The rules of compactPublishing are no whole number from 1.',
    source: LIMITS,
    message: ({
      written,
    }: {
      /** undefined: not known at synthesis. */
      readonly written: number | undefined;
    }) => [
      `compactPublishing has ${written === undefined ? 'a number of rules that is not known at synthesis (a CDK token)' : `rules: ${written}`}.`,
      'It says how many listener rules the names of a simple URL set may take.',
      'Write a whole number from 1.',
    ],
  },
  'compact-publishing-without-effect': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'compactPublishing is said, and no simple URL or autodiscover name arrives at an Application Load Balancer.',
    source: LIMITS,
    message: () => [
      'compactPublishing is said, and no name of a simple URL set arrives at an Application Load Balancer.',
      'Behind HAProxy names need no listener rules, and a Network Load Balancer has none.',
      'Remove it.',
    ],
  },
  'load-balancer-ignored': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A key of loadBalancers of a simple URL set names no group of names, or two spellings of one key have different numbers.',
    source: LIMITS,
    message: (ignored: IgnoredKey) => ignoredKeyWords('loadBalancers', 'go elsewhere', ignored),
  },
  'load-balancer-unknown': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An entry goes to a load balancer that there is not.',
    source: LIMITS,
    message: ({
      chosen,
      count,
    }: {
      /** undefined: not known at synthesis. */
      readonly chosen: number | undefined;
      /** undefined: nobody said how many there are. */
      readonly count: number | undefined;
    }) => [
      `It is to go to ${chosen === undefined ? 'a load balancer that is not known at synthesis (a CDK token)' : `load balancer ${chosen}`}, and ${count === undefined ? 'loadBalancers does not say how many Application Load Balancers there are' : count === 1 ? 'there is one' : `there are ${count}`}.`,
      'It would arrive at another one than is meant.',
      count === undefined
        ? `Write loadBalancers beside the pools, with their number (up to ${MOST_LOAD_BALANCERS}), or remove loadBalancer here.`
        : `Write a whole number from 1 to ${count}, raise loadBalancers, or remove loadBalancer here: the name then decides.`,
    ],
  },
  'load-balancer-without-effect': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'loadBalancers or loadBalancer is said of names that arrive at no Application Load Balancer.',
    source: LIMITS,
    message: (
      said:
        | { readonly kind: 'of all'; readonly hasFleet: boolean }
        | { readonly kind: 'of one'; readonly owner: string; readonly frontEnd: string },
    ) =>
      said.kind === 'of one'
        ? [
            `${said.owner} is to go to one of several load balancers, and its front end is ${said.frontEnd}.`,
            'Only Application Load Balancers are several: the number counts for nothing.',
            'Remove loadBalancer, or write frontEnd: applicationLoadBalancer.',
          ]
        : [
            'loadBalancers is said, and no name arrives at an Application Load Balancer.',
            said.hasFleet
              ? 'HAProxy is one for all names: it needs no listener rules, and grows by tasks (haproxy.tasks.maximum) instead of load balancers.'
              : 'Each Network Load Balancer is that of one entry, and is not counted.',
            'Remove loadBalancers, or choose frontEnd: applicationLoadBalancer for some entries.',
          ],
  },
  'load-balancers-out-of-range': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: `loadBalancers or loadBalancersBefore is no whole number from 1 to ${MOST_LOAD_BALANCERS}.`,
    source: LIMITS,
    message: ({
      key,
      written,
    }: {
      readonly key: 'loadBalancers' | 'loadBalancersBefore';
      /** undefined: not known at synthesis. */
      readonly written: number | undefined;
    }) => [
      `${key} is ${written ?? 'a number that is not known at synthesis (a CDK token)'}.`,
      'It says among how many Application Load Balancers names are shared out, and where each goes is decided at synthesis.',
      `Write a whole number from 1 to ${MOST_LOAD_BALANCERS}, or leave it out${key === 'loadBalancers' ? ': one for all' : ' where nothing moves'}.`,
    ],
  },
  'moving-between-load-balancers': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Names still answer at the load balancers they leave, until loadBalancersBefore is removed in a second deployment.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
    message: ({ before, now, names }: { readonly before: number; readonly now: number; readonly names: number }) =>
      names === 0
        ? [
            `loadBalancersBefore is ${before}, and no name is at another of ${now} load balancers than of ${before}.`,
            'Nothing has to stay.',
            'Remove loadBalancersBefore.',
          ]
        : [
            `${names === 1 ? 'One name moves' : `${names} names move`} from ${before} to ${now} load balancers, and still ${names === 1 ? 'answers' : 'answer'} at the old ones, without records there.`,
            'DNS caches lead clients there for a minute, badly written ones for hours.',
            'Remove loadBalancersBefore in a later deployment, when the metrics of the old ones show no more requests for them.',
          ],
  },
} as const satisfies FindingFamily;
