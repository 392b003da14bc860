import { serversIn } from '../haproxy/reading/servers';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedResource } from '../templates/deployed-resources';
import { fleetAt, haproxyContainer, type RunningFleet } from '../templates/load-balancers/haproxy-fleet';
import { poolsBehind } from '../templates/load-balancers/host-reader';
import type { TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import { referenceIn } from '../templates/symbolic';
import type { FleetFacts, ResourceFacts } from './inputs';

interface AtGroup {
  readonly group: TargetGroup;
  readonly fleet: RunningFleet;
}

/** The fleets of a template, each once, however many target groups lead to it. */
export function fleetFacts(
  { targetGroups, resources }: TemplateRouting,
  named: (resource: DeployedResource) => ResourceFacts,
): readonly FleetFacts[] {
  const found = targetGroups.flatMap((group): readonly AtGroup[] => {
    const fleet = group.resource === undefined ? undefined : fleetAt(group.resource, resources);
    return fleet === undefined ? [] : [{ group, fleet }];
  });
  const services = new Map(found.map(({ fleet }) => [fleet.service.key, fleet]));
  return [...services.values()].map((fleet) => {
    const groups = found.filter((each) => each.fleet.service.key === fleet.service.key).map(({ group }) => group);
    const container = haproxyContainer(fleet.definition);
    const nameOf = (value: unknown) => {
      const key = referenceIn(value)?.resource;
      const resource = resources.find((each) => each.key === key);
      return resource === undefined ? undefined : named(resource);
    };
    return {
      service: named(fleet.service),
      cluster: nameOf(fleet.service.property('Cluster')),
      logGroup: nameOf(entry(entry(entry(container, 'LogConfiguration'), 'Options'), 'awslogs-group')),
      image: text(entry(container, 'Image')),
      pools: [...new Set(groups.flatMap(({ reader }) => (reader === undefined ? [] : poolsBehind(reader))))].sort(),
      backends: serversIn(fleet.files),
      secrets: list(entry(container, 'Secrets')).flatMap((each) => text(entry(each, 'ValueFrom')) ?? []),
      drainSeconds: groups.flatMap(({ resource }) => drainSeconds(resource))[0],
    };
  });
}

function drainSeconds(targetGroup: DeployedResource | undefined): readonly number[] {
  return list(targetGroup?.property('TargetGroupAttributes'))
    .filter((attribute) => text(entry(attribute, 'Key')) === 'deregistration_delay.timeout_seconds')
    .flatMap((attribute) => number(entry(attribute, 'Value')) ?? []);
}
