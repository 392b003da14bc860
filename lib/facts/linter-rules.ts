import { CHECKOV_CHECKS } from './checkov-checks';

/** Programs that judge templates, and whose findings somebody may accept. */
export type Linter = 'checkov' | 'cfn-lint' | 'cdk-nag';

/** A rule of a linter, by the id that the linter itself reads. */
export interface LinterRule {
  readonly linter: Linter;
  readonly id: string;
}

/** Packs of cdk-nag 3: https://github.com/cdklabs/cdk-nag/blob/main/RULES.md */
const PACK = String.raw`(?:AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)`;

/** What the ids of a linter look like, and what somebody may have meant for one. */
const FORMS: readonly { readonly linter: Linter; readonly form: RegExp; readonly attempt: RegExp }[] = [
  // CKV2 are those over several resources; checks of one's own have another word for AWS, Bridgecrew's platform BC:
  // https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
  { linter: 'checkov', form: /^((?:CKV2?|BC)(?:_[A-Za-z0-9]+)+_\d+)$/, attempt: /^(?:ckv|bc_|checkov)/i },
  // Errors, warnings and information: https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md
  { linter: 'cfn-lint', form: /^([EWI]\d{4})$/, attempt: /^(?:[ewi]-?\d+$|cfn-?lint)/i },
  // CDK prints the name of the pack before the id once more. A rule may have several findings, each in brackets.
  {
    linter: 'cdk-nag',
    form: new RegExp(`^(?:(?:${PACK}|Annotation)::)?(${PACK}-[A-Za-z0-9]+(?:\\[.+\\])?)$`, 's'),
    attempt: /^(?:cdk-?nag|aws-?solutions?|hipaa|nist|pci|serverless)/i,
  },
];

/** Ids of each, for messages and docs. */
export const LINTER_IDS: Readonly<Record<Linter, string>> = {
  checkov: 'CKV_AWS_91',
  'cfn-lint': 'W3005',
  'cdk-nag': 'AwsSolutions-ELB2, HIPAA.Security-ELBLoggingEnabled, NIST.800.53.R5-ELBLoggingEnabled or PCI.DSS.321-ELBLoggingEnabled',
};

/** Rules of cdk-nag that name each finding in brackets, of types that a proxy has: without them an id acknowledges none. */
const IN_BRACKETS = /^AwsSolutions-IAM[45]$/;

/** The rule of an id; undefined where no linter has ids that look so. */
export function linterRuleOf(id: string): LinterRule | undefined {
  for (const { linter, form } of FORMS) {
    const [, own] = form.exec(id) ?? [];
    if (own !== undefined) return { linter, id: own };
  }
  return undefined;
}

/** The linter whose id somebody seems to have meant. */
export function linterMeantBy(id: string): Linter | undefined {
  return FORMS.find(({ attempt }) => attempt.test(id.trim()))?.linter;
}

/** Whether cdk-nag knows the id only with a finding in brackets after it. */
export function lacksBrackets({ linter, id }: LinterRule): boolean {
  return linter === 'cdk-nag' && IN_BRACKETS.test(id);
}

/** Whether a rule may be about resources of a type. Of those that are not in the table nobody knows. */
export function mayConcern({ linter, id }: LinterRule, type: string): boolean {
  if (linter !== 'checkov' || !CHECKED_BY_CHECKOV.has(id)) return true;
  return CHECKOV_CHECKS[type]?.includes(id) === true;
}

const CHECKED_BY_CHECKOV: ReadonlySet<string> = new Set(Object.values(CHECKOV_CHECKS).flat());
