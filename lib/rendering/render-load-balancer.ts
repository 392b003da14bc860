import type { Duration } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PublishingPlan } from '../planning/publishing-plan';

/** What the load balancer needs besides the plan. */
export interface LoadBalancerSettings {
  readonly vpc: ec2.IVpc;
  readonly vpcCidr: string | undefined;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly internetFacing: boolean;
  readonly ipAddressType: elbv2.IpAddressType;
  readonly idleTimeout: Duration;
  readonly deletionProtection: boolean;
}

/** The load balancer and its security group. */
export function renderLoadBalancer(proxy: Construct, plan: PublishingPlan, settings: LoadBalancerSettings): elbv2.ApplicationLoadBalancer {
  return new elbv2.ApplicationLoadBalancer(proxy, 'LoadBalancer', {
    vpc: settings.vpc,
    vpcSubnets: settings.vpcSubnets,
    internetFacing: settings.internetFacing,
    ipAddressType: settings.ipAddressType,
    securityGroup: renderSecurityGroup(proxy, plan, settings),
    idleTimeout: settings.idleTimeout,
    deletionProtection: settings.deletionProtection,
    // IIS tells simple URLs from other requests, and Lync writes links, by the Host header.
    preserveHostHeader: true,
    // HTTP/2 breaks connection-based authentication (dotnet/runtime#1582) and makes header checks stricter.
    http2Enabled: false,
    desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
    dropInvalidHeaderFields: false,
    xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
  });
}

function renderSecurityGroup(proxy: Construct, plan: PublishingPlan, { vpc, vpcCidr }: LoadBalancerSettings): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(proxy, 'SecurityGroup', {
    vpc,
    description: 'Lync reverse proxy: clients to listeners, load balancer to pools',
    allowAllOutbound: false,
    // With a feature flag CDK writes separate resources instead of inline rules; the template is to be the same without.
    disableInlineRules: false,
  });
  for (const { cidr, port } of plan.ingress) group.addIngressRule(peerOf(cidr), ec2.Port.tcp(port), 'Clients');
  for (const { peer, port } of plan.egress) {
    group.addEgressRule(peerOf(peer === 'vpc' ? (vpcCidr ?? vpc.vpcCidrBlock) : peer), ec2.Port.tcp(port), 'External web services');
  }
  return group;
}

function peerOf(cidr: string): ec2.IPeer {
  return cidr.includes(':') ? ec2.Peer.ipv6(cidr) : ec2.Peer.ipv4(cidr);
}
