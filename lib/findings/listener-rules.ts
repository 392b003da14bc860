import type { FindingFamily } from './finding-family';
import { ALB } from '../facts/limits';
import { listed } from './wording';

const ACTIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html';
const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const VIRTUAL_DIRECTORIES = 'https://learn.microsoft.com/powershell/module/skype/get-csservice';
const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';

/** A rule as messages name it. */
export interface NamedRule {
  readonly id: string;
  /** undefined: the template leaves it open. */
  readonly priority: number | undefined;
}

function ruleName({ id, priority }: NamedRule): string {
  return `${id} (${priority ?? '?'})`;
}

/** Those that take requests from others. */
function takerNames(takers: readonly NamedRule[]): string {
  return `${takers.map(ruleName).join(' and ')} ${takers.length === 1 ? 'takes' : 'take'}`;
}

function listenerOn(port: number | undefined): string {
  return `the listener on port ${port ?? '?'}`;
}

/** Names that a message spells out. */
const MOST_NAMES = 5;

function few(texts: readonly string[]): string {
  return texts.length <= MOST_NAMES ? listed(texts) : `${texts.slice(0, MOST_NAMES).join(', ')} and ${texts.length - MOST_NAMES} more`;
}

const REFUSED = 'Elastic Load Balancing refuses it, and the deployment fails.';

/** What Elastic Load Balancing refuses in a host. */
const HOST_PROBLEMS = {
  scheme: 'has a scheme',
  slash: 'has a slash',
  port: 'has a port',
  'beyond ASCII': 'has characters beyond ASCII: write the name as DNS has it (xn--…)',
  underscore: 'has an underscore',
  'other characters': 'has other characters than letters, digits, hyphens, dots and wildcards',
  'no dot': 'has no dot',
  'no letters at the end': 'does not end in a dot and letters',
} as const;

export type HostProblem = keyof typeof HOST_PROBLEMS;

/** A condition of a rule with something that Elastic Load Balancing refuses. */
export type MalformedCondition =
  | { readonly field: 'host-header'; readonly value: string; readonly problem: HostProblem }
  | { readonly field: 'path-pattern'; readonly value: string; readonly refusedCharacter: string }
  | { readonly field: 'source-ip' | 'http-request-method'; readonly value: string }
  /** Of which there is one in a rule. */
  | { readonly field: string; readonly isRepeated: true }
  | { readonly field: 'http-header'; readonly isHost: true };

function malformedCondition(condition: MalformedCondition): string {
  if ('isRepeated' in condition) return 'of a rule is there twice';
  if ('isHost' in condition) return '"Host" is the Host header, for which there is host-header';
  const value = JSON.stringify(condition.value);
  switch (condition.field) {
    case 'host-header':
      return `${value} ${HOST_PROBLEMS[condition.problem]}`;
    case 'path-pattern':
      return `${value} has the character ${JSON.stringify(condition.refusedCharacter)}`;
    case 'source-ip':
      return `${value} is no address block`;
    case 'http-request-method':
      return `${value} is not made of capital letters, hyphens and underscores`;
  }
}

const CONDITION_CURES: Readonly<Record<string, string>> = {
  'host-header': 'Write a host name alone, like meet.contoso.com or *.contoso.com.',
  'path-pattern': 'Write a path like /meet/*, or a regular expression (RegexValues).',
  'source-ip': 'Write one like 203.0.113.0/24.',
  'http-header': 'Write a host-header condition.',
};

/** What reaches targets over plain HTTP, or comes back to it. */
export type PlainHttp =
  | { readonly kind: 'forwarded by a rule' | 'forwarded by default'; readonly hosts: readonly string[]; readonly port: number | undefined }
  | { readonly kind: 'redirected to HTTP'; readonly host: string; readonly redirectTo: string };

/** What AWS refuses in a regular expression. */
const CONSTRUCTS = {
  lookaround: 'a lookahead or lookbehind',
  'atomic group': 'an atomic group',
  'back-reference': 'a back-reference',
  'possessive quantifier': 'a possessive quantifier',
  'Unicode class': 'a Unicode class',
  recursion: 'a subroutine or a recursion',
  incomplete: 'no complete regular expression',
} as const;

export type RefusedConstruct = keyof typeof CONSTRUCTS;

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
  return `${few(hosts)}: ${rule}, which is not of the plan, comes before ${few(from.map(ruleName))}`;
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
      /** Whose priority can be changed, in which group, and to what. */
      readonly change: { readonly where: string; readonly group: string | undefined; readonly priority: number };
    }
  | { readonly kind: 'in a template'; readonly priority: number; readonly holder: string };

