import { Tags } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { HealthCheckPlan, PublishingPlan, TargetGroupPlan } from '../planning/publishing-plan';

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
    ...(plan.protocol === 'TCP' ? {} : { protocolVersion: 'HTTP1' }),
    port: plan.port,
    targetType: plan.targetType,
    targets: plan.targets.map(({ id, availabilityZone }) => ({
      id,
      port: plan.port,
      ...(availabilityZone === undefined ? {} : { availabilityZone }),
    })),
    healthCheckEnabled: true,
    ...healthCheck(plan.healthCheck, plan.port),
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 10,
    healthyThresholdCount: 3,
    unhealthyThresholdCount: 3,
    targetGroupAttributes: plan.protocol === 'TCP' ? passThroughAttributes(plan) : stickinessAttributes(plan),
  });
  Tags.of(targetGroup).add(POOLS_TAG, plan.pools.join(' '));
  return targetGroup;
}

function healthCheck(check: HealthCheckPlan, trafficPort: number): Partial<elbv2.CfnTargetGroupProps> {
  const port = { healthCheckProtocol: check.protocol, healthCheckPort: check.port === trafficPort ? 'traffic-port' : String(check.port) };
  return check.protocol === 'TCP' ? port : { ...port, healthCheckPath: check.path, matcher: { httpCode: check.matcher } };
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

/**
 * Servers on premises cannot see the clients' addresses: their answers to an address of the Internet would not come back
 * through the load balancer. Those in the VPC do.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function passThroughAttributes({ stickiness, targetType }: TargetGroupPlan): elbv2.CfnTargetGroup.TargetGroupAttributeProperty[] {
  return [
    { key: 'preserve_client_ip.enabled', value: String(targetType === 'instance') },
    ...(stickiness === 'none'
      ? [{ key: 'stickiness.enabled', value: 'false' }]
      : [
          { key: 'stickiness.enabled', value: 'true' },
          { key: 'stickiness.type', value: 'source_ip' },
        ]),
  ];
}
