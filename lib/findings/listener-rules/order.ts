import type { FindingFamily } from '../finding-family';
import { ALB } from '../../facts/limits';
import { REFUSED_BY_ELB, listed, listedFirst } from '../wording';

/** A rule as messages name it. */
export interface NamedRule {
  readonly id: string;
  /** undefined: the template leaves it open. */
  readonly priority: number | undefined;
}

const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';

function ruleName({ id, priority }: NamedRule): string {
  return `${id} (${priority ?? '?'})`;
}

/** Those that take requests from others. */
function takerNames(takers: readonly NamedRule[]): string {
  return `${takers.map(ruleName).join(' and ')} ${takers.length === 1 ? 'takes' : 'take'}`;
}

/** A rule that is not of the plan and comes before some that are. */
export interface TakenNames {
  readonly hosts: readonly string[];
  readonly taker: NamedRule;
  /** Of the taker, as people read them. */
  readonly conditions: readonly string[];
  /** Those that come later. */
  readonly from: readonly NamedRule[];
}

function takenNames({ hosts, taker, conditions, from }: TakenNames): string {
  const rule = `the rule ${taker.id} with priority ${taker.priority ?? '?'} (${conditions.join(', ')})`;
  return `${listedFirst(hosts)}: ${rule}, which is not of the plan, comes before ${listedFirst(from.map(ruleName))}`;
}

/** One of each rule that crosses the other, or those of the later one that the earlier one takes. */
export type OverlappingPaths = { readonly crossing: readonly [string, string] } | { readonly taken: readonly string[] };

export type PriorityOutOfRange =
  /** priority: undefined for one that is not known at synthesis. */
  | { readonly kind: 'declared'; readonly rule: string; readonly priority: number | undefined }
  /** priority: undefined for none. */
  | { readonly kind: 'in a template'; readonly priority: string | undefined };

export type PriorityTaken =
  | {
      readonly kind: 'declared';
      readonly rules: readonly string[];
      readonly port: number;
      readonly priority: number;
      /** How many of the two have numbers that somebody wrote. */
      readonly chosen: number;
      /** Whose priority can be changed, in which group, and to what. */
      readonly change: { readonly where: string; readonly group: string | undefined; readonly priority: number };
    }
  | { readonly kind: 'in a template'; readonly priority: number; readonly holder: string };

function whyTaken(chosen: number): string {
  const refused = 'Elastic Load Balancing takes a number once for each listener, and the deployment fails';
  if (chosen === 0)
    return `Priorities come from the names of rules, so that an insertion changes none; once in a while two meet. ${refused}.`;
  return chosen === 1
    ? `Somebody wrote the number of one, and that of the other comes from its name. ${refused}.`
    : `Somebody wrote the numbers of both. ${refused}.`;
}

/** The line to add to the deployment file, or to the props of the rule. */
function priorityLine(group: string | undefined, priority: number): string {
  return group === undefined ? `priority: ${priority}` : `priorities: { ${JSON.stringify(group)}: ${priority} }`;
}

export type IgnoredPriority =
  /** groups: what rules of the set go by. */
  | { readonly kind: 'nobody'; readonly key: string; readonly groups: readonly string[] }
  | { readonly kind: 'said twice'; readonly keys: readonly string[]; readonly priorities: readonly number[] };

