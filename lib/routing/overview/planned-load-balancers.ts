import { groupsOf } from '../../templates/load-balancers/actions';
import type { ListenerTraits, LoadBalancer } from '../../templates/load-balancers/load-balancer';
import { text } from '../../templates/load-balancers/properties';
import { writtenLogs } from '../../templates/load-balancers/written-logs';
import { referenceIn, Symbolic } from '../../templates/symbolic';
import { plannedAction, readAction, type PlannedAction } from './planned-action';

export interface PlannedLoadBalancer {
  readonly key: string;
  /** null: outside of the template. */
  readonly logicalId: string | null;
  readonly stack: string | null;
  readonly type: string | null;
  readonly scheme: string | null;
  readonly listeners: readonly PlannedListener[];
  /** What it writes to a bucket; listeners for TCP write nothing. */
  readonly logs: readonly PlannedLog[];
}

export interface PlannedLog {
  readonly log: 'access' | 'connection' | 'health check';
  /** Logical id of the bucket, or its name. */
  readonly bucket: string | null;
  readonly prefix: string | null;
}

const LOGS = { access_logs: 'access', connection_logs: 'connection', health_check_logs: 'health check' } as const;

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
    logs: writtenLogs(balancer).map(({ kind, bucket, prefix }) => ({
      log: LOGS[kind],
      bucket: referenceIn(bucket)?.resource ?? text(bucket) ?? null,
      prefix: text(prefix) ?? null,
    })),
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