/** The line to add to the deployment file, or to the props of the rule. */
function priorityLine(group: string | undefined, priority: number): string {
  return group === undefined ? `priority: ${priority}` : `priorities: { ${JSON.stringify(group)}: ${priority} }`;
}

/** About listener rules, their conditions and actions. */
export const LISTENER_RULES = {
  'condition-value-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A host or path of a condition has characters, a length or a form that ELB refuses.',
    source: CONDITIONS,
    message: (condition: MalformedCondition) => [
      `The ${condition.field} condition ${malformedCondition(condition)}.`,
      REFUSED,
      CONDITION_CURES[condition.field] ?? 'Correct it.',
    ],
  },
  'http-not-redirected': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A name reaches a target group over plain HTTP.',
    source: MOBILITY,
    message: (plain: PlainHttp) => {
      if (plain.kind === 'redirected to HTTP') {
        return [
          `http://${plain.host}/ is redirected to ${plain.redirectTo}, which is plain HTTP again.`,
          'Clients send what they send in the clear, or go round in a circle.',
          'Write the protocol HTTPS and the port 443 in the redirect.',
        ];
      }
      const { kind, hosts, port } = plain;
      const by = kind === 'forwarded by a rule' ? listenerOn(port) : `the default action of ${listenerOn(port)}`;
      return [
        `${hosts.join(', ')} ${hosts.length === 1 ? 'goes' : 'go'} to targets over plain HTTP by ${by}.`,
        'Only autodiscover (lyncdiscover.<SIP domain>) may: everything else carries credentials or content.',
        kind === 'forwarded by a rule' ? 'Redirect to HTTPS.' : 'Let the default action redirect to HTTPS.',
      ];
    },
  },
  'https-sent-as-http': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'An HTTPS request is sent on as plain HTTP, which Lync does not support.',
    source: PUBLISHING,
    message: ({
      protocol,
      port,
      groups,
    }: {
      readonly protocol: string | undefined;
      readonly port: number | undefined;
      readonly groups: readonly string[];
    }) => [
      `Requests that come over ${protocol ?? ''} on ${listenerOn(port)} go on to ${listed(groups)} in the clear.`,
      'Lync does not support it: links, cookies and tickets then say http, and sign-in fails.',
      'Give the target group the protocol HTTPS and the port on which the external web site listens for it (4443).',
    ],
  },
  'path-letter-case': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A path is answered in one letter case only, and IIS knows none.',
    source: CONDITIONS,
    message: ({
      path,
      rule,
      port,
      inAnyCase,
    }: {
      readonly path: string;
      readonly rule: Pick<NamedRule, 'priority'>;
      readonly port: number | undefined;
      readonly inAnyCase: string;
    }) => [
      `${path} is not answered by the rule with priority ${rule.priority ?? '?'} of ${listenerOn(port)}, which is for the same path in another letter case.`,
      'Load balancers compare paths with case; IIS, Lync and its clients do not.',
      `Write a regular expression for any case, for instance ${inAnyCase}, or publish the whole host.`,
    ],
  },
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
          REFUSED,
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
        'Priorities come from the names of rules, so that an insertion changes none; once in a while two meet.',
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
  'redirect-to-http': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'HTTPS is redirected to HTTP, or a redirect changes nothing.',
    source: ACTIONS,
    message: ({ kind }: { readonly kind: 'from HTTPS to HTTP' | 'to the same URL' }) =>
      kind === 'from HTTPS to HTTP'
        ? [
            'Requests over HTTPS are redirected to HTTP.',
            'Elastic Load Balancing refuses that, and the deployment fails.',
            'Redirect to HTTPS, or answer by a fixed response.',
          ]
        : [
            'The redirect leads to the URL it comes from.',
            'Elastic Load Balancing refuses a redirect that changes neither protocol, host, port nor path: clients would go round in a circle.',
            'Change one of them.',
          ],
  },
  'redirect-unanswered': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A redirect leads to a port on which nothing listens.',
    source: ACTIONS,
    message: ({
      host,
      redirectTo,
      scheme,
      port,
    }: {
      readonly host: string;
      readonly redirectTo: string;
      readonly scheme: string;
      readonly port: number;
    }) => [
      `http://${host}/ is redirected to ${redirectTo}, and the load balancer has no listener for ${scheme} on port ${port}.`,
      'Clients that follow it get no connection.',
      'Write the port of the HTTPS listener in the redirect ("443").',
    ],
  },
  'regular-expression-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A regular expression has constructs that ELB does not accept.',
    source: CONDITIONS,
    message: ({ expression, construct }: { readonly expression: string; readonly construct: RefusedConstruct }) => [
      `The regular expression ${JSON.stringify(expression)} is or has ${CONSTRUCTS[construct]}, which Elastic Load Balancing does not accept.`,
      'The deployment fails.',
      'Write it with character classes, groups, alternatives and quantifiers.',
    ],
  },
  'regular-expression-unproven': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Engines differ about a regular expression, and AWS does not name its own.',
    source: CONDITIONS,
    message: ({ expression }: { readonly expression: string }) => [
      `Whether the regular expression ${JSON.stringify(expression)} matches is not known: engines differ about it, and AWS does not name its own.`,
      'Spell it without inline flags, named groups and POSIX classes, for instance [Mm][Ee][Ee][Tt] for any case.',
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
  'rule-value-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A condition value is longer than 128 characters.',
    source: CONDITIONS,
    message: ({ kind, value }: { readonly kind: 'declared' | 'in a template'; readonly value: string }) => {
      const length = `The condition ${value} has ${value.length} characters.`;
      return kind === 'declared'
        ? [length, `ELB takes ${ALB.conditionValueLength}.`, 'Publish a shorter name, or publish the pool on port 443.']
        : [
            length,
            `Elastic Load Balancing takes ${ALB.conditionValueLength}, and the deployment fails.`,
            'Write a shorter one: a wildcard, or several rules.',
          ];
    },
  },
  'too-many-condition-values': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A rule has more than 5 condition values, hosts and paths together.',
    source: LIMITS,
    message: (
      tooMany:
        | { readonly kind: 'declared'; readonly rule: string; readonly count: number }
        | { readonly kind: 'in a template'; readonly count: number },
    ) =>
      tooMany.kind === 'declared'
        ? [
            `The listener rule ${tooMany.rule} needs ${tooMany.count} host and path values.`,
            `ELB takes ${ALB.conditionValuesPerRule} in a rule.`,
            'Publish the whole host instead of single virtual directories, or fewer directories of your own.',
          ]
        : [
            `The rule has ${tooMany.count} condition values, hosts and paths together.`,
            `Elastic Load Balancing takes ${ALB.conditionValuesPerRule} in a rule, and the deployment fails.`,
            'Spread them over several rules with the same action, or write paths as one regular expression.',
          ],
  },
  'too-many-condition-wildcards': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A rule has more than 5 wildcards.',
    source: LIMITS,
    message: ({ count }: { readonly count: number }) => [
      `The rule has ${count} wildcards.`,
      `Elastic Load Balancing takes ${ALB.wildcardsPerRule} in a rule, and the deployment fails.`,
      'Spread its values over several rules with the same action, or write one regular expression.',
    ],
  },
  'unknown-host-reaches-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'Requests for hosts nobody publishes reach a target group.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configuration-requirements-for-reverse-proxy',
    message: (
      by:
        | { readonly kind: 'rule'; readonly priority: number | undefined }
        | { readonly kind: 'default action'; readonly port: number | undefined },
    ) => {
      const what = by.kind === 'rule' ? `The rule with priority ${by.priority ?? '?'}` : `The default action of ${listenerOn(by.port)}`;
      return [
        `${what} forwards requests for hosts that are not published.`,
        'Whoever knows the address reaches the pool under any name, and scanners do.',
        'Let the default action be a fixed response 404, and give every rule a host condition.',
      ];
    },
  },
  'virtual-directory-internal': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A virtual directory exists on the internal web site only.',
    source: VIRTUAL_DIRECTORIES,
    message: ({ directory }: { readonly directory: string }) => [
      `The virtual directory ${JSON.stringify(directory)} exists on the internal web site only.`,
      'Clients outside get nothing there.',
      'Remove it.',
    ],
  },
  'virtual-directory-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A virtual directory cannot be a path condition.',
    source: CONDITIONS,
    message: ({ directory, problem }: { readonly directory: string; readonly problem: string }) => [
      `The virtual directory ${JSON.stringify(directory)} ${problem}.`,
      'It becomes a path condition.',
      'Write a path like /meet.',
    ],
  },
  'virtual-directory-unknown': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A virtual directory is none that Lync documents.',
    source: VIRTUAL_DIRECTORIES,
    message: ({ directory, known }: { readonly directory: string; readonly known: readonly string[] }) => [
      `The virtual directory ${JSON.stringify(directory)} is none that Lync documents for its external web site.`,
      'A misspelt one leaves a feature unpublished.',
      `Lync has ${known.join(', ')}. If it is one of your own, acknowledge this.`,
    ],
  },
} as const satisfies FindingFamily;
