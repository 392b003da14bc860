import { Token } from 'aws-cdk-lib/core';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { ZONAL_SHIFT } from '../planning/front-ends/zones';
import type { FrontEndPlan, ListenerPlan } from '../planning/publishing-plan';
import type { LoadBalancerSettings, LoggedLoadBalancer } from './front-ends/front-end-renderer';

/**
 * With a security group from the start: one made without can never get one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function renderNetworkLoadBalancer(
  scope: Construct,
  plan: FrontEndPlan,
  settings: LoadBalancerSettings,
  securityGroupId: string,
): elbv2.CfnLoadBalancer {
  const subnets = settings.vpc.selectSubnets(settings.vpcSubnets);
  const loadBalancer = new elbv2.CfnLoadBalancer(scope, 'LoadBalancer', {
    type: 'network',
    scheme: settings.internetFacing ? 'internet-facing' : 'internal',
    ipAddressType: settings.ipAddressType,
    securityGroups: [securityGroupId],
    ...(plan.fixedAddresses.length === 0
      ? { subnets: subnets.subnetIds }
      : { subnetMappings: subnets.subnetIds.map((subnetId, index) => ({ subnetId, allocationId: plan.fixedAddresses[index] })) }),
    loadBalancerAttributes: [
      { key: 'deletion_protection.enabled', value: String(settings.deletionProtection && !plan.isLeaving) },
      ...plan.attributes,
    ],
  });
  loadBalancer.node.addDependency(subnets.internetConnectivityEstablished);
  return loadBalancer;
}

/** Elastic Load Balancing looks at the target groups as they are when it is told that zones may be shifted. */
export function shiftsZonesOnlyAfter(
  groups: readonly elbv2.CfnTargetGroup[],
  loadBalancer: elbv2.CfnLoadBalancer,
  { attributes }: FrontEndPlan,
): void {
  if (!attributes.some(({ key, value }) => key === ZONAL_SHIFT && value === 'true')) return;
  for (const group of groups) loadBalancer.addResourceDependency(group);
}

export function loggedNetworkLoadBalancer(loadBalancer: elbv2.CfnLoadBalancer): LoggedLoadBalancer {
  return {
    type: 'network',
    construct: loadBalancer,
    setAttribute: (key, value) => {
      const attributes = loadBalancer.loadBalancerAttributes;
      loadBalancer.loadBalancerAttributes = [...(Array.isArray(attributes) ? attributes : []), { key, value }];
    },
  };
}

/** A listener that hands connections over as they come. */
export function renderTcpListener(
  scope: Construct,
  { port }: ListenerPlan,
  loadBalancer: elbv2.CfnLoadBalancer,
  targetGroup: elbv2.CfnTargetGroup,
  { idleTimeout }: LoadBalancerSettings,
): elbv2.CfnListener {
  return new elbv2.CfnListener(scope, `Tcp-${port}`, {
    loadBalancerArn: loadBalancer.ref,
    port,
    protocol: 'TCP',
    defaultActions: [{ type: 'forward', targetGroupArn: targetGroup.ref }],
    // A listener for TLS would wait 350 seconds, whatever one says, and long polls take longer.
    listenerAttributes: [{ key: 'tcp.idle_timeout.seconds', value: seconds(idleTimeout) }],
  });
}

function seconds(idleTimeout: LoadBalancerSettings['idleTimeout']): string {
  return Token.asString(idleTimeout.isUnresolved() ? idleTimeout.toSeconds() : String(idleTimeout.toSeconds()));
}
