import type {
  FrontEndPlan,
  ListenerPlan,
  ListenerRulePlan,
  PublishingPlan,
  RuleAction,
  TargetGroupPlan,
} from '../../lib/planning/publishing-plan';
import { alias, forward, notFound, ref } from './listener-template';
import type { ListenerModel } from './listener-model';
import { modelOfTemplate, type ResourceJson, type TemplateJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

type Named = readonly [string, ResourceJson];

/** A plan as the listeners it would become: as little of a template as decides that, for laws over thousands of plans. */
export function modelOfPlan(plan: PublishingPlan): ListenerModel {
  return modelOfTemplate(templateOfPlan(plan));
}

/** Load balancers are `Balancer0` and so on, target groups `Group0`, each in the order of the plan. */
export function templateOfPlan({ frontEnds, targetGroups, publicNames }: PublishingPlan): TemplateJson {
  const balancerIds = new Map(frontEnds.map(({ key }, index) => [key, `Balancer${index}`]));
  const groupIds = new Map(targetGroups.map(({ key }, index) => [key, `Group${index}`]));
  const idOf = (key: string) => balancerIds.get(key) ?? '';
  const resources: readonly Named[] = [
    ...targetGroups.map((group): Named => [groupIds.get(group.key) ?? '', targetGroupResource(group)]),
    ...frontEnds.flatMap((plan) => frontEndResources(idOf(plan.key), plan, groupIds)),
    // Whoever creates them: names lead to one load balancer of several.
    ...(frontEnds.length === 1 ? [] : publicNames).map(({ name, frontEnd }): Named => [`Record${name}`, alias(name, idOf(frontEnd.key))]),
  ];
  return { Resources: Object.fromEntries(resources) };
}

function frontEndResources(id: string, { listeners, rules }: FrontEndPlan, groupIds: ReadonlyMap<string, string>): readonly Named[] {
  const isApplication = listeners.some(({ protocol }) => protocol.startsWith('HTTP'));
  return [
    [id, { Type: `${ELBV2}::LoadBalancer`, Properties: { Type: isApplication ? 'application' : 'network' } }],
    ...listeners.map((listener): Named => [`${id}Listener${listener.port}`, listenerResource(id, listener, groupIds)]),
    ...rules.map((rule, index): Named => [`${id}Rule${index}`, ruleResource(id, rule, groupIds)]),
  ];
}

function listenerResource(
  id: string,
  { port, protocol, defaultAction }: ListenerPlan,
  groupIds: ReadonlyMap<string, string>,
): ResourceJson {
  const action = defaultAction.kind === 'notFound' ? notFound : actionJson(defaultAction, groupIds);
  return {
    Type: `${ELBV2}::Listener`,
    Properties: { LoadBalancerArn: ref(id), Port: port, Protocol: protocol, DefaultActions: [action] },
  };
}

function targetGroupResource({ protocol, port, pools }: TargetGroupPlan): ResourceJson {
  const tags = [{ Key: 'lync-reverse-proxy:pool', Value: pools.join(' ') }];
  return { Type: `${ELBV2}::TargetGroup`, Properties: { Protocol: protocol, Port: port, Tags: tags } };
}

function ruleResource(id: string, plan: ListenerRulePlan, groupIds: ReadonlyMap<string, string>): ResourceJson {
  const { listenerPort, priority, hosts, hostRegexes, pathRegexes, action } = plan;
  return {
    Type: `${ELBV2}::ListenerRule`,
    Properties: {
      ListenerArn: ref(`${id}Listener${listenerPort}`),
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
