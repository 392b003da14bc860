import type { PublishingPlan } from '../lib/planning/publishing-plan';
import type { LyncStack } from './lync-stack';

/** Beside the templates in the cloud assembly. */
export const PLAN_FILE = 'lync-reverse-proxy.plan.json';

/** The plan of the stack last synthesized, for whoever prints it. */
export interface SavedPlan {
  readonly stackName: string;
  readonly templateFile: string;
  readonly plan: PublishingPlan;
}

export function savedPlan(stack: LyncStack): string {
  const saved: SavedPlan = { stackName: stack.stackName, templateFile: stack.templateFile, plan: stack.deployment.reverseProxy._plan };
  return `${JSON.stringify(saved, undefined, 2)}\n`;
}
