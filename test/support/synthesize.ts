import { App } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { LyncStack } from '../../bin/lync-stack';
import { DeploymentFile } from '../../lib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import type { TemplateJson } from './model-of-template';

/** The stack of a deployment, as the app makes it; of one that was read, with the files that lie beside it. */
export function stackOf(deployment: Deployment | DeploymentFile | string, context: Readonly<Record<string, unknown>> = {}): LyncStack {
  const file =
    deployment instanceof DeploymentFile
      ? deployment
      : DeploymentFile.parse(typeof deployment === 'string' ? deployment : JSON.stringify(deployment));
  return new LyncStack(new App({ analyticsReporting: false, context: { ...context } }), file.stackName, file);
}

/** Its template and plan. */
export function synthesized(
  deployment: Deployment | DeploymentFile | string,
  context?: Readonly<Record<string, unknown>>,
): { readonly template: TemplateJson; readonly plan: PublishingPlan } {
  const stack = stackOf(deployment, context);
  return { template: Template.fromStack(stack).toJSON() as TemplateJson, plan: stack.deployment.reverseProxy._plan };
}
