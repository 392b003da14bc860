import { dashboardWidgets, type DashboardNames, type DashboardWidget } from '../../lib/planning/watching/dashboard-body';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';

/** Values as AWS makes them, as long as they get. */
export const FAKE_NAMES: DashboardNames = {
  region: 'ap-southeast-2',
  logGroupOf: (frontEnd) => `Stack-LyncReverseProxyHaproxyServiceLog-${hex(frontEnd, 12)}`,
  dimensionsOf: (of): Readonly<Record<string, string>> => {
    switch (of.kind) {
      case 'loadBalancer':
        return { LoadBalancer: balancer(of.frontEnd) };
      case 'targetGroup':
        return {
          LoadBalancer: balancer(of.frontEnd),
          TargetGroup: `targetgroup/LyncRe-LyncP-${hex(of.targetGroup, 12)}/${hex(of.targetGroup, 16)}`,
        };
      case 'service':
        return { ClusterName: `Stack-Cluster-${hex(of.frontEnd, 12)}`, ServiceName: `Stack-Service-${hex(of.frontEnd, 12)}` };
      case 'certificate':
        return { CertificateArn: `arn:aws:acm:ap-southeast-2:111122223333:certificate/${hex(of.certificate, 36)}` };
    }
  },
};

function balancer(frontEnd: string): string {
  return `app/LyncRe-LyncR-${hex(frontEnd, 12)}/${hex(frontEnd, 16)}`;
}

function hex(text: string, length: number): string {
  return Buffer.from(text).toString('hex').slice(-length).padStart(length, '0');
}

export function widgetsOf({ dashboard }: Pick<PublishingPlan, 'dashboard'>): readonly DashboardWidget[] {
  if (dashboard === undefined) throw new Error('the plan has no dashboard');
  return dashboardWidgets(dashboard, FAKE_NAMES).flat();
}
