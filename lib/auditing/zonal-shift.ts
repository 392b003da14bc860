import { finding, type Finding } from '../findings/finding';
import type { ZonalShiftProblem } from '../findings/load-balancer/attributes';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, text, valueOf } from '../templates/load-balancers/properties';
import { Symbolic } from '../templates/symbolic';

/**
 * Target groups with which a Network Load Balancer that crosses zones takes no zonal shift.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-zonal-shift.html
 */
export function zonalShift({ type, resource, listeners }: LoadBalancer): readonly Finding[] {
  if (type !== 'network' || resource === undefined) return [];
  const attribute = (name: string) => text(valueOf(resource.properties['LoadBalancerAttributes'], name));
  if (attribute('zonal_shift.config.enabled') !== 'true' || attribute(CROSS_ZONE) !== 'true') return [];
  const groups = [...new Set(listeners.flatMap(actionsOf).flatMap(groupsOf))];
  return groups.flatMap((group) => {
    const problem = problemOf(group);
    if (problem === undefined || group.resource === undefined) return [];
    return [finding('zonal-shift-refused', group.resource.logicalId, { loadBalancer: resource.logicalId, problem })];
  });
}

const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

function problemOf({ resource, protocol }: TargetGroup): ZonalShiftProblem | undefined {
  if (resource === undefined) return undefined;
  const { TargetType: targetType, TargetGroupAttributes: attributes } = resource.properties;
  if (text(targetType) === 'alb') return 'Application Load Balancer';
  if (protocol !== undefined && !['TCP', 'TLS'].includes(protocol)) return 'protocol';
  if (text(valueOf(attributes, CROSS_ZONE)) === 'false') return 'its own zones';
  const cut = valueOf(attributes, 'target_health_state.unhealthy.connection_termination.enabled');
  // What only the deployment knows may say so.
  const isOpen = [attributes, ...list(attributes)].some((each) => (entry(each, 'Key') ?? each) instanceof Symbolic);
  return cut === undefined ? (isOpen ? undefined : 'cut connections') : text(cut) === 'true' ? 'cut connections' : undefined;
}
