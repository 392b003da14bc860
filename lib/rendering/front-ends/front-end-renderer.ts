import type { CfnResource, Duration } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FrontEndPlan, ListenerRulePlan, PublishingPlan } from '../../planning/publishing-plan';
import type { NestedScopes } from '../nested-scopes';
import type { RenderedCertificates } from '../render-certificates';

/** What load balancers need besides the plan. */
export interface LoadBalancerSettings {
  readonly vpc: ec2.IVpc;
  readonly vpcCidr: string | undefined;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly internetFacing: boolean;
  readonly ipAddressType: elbv2.IpAddressType;
  readonly idleTimeout: Duration;
  readonly deletionProtection: boolean;
}

/** What the front ends of a proxy are made of, besides their plans. */
export interface RenderingMeans {
  readonly proxy: Construct;
  readonly settings: LoadBalancerSettings;
  readonly plan: PublishingPlan;
  /** Publishing rules and simple URL sets by their identities. */
  readonly owners: ReadonlyMap<string, Construct>;
  /** Those that have owners, by the plan's keys. */
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  readonly certificates: RenderedCertificates;
  readonly scopes: NestedScopes;
  /** Has a load balancer write access logs, where some are wanted. */
  readonly logAccess: (loadBalancer: elbv2.ApplicationLoadBalancer) => void;
}

/** A listener rule of the plan, and what was made of it. */
export interface RenderedRule {
  readonly plan: ListenerRulePlan;
  readonly rule: elbv2.CfnListenerRule;
}

/** A front end as it stands in the template. */
export interface RenderedFrontEnd {
  readonly plan: FrontEndPlan;
  /** What names are led to, and whose metrics count its clients. */
  readonly loadBalancer: elbv2.CfnLoadBalancer;
  /** Its typed construct, where it is an Application Load Balancer. */
  readonly application: RenderedApplication | undefined;
  /** Target groups that are its own, by the plan's keys. */
  readonly targetGroups?: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  /** What stands behind it, where that is made here. */
  readonly fleet?: RenderedFleet;
  /** Of CloudWatch, for the metrics of its target groups. */
  readonly metricNamespace: string;
  readonly connections: ec2.Connections;
  readonly rules: readonly RenderedRule[];
  /** What must be there before a name is led here: CloudFormation knows of no connection between a record and a rule. */
  readonly requiredBy: (name: string) => readonly CfnResource[];
}

/** A service with all that it runs. */
export interface RenderedFleet {
  readonly cluster: ecs.CfnCluster;
  readonly service: ecs.CfnService;
  /** What registers it for scaling, and sees to its least number of tasks; undefined where that never changes. */
  readonly scaling: CfnResource | undefined;
  readonly taskDefinition: ecs.CfnTaskDefinition;
  readonly logGroup: logs.CfnLogGroup;
}

export interface RenderedApplication {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  /** HTTPS first. */
  readonly listeners: elbv2.ApplicationListener[];
}

export type FrontEndRenderer = (plan: FrontEndPlan, means: RenderingMeans) => RenderedFrontEnd;

export function renderedGroup(key: string, { targetGroups }: Pick<RenderingMeans, 'targetGroups'>): elbv2.CfnTargetGroup {
  const group = targetGroups.get(key);
  if (group === undefined) throw new Error(`the plan forwards to ${key}, which was not rendered`);
  return group;
}
