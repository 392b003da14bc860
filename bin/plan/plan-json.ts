import type { TemplatePlan } from '../../lib/routing/plan/template-plan';
import type { PlanContents } from './plan-contents';

/**
 * What `plan --json` prints: the plan with its quotas, findings and estimate of capacity. Keys may be added; those here
 * keep their names and meaning. Absent parts are null.
 */
export interface PlanJson extends TemplatePlan {
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

export function planJson({ plan, quotas, findings, capacity }: PlanContents): PlanJson {
  return {
    ...plan,
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
