import { groupsOf } from '../../templates/load-balancers/actions';
import type { ListenerTraits, LoadBalancer } from '../../templates/load-balancers/load-balancer';
import { text } from '../../templates/load-balancers/properties';
import { Symbolic } from '../../templates/symbolic';
import { plannedAction, readAction, type PlannedAction } from './planned-action';

export interface PlannedLoadBalancer {
  readonly key: string;
  /** null: outside of the template. */
  readonly logicalId: string | null;
  readonly stack: string | null;
  readonly type: string | null;
  readonly scheme: string | null;
  readonly listeners: readonly PlannedListener[];
}

export interface PlannedListener {
  readonly key: string;
  readonly logicalId: string | null;
  readonly port: number | null;
  readonly protocol: string | null;
  readonly rules: number;
  /** What becomes of requests that no rule matches. */
  readonly default: PlannedAction;
  /** Keys of the target groups of its default action. */
  readonly forwardsTo: readonly string[];
  /** Who behind it reads hosts in place of its rules; null: nobody. */
  readonly hostsReadBy: 'haproxy' | null;
}

/** `.invalid` is reserved for names that nobody has. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
const UNLISTED_HOST = 'unlisted.invalid';

export function plannedLoadBalancers(loadBalancers: readonly LoadBalancer[]): readonly PlannedLoadBalancer[] {
  return loadBalancers.map((balancer) => ({
    key: balancer.key,
    logicalId: balancer.resource?.logicalId ?? null,
    stack: balancer.resource?.stackName ?? null,
    type: balancer.type ?? null,
    scheme: schemeOf(balancer),
    listeners: balancer.listeners.map(({ key, resource, port, protocol, rules, defaultAction, traits }) => ({
      key,
      logicalId: resource?.logicalId ?? null,
      port: port ?? null,
      protocol: protocol ?? null,
      rules: rules.length,
      default: {
        ...plannedAction(defaultAction),
        ...unlisted(traits),
      },
      forwardsTo: groupsOf(defaultAction).map((group) => group.key),
      hostsReadBy: traits.reader === undefined ? null : 'haproxy',
    })),
  }));
}

/** What becomes of hosts that nobody behind a listener knows. */
function unlisted({ reader, usualScheme: scheme = 'https' }: ListenerTraits): Partial<PlannedAction> {
  if (reader === undefined) return {};
  return readAction(reader.answer({ scheme, host: UNLISTED_HOST, path: '/' }), reader, scheme, UNLISTED_HOST);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html */
export function schemeOf({ resource }: LoadBalancer): string | null {
  if (resource === undefined) return null;
  const scheme = resource.properties['Scheme'];
  return scheme instanceof Symbolic ? null : (text(scheme) ?? 'internet-facing');
}
