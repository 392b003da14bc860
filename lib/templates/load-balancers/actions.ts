import type { Action, Listener, TargetGroup, WeightedTarget } from './load-balancer';

/** What a listener may do: the actions of its rules, and the default one. */
export function actionsOf({ rules, defaultAction }: Listener): readonly Action[] {
  return [...rules.map(({ action }) => action), defaultAction];
}

/** The target groups an action forwards to, weights of nothing included. */
export function groupsOf(action: Action): readonly TargetGroup[] {
  return action.kind === 'forward' ? action.targets.map(({ group }) => group) : [];
}

/** Those of an action's targets that get requests: one without weight gets none, unless it is the only one. */
export function usedTargets(targets: readonly WeightedTarget[]): readonly WeightedTarget[] {
  return targets.length === 1 ? targets : targets.filter(({ weight }) => weight !== 0);
}

/** The pools behind some targets, each once. */
export function poolsOf(targets: readonly WeightedTarget[]): readonly string[] {
  return [...new Set(targets.flatMap(({ group }) => group.pools))];
}
