import type { Path } from '../../findings/place';
import type { SimpleUrlSetDeclaration } from '../declarations';
import { canonicalHost } from '../host-name';
import {
  asList,
  entryPath,
  type AnsweredBy,
  type AutodiscoverEntry,
  type Deployment,
  type MeetEntry,
  type PoolEntry,
  type SimpleUrlsEntry,
  type SipDomainEntry,
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

/** A value and where it stands in the file. */
export interface Said<T> {
  readonly value: T;
  readonly path: Path;
}

type Lists = 'dialin' | 'furtherHosts' | 'autodiscoverFor' | 'autodiscoverOverHttpFor' | 'autodiscoverOverHttpOnlyFor';

/** A set whose values know where they stand in the file. */
export type PlacedSimpleUrlSet = Pick<SimpleUrlSetEntry, 'id' | 'answeredBy' | 'site'> & {
  /** The entry that it is made of, the first of several. */
  readonly path: Path;
  readonly meet: readonly Said<string | MeetEntry>[];
  readonly admin: readonly Said<string>[];
  readonly movingFrom: readonly Said<string>[];
  readonly nestedStack: readonly Said<number>[];
  readonly loadBalancer: readonly Said<number>[];
} & { readonly [List in Lists]: readonly Said<string>[] } & {
  /** The path is that of the whole object. */
  readonly [Key in KeyByGroup]: readonly Said<Readonly<Record<string, number>>>[];
};

/** What an entry may say by rule group. */
export type KeyByGroup = 'priorities' | 'nestedStacks' | 'loadBalancers';

/** The sets of a deployment. */
export function simpleUrlSets(deployment: Deployment): readonly SimpleUrlSetEntry[] {
  return placedSimpleUrlSets(deployment).map(withoutPlaces);
}

/** The set alone. */
export function withoutPlaces(set: PlacedSimpleUrlSet): SimpleUrlSetEntry {
  return {
    id: set.id,
    answeredBy: set.answeredBy,
    site: set.site,
    movingFrom: set.movingFrom[0]?.value,
    meet: set.meet.map(valueOf),
    dialin: set.dialin.map(valueOf),
    admin: set.admin[0]?.value,
    furtherHosts: set.furtherHosts.map(valueOf),
    autodiscoverFor: set.autodiscoverFor.map(valueOf),
    autodiscoverOverHttpFor: set.autodiscoverOverHttpFor.map(valueOf),
    autodiscoverOverHttpOnlyFor: set.autodiscoverOverHttpOnlyFor.map(valueOf),
    nestedStack: set.nestedStack[0]?.value,
    ...(set.nestedStacks.length === 0 ? {} : { nestedStacks: firstSaid(set.nestedStacks) }),
    priorities: firstSaid(set.priorities),
    loadBalancer: set.loadBalancer[0]?.value,
    ...(set.loadBalancers.length === 0 ? {} : { loadBalancers: firstSaid(set.loadBalancers) }),
  };
}

/** What the first entry says counts; of another answer there is a contradiction. */
function firstSaid(said: readonly Said<Readonly<Record<string, number>>>[]): Readonly<Record<string, number>> {
  return Object.assign({}, ...said.map(valueOf).toReversed()) as Readonly<Record<string, number>>;
}

function valueOf<T>({ value }: Said<T>): T {
  return value;
}

/**
 * The sets of a deployment with the places of their values. Autodiscover names join the simple URLs answered by the same
 * pools, so that a SIP domain's meet and lyncdiscover share a listener rule.
 */
export function placedSimpleUrlSets(deployment: Deployment): readonly PlacedSimpleUrlSet[] {
  const { simpleUrls, autodiscover } = deployment;
  const sets = byId(asList(simpleUrls).map((entry, index) => simpleUrlSet(entry, deployment, entryPath('simpleUrls', simpleUrls, index))));
  const discovering = byId(
    autodiscoverEntries(deployment).map((entry, index) =>
      autodiscoverSet(entry, deployment, entryPath('autodiscover', autodiscover, index)),
    ),
  );
  const joined = discovering.map((each) => {
    const host = sets.find((set) => sameAnswerers(each, set));
    return host === undefined ? each : { ...each, id: host.id };
  });
  return byId([...sets, ...joined]).filter((set) =>
    [set.meet, set.dialin, set.furtherHosts, set.autodiscoverFor, set.autodiscoverOverHttpOnlyFor].some((list) => list.length > 0),
  );
}

/** Entries of one id are one set. Sorted, so that their order in the file makes no difference. */
function byId(entries: readonly PlacedSimpleUrlSet[]): readonly PlacedSimpleUrlSet[] {
  const sets = new Map<string, PlacedSimpleUrlSet>();
  for (const entry of entries) {
    const known = sets.get(entry.id);
    sets.set(entry.id, known === undefined ? entry : together(known, entry));
  }
  return [...sets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function together(one: PlacedSimpleUrlSet, other: PlacedSimpleUrlSet): PlacedSimpleUrlSet {
  return {
    ...one,
    site: one.site ?? other.site,
    movingFrom: [...one.movingFrom, ...other.movingFrom],
    meet: [...one.meet, ...other.meet],
    dialin: [...one.dialin, ...other.dialin],
    admin: [...one.admin, ...other.admin],
    furtherHosts: [...one.furtherHosts, ...other.furtherHosts],
    autodiscoverFor: [...one.autodiscoverFor, ...other.autodiscoverFor],
    autodiscoverOverHttpFor: [...one.autodiscoverOverHttpFor, ...other.autodiscoverOverHttpFor],
    autodiscoverOverHttpOnlyFor: [...one.autodiscoverOverHttpOnlyFor, ...other.autodiscoverOverHttpOnlyFor],
    nestedStack: [...one.nestedStack, ...other.nestedStack],
    nestedStacks: [...one.nestedStacks, ...other.nestedStacks],
    priorities: [...one.priorities, ...other.priorities],
    loadBalancer: [...one.loadBalancer, ...other.loadBalancer],
    loadBalancers: [...one.loadBalancers, ...other.loadBalancers],
  };
}

function simpleUrlSet(entry: SimpleUrlsEntry, deployment: Deployment, path: Path): PlacedSimpleUrlSet {
  return {
    id: setId('SimpleUrls', deployment.simpleUrls, entry),
    path,
    answeredBy: answerers(entry.answeredBy, deployment),
    site: siteOf(entry),
    meet: (entry.meet ?? []).map((value, index) => ({ value, path: [...path, 'meet', index] })),
    dialin: asList(entry.dialin).map((value, index) => ({ value, path: [...path, ...entryPath('dialin', entry.dialin, index)] })),
    admin: saidAt(entry.admin, [...path, 'admin']),
    furtherHosts: (entry.furtherHosts ?? []).map((value, index) => ({ value, path: [...path, 'furtherHosts', index] })),
    autodiscoverFor: [],
    autodiscoverOverHttpFor: [],
    autodiscoverOverHttpOnlyFor: [],
    ...saidOfAny(entry, path),
  };
}

function autodiscoverSet(entry: AutodiscoverEntry, deployment: Deployment, path: Path): PlacedSimpleUrlSet {
  const domains = autodiscoverDomains(entry, deployment, path);
  const onlyOverHttp = chosen(entry, 'onlyOverHttp', domains, path);
  const hasHttps = ({ value }: Said<string>) => !onlyOverHttp.some((each) => each.value === value);
  return {
    id: setId('Autodiscover', deployment.autodiscover, entry),
    path,
    answeredBy: answerers(entry.answeredBy ?? simpleUrlAnswerers(deployment), deployment),
    site: siteOf(entry),
    meet: [],
    dialin: [],
    admin: [],
    furtherHosts: [],
    autodiscoverFor: domains.filter(hasHttps),
    autodiscoverOverHttpFor: chosen(entry, 'overHttp', domains, path).filter(hasHttps),
    autodiscoverOverHttpOnlyFor: onlyOverHttp,
    ...saidOfAny(entry, path),
  };
}

function saidAt<T>(value: T | undefined, path: Path): readonly Said<T>[] {
  return value === undefined ? [] : [{ value, path }];
}

/** What entries of either kind may say. */
function saidOfAny(
  entry: SimpleUrlsEntry | AutodiscoverEntry,
  path: Path,
): Pick<PlacedSimpleUrlSet, KeyByGroup | 'movingFrom' | 'nestedStack' | 'loadBalancer'> {
  return {
    movingFrom: saidAt(entry.movingFrom, [...path, 'movingFrom']),
    nestedStack: saidAt(entry.nestedStack, [...path, 'nestedStack']),
    nestedStacks: saidAt(entry.nestedStacks, [...path, 'nestedStacks']),
    priorities: saidAt(entry.priorities, [...path, 'priorities']),
    loadBalancer: saidAt(entry.loadBalancer, [...path, 'loadBalancer']),
    loadBalancers: saidAt(entry.loadBalancers, [...path, 'loadBalancers']),
  };
}

/** The name of an entry is that of a Lync site, unless it is the global one. */
export function siteOf({ name }: { readonly name?: string }): string | undefined {
  return name === GLOBAL ? undefined : name;
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
export function sipDomainsWithMeet(deployment: Deployment): string[] {
  return saidSipDomains(deployment)
    .filter(({ value: { meet } }) => meet !== false)
    .map(({ value: { name } }) => name);
}

/** The SIP domains of the file, in lower case, and where their names stand. */
export function saidSipDomains({ sipDomains }: Deployment): readonly Said<SipDomainEntry>[] {
  return asList(sipDomains).map((domain, index) =>
    typeof domain === 'string'
      ? { value: { name: canonicalHost(domain) }, path: ['sipDomains', index] }
      : { value: { ...domain, name: canonicalHost(domain.name) }, path: ['sipDomains', index, 'name'] },
  );
}

/** An entry without sipDomains answers for all that no other entry names; there is one such entry at most. */
function autodiscoverDomains(entry: AutodiscoverEntry, deployment: Deployment, path: Path): readonly Said<string>[] {
  if (entry.sipDomains !== undefined) return saidList(entry.sipDomains, [...path, 'sipDomains']);
  const named = new Set(autodiscoverEntries(deployment).flatMap(({ sipDomains }) => (sipDomains ?? []).map(canonicalHost)));
  return saidSipDomains(deployment)
    .filter(({ value: { name, autodiscover } }) => autodiscover !== false && !named.has(name))
    .map(({ value: { name }, path: place }) => ({ value: name, path: place }));
}

function saidList(domains: readonly string[], path: Path): readonly Said<string>[] {
  return domains.map((domain, index) => ({ value: canonicalHost(domain), path: [...path, index] }));
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

/** Of the domains of an entry those that a key of it chooses, where that key names them. */
function chosen(
  entry: AutodiscoverEntry,
  key: 'overHttp' | 'onlyOverHttp',
  domains: readonly Said<string>[],
  path: Path,
): readonly Said<string>[] {
  const choice = entry[key];
  if (choice === undefined || typeof choice === 'boolean') return choice === true ? domains : [];
  const wanted = saidList(choice, [...path, key]);
  return domains.flatMap(({ value }) => wanted.find((each) => each.value === value) ?? []);
}

function sameAnswerers(one: PlacedSimpleUrlSet, other: PlacedSimpleUrlSet): boolean {
  return one.answeredBy.join('\n') === other.answeredBy.join('\n');
}

function only(pools: readonly PoolEntry[]): string | undefined {
  return pools.length === 1 ? pools[0]?.name : undefined;
}
