import { Aws } from 'aws-cdk-lib/core';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { dashboardWidgets, type DashboardNames, type DashboardWidget } from '../planning/watching/dashboard-body';
import type { DashboardPlan } from '../planning/watching/dashboard-plan';
import { dimensionsOf, fleetOf, type WatchedResources } from './watched-resources';

/** Hours that are shown unless somebody chooses others: a night, and the evening before. */
const SHOWN = '-PT12H';

/**
 * Under the proxy, so that it is in the stack that may refer to all others, nested ones included, and nothing refers to it. Without a
 * name of its own: dashboards of all Regions of an account share their names.
 */
export function renderDashboard(proxy: Construct, plan: DashboardPlan, watched: WatchedResources): cloudwatch.Dashboard {
  const dashboard = new cloudwatch.Dashboard(proxy, 'Dashboard', { start: SHOWN, periodOverride: cloudwatch.PeriodOverride.INHERIT });
  for (const row of dashboardWidgets(plan, namesOf(watched))) dashboard.addWidgets(...row.map((each) => new PlannedWidget(each)));
  return dashboard;
}

class PlannedWidget extends cloudwatch.ConcreteWidget {
  public constructor(private readonly planned: DashboardWidget) {
    super(planned.width, planned.height);
  }

  public toJson(): object[] {
    const { type, width, height, properties } = this.planned;
    return [{ type, x: this.x, y: this.y, width, height, properties }];
  }
}

function namesOf(watched: WatchedResources): DashboardNames {
  return {
    region: Aws.REGION,
    logGroupOf: (frontEnd) => fleetOf(frontEnd, watched).logGroup.ref,
    dimensionsOf: (of) => Object.fromEntries(dimensionsOf(of, watched).map(({ name, value }) => [name, value])),
  };
}