/** About which of several rules answers. */
export const RULE_ORDER = {
  'paths-overlap': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'One host has two rules whose paths overlap, and which lead to different places.',
    source: RULES,
    message: ({ paths, host, earlier }: { readonly paths: OverlappingPaths; readonly host: string; readonly earlier: NamedRule }) => [
      `The paths ${'crossing' in paths ? paths.crossing.join(' and ') : paths.taken.join(', ')} of ${host} overlap, and ${ruleName(earlier)}, which does something else with them, comes first.`,
      'Which rule answers such a path depends on the numbers alone, and changes with them.',
      'Write paths that have nothing in common, or one that holds the other, the narrower with the lower number.',
    ],
  },
  'priority-ignored': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A key of priorities names no rule, or two spellings of one key have different numbers.',
    source: RULES,
    message: (ignored: IgnoredPriority) =>
      ignored.kind === 'nobody'
        ? [
            `priorities has ${JSON.stringify(ignored.key)}, by which no listener rule of these names goes.`,
            'The number would be ignored, and the rule it is meant for gets another.',
            ignored.groups.length === 0 ? 'Remove it.' : `Write one of ${listed(ignored.groups)}, or remove it.`,
          ]
        : [
            `priorities has ${listed(ignored.keys.map((key) => JSON.stringify(key)))}, which are one name, with the numbers ${listed(ignored.priorities.map(String))}.`,
            'Only one of them can count: names have no letter case.',
            'Write the key once.',
          ],
  },
  'priority-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A priority is not 1 to 50000.',
    source: RULES,
    message: (wrong: PriorityOutOfRange) => {
      const range = `Write a whole number from ${ALB.lowestPriority} to ${ALB.highestPriority}.`;
      if (wrong.kind === 'in a template') {
        return [
          wrong.priority === undefined ? 'The rule has no priority.' : `The rule has the priority ${wrong.priority}.`,
          REFUSED_BY_ELB,
          range,
        ];
      }
      const { rule, priority } = wrong;
      return [
        `The listener rule ${rule} has ${priority === undefined ? 'a priority that is not known at synthesis (a CDK token)' : `priority ${priority}`}.`,
        'ELB takes numbers that no other rule has.',
        range,
      ];
    },
  },
  'priority-taken': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'Two rules of a listener have one priority.',
    source: RULES,
    message: (taken: PriorityTaken) => {
      if (taken.kind === 'in a template') {
        return [
          `The rule has the priority ${taken.priority} of ${taken.holder} on the same listener.`,
          'Elastic Load Balancing refuses the second of them, and the deployment fails.',
          'Give one of them a number that is free.',
        ];
      }
      const { rules, port, priority, change } = taken;
      return [
        `The listener rules ${listed(rules)} on port ${port} both have priority ${priority}.`,
        whyTaken(taken.chosen),
        `Give the one that is not deployed yet a number of its own, for example under ${change.where}: ${priorityLine(change.group, change.priority)}`,
      ];
    },
  },
  'published-name-shared': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule that is not of the plan takes some requests for a published name, none of which Lync is known to need.',
    source: RULES,
    message: (shared: TakenNames) => [
      `${takenNames(shared)} and takes some requests.`,
      'The pool does not get them. No client of Lync is known to ask for these paths, or only some clients are concerned.',
      'Give that rule a host of its own, or acknowledge this if it is meant.',
    ],
  },
  'published-name-taken': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule that is not of the plan takes requests for a published name that are for its pool.',
    source: RULES,
    message: (taken: TakenNames) => [
      `${takenNames(taken)} and takes requests that Lync answers.`,
      'Clients get another answer than that of their pool, and what they wanted fails.',
      'Give that rule hosts or paths of its own, or a higher number than the rules of the plan.',
    ],
  },
  'rule-shadowed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule never answers for some of its values.',
    source: RULES,
    message: ({
      rule,
      lost,
      takers,
    }: {
      readonly rule: Pick<NamedRule, 'priority'>;
      /** Values that a request must have together. */
      readonly lost: readonly (readonly string[])[];
      /** None: no request can have such a value. */
      readonly takers: readonly NamedRule[];
    }) => [
      `The rule with priority ${rule.priority ?? '?'} never answers for ${lost.map((values) => values.join(' with ')).join(', ')}.`,
      takers.length === 0 ? 'A path begins with a slash.' : `${takerNames(takers)} those requests.`,
      'Remove the values from one of the rules, or change the order.',
    ],
  },
  'rule-unreachable': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule never answers.',
    source: RULES,
    message: ({
      rule,
      conditions,
      takers,
    }: {
      readonly rule: Pick<NamedRule, 'priority'>;
      /** As people read them. */
      readonly conditions: readonly string[];
      /** None: no request can be for it. */
      readonly takers: readonly NamedRule[];
    }) => [
      `The rule with priority ${rule.priority ?? '?'} (${conditions.join(', ')}) never answers.`,
      takers.length === 0 ? 'A path begins with a slash, and its path patterns do not.' : `${takerNames(takers)} every request it is for.`,
      takers.length === 0 ? 'Write the slash.' : 'Remove it, or give it a lower number than theirs.',
    ],
  },
} as const satisfies FindingFamily;
