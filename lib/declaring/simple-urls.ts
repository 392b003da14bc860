import type { Path } from '../findings/place';
import type { MeetDeclaration, SimpleUrlSetDeclaration } from './declarations';
import { autodiscoverName, canonicalHost, hostNameProblem, parentDomain } from './host-name';
import type { PublicNameKind } from './declarations';

/** A host of a simple URL set, and the listener rule it shares with others. */
export interface SimpleUrlHost {
  readonly name: string;
  readonly kind: PublicNameKind;
  /** Where what it comes from stands within the set. */
  readonly key: Path;
  /** A SIP domain, the domain of a host that SIP domains share, or {@link FURTHER}. */
  readonly group: string;
  readonly overHttps: boolean;
  readonly overHttp: boolean;
}

/** The rule for dialin and further hosts. */
export const FURTHER = 'further';

/** Host and path of a simple URL; undefined if the text is no URL at all. */
export function parseSimpleUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

const URL_PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i;

/**
 * Why Lync refuses a simple URL, or undefined. Of the text as it stands: `URL` mends much of what Lync would not.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls
 */
export function simpleUrlProblem(text: string): string | undefined {
  const [, scheme, authority = '', path = '', query, hash] = URL_PARTS.exec(text) ?? [];
  if (scheme === undefined || authority === '') return 'is no URL';
  if (scheme.toLowerCase() !== 'https') return `begins with ${scheme}:// instead of https://`;
  if (authority.includes('@') || hash !== undefined) return 'has more than a host and a path';
  if (authority.includes(':')) return 'names a port';
  if (query !== undefined) return 'has a query';
  const problem = hostNameProblem(canonicalHost(authority));
  if (problem !== undefined) return `names the host ${JSON.stringify(authority)}, which ${problem}`;
  return /^[A-Za-z0-9._~/-]*$/.test(path) && parseSimpleUrl(text) !== undefined
    ? undefined
    : 'has characters that Lync does not take in a path';
}

/**
 * The hosts a set publishes, each once. Simple URLs are routed by host alone, whatever their path,
 * because ALB compares paths with case and IIS without.
 *
 * Which rule a host joins depends on its own URL and nothing else, so that adding a SIP domain moves no name:
 * hosts of dialin and further hosts first (a base shared by Meet and Dialin stays when a SIP domain goes), then a SIP
 * domain's own hosts, then hosts that SIP domains share (naming option 3), by the domain they lie in.
 */
export function simpleUrlHosts(set: SimpleUrlSetDeclaration): readonly SimpleUrlHost[] {
  const known = HOSTS.get(set) ?? hostsOf(set);
  HOSTS.set(set, known);
  return known;
}

/** Of a set with hundreds of SIP domains, planner and checks ask several times. */
const HOSTS = new WeakMap<SimpleUrlSetDeclaration, readonly SimpleUrlHost[]>();

function hostsOf(set: SimpleUrlSetDeclaration): readonly SimpleUrlHost[] {
  const hosts = new Map<string, SimpleUrlHost>();
  const add = (name: string, kind: PublicNameKind, key: Path, group: string, overHttps = true, overHttp = false) => {
    if (name !== '' && !hosts.has(name)) hosts.set(name, { name, kind, key, group, overHttps, overHttp });
  };
  const overHttp = new Set([...set.autodiscoverOverHttpFor, ...set.autodiscoverOverHttpOnlyFor]);
  const onlyOverHttp = new Set(set.autodiscoverOverHttpOnlyFor);
  for (const list of ['autodiscoverFor', 'autodiscoverOverHttpFor', 'autodiscoverOverHttpOnlyFor'] as const) {
    for (const [index, domain] of set[list].entries()) {
      add(autodiscoverName(domain), 'autodiscover', [list, index], domain, !onlyOverHttp.has(domain), overHttp.has(domain));
    }
  }
  for (const [index, url] of set.dialin.entries()) add(hostOf(url), 'dialin', ['dialin', index], FURTHER);
  for (const [index, host] of set.furtherHosts.entries()) add(host, 'further host', ['furtherHosts', index], FURTHER);
  const entries = set.meet.flatMap(meetEntries);
  for (const entry of entries.filter((each) => !each.shared)) add(entry.host, 'meet', entry.key, entry.sipDomain);
  for (const entry of entries.filter((each) => each.shared)) add(entry.host, 'meet', entry.key, parentDomain(entry.host));
  return [...hosts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Hosts that only Admin uses; a shared base is published for the sake of Meet and Dialin. */
export function adminOnlyHost(set: SimpleUrlSetDeclaration): string | undefined {
  if (set.admin === undefined) return undefined;
  const host = hostOf(set.admin);
  const used = [...set.dialin, ...set.meet.flatMap((meet) => [meet.url, ...meet.alsoPublished])].map(hostOf);
  return used.includes(host) ? undefined : host;
}

/** The URLs of an entry, the active one first, and where they stand within the set. */
export function meetUrls({ url, alsoPublished }: MeetDeclaration, index: number): readonly { readonly url: string; readonly key: Path }[] {
  return [
    { url, key: ['meet', index, 'url'] },
    ...alsoPublished.map((each, place) => ({ url: each, key: ['meet', index, 'alsoPublished', place] })),
  ];
}

interface MeetEntry {
  readonly host: string;
  readonly key: Path;
  readonly sipDomain: string;
  /** Whether another SIP domain may have its Meet URL on the same host: any path but none and `/meet`. */
  readonly shared: boolean;
}

function meetEntries(meet: MeetDeclaration, index: number): readonly MeetEntry[] {
  return meetUrls(meet, index).map(({ url, key }) => {
    const { hostname: host = '', pathname = '/' } = parseSimpleUrl(url) ?? {};
    const path = pathname.toLowerCase().replace(/\/$/, '');
    return {
      host,
      key,
      sipDomain: meet.sipDomain ?? parentDomain(host),
      shared: path !== '' && path !== '/meet',
    };
  });
}

/** The host of a simple URL; empty where the text is none. */
export function hostOf(url: string): string {
  return parseSimpleUrl(url)?.hostname ?? '';
}
