import { finding, type Finding } from '../findings/finding';
import { CLOUDFORMATION } from '../facts/limits';
import type { CloudFormationTemplate, StackTemplate } from '../templates/cloudformation-template';

/** Templates that CloudFormation refuses for their size, or will soon. Nested stacks have limits of their own. */
export function templateLimits({ template, nested, name }: StackTemplate): readonly Finding[] {
  return [...own(template, name), ...Object.values(nested).flatMap(templateLimits)];
}

function own(template: CloudFormationTemplate, name: string): readonly Finding[] {
  const used = {
    resources: Object.keys(template.Resources).length,
    outputs: Object.keys(template.Outputs ?? {}).length,
    parameters: Object.keys(template.Parameters ?? {}).length,
    bytes: Buffer.byteLength(JSON.stringify(template, undefined, 1)),
  };
  return Object.entries(CLOUDFORMATION).flatMap(([what, most]) => {
    const count = used[what as keyof typeof used];
    if (count < most * CLOSE) return [];
    const said = `The template of ${name} has ${count.toLocaleString('en')} ${what}; CloudFormation takes ${most.toLocaleString('en')}.`;
    const cure = 'Put some pools into a nested stack, or behind a second proxy in a stack of its own.';
    return count > most
      ? finding('template-limit-exceeded', undefined, said, 'It refuses the template.', cure)
      : finding('template-limit-near', undefined, said, 'A few pools more, and it refuses the template.', cure);
  });
}

/** From here on it is time to think of it. */
const CLOSE = 0.8;
