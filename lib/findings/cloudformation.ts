import type { FindingFamily } from './finding-family';
import type { CLOUDFORMATION as TEMPLATE_LIMITS } from '../facts/limits';
import { listed } from './wording';
import { numberText } from '../facts/number-text';

const LIMITS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

/** How much of a limit a template uses. */
export interface TemplateUse {
  readonly template: string;
  readonly what: keyof typeof TEMPLATE_LIMITS;
  readonly count: number;
  readonly most: number;
}

function templateUse({ template, what, count, most }: TemplateUse): string {
  return `The template of ${template} has ${numberText(count)} ${what}; CloudFormation takes ${numberText(most)}.`;
}

const FEWER_POOLS = 'Put some pools into a nested stack, or behind a second proxy in a stack of its own.';

export interface Unresolved {
  readonly kind: 'declared' | 'in a template';
  /** Keys of properties; of a health check or a target with that before them. */
  readonly what: readonly string[];
}

/** What people call them; all others by their keys. */
const PROPERTIES: Readonly<Record<string, string>> = {
  'healthCheck.path': 'the path of the health check',
  'healthCheck.matcher': 'the matcher of the health check',
  'Targets.Id': 'the address of a target',
};

/** About what CloudFormation and CDK take. */
export const CLOUDFORMATION = {
  'rule-in-another-stack': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A rule and its proxy are in different stacks.',
    source: 'a listener rule lives in the stack of its listener or below it',
    message: ({ rule, stack, proxyStack }: { readonly rule: string; readonly stack: string; readonly proxyStack: string }) => [
      `${rule} is in the stack ${stack}, its proxy in ${proxyStack}.`,
      'A listener rule cannot be deployed apart from its listener.',
      'Declare it in the stack of the proxy or in a nested stack of it.',
    ],
  },
  'template-limit-exceeded': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A template has more resources, outputs or bytes than CloudFormation takes.',
    source: LIMITS,
    message: (use: TemplateUse) => [templateUse(use), 'It refuses the template.', FEWER_POOLS],
  },
  'template-limit-near': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['template'],
    says: 'A template uses 80 % or more of what CloudFormation takes.',
    source: LIMITS,
    message: (use: TemplateUse) => [templateUse(use), 'A few pools more, and it refuses the template.', FEWER_POOLS],
  },
  'value-unresolved': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations', 'template'],
    says: 'A value is known only at deployment, so it was not checked.',
    source: 'tokens and parameters have no value before deployment',
    message: ({ kind, what }: Unresolved) => {
      const names = listed(what.map((key) => PROPERTIES[key] ?? key));
      return kind === 'declared'
        ? [
            `Only the deployment knows ${names} (CDK tokens).`,
            'They are not checked, and no mistake in them is found before.',
            'Write the values themselves where you know them.',
          ]
        : [
            `Only the deployment knows ${names}.`,
            'It is not checked, and no mistake in it is found before.',
            'Write the value itself where you know it.',
          ];
    },
  },
} as const satisfies FindingFamily;
