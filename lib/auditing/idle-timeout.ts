import { finding, withValues, type Finding } from '../findings/finding';
import { LEAST_IDLE_SECONDS, PUSH_SECONDS } from '../declaring/idle-timeout';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';

const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds';

/** What a load balancer waits that says nothing. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
const DEFAULT_SECONDS = 60;

/** An idle time-out that cuts the long polls of Lync clients. */
export function idleTimeout(
  balancer: LoadBalancer,
  { logicalId, properties }: DeployedResource,
  mobileClients: boolean,
): readonly Finding[] {
  if (balancer.type !== 'application') return [];
  const given = properties['LoadBalancerAttributes'];
  const attribute = list(given).find((each) => text(entry(each, 'Key')) === IDLE_TIMEOUT);
  // What only the deployment decides may be the one.
  if (attribute === undefined && [given, ...list(given)].some((each) => (entry(each, 'Key') ?? each) instanceof Symbolic)) return [];
  const seconds = attribute === undefined ? DEFAULT_SECONDS : number(entry(attribute, 'Value'));
  const wanted = mobileClients ? PUSH_SECONDS : LEAST_IDLE_SECONDS;
  if (seconds === undefined || seconds < 1 || seconds >= wanted) return [];
  const timeout = { kind: 'deployed', seconds, isDefault: attribute === undefined } as const;
  const found =
    seconds < LEAST_IDLE_SECONDS
      ? finding('idle-timeout-too-short', logicalId, { ...timeout, least: LEAST_IDLE_SECONDS })
      : finding('idle-timeout-short', logicalId, { ...timeout, least: PUSH_SECONDS });
  return [withValues(found, [seconds])];
}
