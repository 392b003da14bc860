import { PRICES } from '../../facts/prices';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { dollars } from './plan-words';

/** Where to look, a line for each dashboard. */
export function dashboardTexts({ dashboards }: TemplatePlan): readonly string[] {
  return dashboards.map(({ logicalId, stack, name }) => {
    const what = `${logicalId} of the stack ${stack}, in CloudWatch under Dashboards`;
    return name === null ? `${what}; the runbook has its address.` : `${what} as ${name}; the runbook has its address.`;
  });
}

/** What they cost depends on how many the account has besides. */
export function dashboardCostText({ dashboards }: TemplatePlan): readonly string[] {
  if (dashboards.length === 0) return [];
  return [
    `An account has ${PRICES.freeDashboards} dashboards for nothing; each further one is ${dollars(PRICES.dashboardMonth)} a month, which is not in it.`,
  ];
}
