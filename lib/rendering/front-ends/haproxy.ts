import { Tags } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { FleetPlan, FrontEndPlan, ListenerPlan } from '../../planning/publishing-plan';
import { FLEET_TAG, HAPROXY_CONTAINER } from '../../templates/load-balancers/haproxy-fleet';
import { renderFleetService } from '../render-fleet-service';
import { arnOf } from '../render-listeners';
import { renderNetworkLoadBalancer, renderTcpListener } from '../render-network-load-balancer';
import { renderSecurityGroup } from '../render-security-group';
import { renderTargetGroup } from '../render-target-groups';
import { renderedGroup, type RenderedFrontEnd, type RenderingMeans } from './front-end-renderer';
import { forwardedTo } from './network-load-balancer';

/** HAProxy in containers behind a Network Load Balancer, under the proxy. */
export function renderHaproxy(plan: FrontEndPlan, means: RenderingMeans): RenderedFrontEnd {
  const { proxy, settings, certificates } = means;
  const { fleet } = plan;
  if (fleet === undefined) throw new Error('the plan has HAProxy without a fleet of tasks');
  const scope = new Construct(proxy, 'Haproxy');
  const atBalancer = renderSecurityGroup(scope, { ...plan, egress: [] }, settings, 'clients to listeners, load balancer to HAProxy');
  const service = new Construct(scope, 'Service');
  const atTasks = renderSecurityGroup(service, { ...plan, ingress: [] }, settings, 'load balancer to HAProxy, HAProxy to pools');
  letThrough(atBalancer, atTasks, fleet);
  const loadBalancer = renderNetworkLoadBalancer(scope, plan, settings, atBalancer.securityGroupId);
  const groups = new Map(
    means.plan.targetGroups
      .filter(({ key }) => plan.targetGroups.includes(key))
      .map((group) => [group.key, renderTargetGroup(scope, group, settings.vpc)]),
  );
  // Which pools it serves stands in the configuration: a tag has no room for all of them.
  for (const group of groups.values()) Tags.of(group).add(FLEET_TAG, HAPROXY_CONTAINER);
  const arns = certificates.arnsOf(plan.certificates);
  const listeners = plan.listeners.map((listener) => {
    const group = renderedGroup(forwardedTo(listener), { targetGroups: groups });
    return listener.protocol === 'TLS'
      ? renderTlsListener(scope, listener, loadBalancer, group, arns)
      : renderTcpListener(scope, listener, loadBalancer, group, settings);
  });
  const tasks = renderFleetService(service, plan, fleet, { settings, securityGroup: atTasks, loadBalancer, groups, listeners });
  return {
    plan,
    loadBalancer,
    application: undefined,
    targetGroups: groups,
    fleet: tasks,
    metricNamespace: 'AWS/NetworkELB',
    connections: atBalancer.connections,
    rules: [],
    requiredBy: () => [...listeners, tasks.service, ...(tasks.scaling === undefined ? [] : [tasks.scaling])],
  };
}

/** The tasks take in nothing else. */
function letThrough(atBalancer: ec2.SecurityGroup, atTasks: ec2.SecurityGroup, { ports, healthPort }: FleetPlan): void {
  for (const port of [...ports.map(({ container }) => container), healthPort]) {
    atBalancer.addEgressRule(atTasks, ec2.Port.tcp(port), 'HAProxy');
    atTasks.addIngressRule(atBalancer, ec2.Port.tcp(port), 'Load balancer');
  }
}

function renderTlsListener(
  scope: Construct,
  { port, tlsPolicy, defaultCertificate, certificates }: ListenerPlan,
  loadBalancer: elbv2.CfnLoadBalancer,
  targetGroup: elbv2.CfnTargetGroup,
  arns: ReadonlyMap<string, string>,
): elbv2.CfnListener {
  const listener = new elbv2.CfnListener(scope, `Tls-${port}`, {
    loadBalancerArn: loadBalancer.ref,
    port,
    protocol: 'TLS',
    sslPolicy: tlsPolicy,
    certificates: defaultCertificate === undefined ? undefined : [{ certificateArn: arnOf(defaultCertificate, arns) }],
    // HTTP/2 would mix up people who sign in on one connection.
    alpnPolicy: ['None'],
    defaultActions: [{ type: 'forward', targetGroupArn: targetGroup.ref }],
  });
  const attachments = new Construct(scope, `ListenerCertificates-${port}`);
  for (const key of certificates) {
    new elbv2.CfnListenerCertificate(attachments, key, {
      listenerArn: listener.ref,
      certificates: [{ certificateArn: arnOf(key, arns) }],
    });
  }
  return listener;
}
