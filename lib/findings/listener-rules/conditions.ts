import type { FindingFamily } from '../finding-family';
import { listenerOn, REFUSED_BY_ELB } from '../wording';
import { ALB } from '../../facts/limits';

const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const VIRTUAL_DIRECTORIES = 'https://learn.microsoft.com/powershell/module/skype/get-csservice';

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
  | { readonly field: 'http-header'; readonly isHost: true }
  | { readonly field: 'source-ip'; readonly addressType: string }
  | { readonly field: string; readonly unreadBy: 'application' | 'network' };

function cureOf(condition: MalformedCondition): string {
  if (!('unreadBy' in condition)) return CONDITION_CURES[condition.field] ?? 'Correct it.';
  return condition.unreadBy === 'network'
    ? 'Remove the rule and give each pool a Network Load Balancer, or write a source-ip condition with the IpAddressType ipv4 or ipv6 and no blocks.'
    : 'Write blocks (Values): 0.0.0.0/0 for all IPv4 clients, ::/0 for all IPv6 clients.';
}

function malformedCondition(condition: MalformedCondition): string {
  if ('isRepeated' in condition) return 'of a rule is there twice';
  if ('isHost' in condition) return '"Host" is the Host header, for which there is host-header';
  if ('addressType' in condition) return `has the address type ${JSON.stringify(condition.addressType)}, and there are ipv4 and ipv6`;
  if ('unreadBy' in condition) {
    return condition.unreadBy === 'network'
      ? "is at a Network Load Balancer, which reads neither hosts nor requests: its rules tell connections apart by the type of the client's address alone"
      : 'has an IpAddressType, which only rules of a Network Load Balancer have';
  }
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
  'source-ip': 'Write a block like 203.0.113.0/24 (Values), or, at a Network Load Balancer, ipv4 or ipv6 (IpAddressType).',
  'http-header': 'Write a host-header condition.',
};

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

/** About the hosts, paths and other conditions of rules. */
export const RULE_CONDITIONS = {
  'condition-value-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A condition has characters, a length or a form that ELB refuses, or its load balancer does not read it.',
    source: CONDITIONS,
    message: (condition: MalformedCondition) => [
      `The ${condition.field} condition ${malformedCondition(condition)}.`,
      REFUSED_BY_ELB,
      cureOf(condition),
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
      readonly rule: { readonly priority: number | undefined };
      readonly port: number | undefined;
      readonly inAnyCase: string;
    }) => [
      `${path} is not answered by the rule with priority ${rule.priority ?? '?'} of ${listenerOn(port)}, which is for the same path in another letter case.`,
      'Load balancers compare paths with case; IIS, Lync and its clients do not.',
      `Write a regular expression for any case, for instance ${inAnyCase}, or publish the whole host.`,
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
