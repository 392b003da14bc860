import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { ListenerRulePlan, PublishingPlan, RuleAction } from '../planning/publishing-plan';

/** A listener rule of the plan, and what was made of it. */
export interface RenderedRule {
  readonly plan: ListenerRulePlan;
  readonly rule: elbv2.CfnListenerRule;
}

/** Listener rules under the constructs that own them. */
export function renderListenerRules(
  owners: ReadonlyMap<string, Construct>,
  { rules }: PublishingPlan,
  listeners: ReadonlyMap<number, elbv2.IApplicationListener>,
  targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>,
): readonly RenderedRule[] {
  return rules.map((plan) => {
    const owner = owners.get(plan.owner);
    const listener = listeners.get(plan.listenerPort);
    if (owner === undefined || listener === undefined)
      throw new Error(`the plan gives ${plan.owner} a rule on port ${plan.listenerPort}, which has no listener`);
    const rule = new elbv2.CfnListenerRule(owner, plan.id, {
      listenerArn: listener.listenerArn,
      priority: plan.priority,
      conditions: conditions(plan),
      actions: [action(plan.action, targetGroups)],
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

function action(plan: RuleAction, targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>): elbv2.CfnListenerRule.ActionProperty {
  switch (plan.kind) {
    case 'forward': {
      const targetGroup = targetGroups.get(plan.targetGroup);
      if (targetGroup === undefined) throw new Error(`the plan forwards to ${plan.targetGroup}, which was not rendered`);
      return { type: 'forward', targetGroupArn: targetGroup.ref };
    }
    case 'redirect':
      return {
        type: 'redirect',
        redirectConfig: { protocol: 'HTTPS', port: String(plan.port), statusCode: 'HTTP_301' },
      };
  }
}
