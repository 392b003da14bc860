import fc from 'fast-check';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import { declarationOf } from './declaration-of';

/**
 * The plan of a valid deployment, which no finding may call wrong. Two identities seldom get one priority; the plan then
 * says so instead of being deployed, and no law is about it.
 */
export function planned(deployment: Deployment): PublishingPlan {
  const plan = planPublishing(declarationOf(deployment));
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  fc.pre(!errors.some(({ id }) => id === 'lync-reverse-proxy:priority-taken'));
  if (errors.length > 0) throw new Error(`false alarm: ${JSON.stringify(errors, undefined, 2)}`);
  return plan;
}

/** Throws the violations of a law, if there are any: an `expect` for each value would cost more than the law itself. */
export function none(violations: readonly unknown[]): void {
  if (violations.length > 0) throw new Error(JSON.stringify(violations.slice(0, 5), undefined, 2));
}
