import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { FrontEndPlan, ListenerRulePlan, RuleAction } from '../planning/publishing-plan';
import type { RenderedRule } from './front-ends/front-end-renderer';
import type { NestedScopes } from './nested-scopes';

/** Listener rules under the constructs that own them. */
export function renderListenerRules(
  owners: ReadonlyMap<string, Construct>,
  { rules }: FrontEndPlan,
  listeners: ReadonlyMap<number, elbv2.IApplicationListener>,
  targetGroup: (key: string) => elbv2.CfnTargetGroup,
  scopes: NestedScopes,
): readonly RenderedRule[] {
  return rules.map((plan) => {
    const owner = owners.get(plan.owner);
    const listener = listeners.get(plan.listenerPort);
    if (owner === undefined || listener === undefined)
      throw new Error(`the plan gives ${plan.owner} a rule on port ${plan.listenerPort}, which has no listener`);
    const rule = new elbv2.CfnListenerRule(scopes.below(owner, plan.owner, plan), plan.id, {
      listenerArn: listener.listenerArn,
      priority: plan.priority,
      conditions: conditions(plan),
      actions: [action(plan.action, targetGroup)],
    });
    return { plan, rule };
  });
}

function conditions({ hosts, hostRegexes, pathRegexes }: ListenerRulePlan): elbv2.CfnListenerRule.RuleConditionProperty[] {
  return [
    ...(hosts.length === 0 ? [] : [{ field: 'host-header', hostHeaderConfig: { values: [...hosts] } }]),
    ...(hostRegexes.length === 0 ? [] : [{ field: 'host-header', hostHeaderConfig: { regexValues: [...hostRegexes] } }]),
    ...(pathRegexes.length === 0 ? [] : [{ field: 'path-pattern', pathPatternConfig: { regexValues: [...pathRegexes] } }]),
  ];
}

function action(plan: RuleAction, targetGroup: (key: string) => elbv2.CfnTargetGroup): elbv2.CfnListenerRule.ActionProperty {
  switch (plan.kind) {
    case 'forward':
      return { type: 'forward', targetGroupArn: targetGroup(plan.targetGroup).ref };
    case 'redirect':
      return {
        type: 'redirect',
        redirectConfig: { protocol: 'HTTPS', port: String(plan.port), statusCode: 'HTTP_301' },
      };
  }
}
