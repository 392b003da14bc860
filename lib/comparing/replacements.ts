import { finding, type Finding } from '../findings/finding';
import type { Collision } from './collisions';
import type { Replacement, ReplacementCause } from './comparison';
import { documentationOf, UPDATE_BEHAVIOUR, type UpdateBehaviour } from './replacement-table';
import { resourcesIn } from './resource-values';
import type { ResourcePair, Update } from './update';

/** What CloudFormation makes anew under the same logical id, by key: resources, and whatever cannot be moved from the old to the new one. */
export function replacementsOf({ resources }: Update): ReadonlyMap<string, Replacement> {
  const replaced = new Map<string, Replacement>();
  let size = -1;
  while (size !== replaced.size) {
    size = replaced.size;
    for (const pair of resources.values()) {
      if (replaced.get(pair.key)?.certain === true) continue;
      const found = replacement(pair, replaced);
      if (found !== undefined) replaced.set(pair.key, found);
    }
  }
  return new Map([...resources.keys()].flatMap((key) => (replaced.has(key) ? [[key, replaced.get(key) as Replacement]] : [])));
}

function replacement(pair: ResourcePair, replaced: ReadonlyMap<string, Replacement>): Replacement | undefined {
  const { key, before, after } = pair;
  if (before === undefined || after === undefined || before.type !== after.type) return undefined;
  const behaviour = UPDATE_BEHAVIOUR[after.type];
  if (behaviour === undefined) return undefined;
  const certainly = causes(pair, behaviour.replacedBy, replaced);
  const because = [...certainly, ...causes(pair, behaviour.perhapsReplacedBy ?? [], replaced)];
  if (because.length === 0) return undefined;
  const { logicalId, stackName, type } = after;
  const certain = certainly.some(({ refersTo }) => refersTo === undefined || replaced.get(refersTo)?.certain === true);
  return {
    key,
    logicalId,
    stackName,
    type,
    certain,
    because,
    clients: clientsNotice(behaviour, because),
    documentation: documentationOf(type),
  };
}

function clientsNotice({ clients, clientsOf = {} }: UpdateBehaviour, because: readonly ReplacementCause[]): string {
  return [...new Set(because.map(({ property }) => clientsOf[property] ?? clients))].join(' ');
}

function causes(
  { changedProperties, after }: ResourcePair,
  properties: UpdateBehaviour['replacedBy'],
  replaced: ReadonlyMap<string, Replacement>,
): readonly ReplacementCause[] {
  return properties.flatMap((property): readonly ReplacementCause[] => {
    if (changedProperties.includes(property)) return [{ property, refersTo: undefined }];
    const refersTo = resourcesIn(after?.properties[property]).find((key) => replaced.has(key));
    return refersTo === undefined ? [] : [{ property, refersTo }];
  });
}

/**
 * One finding for each replacement that interrupts clients and is not the consequence of another. What is perhaps replaced
 * and would then collide with itself is told by the collision.
 */
export function replacementFindings(replacements: Iterable<Replacement>, collisions: readonly Collision[]): readonly Finding[] {
  const told = new Set(
    collisions.filter(({ holder, taker }) => holder.resource.key === taker.resource.key).map(({ taker }) => taker.resource.key),
  );
  return [...replacements]
    .filter(({ key, certain }) => certain || !told.has(key))
    .filter(({ type, because }) => UPDATE_BEHAVIOUR[type]?.interrupts === true && because.some(({ refersTo }) => refersTo === undefined))
    .map(({ key, type, because, certain, clients }) => {
      const properties = because.filter(({ refersTo }) => refersTo === undefined).map(({ property }) => property);
      return finding('replacement-interrupts', key, { resource: key, type, certain, properties, clients });
    });
}
