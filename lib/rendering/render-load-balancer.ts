import type { Duration } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PublishingPlan } from '../planning/publishing-plan';
import { renderSecurityGroup } from './render-security-group';

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

/** The Application Load Balancer and its security group. */
export function renderLoadBalancer(proxy: Construct, plan: PublishingPlan, settings: LoadBalancerSettings): elbv2.ApplicationLoadBalancer {
  return new elbv2.ApplicationLoadBalancer(proxy, 'LoadBalancer', {
    vpc: settings.vpc,
    vpcSubnets: settings.vpcSubnets,
    internetFacing: settings.internetFacing,
    ipAddressType: settings.ipAddressType,
    securityGroup: renderSecurityGroup(proxy, plan, settings),
    idleTimeout: settings.idleTimeout,
    deletionProtection: settings.deletionProtection && !plan.isSharedFrontEndLeaving,
    // IIS tells simple URLs from other requests, and Lync writes links, by the Host header.
    preserveHostHeader: true,
    // HTTP/2 breaks connection-based authentication (dotnet/runtime#1582) and makes header checks stricter.
    http2Enabled: false,
    desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
    dropInvalidHeaderFields: false,
    xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
  });
}
