import type { ProxyDeclaration } from '../../declaring/declarations';
import { NLB } from '../../facts/limits';
import type { Attribute } from '../publishing-plan';

export const ZONAL_SHIFT = 'zonal_shift.config.enabled';

/** Of a load balancer of any type. */
export function zonalShift({ zonalShift: isOn }: ProxyDeclaration): readonly Attribute[] {
  return isOn === undefined ? [] : [{ key: ZONAL_SHIFT, value: String(isOn) }];
}

/** Of a Network Load Balancer. Where it does not cross zones, one without a healthy target answers nobody until DNS has forgotten it. */
export function networkZones(proxy: ProxyDeclaration): readonly Attribute[] {
  return [{ key: 'load_balancing.cross_zone.enabled', value: String(crossesZones(proxy)) }, ...zonalShift(proxy)];
}

/**
 * Of its target groups: a Network Load Balancer that crosses zones takes no zonal shift while one of them has connections cut to
 * targets that become unhealthy, as by default.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-zonal-shift.html
 */
export function shiftableTargets(proxy: ProxyDeclaration): readonly Attribute[] {
  if (proxy.zonalShift !== true || !crossesZones(proxy)) return [];
  return [{ key: 'target_health_state.unhealthy.connection_termination.enabled', value: 'false' }];
}

/** How many targets all target groups of a Network Load Balancer may have. */
export function mostTargets(proxy: ProxyDeclaration): number {
  return crossesZones(proxy) ? NLB.targetsCrossZone : NLB.targets;
}

function crossesZones({ crossZone = true }: ProxyDeclaration): boolean {
  return crossZone;
}
