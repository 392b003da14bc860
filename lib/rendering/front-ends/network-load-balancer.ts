import { Token } from 'aws-cdk-lib/core';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { FrontEndPlan, ListenerPlan } from '../../planning/publishing-plan';
import { renderSecurityGroup } from '../render-security-group';
import { renderedGroup, type LoadBalancerSettings, type RenderedFrontEnd, type RenderingMeans } from './front-end-renderer';

/** A Network Load Balancer under the construct whose servers it leads to. */
export function renderNetworkLoadBalancer(plan: FrontEndPlan, means: RenderingMeans): RenderedFrontEnd {
  const { settings, owners } = means;
  const owner = owners.get(plan.owner ?? '');
  if (owner === undefined) throw new Error(`the plan gives a load balancer to ${plan.owner ?? 'nobody'}, which is not known`);
  const scope = new Construct(owner, 'PassThrough');
  // From the start: one made without can never get one.
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
  const securityGroup = renderSecurityGroup(scope, plan, settings);
  const loadBalancer = renderLoadBalancer(scope, plan, settings, securityGroup.securityGroupId);
  const listeners = plan.listeners.map((listener) => renderListener(scope, listener, loadBalancer, means));
  return {
    plan,
    loadBalancer,
    application: undefined,
    metricNamespace: 'AWS/NetworkELB',
    connections: securityGroup.connections,
    rules: [],
    requiredBy: () => listeners,
  };
}

function renderLoadBalancer(
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

function renderListener(
  scope: Construct,
  { port, defaultAction }: ListenerPlan,
  loadBalancer: elbv2.CfnLoadBalancer,
  means: RenderingMeans,
): elbv2.CfnListener {
  if (defaultAction.kind !== 'forward') throw new Error(`the plan has a Network Load Balancer answer on port ${port}, which cannot`);
  return new elbv2.CfnListener(scope, `Tcp-${port}`, {
    loadBalancerArn: loadBalancer.ref,
    port,
    protocol: 'TCP',
    defaultActions: [{ type: 'forward', targetGroupArn: renderedGroup(defaultAction.targetGroup, means).ref }],
    // A listener for TLS would wait 350 seconds, whatever one says, and long polls take longer.
    listenerAttributes: [{ key: 'tcp.idle_timeout.seconds', value: seconds(means.settings.idleTimeout) }],
  });
}

function seconds(idleTimeout: LoadBalancerSettings['idleTimeout']): string {
  return Token.asString(idleTimeout.isUnresolved() ? idleTimeout.toSeconds() : String(idleTimeout.toSeconds()));
}
