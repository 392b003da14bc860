import type { FindingFamily } from './finding-family';

const ACTIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html';
const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const VIRTUAL_DIRECTORIES = 'https://learn.microsoft.com/powershell/module/skype/get-csservice';
const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';

/** About listener rules, their conditions and actions. */
export const LISTENER_RULES = {
  'condition-value-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A host or path of a condition has characters, a length or a form that ELB refuses.',
    source: CONDITIONS,
  },
  'http-not-redirected': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A name reaches a target group over plain HTTP.',
    source: MOBILITY,
  },
  'https-sent-as-http': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'An HTTPS request is sent on as plain HTTP, which Lync does not support.',
    source: PUBLISHING,
  },
  'path-letter-case': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A path is answered in one letter case only, and IIS knows none.',
    source: CONDITIONS,
  },
  'paths-overlap': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'One host has two rules whose paths overlap, and which lead to different places.',
    source: RULES,
  },
  'priority-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A priority is not 1 to 50000.',
    source: RULES,
  },
  'priority-taken': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'Two rules of a listener have one priority.',
    source: RULES,
  },
  'published-name-shared': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule that is not of the plan takes some requests for a published name, none of which Lync is known to need.',
    source: RULES,
  },
  'published-name-taken': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule that is not of the plan takes requests for a published name that are for its pool.',
    source: RULES,
  },
  'redirect-to-http': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'HTTPS is redirected to HTTP, or a redirect changes nothing.',
    source: ACTIONS,
  },
  'redirect-unanswered': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A redirect leads to a port on which nothing listens.',
    source: ACTIONS,
  },
  'regular-expression-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A regular expression has constructs that ELB does not accept.',
    source: CONDITIONS,
  },
  'regular-expression-unproven': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Engines differ about a regular expression, and AWS does not name its own.',
    source: CONDITIONS,
  },
  'rule-shadowed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule never answers for some of its values.',
    source: RULES,
  },
  'rule-unreachable': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A rule never answers.',
    source: RULES,
  },
  'rule-value-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A condition value is longer than 128 characters.',
    source: CONDITIONS,
  },
  'too-many-condition-values': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A rule has more than 5 condition values, hosts and paths together.',
    source: LIMITS,
  },
  'too-many-condition-wildcards': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A rule has more than 5 wildcards.',
    source: LIMITS,
  },
  'unknown-host-reaches-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'Requests for hosts nobody publishes reach a target group.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configuration-requirements-for-reverse-proxy',
  },
  'virtual-directory-internal': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A virtual directory exists on the internal web site only.',
    source: VIRTUAL_DIRECTORIES,
  },
  'virtual-directory-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A virtual directory cannot be a path condition.',
    source: CONDITIONS,
  },
  'virtual-directory-unknown': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A virtual directory is none that Lync documents.',
    source: VIRTUAL_DIRECTORIES,
  },
} as const satisfies FindingFamily;
