import { hostNameProblem } from '../../declaring/host-name';
import type { PublishedName } from '../published-name';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import { ofName } from '../places';
import { isToken } from '../../declaring/tokens';

/** Names that cannot be published, must not be, or are claimed twice. */
export function nameFindings(input: CheckInput): readonly Finding[] {
  return [...malformed(input), ...publishedTwice(input), ...internalNames(input)];
}

function malformed({ names }: CheckInput): readonly Finding[] {
  return names.flatMap((declared) => {
    const { name, kind } = declared;
    if (isToken(name)) return finding('host-name-unresolved', ofName(declared), { kind: 'public name', nameKind: kind });
    const problem = hostNameProblem(name);
    if (problem === undefined) return [];
    return finding('host-name-malformed', ofName(declared), { name, kind, problem });
  });
}

function publishedTwice({ names }: CheckInput): readonly Finding[] {
  const claims = new Map<string, Map<string, PublishedName>>();
  for (const name of names) claims.set(name.name, (claims.get(name.name) ?? new Map<string, PublishedName>()).set(name.owner, name));
  return [...claims].flatMap(([name, claimants]) => {
    const [first, second] = claimants.values();
    if (first === undefined || second === undefined) return [];
    const owners = [...claimants.values()].map(({ ownerName }) => ownerName);
    const isPoolAndSimpleUrl = first.backend.owner === second.backend.owner && first.owner === first.backend.owner;
    return isPoolAndSimpleUrl
      ? finding('name-published-twice', ofName(second), { kind: 'by a pool and its simple URLs', name })
      : concerning(
          first.ownerName,
          finding('name-published-twice', ofName(leastEntitled([...claimants.values()])), {
            kind: 'by several',
            name,
            owners,
            isOfPool: [...claimants.values()].some(({ kind }) => kind === 'external web services'),
          }),
        );
  });
}

/** The one to take it from: somebody else than Lync, who was given the name besides its own, or else the last. */
function leastEntitled(claimants: readonly PublishedName[]): PublishedName {
  const besides = claimants.findLast(({ kind }) => kind === 'further name' || kind === 'further host');
  const service = claimants.findLast(({ kind }) => kind === 'further service');
  return service ?? besides ?? (claimants.at(-1) as PublishedName);
}

function internalNames({ names }: CheckInput): readonly Finding[] {
  return names
    .filter(({ name, kind }) => kind !== 'further service' && name.startsWith('lyncdiscoverinternal.'))
    .map((declared) => finding('internal-name-published', ofName(declared), { kind: 'declared', name: declared.name }));
}
