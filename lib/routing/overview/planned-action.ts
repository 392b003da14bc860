import type { ReaderAnswer } from '../../templates/load-balancers/host-reader';
import type { Action, RedirectParts, WeightedTarget } from '../../templates/load-balancers/load-balancer';
import { poolsOf, usedTargets } from '../../templates/load-balancers/actions';
import { shown } from '../../templates/load-balancers/properties';
import { targetGroupName, type TargetGroupName } from './planned-target-groups';

/** What a rule or a default action does with a request. */
export interface PlannedAction {
  /** null: the template does not tell. */
  readonly action: 'forward' | 'redirect' | 'fixed-response' | null;
  readonly targets: readonly RoutedTarget[];
  /** Of all targets that get requests. */
  readonly pools: readonly string[];
  /** Placeholders and all: `https://#{host}:443/#{path}?#{query}`. */
  readonly redirectTo: string | null;
  readonly status: number | null;
}

export interface RoutedTarget {
  readonly targetGroup: TargetGroupName;
  /** null where the template does not tell; 1 where there is only one. */
  readonly weight: number | null;
  readonly pools: readonly string[];
}

export function plannedAction(action: Action): PlannedAction {
  switch (action.kind) {
    case 'forward':
      return { ...NOTHING, action: 'forward', targets: action.targets.map(routedTarget), pools: poolsOf(usedTargets(action.targets)) };
    case 'redirect':
      return { ...NOTHING, action: 'redirect', redirectTo: redirectText(action.to), status: action.status ?? null };
    case 'fixed-response':
      return { ...NOTHING, action: 'fixed-response', status: action.status ?? null };
    case 'unknown':
      return NOTHING;
  }
}

/** The same of what stands behind a target group and reads hosts in its place. */
export function readAction(answer: ReaderAnswer): Partial<PlannedAction> {
  switch (answer.kind) {
    case 'forward':
      return { pools: answer.pools };
    case 'redirect':
      return { ...NOTHING, action: 'redirect', redirectTo: answer.to, status: answer.status };
    case 'fixed-response':
      return { ...NOTHING, action: 'fixed-response', status: answer.status };
    case 'unknown':
      return NOTHING;
  }
}

const NOTHING: PlannedAction = { action: null, targets: [], pools: [], redirectTo: null, status: null };

function routedTarget({ group, weight }: WeightedTarget): RoutedTarget {
  return { targetGroup: targetGroupName(group), weight: weight ?? null, pools: group.pools };
}

function redirectText({ protocol, host, port, path, query }: RedirectParts): string {
  const part = (value: unknown, otherwise: string) => (value === undefined ? otherwise : shown(value));
  const where = `${part(protocol, '#{protocol}').toLowerCase()}://${part(host, '#{host}')}:${part(port, '#{port}')}`;
  return `${where}${part(path, '/#{path}')}?${part(query, '#{query}')}`;
}
