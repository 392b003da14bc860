import type { RouteAnswer, RoutedListener, RoutedTargetGroup } from '../../routing/route-answer';

/** The contract of `route --json`: one object for each URL; what is absent is null. */
export function routeJson(answer: RouteAnswer): object {
  const { url, undetermined } = answer;
  return { url, ...answerJson(answer), undetermined: undetermined?.map(routeJson) ?? null };
}

function answerJson(answer: RouteAnswer): object {
  const { loadBalancer, listener, rule, action, targetGroup, targets, pools, backend, redirectTo, status, rewrites, before } = answer;
  return {
    loadBalancer:
      loadBalancer === undefined ? null : { logicalId: loadBalancer.logicalId ?? null, type: loadBalancer.loadBalancerType ?? null },
    listener: listener === undefined ? null : listenerJson(listener),
    rule: rule === undefined ? (listener === undefined ? null : 'default') : { logicalId: rule.logicalId, priority: rule.priority ?? null },
    action: action ?? null,
    targetGroup: targetGroup === undefined ? null : groupJson(targetGroup),
    targets: targets?.map((each) => ({ targetGroup: groupJson(each.targetGroup), weight: each.weight ?? null, pools: each.pools })) ?? null,
    pools: pools ?? null,
    backend: backend ?? null,
    redirectTo: redirectTo ?? null,
    status: status ?? null,
    ...(rewrites === undefined ? {} : { rewrites }),
    ...(before === undefined ? {} : { before }),
  };
}

function listenerJson({ logicalId, port, protocol }: RoutedListener): object {
  return { logicalId: logicalId ?? null, port: port ?? null, protocol: protocol ?? null };
}

function groupJson({ logicalId, port, protocol }: RoutedTargetGroup): object {
  return { logicalId: logicalId ?? null, protocol: protocol ?? null, port: port ?? null };
}
