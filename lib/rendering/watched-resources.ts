import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Watched } from '../planning/watching/watched';
import type { RenderedFrontEnd } from './front-ends/front-end-renderer';

/** What alarms and dashboards look at, by the keys of the plan. */
export interface WatchedResources {
  readonly frontEnds: ReadonlyMap<string, RenderedFrontEnd>;
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  readonly certificateArns: ReadonlyMap<string, string>;
}

interface MetricDimension {
  readonly name: string;
  readonly value: string;
}

/** What a metric is of, as CloudWatch knows it. */
export function dimensionsOf(of: Watched, resources: WatchedResources): readonly MetricDimension[] {
  switch (of.kind) {
    case 'loadBalancer':
      return [{ name: 'LoadBalancer', value: balancerOf(of.frontEnd, resources).attrLoadBalancerFullName }];
    case 'targetGroup': {
      const group = resources.targetGroups.get(of.targetGroup) ?? resources.frontEnds.get(of.frontEnd)?.targetGroups?.get(of.targetGroup);
      if (group === undefined) throw new Error(`the plan watches ${of.targetGroup}, which was not rendered`);
      return [
        { name: 'LoadBalancer', value: balancerOf(of.frontEnd, resources).attrLoadBalancerFullName },
        { name: 'TargetGroup', value: group.attrTargetGroupFullName },
      ];
    }
    case 'service': {
      const { cluster, service } = fleetOf(of.frontEnd, resources);
      return [
        { name: 'ClusterName', value: cluster.ref },
        { name: 'ServiceName', value: service.attrName },
      ];
    }
    case 'certificate': {
      const arn = resources.certificateArns.get(of.certificate);
      if (arn === undefined) throw new Error(`the plan watches the certificate ${of.certificate}, which was not rendered`);
      return [{ name: 'CertificateArn', value: arn }];
    }
  }
}

export function balancerOf(frontEnd: string, { frontEnds }: WatchedResources): elbv2.CfnLoadBalancer {
  const rendered = frontEnds.get(frontEnd);
  if (rendered === undefined) throw new Error(`the plan watches ${frontEnd}, which was not rendered`);
  return rendered.loadBalancer;
}

export function fleetOf(frontEnd: string, { frontEnds }: WatchedResources): NonNullable<RenderedFrontEnd['fleet']> {
  const fleet = frontEnds.get(frontEnd)?.fleet;
  if (fleet === undefined) throw new Error(`the plan watches tasks of ${frontEnd}, which has none`);
  return fleet;
}
