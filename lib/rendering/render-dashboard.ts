import { Aws } from 'aws-cdk-lib/core';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { dashboardWidgets, type DashboardNames, type DashboardWidget } from '../planning/watching/dashboard-body';
import type { DashboardPlan } from '../planning/watching/dashboard-plan';
import type { RenderedFrontEnd } from './front-ends/front-end-renderer';

/** What a dashboard refers to, by the keys of the plan. */
export interface WatchedResources {
  readonly frontEnds: readonly RenderedFrontEnd[];
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  /** ARN of a certificate. */
  readonly certificateArn: (key: string) => string;
}

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

function namesOf({ frontEnds, targetGroups, certificateArn }: WatchedResources): DashboardNames {
  const byKey = new Map(frontEnds.map((each) => [each.plan.key, each]));
  const known = <T>(value: T | undefined, key: string): T => {
    if (value === undefined) throw new Error(`the dashboard shows ${key}, which was not rendered`);
    return value;
  };
  const frontEnd = (key: string) => known(byKey.get(key), key);
  const fleet = (key: string) => known(frontEnd(key).fleet, key);
  return {
    region: Aws.REGION,
    logGroupOf: (key) => fleet(key).logGroup.ref,
    dimensionsOf: (of): Readonly<Record<string, string>> => {
      switch (of.kind) {
        case 'loadBalancer':
          return { LoadBalancer: frontEnd(of.frontEnd).loadBalancer.attrLoadBalancerFullName };
        case 'targetGroup': {
          const { loadBalancer, fleet: tasks } = frontEnd(of.frontEnd);
          const group = known(targetGroups.get(of.targetGroup) ?? tasks?.targetGroups.get(of.targetGroup), of.targetGroup);
          return { LoadBalancer: loadBalancer.attrLoadBalancerFullName, TargetGroup: group.attrTargetGroupFullName };
        }
        case 'service':
          return { ClusterName: fleet(of.frontEnd).cluster.ref, ServiceName: fleet(of.frontEnd).service.attrName };
        case 'certificate':
          return { CertificateArn: certificateArn(of.certificate) };
      }
    },
  };
}
