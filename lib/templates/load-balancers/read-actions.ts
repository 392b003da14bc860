import type { Action, WeightedTarget } from './load-balancer';
import { entry, list, number, text } from './properties';
import type { TargetGroups } from './read-target-groups';

const ROUTING: readonly (string | undefined)[] = ['forward', 'redirect', 'fixed-response'];

/**
 * The one action of a rule or listener that answers, with what happens before it (authentication).
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function readAction(actions: unknown, groups: TargetGroups): Action {
  const inOrder = list(actions)
    .map((action, index) => ({ action, order: number(entry(action, 'Order')) ?? index + 1 }))
    .sort((a, b) => a.order - b.order)
    .map(({ action }) => action);
  const last = inOrder.find((action) => ROUTING.includes(text(entry(action, 'Type'))));
  const before = inOrder.filter((action) => action !== last).map((action) => text(entry(action, 'Type')) ?? 'unknown');
  switch (text(entry(last, 'Type')) ?? '') {
    case 'forward': {
      const targets = forwardTargets(last, groups);
      return targets.length === 0 ? { kind: 'unknown', before } : { kind: 'forward', targets, before };
    }
    case 'redirect': {
      const config = entry(last, 'RedirectConfig');
      const [protocol, host, port, path, query] = ['Protocol', 'Host', 'Port', 'Path', 'Query'].map((key) => entry(config, key));
      const status = number(text(entry(config, 'StatusCode'))?.replace(/^HTTP_/, ''));
      return { kind: 'redirect', to: { protocol, host, port, path, query }, status, before };
    }
    case 'fixed-response':
      return { kind: 'fixed-response', status: number(entry(entry(last, 'FixedResponseConfig'), 'StatusCode')), before };
    default:
      return { kind: 'unknown', before };
  }
}

function forwardTargets(action: unknown, groups: TargetGroups): readonly WeightedTarget[] {
  const several = list(entry(entry(action, 'ForwardConfig'), 'TargetGroups'));
  if (several.length > 0) {
    return several.map((each) => {
      const weight = entry(each, 'Weight');
      return { group: groups.of(entry(each, 'TargetGroupArn')), weight: weight === undefined ? 1 : number(weight) };
    });
  }
  const arn = entry(action, 'TargetGroupArn');
  return arn === undefined ? [] : [{ group: groups.of(arn), weight: 1 }];
}
