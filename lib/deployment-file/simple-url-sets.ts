import type { SimpleUrlSetDeclaration } from '../planning/declarations';
import {
  asList,
  entryPath,
  type AnsweredBy,
  type AutodiscoverEntry,
  type Deployment,
  type MeetEntry,
  type PoolEntry,
  type SimpleUrlsEntry,
} from './deployment';

/** Simple URLs and autodiscover names that one SimpleUrlSet declares; answered by pools as the file names them. */
export interface SimpleUrlSetEntry extends Omit<SimpleUrlSetDeclaration, 'id' | 'name' | 'meet'> {
  /** Construct id: independent of who answers where there is one entry, so that moving the names changes rules in place. */
  readonly id: string;
  readonly meet: readonly (string | MeetEntry)[];
}

/** The pool that answers where the file names none: the only Director, else the only pool. */
export function namedDefaultAnswerer({ pools }: Deployment): string | undefined {
  const published = pools.filter(({ publish }) => publish !== false);
  const directors = published.filter(({ role }) => role === 'director');
  return only(directors) ?? (directors.length === 0 ? only(published) : undefined);
}

/**
 * The sets of a deployment. Autodiscover names join the simple URLs answered by the same pools, so that a SIP domain's
 * meet and lyncdiscover share a listener rule.
 */
export function simpleUrlSets(deployment: Deployment): readonly SimpleUrlSetEntry[] {
  const sets = byId(asList(deployment.simpleUrls).map((entry) => simpleUrlSet(entry, deployment)));
  const discovering = byId(autodiscoverEntries(deployment).map((entry) => autodiscoverSet(entry, deployment)));
  const joined = discovering.map((each) => {
    const host = sets.find((set) => sameAnswerers(each, set));
    return host === undefined ? each : { ...each, id: host.id };
  });
  return byId([...sets, ...joined]).filter((set) =>
    [set.meet, set.dialin, set.furtherHosts, set.autodiscoverFor, set.autodiscoverOverHttpOnlyFor].some((list) => list.length > 0),
  );
}

