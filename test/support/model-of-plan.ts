import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import type { ModelLoadBalancer, Outcome } from './listener-model';

/** A plan as the listeners it would become. */
export function modelOfPlan({ listeners, rules, targetGroups }: PublishingPlan): ModelLoadBalancer {
  const forward = (key: string): Outcome => {
    const group = targetGroups.find((each) => each.key === key);
    if (group === undefined) throw new Error(`no target group ${key}`);
    return { kind: 'forward', pools: group.pools.join(' '), protocol: group.protocol, port: group.port };
  };
  return {
    listeners: listeners.map(({ port, protocol, defaultAction }) => ({
      port,
      protocol,
      defaultOutcome:
        defaultAction.kind === 'redirect' ? { kind: 'redirect', to: `HTTPS:${defaultAction.port}` } : { kind: 'fixed-response' },
    })),
    rules: rules.map(({ listenerPort, priority, hosts, hostRegexes, pathRegexes, action }) => ({
      port: listenerPort,
      priority,
      hosts,
      hostRegexes,
      pathRegexes,
      outcome: action.kind === 'redirect' ? { kind: 'redirect', to: `HTTPS:${action.port}` } : forward(action.targetGroup),
    })),
  };
}
