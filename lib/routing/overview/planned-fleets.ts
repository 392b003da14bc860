import { HAPROXY_IMAGE } from '../../facts/haproxy-image';
import type { DeployedResource } from '../../templates/deployed-resources';
import { haproxyFleets, type HaproxyFleet } from '../../templates/load-balancers/haproxy-fleet';
import { backendsBehind } from '../../templates/load-balancers/host-reader';
import { entry, list, number, shown, text } from '../../templates/load-balancers/properties';
import { referenceIn, Symbolic } from '../../templates/symbolic';
import type { TemplateRouting } from '../template-routing';

/** HAProxys behind the target groups of a load balancer, which read hosts in its place. */
export interface PlannedFleet {
  /** The service that runs them. */
  readonly key: string;
  readonly logicalId: string;
  readonly stack: string;
  /** Repository and digest or tag. null: the template does not tell. */
  readonly image: string | null;
  /** Of HAProxy, where it is known what the image is. */
  readonly version: string | null;
  /** Of each task, in 1/1024 of a processor, and in MiB. null: the template does not tell. */
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
  readonly tasks: PlannedTasks;
  /** Where its certificates are, if TLS ends in it: ARNs of secrets. */
  readonly secrets: readonly string[];
  /** Keys of the target groups the tasks are registered at. */
  readonly targetGroups: readonly string[];
  /** Where they lead hosts to; empty where their configuration does not tell. */
  readonly backends: readonly PlannedBackend[];
}

/** null: the template does not tell. */
export interface PlannedTasks {
  readonly least: number | null;
  readonly most: number | null;
}

/** Servers that HAProxy leads to. */
export interface PlannedBackend {
  /** As the configuration calls them. */
  readonly name: string;
  readonly pools: readonly string[];
  readonly protocol: 'HTTPS' | 'HTTP';
  readonly port: number;
  readonly servers: readonly { readonly address: string; readonly port: number }[];
}

export function plannedFleets({ resources, targetGroups }: TemplateRouting): readonly PlannedFleet[] {
  return haproxyFleets(resources).map((fleet) => {
    const { service, definition, container, registered } = fleet;
    const groups = registered.flatMap(({ group = [] }) => group);
    const readers = targetGroups.filter(({ key }) => groups.includes(key)).flatMap(({ reader = [] }) => reader);
    const backends = new Map(
      readers
        .flatMap(backendsBehind)
        .map(({ name, pools, protocol, port, servers }) => [name, { name, pools, protocol, port, servers }] as const),
    );
    const image = text(entry(container, 'Image')) ?? null;
    return {
      key: service.key,
      logicalId: service.logicalId,
      stack: service.stackName,
      image,
      version: image === HAPROXY_IMAGE.reference ? HAPROXY_IMAGE.version : null,
      cpu: number(definition?.properties['Cpu']) ?? null,
      memoryMiB: number(definition?.properties['Memory']) ?? null,
      tasks: tasksOf(fleet, resources),
      secrets: list(entry(container, 'Secrets')).map((each) => shown(entry(each, 'ValueFrom'))),
      targetGroups: groups,
      backends: [...backends.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
}

const SCALABLE_TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

/** As many as it may become; without scaling as many as are wanted. One where nobody says: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
export function tasksOf(fleet: HaproxyFleet, resources: readonly DeployedResource[]): PlannedTasks {
  const target = scalableTarget(fleet, resources);
  const wanted = count(fleet.service.properties['DesiredCount'], 1);
  if (target === undefined) return { least: wanted, most: wanted };
  return { least: count(target.properties['MinCapacity'], wanted), most: count(target.properties['MaxCapacity'], wanted) };
}

/** What registers the service of a fleet for scaling. */
export function scalableTarget({ service }: HaproxyFleet, resources: readonly DeployedResource[]): DeployedResource | undefined {
  return resources.find(
    ({ type, properties: { ResourceId: scaled } }) =>
      type === SCALABLE_TARGET && scaled instanceof Symbolic && partsOf(scaled).includes(service.key),
  );
}

/** Keys of all resources that a text speaks of. */
function partsOf({ parts }: Symbolic): readonly string[] {
  return parts.flatMap((part) => referenceIn(new Symbolic([part]))?.resource ?? []);
}

function count(value: unknown, otherwise: number | null): number | null {
  return value === undefined ? otherwise : (number(value) ?? null);
}