/** Entries of one id are one set. Sorted, so that their order in the file makes no difference. */
function byId(entries: readonly SimpleUrlSetEntry[]): readonly SimpleUrlSetEntry[] {
  const sets = new Map<string, SimpleUrlSetEntry>();
  for (const entry of entries) {
    const known = sets.get(entry.id);
    sets.set(entry.id, known === undefined ? entry : together(known, entry));
  }
  return [...sets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function together(one: SimpleUrlSetEntry, other: SimpleUrlSetEntry): SimpleUrlSetEntry {
  return {
    ...one,
    site: one.site ?? other.site,
    movingFrom: one.movingFrom ?? other.movingFrom,
    meet: [...one.meet, ...other.meet],
    dialin: [...one.dialin, ...other.dialin],
    admin: one.admin ?? other.admin,
    furtherHosts: [...one.furtherHosts, ...other.furtherHosts],
    autodiscoverFor: [...one.autodiscoverFor, ...other.autodiscoverFor],
    autodiscoverOverHttpFor: [...one.autodiscoverOverHttpFor, ...other.autodiscoverOverHttpFor],
    autodiscoverOverHttpOnlyFor: [...one.autodiscoverOverHttpOnlyFor, ...other.autodiscoverOverHttpOnlyFor],
    priorities: { ...other.priorities, ...one.priorities },
  };
}

function simpleUrlSet(entry: SimpleUrlsEntry, deployment: Deployment): SimpleUrlSetEntry {
  return {
    id: setId('SimpleUrls', deployment.simpleUrls, entry),
    answeredBy: answerers(entry.answeredBy, deployment),
    site: entry.name === GLOBAL ? undefined : entry.name,
    movingFrom: entry.movingFrom,
    meet: entry.meet ?? [],
    dialin: asList(entry.dialin),
    admin: entry.admin,
    furtherHosts: entry.furtherHosts ?? [],
    autodiscoverFor: [],
    autodiscoverOverHttpFor: [],
    autodiscoverOverHttpOnlyFor: [],
    priorities: entry.priorities ?? {},
  };
}

function autodiscoverSet(entry: AutodiscoverEntry, deployment: Deployment): SimpleUrlSetEntry {
  const domains = autodiscoverDomains(entry, deployment);
  const onlyOverHttp = chosen(entry.onlyOverHttp, domains);
  return {
    id: setId('Autodiscover', deployment.autodiscover, entry),
    answeredBy: answerers(entry.answeredBy ?? simpleUrlAnswerers(deployment), deployment),
    site: entry.name === GLOBAL ? undefined : entry.name,
    movingFrom: entry.movingFrom,
    meet: [],
    dialin: [],
    admin: undefined,
    furtherHosts: [],
    autodiscoverFor: domains.filter((domain) => !onlyOverHttp.includes(domain)),
    autodiscoverOverHttpFor: chosen(entry.overHttp, domains).filter((domain) => !onlyOverHttp.includes(domain)),
    autodiscoverOverHttpOnlyFor: onlyOverHttp,
    priorities: entry.priorities ?? {},
  };
}

/** Which entry of the file each set id stands for, and who is to answer it. */
export interface SetPlace {
  readonly id: string;
  readonly path: readonly (string | number)[];
  readonly answeredBy: readonly string[];
}

export function setIds(deployment: Deployment): readonly SetPlace[] {
  return (['simpleUrls', 'autodiscover'] as const).flatMap((key) =>
    asList<SimpleUrlsEntry | AutodiscoverEntry>(deployment[key]).map((entry, index) => ({
      id: setId(key === 'simpleUrls' ? 'SimpleUrls' : 'Autodiscover', deployment[key], entry),
      path: entryPath(key, deployment[key], index),
      answeredBy: [...asList(entry.answeredBy)].sort(),
    })),
  );
}

/** Autodiscover is published for every SIP domain unless the file says otherwise. */
export function autodiscoverEntries({ autodiscover, sipDomains }: Deployment): readonly AutodiscoverEntry[] {
  if (autodiscover !== undefined) return asList(autodiscover);
  return sipDomains === undefined || sipDomains.length === 0 ? [] : [{}];
}

/** SIP domains for which somebody must find a Meet simple URL, in lower case. */
export function sipDomainsWithMeet({ sipDomains }: Deployment): string[] {
  return asList(sipDomains)
    .map((domain) => (typeof domain === 'string' ? { name: domain } : domain))
    .filter(({ meet }) => meet !== false)
    .map(({ name }) => name.toLowerCase());
}

/** An entry without sipDomains answers for all that no other entry names; there is one such entry at most. */
function autodiscoverDomains(entry: AutodiscoverEntry, deployment: Deployment): readonly string[] {
  if (entry.sipDomains !== undefined) return entry.sipDomains.map((name) => name.toLowerCase());
  const named = autodiscoverEntries(deployment).flatMap(({ sipDomains }) => (sipDomains ?? []).map((name) => name.toLowerCase()));
  return asList(deployment.sipDomains)
    .map((domain) => (typeof domain === 'string' ? { name: domain } : domain))
    .filter(({ autodiscover }) => autodiscover !== false)
    .map(({ name }) => name.toLowerCase())
    .filter((name) => !named.includes(name));
}

/** Who answers the simple URLs answers autodiscover too unless the file says otherwise. */
export function simpleUrlAnswerers({ simpleUrls }: Deployment): AnsweredBy | undefined {
  return asList(simpleUrls)[0]?.answeredBy;
}

/** Lync's word for the scope of a single object; a list entry of this name takes over its ids. */
const GLOBAL = 'global';

function setId(
  stem: string,
  declared: unknown,
  { name, answeredBy }: { readonly name?: string; readonly answeredBy?: string | readonly string[] },
): string {
  const label = name ?? (Array.isArray(declared) ? [...asList(answeredBy)].sort().join('-') : '');
  return label === '' || label === GLOBAL ? stem : `${stem}-${label}`;
}

function answerers(answeredBy: string | readonly string[] | undefined, deployment: Deployment): readonly string[] {
  const named = asList(answeredBy ?? namedDefaultAnswerer(deployment));
  return [...new Set(named)].sort();
}

function chosen(choice: boolean | readonly string[] | undefined, domains: readonly string[]): readonly string[] {
  if (choice === undefined || typeof choice === 'boolean') return choice === true ? domains : [];
  const wanted = choice.map((domain) => domain.toLowerCase());
  return domains.filter((domain) => wanted.includes(domain));
}

function sameAnswerers(one: SimpleUrlSetEntry, other: SimpleUrlSetEntry): boolean {
  return one.answeredBy.join('\n') === other.answeredBy.join('\n');
}

function only(pools: readonly PoolEntry[]): string | undefined {
  return pools.length === 1 ? pools[0]?.name : undefined;
}
