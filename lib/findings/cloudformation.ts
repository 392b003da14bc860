import type { FindingFamily } from './finding-family';
import type { CLOUDFORMATION as TEMPLATE_LIMITS } from '../facts/limits';
import { ignoredKeyWords, type IgnoredKey } from './ignored-key';
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

const FEWER_POOLS =
  'Have rules and records made in nested stacks, or in more of them (nestedStacks; see docs/large-deployments.md), or put some pools behind a second proxy in a stack of its own.';

/** What a proxy is about to make too much of for one template. */
export interface PlannedUse {
  readonly kind: 'planned';
  readonly what: 'resources' | 'parameters';
  readonly count: number;
  readonly most: number;
  /** The number of the nested stack; undefined: the stack of the proxy. */
  readonly nestedStack: number | undefined;
  /** Resources by type, those of which there are most first; of `parameters` none. */
  readonly types: readonly (readonly [string, number])[];
  /** Resources of the same stack that are somebody else's. */
  readonly others: number;
  /** How many nested stacks are asked for. */
  readonly nestedStacks: number | undefined;
  /** The smallest number with which everything fits; else what does not, however many there are. */
  readonly fitting: number | 'not the stack of the proxy' | 'not every nested stack';
}

function plannedUse(use: PlannedUse): readonly string[] {
  const { what, count, most, nestedStack, types, others } = use;
  const where = nestedStack === undefined ? 'the stack of the proxy' : `nested stack ${nestedStack}`;
  const parts = types.map(([type, number]) => `${numberText(number)} ${type}`);
  const all = others === 0 ? parts : [...parts, `${numberText(others)} that are not of the proxy`];
  return [
    what === 'resources'
      ? `The template of ${where} would have ${numberText(count)} resources (${all.join(', ')}); CloudFormation takes ${most}.`
      : `The template of ${where} would have ${numberText(count)} parameters: the target groups, listeners and load balancers that its rules and records lead to; CloudFormation takes ${most}.`,
    'It refuses the template.',
    plannedUseCure(use),
  ];
}

function plannedUseCure({ nestedStacks, fitting }: PlannedUse): string {
  switch (fitting) {
    case 'not the stack of the proxy':
      return 'No number of nested stacks is enough: load balancers, certificates, the target groups of pools and the rules that names share (compactPublishing) stay in the stack of the proxy. Put some pools or SIP domains behind a second proxy in a stack of its own.';
    case 'not every nested stack':
      return 'No number of nested stacks is enough, for what one entry has stays together, as do entries that name the same one: publish fewer names of it, or have the records made by somebody else (dnsRecords: none).';
    default:
  }
  const moves =
    nestedStacks === undefined
      ? 'In a stack that is deployed records would collide'
      : 'In a stack that is deployed it makes records collide';
  return `Write nestedStacks: ${fitting}, the smallest number with which everything fits. ${moves}: docs/large-deployments.md has the way.`;
}

export type NestedStackRefused =
  | { readonly kind: 'count'; readonly written: number | undefined; readonly most: number }
  | { readonly kind: 'no nested stacks'; readonly owner: string; readonly written: number | undefined }
  | { readonly kind: 'beyond'; readonly owner: string; readonly written: number | undefined; readonly most: number };

function writtenNumber(number: number | undefined): string {
  if (number === undefined) return 'a number that only the deployment knows (a CDK token)';
  return Number.isNaN(number) ? 'no number' : String(number);
}

function nestedStackRefused(refused: NestedStackRefused): readonly string[] {
  const written = writtenNumber(refused.written);
  switch (refused.kind) {
    case 'count':
      return [
        `nestedStacks is ${written}.`,
        'It is how many nested stacks rules and records are spread over, and decides where each of them is made.',
        `Write a whole number from 1 to ${refused.most}, or leave it out.`,
      ];
    case 'no nested stacks':
      return [
        `${refused.owner} is to be in nested stack ${written}, and nestedStacks is not said.`,
        'Without it there are no nested stacks.',
        'Say how many there are (nestedStacks), or leave nestedStack out.',
      ];
    case 'beyond':
      return [
        `${refused.owner} is to be in nested stack ${written}, and nestedStacks is ${refused.most}.`,
        'There is no such nested stack.',
        `Write a whole number from 1 to ${refused.most}, or leave nestedStack out.`,
      ];
  }
}

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
  'nested-stack-ignored': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A key of nestedStacks of a simple URL set names no group of names, or two spellings of one key have different numbers.',
    source: LIMITS,
    message: (ignored: IgnoredKey) => ignoredKeyWords('nestedStacks', 'are made in another nested stack', ignored),
  },
  'nested-stack-out-of-range': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The number of nested stacks, or of one of them, cannot be.',
    source: LIMITS,
    message: nestedStackRefused,
  },
  'resources-at-once': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A stack and its nested stacks have more resources than CloudFormation makes in one operation.',
    source: LIMITS,
    message: ({ count, most }: { readonly count: number; readonly most: number }) => [
      `The stack of the proxy and its nested stacks would have ${numberText(count)} resources; CloudFormation makes, changes or deletes ${numberText(most)} of them in one operation.`,
      'A first deployment of all of them fails, and so does their deletion.',
      'Deploy with fewer SIP domains first and add the others in further deployments, or put some pools behind a second proxy in a stack of its own.',
    ],
  },
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
    foundIn: ['declarations', 'template'],
    says: 'A template has more resources, parameters, outputs or bytes than CloudFormation takes.',
    source: LIMITS,
    message: (use: PlannedUse | TemplateUse) =>
      'kind' in use ? plannedUse(use) : [templateUse(use), 'It refuses the template.', FEWER_POOLS],
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
