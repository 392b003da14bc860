import { isIP } from 'node:net';
import type { TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';

/** A server of a target group, as far as the template tells. */
export interface Target {
  /** undefined: an instance, or known to the deployment alone. */
  readonly address: string | undefined;
  /** Where requests go; undefined where only the deployment tells. */
  readonly port: number | undefined;
  /** Where the health check goes. */
  readonly checkPort: number | undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html: a target may have a port of its own. */
export function targetsOf({ resource, port: common }: TargetGroup): readonly Target[] {
  if (resource === undefined) return [];
  const { HealthCheckPort: written = 'traffic-port', Targets: targets } = resource.properties;
  return list(targets).map((target) => {
    const [id, own] = [text(entry(target, 'Id')), entry(target, 'Port')];
    const port = own === undefined ? common : number(own);
    return {
      address: id !== undefined && isIP(id) !== 0 ? id : undefined,
      port,
      checkPort: written === 'traffic-port' ? port : number(written),
    };
  });
}
