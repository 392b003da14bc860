import type { Finding } from '../../planning/findings/finding';
import type { LoadBalancer } from '../load-balancers/load-balancer';
import { auditFinding } from './catalogue';
import { forwards, isForUnlisted, listenerName } from './listener-hosts';

/** Listeners and rules that let hosts nobody publishes reach a target group. Network load balancers cannot read hosts. */
export function unknownHosts({ type, listeners }: LoadBalancer): readonly Finding[] {
  if (type !== 'application') return [];
  return listeners.flatMap((listener) => [
    ...(forwards(listener.defaultAction)
      ? [reached(listener.resource?.logicalId, `The default action of ${listenerName(listener)} forwards`)]
      : []),
    ...listener.rules
      .filter((rule) => forwards(rule.action) && isForUnlisted(rule))
      .map((rule) => reached(rule.resource.logicalId, `The rule with priority ${rule.priority ?? '?'} forwards`)),
  ]);
}

function reached(where: string | undefined, what: string): Finding {
  return auditFinding(
    'unknown-host-reaches-pool',
    where,
    `${what} requests for hosts that are not published.`,
    'Whoever knows the address reaches the pool under any name, and scanners do.',
    'Let the default action be a fixed response 404, and give every rule a host condition.',
  );
}
