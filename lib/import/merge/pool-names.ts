import { isMap, type YAMLMap } from 'yaml';
import type { AutodiscoverEntry, PoolEntry, SimpleUrlsEntry } from '../../declaring/deployment-file/deployment';
import { Blank, known, Remarked, type DeploymentDraft, type Draft, type DraftContents } from '../deployment-draft';
import { entriesOfList, identityOf } from './entry-identity';

/** A draft whose pools are called what a file calls them: names are the user's own. */
export function withFileNames(draft: DeploymentDraft, file: YAMLMap): DeploymentDraft {
  const names = fileNames(draft, file);
  const renamed = (name: string) => names.get(name) ?? name;
  const pool = (entry: DraftContents<PoolEntry>) => ({ ...entry, name: mapped(entry.name, renamed) });
  const set = <T extends SimpleUrlsEntry | AutodiscoverEntry>(entry: DraftContents<T>) => ({
    ...entry,
    answeredBy: mapped(entry.answeredBy, (by) => (typeof by === 'string' ? renamed(by) : by)),
  });
  return {
    ...draft,
    pools: mapped(draft.pools, (list) => (list as readonly unknown[]).map((each) => mapped(each, pool as never))),
    simpleUrls: everySet(draft.simpleUrls, set) as DeploymentDraft['simpleUrls'],
    autodiscover: everySet(draft.autodiscover, set) as DeploymentDraft['autodiscover'],
  };
}

/**
 * What the file calls each pool, by its name in the draft. A pool that the file has not got is called otherwise where the file
 * has another one of that name, or the file would say of both what it says of one.
 */
function fileNames(draft: DeploymentDraft, file: YAMLMap): ReadonlyMap<string, string> {
  const byIdentity = new Map<string, string>();
  const taken = new Set<string>();
  for (const pool of entriesOfList(file.get('pools', true))) {
    const name = isMap(pool) ? pool.get('name') : undefined;
    if (typeof name !== 'string') continue;
    taken.add(name);
    for (const id of identityOf('pools', pool)) byIdentity.set(id, name);
  }
  const entries = ((known(draft.pools) ?? []) as readonly Draft<PoolEntry>[]).flatMap((entry) => {
    const own = known<PoolEntry>(entry)?.name;
    return own === undefined ? [] : [{ name: String(known<string>(own)), ids: identityOf('pools', entry) }];
  });
  for (const { name } of entries) taken.add(name);
  const names = new Map<string, string>();
  for (const { name, ids } of entries) {
    const there = ids.flatMap((id) => byIdentity.get(id) ?? [])[0];
    // Without an FQDN it may be the pool of that name.
    if (there !== undefined) names.set(name, there);
    else if (ids.length > 0 && [...byIdentity.values()].includes(name)) names.set(name, freeName(name, taken));
  }
  return names;
}

function freeName(name: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  const free = `${name}-${number}`;
  taken.add(free);
  return free;
}

function everySet(part: unknown, change: (entry: never) => unknown): unknown {
  return mapped(part, (value: unknown) =>
    Array.isArray(value) ? value.map((each) => mapped(each, change as never)) : change(value as never),
  );
}

/** Changes a value inside its remark; a blank stays. */
function mapped(part: unknown, change: (value: never) => unknown): never {
  if (part === undefined || part instanceof Blank) return part as never;
  if (part instanceof Remarked) return new Remarked(change(part.value as never), part.remark) as never;
  return change(part as never) as never;
}
