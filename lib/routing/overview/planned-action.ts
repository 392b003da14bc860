import { DEFAULT_PORTS } from '../../facts/default-ports';
import type { HostReader, ReaderAnswer } from '../../templates/load-balancers/host-reader';
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
  /** Where HAProxy behind the target group sends the request; null: elsewhere the target group leads to the servers itself. */
  readonly backend: { readonly name: string; readonly protocol: string; readonly port: number } | null;
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

/** The same of what stands behind a target group and reads hosts in its place, as it answered for a host. */
export function readAction(answer: ReaderAnswer, reader: HostReader, scheme: string, host: string): Partial<PlannedAction> {
  switch (answer.kind) {
    case 'forward':
      return { pools: answer.pools, backend: { name: answer.name, protocol: answer.protocol, port: answer.port } };
    case 'redirect':
      return { ...NOTHING, action: 'redirect', redirectTo: redirectOf(answer.to, reader, scheme, host), status: answer.status };
    case 'fixed-response':
      return { ...NOTHING, action: 'fixed-response', status: answer.status };
    case 'unknown':
      return NOTHING;
  }
}

/** With placeholders where it keeps host, path and query. */
function redirectOf(to: string, { answer }: HostReader, scheme: string, host: string): string {
  const asked = answer({ scheme, host, path: '/any-path', query: 'any=query' });
  const [, port] = asked.kind === 'redirect' ? (/^https:\/\/[^/:]+(?::(\d+))?\/any-path\?any=query$/.exec(asked.to) ?? []) : [];
  const isKept = asked.kind === 'redirect' && asked.to === `https://${host}${port === undefined ? '' : `:${port}`}/any-path?any=query`;
  return isKept ? `https://#{host}:${port ?? DEFAULT_PORTS.https}/#{path}?#{query}` : to;
}

const NOTHING: PlannedAction = { action: null, targets: [], pools: [], backend: null, redirectTo: null, status: null };

function routedTarget({ group, weight }: WeightedTarget): RoutedTarget {
  return { targetGroup: targetGroupName(group), weight: weight ?? null, pools: group.pools };
}

function redirectText({ protocol, host, port, path, query }: RedirectParts): string {
  const part = (value: unknown, otherwise: string) => (value === undefined ? otherwise : shown(value));
  const where = `${part(protocol, '#{protocol}').toLowerCase()}://${part(host, '#{host}')}:${part(port, '#{port}')}`;
  return `${where}${part(path, '/#{path}')}?${part(query, '#{query}')}`;
}
