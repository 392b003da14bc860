import type { ProxyDeclaration } from './declarations';
import { asList, type Deployment, type SimpleUrlsEntry } from './deployment-file/deployment';
import { namedDefaultAnswerer, siteOf } from './deployment-file/simple-url-sets';
import { canonicalHost, parentDomain } from './host-name';
import { parseSimpleUrl } from './simple-urls';

/** The simple URLs of the organisation or of a site, as Lync's own configuration has them. */
export interface SimpleUrlScope {
  /** undefined: global. */
  readonly site: string | undefined;
  /** Names of pools. */
  readonly answeredBy: readonly string[];
  readonly meet: readonly SimpleUrlEntries[];
  readonly dialin: SimpleUrlEntries | undefined;
  readonly admin: string | undefined;
}

/** The simple URLs of one component, of which one is active. */
export interface SimpleUrlEntries {
  /** SIP domain, or `*`. */
  readonly domain: string;
  readonly active: string;
  readonly inactive: readonly string[];
}

/** One for each entry of the file: other than the sets that are published, with Admin, and without autodiscover. */
export function simpleUrlScopes(deployment: Deployment): readonly SimpleUrlScope[] {
  return asList(deployment.simpleUrls).map((entry) => scopeOf(entry, deployment));
}

/** One for each set of constructs that has a simple URL. */
export function declaredScopes({ simpleUrlSets, pools }: ProxyDeclaration): readonly SimpleUrlScope[] {
  return simpleUrlSets
    .filter(({ meet, dialin, admin }) => meet.length > 0 || dialin.length > 0 || admin !== undefined)
    .map(({ site, answeredBy, meet, dialin: [active, ...inactive], admin }) => ({
      site,
      answeredBy: answeredBy.flatMap((id) => pools.find((pool) => pool.id === id)?.name ?? []),
      meet: meetUrls(meet),
      dialin: active === undefined ? undefined : { domain: '*', active, inactive },
      admin,
    }));
}

function scopeOf(entry: SimpleUrlsEntry, deployment: Deployment): SimpleUrlScope {
  const [active, ...inactive] = asList(entry.dialin);
  return {
    site: siteOf(entry),
    answeredBy: asList(entry.answeredBy ?? namedDefaultAnswerer(deployment)),
    meet: meetUrls(entry.meet ?? []),
    dialin: active === undefined ? undefined : { domain: '*', active, inactive },
    admin: entry.admin,
  };
}

interface SaidMeetUrl {
  readonly url: string;
  readonly sipDomain?: string | undefined;
  readonly alsoPublished?: readonly string[];
}

/** Of the entries of a SIP domain the first is the active one. */
function meetUrls(entries: readonly (string | SaidMeetUrl)[]): readonly SimpleUrlEntries[] {
  const byDomain = new Map<string, SimpleUrlEntries>();
  const written = entries.map((entry): SaidMeetUrl => (typeof entry === 'string' ? { url: entry } : entry));
  for (const { sipDomain, url, alsoPublished = [] } of written) {
    const domain = canonicalHost(sipDomain ?? parentDomain(parseSimpleUrl(url)?.hostname ?? ''));
    const known = byDomain.get(domain);
    byDomain.set(
      domain,
      known === undefined
        ? { domain, active: url, inactive: alsoPublished }
        : { ...known, inactive: [...known.inactive, url, ...alsoPublished] },
    );
  }
  return [...byDomain.values()];
}
