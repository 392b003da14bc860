import { Construct } from 'constructs';
import type { FrontEndPlan, ListenerPlan } from '../../planning/publishing-plan';
import { renderNetworkLoadBalancer, renderTcpListener, shiftsZonesOnlyAfter } from '../render-network-load-balancer';
import { renderSecurityGroup } from '../render-security-group';
import { renderedGroup, type RenderedFrontEnd, type RenderingMeans } from './front-end-renderer';

/** A Network Load Balancer under the construct whose servers it leads to. */
export function renderPassThrough(plan: FrontEndPlan, means: RenderingMeans): RenderedFrontEnd {
  const { settings, owners } = means;
  const owner = owners.get(plan.owner ?? '');
  if (owner === undefined) throw new Error(`the plan gives a load balancer to ${plan.owner ?? 'nobody'}, which is not known`);
  const scope = new Construct(owner, 'PassThrough');
  const securityGroup = renderSecurityGroup(scope, plan, settings);
  const loadBalancer = renderNetworkLoadBalancer(scope, plan, settings, securityGroup.securityGroupId);
  const groups = plan.targetGroups.map((key) => renderedGroup(key, means));
  shiftsZonesOnlyAfter(groups, loadBalancer, plan);
  const listeners = plan.listeners.map((listener) =>
    renderTcpListener(scope, listener, loadBalancer, renderedGroup(forwardedTo(listener), means), settings),
  );
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

/** The key of the target group that a listener leads to. */
export function forwardedTo({ port, defaultAction }: ListenerPlan): string {
  if (defaultAction.kind !== 'forward') throw new Error(`the plan has a Network Load Balancer answer on port ${port}, which cannot`);
  return defaultAction.targetGroup;
}
