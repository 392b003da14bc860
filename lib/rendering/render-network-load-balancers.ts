import { Token } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { NetworkLoadBalancerPlan, PublishingPlan } from '../planning/publishing-plan';
import type { LoadBalancerSettings } from './render-load-balancer';
import { renderSecurityGroup } from './render-security-group';

/** The front end of one pool or farm, as it stands in the template. */
export interface RenderedNetworkLoadBalancer {
  readonly loadBalancer: elbv2.CfnLoadBalancer;
  readonly listeners: readonly elbv2.CfnListener[];
  readonly securityGroup: ec2.SecurityGroup;
}

/** Network Load Balancers under the constructs whose servers they lead to, by those constructs' identities. */
export function renderNetworkLoadBalancers(
  owners: ReadonlyMap<string, Construct>,
  { networkLoadBalancers }: PublishingPlan,
  settings: LoadBalancerSettings,
  targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>,
): ReadonlyMap<string, RenderedNetworkLoadBalancer> {
  return new Map(
    networkLoadBalancers.map((plan) => {
      const owner = owners.get(plan.owner);
      if (owner === undefined) throw new Error(`the plan gives a load balancer to ${plan.owner}, which is not known`);
      return [plan.owner, renderNetworkLoadBalancer(new Construct(owner, 'PassThrough'), plan, settings, targetGroups)];
    }),
  );
}

/** With a security group from the start: one made without can never get one. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
function renderNetworkLoadBalancer(
  scope: Construct,
  plan: NetworkLoadBalancerPlan,
  settings: LoadBalancerSettings,
  targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>,
): RenderedNetworkLoadBalancer {
  const securityGroup = renderSecurityGroup(scope, plan, settings);
  const subnets = settings.vpc.selectSubnets(settings.vpcSubnets);
  const loadBalancer = new elbv2.CfnLoadBalancer(scope, 'LoadBalancer', {
    type: 'network',
    scheme: settings.internetFacing ? 'internet-facing' : 'internal',
    ipAddressType: settings.ipAddressType,
    securityGroups: [securityGroup.securityGroupId],
    ...(plan.fixedAddresses.length === 0
      ? { subnets: subnets.subnetIds }
      : { subnetMappings: subnets.subnetIds.map((subnetId, index) => ({ subnetId, allocationId: plan.fixedAddresses[index] })) }),
    loadBalancerAttributes: [
      { key: 'deletion_protection.enabled', value: String(settings.deletionProtection && !plan.isLeaving) },
      // Off by default, a zone whose servers are all in another one would answer nobody.
      { key: 'load_balancing.cross_zone.enabled', value: 'true' },
    ],
  });
  loadBalancer.node.addDependency(subnets.internetConnectivityEstablished);
  const listeners = plan.listeners.map(({ port, targetGroup }) => {
    const group = targetGroups.get(targetGroup);
    if (group === undefined) throw new Error(`the plan forwards to ${targetGroup}, which was not rendered`);
    return new elbv2.CfnListener(scope, `Tcp-${port}`, {
      loadBalancerArn: loadBalancer.ref,
      port,
      protocol: 'TCP',
      defaultActions: [{ type: 'forward', targetGroupArn: group.ref }],
      // A listener for TLS would wait 350 seconds, whatever one says, and long polls take longer.
      listenerAttributes: [{ key: 'tcp.idle_timeout.seconds', value: seconds(settings.idleTimeout) }],
    });
  });
  return { loadBalancer, listeners, securityGroup };
}

function seconds(idleTimeout: LoadBalancerSettings['idleTimeout']): string {
  return Token.asString(idleTimeout.isUnresolved() ? idleTimeout.toSeconds() : String(idleTimeout.toSeconds()));
}
