import type { FindingFamily } from './finding-family';

const LIMITS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

/** About what CloudFormation and CDK take. */
export const CLOUDFORMATION = {
  'rule-in-another-stack': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A rule and its proxy are in different stacks.',
    source: 'a listener rule lives in the stack of its listener or below it',
  },
  'template-limit-exceeded': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A template has more resources, outputs or bytes than CloudFormation takes.',
    source: LIMITS,
  },
  'template-limit-near': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['template'],
    says: 'A template uses 80 % or more of what CloudFormation takes.',
    source: LIMITS,
  },
  'value-unresolved': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'A value is known only at deployment, so it was not checked.',
    source: 'tokens and parameters have no value before deployment',
  },
} as const satisfies FindingFamily;
