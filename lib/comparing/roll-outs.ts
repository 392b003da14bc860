import { NLB } from '../facts/limits';
import { finding, type Finding } from '../findings/finding';
import { haproxyFleets, type HaproxyFleet } from '../templates/load-balancers/haproxy-fleet';
import { entry, number, valueOf } from '../templates/load-balancers/properties';
import type { TemplateRouting } from '../routing/template-routing';
import type { Replacement } from './comparison';
import { resourcesIn } from './resource-values';
import type { Update } from './update';

/** Of a service: what a task is made of. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html */
const OF_TASKS = [
  'TaskDefinition',
  'NetworkConfiguration',
  'LoadBalancers',
  'PlatformVersion',
  'CapacityProviderStrategy',
  'PropagateTags',
];

/** Fleets of HAProxy of both templates whose tasks are started anew. */
export function rollOutFindings({ resources, after }: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  return haproxyFleets(after.resources).flatMap((fleet) => {
    const { key } = fleet.service;
    const pair = resources.get(key);
    if (pair?.before === undefined) return [];
    const properties = OF_TASKS.filter(
      (property) =>
        pair.changedProperties.includes(property) || resourcesIn(fleet.service.properties[property]).some((each) => replaced.has(each)),
    );
    if (properties.length === 0 && !replaced.has(key)) return [];
    const because = properties.length === 0 ? (replaced.get(key)?.because ?? []).map(({ property }) => property) : properties;
    return [finding('service-rolls-out', key, { service: key, properties: because, drains: drains(fleet, after), stops: stops(fleet) })];
  });
}

/** The longest delay of its target groups. */
function drains({ registered }: HaproxyFleet, { targetGroups }: TemplateRouting): number | undefined {
  const delays = targetGroups
    .filter(({ key }) => registered.some(({ group }) => group === key))
    .map(({ resource }) => {
      const delay = valueOf(resource.properties['TargetGroupAttributes'], 'deregistration_delay.timeout_seconds');
      return delay === undefined ? NLB.deregistrationDelay.byDefault : number(delay);
    });
  return delays.length === 0 || delays.some((each) => each === undefined) ? undefined : Math.max(...delays.map((each) => each ?? 0));
}

function stops({ container }: HaproxyFleet): number | undefined {
  return number(entry(container, 'StopTimeout'));
}
