import { groupedBy } from '../declaring/grouped-by';
import type { DeployedResource } from './deployed-resources';
import { referenceIn } from './symbolic';

/** Of the resources of some templates: whoever asks for every rule, record or target asks here, not every resource. */
interface ResourceIndex {
  readonly byKey: ReadonlyMap<string, DeployedResource>;
  readonly byType: ReadonlyMap<string, readonly DeployedResource[]>;
  /** By type and property, and then by the resource that the property names. */
  readonly byReference: Map<string, ReadonlyMap<string | undefined, readonly DeployedResource[]>>;
}

const INDEXES = new WeakMap<readonly DeployedResource[], ResourceIndex>();

function indexOf(resources: readonly DeployedResource[]): ResourceIndex {
  const known = INDEXES.get(resources);
  if (known !== undefined) return known;
  const made: ResourceIndex = {
    byKey: new Map(resources.toReversed().map((each) => [each.key, each])),
    byType: groupedBy(resources, ({ type }) => type),
    byReference: new Map(),
  };
  INDEXES.set(resources, made);
  return made;
}

/** The resource of a key, if it is there and, where one is given, of a type. */
export function resourceAt(key: string | undefined, resources: readonly DeployedResource[], type?: string): DeployedResource | undefined {
  const found = key === undefined ? undefined : indexOf(resources).byKey.get(key);
  return type === undefined || found?.type === type ? found : undefined;
}

/** Those of a type, in their order. */
export function resourcesOfType(type: string, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  return indexOf(resources).byType.get(type) ?? [];
}

/** Those of a type whose property names a resource, in their order. */
export function resourcesNaming(
  key: string,
  { type, property }: { readonly type: string; readonly property: string },
  resources: readonly DeployedResource[],
): readonly DeployedResource[] {
  const { byReference } = indexOf(resources);
  const of = `${type} ${property}`;
  const byKey =
    byReference.get(of) ?? groupedBy(resourcesOfType(type, resources), ({ properties }) => referenceIn(properties[property])?.resource);
  byReference.set(of, byKey);
  return byKey.get(key) ?? [];
}
