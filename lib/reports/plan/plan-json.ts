import { changeBatches, type ChangeBatch } from '../../planning/change-batch';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { filteredPlan } from './filtered-plan';
import type { PlanContents } from './plan-contents';

/**
 * What `plan --json` prints: the plan with its quotas, findings and estimate of capacity. Keys may be added; those here
 * keep their names and meaning. Absent parts are null.
 */
export interface PlanJson extends TemplatePlan {
  /** Names that --filter left out. */
  readonly hidden: number;
  /** Of recordsToCreate, as `aws route53 change-resource-record-sets` takes them, with placeholders for outputs of the stack. */
  readonly changeBatches: readonly ChangeBatch[];
  readonly quotas: PlanContents['quotas'];
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly where: string | null;
    readonly message: string;
    /** The reason it was acknowledged with. */
    readonly acknowledged: string | null;
  }[];
  /** What --clients asked for. */
  readonly capacity: PlanContents['capacity'] | null;
}

export function planJson({ plan: whole, quotas, findings, capacity }: PlanContents, filter?: string): PlanJson {
  const { plan, hidden } = filteredPlan(whole, filter);
  return {
    ...plan,
    hidden,
    changeBatches: changeBatches(plan.recordsToCreate),
    quotas,
    findings: findings.map(({ id, severity, where = null, message, acknowledged = null }) => ({
      id,
      severity,
      where,
      message,
      acknowledged,
    })),
    capacity: capacity ?? null,
  };
}

export function planJsonText(contents: PlanContents, filter?: string): string {
  return `${JSON.stringify(planJson(contents, filter), undefined, 2)}\n`;
}
