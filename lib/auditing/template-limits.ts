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
  return (Object.keys(used) as readonly (keyof typeof used)[]).flatMap((what) => {
    const use = { template: name, what, count: used[what], most: CLOUDFORMATION[what] };
    if (use.count < use.most * CLOSE) return [];
    return finding(use.count > use.most ? 'template-limit-exceeded' : 'template-limit-near', undefined, use);
  });
}

/** From here on it is time to think of it. */
const CLOSE = 0.8;
