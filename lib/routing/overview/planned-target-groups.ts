import type { TargetGroup } from '../../templates/load-balancers/load-balancer';
import { entry, list, number, shown, text } from '../../templates/load-balancers/properties';
import type { TemplateRouting } from '../template-routing';

/** A target group as routes name it. */
export interface TargetGroupName {
  readonly key: string;
  /** null: outside of the template. */
  readonly logicalId: string | null;
  readonly protocol: string | null;
  readonly port: number | null;
}

export interface PlannedTargetGroup extends TargetGroupName {
  readonly stack: string | null;
  /** External web services FQDNs, or the host of Office Web Apps or a further service; empty where the group has no such tag. */
  readonly pools: readonly string[];
  readonly targetType: string | null;
  readonly targets: readonly PlannedTarget[];
  readonly healthCheckPath: string | null;
}

export interface PlannedTarget {
  /** Address, instance or ARN. */
  readonly id: string;
  readonly port: number | null;
  readonly zone: string | null;
}

export function plannedTargetGroups({ targetGroups }: TemplateRouting): readonly PlannedTargetGroup[] {
  return targetGroups.map((group) => {
    const { properties, stackName } = group.resource;
    return {
      ...targetGroupName(group),
      stack: stackName,
      pools: group.pools,
      targetType: text(properties['TargetType']) ?? 'instance',
      targets: list(properties['Targets']).map((target) => ({
        id: shown(entry(target, 'Id')),
        port: number(entry(target, 'Port')) ?? null,
        zone: text(entry(target, 'AvailabilityZone')) ?? null,
      })),
      healthCheckPath: text(properties['HealthCheckPath']) ?? null,
    };
  });
}

export function targetGroupName({ key, resource, protocol, port }: TargetGroup): TargetGroupName {
  return { key, logicalId: resource?.logicalId ?? null, protocol: protocol ?? null, port: port ?? null };
}
