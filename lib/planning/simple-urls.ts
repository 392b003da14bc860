import type { MeetDeclaration, SimpleUrlSetDeclaration } from './declarations';
import { autodiscoverName, canonicalHost, hostNameProblem, parentDomain } from './host-name';
import type { PublicNameKind } from './publishing-plan';

/** A host of a simple URL set, and the listener rule it shares with others. */
export interface SimpleUrlHost {
  readonly name: string;
  readonly kind: PublicNameKind;
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
  const hosts = new Map<string, SimpleUrlHost>();
  const add = (name: string, kind: PublicNameKind, group: string, overHttps = true, overHttp = false) => {
    if (name !== '' && !hosts.has(name)) hosts.set(name, { name, kind, group, overHttps, overHttp });
  };
  const overHttp = new Set([...set.autodiscoverOverHttpFor, ...set.autodiscoverOverHttpOnlyFor].map(canonicalHost));
  const onlyOverHttp = new Set(set.autodiscoverOverHttpOnlyFor.map(canonicalHost));
  for (const domain of new Set([...set.autodiscoverFor.map(canonicalHost), ...overHttp])) {
    add(autodiscoverName(domain), 'autodiscover', domain, !onlyOverHttp.has(domain), overHttp.has(domain));
  }
  for (const url of set.dialin) add(hostOf(url), 'dialin', FURTHER);
  for (const host of set.furtherHosts) add(canonicalHost(host), 'further host', FURTHER);
  const entries = set.meet.flatMap(meetEntries);
  for (const entry of entries.filter((each) => !each.shared)) add(entry.host, 'meet', entry.sipDomain);
  for (const entry of entries.filter((each) => each.shared)) add(entry.host, 'meet', parentDomain(entry.host));
  return [...hosts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Hosts that only Admin uses; a shared base is published for the sake of Meet and Dialin. */
export function adminOnlyHost(set: SimpleUrlSetDeclaration): string | undefined {
  if (set.admin === undefined) return undefined;
  const host = hostOf(set.admin);
  const used = [...set.dialin, ...set.meet.flatMap((meet) => [meet.url, ...meet.alsoPublished])].map(hostOf);
  return used.includes(host) ? undefined : host;
}

interface MeetEntry {
  readonly host: string;
  readonly sipDomain: string;
  /** Whether another SIP domain may have its Meet URL on the same host: any path but none and `/meet`. */
  readonly shared: boolean;
}

function meetEntries(meet: MeetDeclaration): readonly MeetEntry[] {
  return [meet.url, ...meet.alsoPublished].map((url) => {
    const host = hostOf(url);
    const path = (parseSimpleUrl(url)?.pathname ?? '/').toLowerCase().replace(/\/$/, '');
    return {
      host,
      sipDomain: canonicalHost(meet.sipDomain ?? parentDomain(host)),
      shared: path !== '' && path !== '/meet',
    };
  });
}

function hostOf(url: string): string {
  return parseSimpleUrl(url)?.hostname ?? '';
}
