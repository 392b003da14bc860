import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isBlankText } from '../../declaring/deployment-file/blank-text';
import { liesIn } from '../../declaring/host-name';
import { Blank, Remarked } from '../deployment-draft';
import { machineOf, wordsBeside } from './server-names';

/** What tells entries of a list apart: any of these keys. Entries of other lists are what they are. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  pools: ['poolFqdn', 'externalWebServicesFqdn'],
  hostedZones: ['name'],
  sipDomains: ['name'],
  meet: ['url', 'sipDomain', 'alsoPublished'],
  simpleUrls: ['name', 'meet', 'dialin', 'furtherHosts'],
  officeWebApps: ['host'],
  autodiscover: ['name', 'sipDomains'],
};

/** A set of simple URLs without a name is that of all sites. */
const UNNAMED = 'global';

/** An entry for autodiscover without SIP domains is for all that no other has. No domain is called so. */
const REMAINING = '*';

/** Whether an identity says only what an entry leaves out: several entries may have it. */
export function isOfNoName(identity: string): boolean {
  return identity === UNNAMED || identity === REMAINING;
}

/** The entries of a list in a file; a value that may stand alone is a list of one. */
export function entriesOfList(node: unknown): readonly Node[] {
  if (isSeq(node)) return node.items as readonly Node[];
  return isMap(node) || isScalar(node) ? [node] : [];
}

/** A text as Lync and DNS compare it: in lower case, and a URL with or without a slash at its end. */
export function comparable(value: unknown): string {
  const text = String(value).toLowerCase();
  return text.startsWith('https://') ? text.replace(/\/+$/, '') : text;
}

/** What an entry is known by, in lower case, whether it stands in a draft or in a file; nothing for a blank. */
export function identityOf(list: string, entry: unknown): readonly string[] {
  if (isScalar(entry)) return identityOf(list, entry.value);
  if (entry instanceof Remarked) return identityOf(list, entry.value);
  if (typeof entry === 'string' || typeof entry === 'number') return isBlankText(entry) ? [] : [comparable(entry)];
  if (isSeq(entry)) return entry.items.flatMap((each) => identityOf(list, each));
  if (Array.isArray(entry)) return entry.flatMap((each) => identityOf(list, each));
  if (typeof entry !== 'object' || entry === null || entry instanceof Blank) return [];
  const values = (KEYS[list] ?? []).flatMap((key) => identityOf(key, property(entry, key)));
  if (list === 'autodiscover' && property(entry, 'sipDomains') === undefined) return [REMAINING, ...values];
  if (list === 'simpleUrls' && property(entry, 'name') === undefined) return [UNNAMED, ...values];
  return list === 'officeWebApps' ? [...values, ...farmNames(entry)] : values;
}

/** A farm is known by its own name too, which stands beside its servers: what is published is another host. */
function farmNames(entry: object): readonly string[] {
  const servers = property(entry, 'servers');
  if (isSeq(servers))
    return [property(entry, 'host', true), ...servers.items].flatMap((each) => [...wordsBeside(each), ...addressOf(each)]);
  const machines = Array.isArray(servers) ? servers.flatMap(machineOf) : [];
  return machines.flatMap(({ fqdn, address }) => [fqdn, ...(address === undefined ? [] : [address])]);
}

/**
 * Entries of a file that an entry whose name is blank may be about: those with its servers, else the one called as it is. One
 * with neither is about the first that is blank too.
 */
export function unnamedLike(list: string, entry: unknown, present: readonly Node[], found: ReadonlySet<number>): readonly number[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const free = [...present.keys()].filter((index) => !found.has(index) && isMap(present[index]));
  const own = new Set(farmNames(entry));
  const sameServers = free.filter((index) => farmNames(present[index] as Node).some((name) => own.has(name)));
  if (sameServers.length > 0) return sameServers.slice(0, 1);
  const [name] = identityOf('', property(entry, 'name'));
  if (own.size === 0 && name === undefined) return free.filter((index) => identityOf(list, present[index]).length === 0).slice(0, 1);
  return free.filter((index) => name !== undefined && identityOf('', property(present[index] as Node, 'name')).includes(name)).slice(0, 1);
}

function addressOf(node: unknown): readonly string[] {
  const value = isScalar(node) ? node.value : undefined;
  return isBlankText(value) ? [] : [String(value).toLowerCase()];
}

function property(entry: object, key: string, asNode = false): unknown {
  return isMap(entry) ? entry.get(key, asNode) : (entry as Readonly<Record<string, unknown>>)[key];
}

/**
 * Whether an entry that matches none of a file's is needless beside them: the names of a zone may lie in a larger one, and
 * where nobody can tell farms apart their number counts.
 */
export function isCovered(list: string, entry: unknown, present: readonly Node[], entries: number): boolean {
  if (list === 'officeWebApps') return present.length >= entries;
  const [name] = identityOf(list, entry);
  return (
    list === 'hostedZones' && name !== undefined && present.some((zone) => identityOf(list, zone).some((other) => liesIn(name, other)))
  );
}
