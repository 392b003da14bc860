import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { LyncStack } from '../bin/lync-stack';
import { deploymentFacts } from '../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../lib/runbook/inputs';
import { runbook } from '../lib/runbook/runbook';
import { runbookMarkdown } from '../lib/runbook/runbook-markdown';
import { templateReading, together } from '../lib/runbook/template-facts';
import { DeploymentFile } from '../lib';
import { asTemplate } from '../lib/templates/cloudformation-template';
import { TemplateRouting } from '../lib/routing/template-routing';

/** Examples whose runbooks are in docs/runbooks, as people get them who name the file deployment.yaml. */
export const EXAMPLES = ['contoso', 'adatum', 'fabrikam', 'proseware'] as const;
export type Example = (typeof EXAMPLES)[number];

export function exampleInputs(example: Example): RunbookInputs {
  return inputsOf(DeploymentFile.read(join(__dirname, '..', 'examples', example, 'deployment.yaml')));
}

/** What the verb reads of a file and of what is synthesized from it. */
export function inputsOf(file: DeploymentFile): RunbookInputs {
  const app = new App({ analyticsReporting: false });
  const stack = new LyncStack(app, file.stackName, file);
  const template = asTemplate(app.synth().getStackByName(stack.stackName).template, 'the template');
  const routing = new TemplateRouting([{ name: file.stackName, template, nested: {}, parameters: {} }]);
  return together(deploymentFacts(file._deployment, 'deployment.yaml'), templateReading(routing));
}

export function exampleRunbook(example: Example): string {
  return runbookMarkdown(runbook(exampleInputs(example)));
}
