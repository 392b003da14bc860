import { Tags } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { NestedScopes } from './nested-scopes';
import { POOL_TAG } from '../templates/load-balancers/load-balancer';
import type { HealthCheckPlan, PublishingPlan, TargetGroupPlan } from '../planning/publishing-plan';

/** Target groups under the constructs that own them, by the plan's keys; a front end makes those that are its own. */
export function renderTargetGroups(
  owners: ReadonlyMap<string, Construct>,
  { targetGroups }: PublishingPlan,
  vpc: ec2.IVpc,
  scopes: NestedScopes,
): ReadonlyMap<string, elbv2.CfnTargetGroup> {
  return new Map(
    targetGroups.flatMap((plan) => {
      if (plan.owner === undefined) return [];
      const owner = owners.get(plan.owner);
      if (owner === undefined) throw new Error(`the plan gives a target group to ${plan.owner}, which is not known`);
      return [[plan.key, renderTargetGroup(scopes.below(owner, plan.owner, plan), plan, vpc)] as const];
    }),
  );
}

/** Unnamed, so that a change which replaces it finds no name taken. */
export function renderTargetGroup(owner: Construct, plan: TargetGroupPlan, vpc: ec2.IVpc): elbv2.CfnTargetGroup {
  const targetGroup = new elbv2.CfnTargetGroup(owner, plan.id, {
    vpcId: vpc.vpcId,
    protocol: plan.protocol,
    protocolVersion: plan.protocolVersion,
    port: plan.port,
    targetType: plan.targetType,
    // Of a service that registers its tasks, CloudFormation is told none: it would take out those that it does not know.
    targets:
      plan.targets.length === 0
        ? undefined
        : plan.targets.map(({ id, availabilityZone }) => ({
            id,
            port: plan.port,
            ...(availabilityZone === undefined ? {} : { availabilityZone }),
          })),
    healthCheckEnabled: true,
    ...healthCheck(plan.healthCheck, plan.port),
    healthCheckIntervalSeconds: plan.healthCheckPace.intervalSeconds,
    healthCheckTimeoutSeconds: plan.healthCheckPace.timeoutSeconds,
    healthyThresholdCount: plan.healthCheckPace.healthyThreshold,
    unhealthyThresholdCount: plan.healthCheckPace.unhealthyThreshold,
    targetGroupAttributes: [...plan.attributes],
  });
  if (plan.pools.length > 0) Tags.of(targetGroup).add(POOL_TAG, plan.pools.join(' '));
  return targetGroup;
}

function healthCheck(check: HealthCheckPlan, trafficPort: number): Partial<elbv2.CfnTargetGroupProps> {
  const port = { healthCheckProtocol: check.protocol, healthCheckPort: check.port === trafficPort ? 'traffic-port' : String(check.port) };
  return 'path' in check ? { ...port, healthCheckPath: check.path, matcher: { httpCode: check.matcher } } : port;
}
