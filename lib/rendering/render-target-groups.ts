import { Tags } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PublishingPlan, TargetGroupPlan } from '../planning/publishing-plan';

/** From a template alone, this tells which pools a target group leads to. */
export const POOLS_TAG = 'lync-reverse-proxy:pool';

/** Target groups under the constructs that own them, by the plan's keys. */
export function renderTargetGroups(
  owners: ReadonlyMap<string, Construct>,
  { targetGroups }: PublishingPlan,
  vpc: ec2.IVpc,
): ReadonlyMap<string, elbv2.CfnTargetGroup> {
  return new Map(
    targetGroups.map((plan) => {
      const owner = owners.get(plan.owner);
      if (owner === undefined) throw new Error(`the plan gives a target group to ${plan.owner}, which is not known`);
      return [plan.key, renderTargetGroup(owner, plan, vpc)];
    }),
  );
}

/** Unnamed, so that a change which replaces it finds no name taken. HTTP/1.1, which IIS 7.5 to 10 speak. */
function renderTargetGroup(owner: Construct, plan: TargetGroupPlan, vpc: ec2.IVpc): elbv2.CfnTargetGroup {
  const targetGroup = new elbv2.CfnTargetGroup(owner, plan.id, {
    vpcId: vpc.vpcId,
    protocol: plan.protocol,
    protocolVersion: 'HTTP1',
    port: plan.port,
    targetType: plan.targetType,
    targets: plan.targets.map(({ id, availabilityZone }) => ({
      id,
      port: plan.port,
      ...(availabilityZone === undefined ? {} : { availabilityZone }),
    })),
    healthCheckEnabled: true,
    healthCheckProtocol: 'HTTPS',
    healthCheckPort: plan.healthCheck.port === plan.port ? 'traffic-port' : String(plan.healthCheck.port),
    healthCheckPath: plan.healthCheck.path,
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 10,
    healthyThresholdCount: 3,
    unhealthyThresholdCount: 3,
    matcher: { httpCode: plan.healthCheck.matcher },
    targetGroupAttributes: stickinessAttributes(plan),
  });
  Tags.of(targetGroup).add(POOLS_TAG, plan.pools.join(' '));
  return targetGroup;
}

const DAY_SECONDS = 86_400;

function stickinessAttributes({ stickiness }: TargetGroupPlan): elbv2.CfnTargetGroup.TargetGroupAttributeProperty[] {
  if (stickiness === 'none') return [{ key: 'stickiness.enabled', value: 'false' }];
  return [
    { key: 'stickiness.enabled', value: 'true' },
    { key: 'stickiness.type', value: 'lb_cookie' },
    { key: 'stickiness.lb_cookie.duration_seconds', value: String(DAY_SECONDS) },
  ];
}
