import { isPassThrough } from '../../lib/planning/front-ends';
import type {
  ListenerRulePlan,
  NetworkLoadBalancerPlan,
  PublishingPlan,
  RuleAction,
  TargetGroupPlan,
} from '../../lib/planning/publishing-plan';
import { alias, forward, loadBalancer, notFound, ref } from './listener-template';
import type { ListenerModel } from './listener-model';
import { modelOfTemplate, type ResourceJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** A plan as the listeners it would become: as little of a template as decides that, for laws over thousands of plans. */
export function modelOfPlan({
  listeners,
  rules,
  targetGroups,
  networkLoadBalancers,
  publicNames,
  hasSharedFrontEnd,
}: PublishingPlan): ListenerModel {
  const balancerIds = new Map(networkLoadBalancers.map(({ owner }, index) => [owner, `PassThrough${index}`]));
  const groupIds = new Map(targetGroups.map(({ key }, index) => [key, `Group${index}`]));
  const resources: readonly (readonly [string, ResourceJson])[] = [
    ...(hasSharedFrontEnd ? [['LoadBalancer', loadBalancer()] as const] : []),
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
    ...networkLoadBalancers.flatMap((plan) => passThroughResources(balancerIds.get(plan.owner) ?? '', plan, groupIds)),
    // Whoever creates them: names lead to one load balancer of several.
    ...(networkLoadBalancers.length === 0 ? [] : publicNames).map(
      ({ name, frontEnd }) =>
        [`Record${name}`, alias(name, isPassThrough(frontEnd) ? balancerIds.get(frontEnd.owner) : undefined)] as const,
    ),
  ];
  return modelOfTemplate({ Resources: Object.fromEntries(resources) });
}

function passThroughResources(
  id: string,
  { listeners }: NetworkLoadBalancerPlan,
  groupIds: ReadonlyMap<string, string>,
): readonly (readonly [string, ResourceJson])[] {
  return [
    [id, { Type: `${ELBV2}::LoadBalancer`, Properties: { Type: 'network' } }],
    ...listeners.map(
      ({ port, targetGroup }) =>
        [
          `${id}Tcp${port}`,
          {
            Type: `${ELBV2}::Listener`,
            Properties: {
              LoadBalancerArn: ref(id),
              Port: port,
              Protocol: 'TCP',
              DefaultActions: [forward(groupIds.get(targetGroup) ?? '')],
            },
          },
        ] as const,
    ),
  ];
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
