import type { ListenerRulePlan, PublishingPlan, RuleAction, TargetGroupPlan } from '../../lib/planning/publishing-plan';
import { forward, loadBalancer, notFound, ref } from './listener-template';
import type { ListenerModel } from './listener-model';
import { modelOfTemplate, type ResourceJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** A plan as the listeners it would become: as little of a template as decides that, for laws over thousands of plans. */
export function modelOfPlan({ listeners, rules, targetGroups }: PublishingPlan): ListenerModel {
  const groupIds = new Map(targetGroups.map(({ key }, index) => [key, `Group${index}`]));
  const resources: readonly (readonly [string, ResourceJson])[] = [
    ['LoadBalancer', loadBalancer()],
    ...targetGroups.map((group) => [groupIds.get(group.key) ?? '', targetGroupResource(group)] as const),
    ...listeners.map(
      ({ port, protocol, defaultAction }) =>
        [
          `Listener${port}`,
          {
            Type: `${ELBV2}::Listener`,
            Properties: {
              LoadBalancerArn: ref('LoadBalancer'),
              Port: port,
              Protocol: protocol,
              DefaultActions: [defaultAction.kind === 'redirect' ? redirect(defaultAction.port) : notFound],
            },
          },
        ] as const,
    ),
    ...rules.map((rule, index) => [`Rule${index}`, ruleResource(rule, groupIds)] as const),
  ];
  return modelOfTemplate({ Resources: Object.fromEntries(resources) });
}

function targetGroupResource({ protocol, port, pools }: TargetGroupPlan): ResourceJson {
  const tags = [{ Key: 'lync-reverse-proxy:pool', Value: pools.join(' ') }];
  return { Type: `${ELBV2}::TargetGroup`, Properties: { Protocol: protocol, Port: port, Tags: tags } };
}

function ruleResource(plan: ListenerRulePlan, groupIds: ReadonlyMap<string, string>): ResourceJson {
  const { listenerPort, priority, hosts, hostRegexes, pathRegexes, action } = plan;
  return {
    Type: `${ELBV2}::ListenerRule`,
    Properties: {
      ListenerArn: ref(`Listener${listenerPort}`),
      Priority: priority,
      Conditions: [
        ...(hosts.length + hostRegexes.length === 0
          ? []
          : [{ Field: 'host-header', HostHeaderConfig: { Values: hosts, RegexValues: hostRegexes } }]),
        ...(pathRegexes.length === 0 ? [] : [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: pathRegexes } }]),
      ],
      Actions: [actionJson(action, groupIds)],
    },
  };
}

function actionJson(action: RuleAction, groupIds: ReadonlyMap<string, string>): unknown {
  return action.kind === 'redirect' ? redirect(action.port) : forward(groupIds.get(action.targetGroup) ?? '');
}

function redirect(port: number): unknown {
  return { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: String(port), StatusCode: 'HTTP_301' } };
}
