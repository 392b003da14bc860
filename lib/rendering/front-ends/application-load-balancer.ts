import { Token } from 'aws-cdk-lib/core';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { groupedBy } from '../../declaring/grouped-by';
import type { FrontEndPlan } from '../../planning/publishing-plan';
import { renderListenerRules } from '../render-listener-rules';
import { renderListeners } from '../render-listeners';
import { renderSecurityGroup } from '../render-security-group';
import {
  renderedGroup,
  type LoadBalancerSettings,
  type RenderedFrontEnd,
  type RenderedRule,
  type RenderingMeans,
} from './front-end-renderer';

/** An Application Load Balancer with all that decides what it does: under the proxy, or one of several in a scope of its own. */
export function renderApplicationLoadBalancer(plan: FrontEndPlan, means: RenderingMeans): RenderedFrontEnd {
  const { proxy, settings, owners, certificates, writeLogs, scopes } = means;
  const scope = plan.which === undefined ? proxy : new Construct(proxy, `ApplicationLoadBalancer@${plan.which}`);
  const loadBalancer = renderLoadBalancer(scope, plan, settings);
  const arns = certificates.arnsOf(plan.certificates);
  const listeners = renderListeners(scope, plan, loadBalancer, arns);
  const rules = renderListenerRules(owners, plan, listeners, (key) => renderedGroup(key, means), scopes);
  writeLogs(plan, {
    type: 'application',
    construct: loadBalancer,
    setAttribute: (key, value) => {
      loadBalancer.setAttribute(key, value);
    },
  });
  return {
    plan,
    loadBalancer: loadBalancer.node.defaultChild as elbv2.CfnLoadBalancer,
    application: { loadBalancer, listeners: [...listeners.values()] },
    metricNamespace: 'AWS/ApplicationELB',
    connections: loadBalancer.connections,
    rules,
    requiredBy: rulesByName(rules),
  };
}

function renderLoadBalancer(scope: Construct, plan: FrontEndPlan, settings: LoadBalancerSettings): elbv2.ApplicationLoadBalancer {
  const loadBalancer = new elbv2.ApplicationLoadBalancer(scope, 'LoadBalancer', {
    vpc: settings.vpc,
    vpcSubnets: settings.vpcSubnets,
    internetFacing: settings.internetFacing,
    ipAddressType: settings.ipAddressType,
    securityGroup: renderSecurityGroup(scope, plan, settings),
    deletionProtection: settings.deletionProtection && !plan.isLeaving,
  });
  for (const { key, value } of plan.attributes) loadBalancer.setAttribute(key, value ?? Token.asString(settings.idleTimeout.toSeconds()));
  return loadBalancer;
}

/** Finds the rules that are for a name: it is asked for every record there is. */
function rulesByName(rules: readonly RenderedRule[]): (name: string) => readonly elbv2.CfnListenerRule[] {
  const byHost = groupedBy(
    rules.flatMap(({ plan: { hosts }, rule }) => hosts.map((host) => ({ host, rule }))),
    ({ host }) => host,
  );
  const byExpression = rules.flatMap(({ plan: { hostRegexes }, rule }) => hostRegexes.map((regex) => ({ regex: new RegExp(regex), rule })));
  return (name) => [
    ...new Set([...(byHost.get(name) ?? []), ...byExpression.filter(({ regex }) => regex.test(name))].map(({ rule }) => rule)),
  ];
}
