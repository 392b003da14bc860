import { resourceAt } from '../templates/resource-index';
import { serversIn } from '../haproxy/reading/servers';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedResource } from '../templates/deployed-resources';
import { haproxyFleets } from '../templates/load-balancers/haproxy-fleet';
import { poolsBehind } from '../templates/load-balancers/host-reader';
import { entry, list, number, text, valueOf } from '../templates/load-balancers/properties';
import { referenceIn } from '../templates/symbolic';
import type { FleetFacts, ResourceFacts } from './inputs';

/** The fleets of a template whose configuration can be read. */
export function fleetFacts(
  { targetGroups, resources }: TemplateRouting,
  named: (resource: DeployedResource) => ResourceFacts,
): readonly FleetFacts[] {
  const nameOf = (value: unknown) => {
    const resource = resourceAt(referenceIn(value)?.resource, resources);
    return resource === undefined ? undefined : named(resource);
  };
  return haproxyFleets(resources).flatMap(({ service, container, files, registered }) => {
    if (files === undefined) return [];
    const groups = targetGroups.filter(({ key }) => registered.some(({ group }) => group === key));
    return {
      service: named(service),
      cluster: nameOf(service.property('Cluster')),
      logGroup: nameOf(entry(entry(entry(container, 'LogConfiguration'), 'Options'), 'awslogs-group')),
      image: text(entry(container, 'Image')),
      pools: [...new Set(groups.flatMap(({ reader }) => (reader === undefined ? [] : poolsBehind(reader))))].sort(),
      backends: serversIn(files),
      secrets: list(entry(container, 'Secrets')).flatMap((each) => text(entry(each, 'ValueFrom')) ?? []),
      drainSeconds: groups.flatMap(
        ({ resource }) => number(valueOf(resource.property('TargetGroupAttributes'), 'deregistration_delay.timeout_seconds')) ?? [],
      )[0],
    };
  });
}
