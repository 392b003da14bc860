import { text } from '../../templates/load-balancers/properties';
import type { TemplateRouting } from '../template-routing';

/** A dashboard of CloudWatch. */
export interface PlannedDashboard {
  readonly key: string;
  readonly logicalId: string;
  readonly stack: string;
  /** null: CloudFormation chooses it, or the template does not tell. */
  readonly name: string | null;
}

export const DASHBOARD_TYPE = 'AWS::CloudWatch::Dashboard';

/** Whoever made them: all of the stacks. */
export function plannedDashboards({ resources }: Pick<TemplateRouting, 'resources'>): readonly PlannedDashboard[] {
  return resources
    .filter(({ type }) => type === DASHBOARD_TYPE)
    .map(({ key, logicalId, stackName, properties }) => ({
      key,
      logicalId,
      stack: stackName,
      name: text(properties['DashboardName']) ?? null,
    }));
}
