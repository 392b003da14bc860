import { groupedBy } from '../../declaring/grouped-by';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { answeringPools } from '../answering-pools';
import type { ProxyDeclaration, SimpleUrlSetDeclaration } from '../../declaring/declarations';
import { liesIn } from '../../declaring/host-name';
import { ofName, ofProxy, ofSet } from '../places';
import { adminOnlyHost, meetUrls, parseSimpleUrl, simpleUrlProblem } from '../../declaring/simple-urls';
import type { CheckInput } from './check-input';
import { isToken } from '../../declaring/tokens';

/** Simple URLs that Lync refuses, that nobody answers, or that are missing. */
export function simpleUrlFindings(input: CheckInput): readonly Finding[] {
  const written = input.proxy.simpleUrlSets.map((set) => urlsOf(set).map((url) => ({ ...url, problem: simpleUrlProblem(url.text) })));
  const urls = written.map(soundUrls);
  return [
    ...written.flat().flatMap(simpleUrlFinding),
    ...answerers(input),
    ...adminHosts(input),
    ...poolNames(input, urls),
    ...prefixes(urls),
    ...activeDialin(input),
    ...missingMeet(input),
    ...unknownDomains(input),
    ...contradictedAutodiscover(input),
  ];
}

function answerers({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const unpublished = answeringPools(set, pools).filter((pool) => !pool.publish);
    return [
      ...(answeringPools(set, pools).length > 0 ? [] : [answeredByNobody(set)]),
      ...unpublished.map((pool) =>
        finding('answered-by-unpublished-pool', ofSet(set, 'answeredBy', set.answeredBy.indexOf(pool.id)), { pool: pool.name }),
      ),
    ];
  });
}

function answeredByNobody(set: SimpleUrlSetDeclaration): Finding {
  return finding('answered-by-nobody', ofSet(set, 'answeredBy'));
}

/** A simple URL as it was written. */
interface WrittenUrl {
  readonly text: string;
  /** Why Lync refuses it. */
  readonly problem: string | undefined;
  readonly place: Place;
  /** Entries of one component and SIP domain may repeat each other. */
  readonly component: string;
}

function urlsOf(set: SimpleUrlSetDeclaration): readonly Omit<WrittenUrl, 'problem'>[] {
  return [
    ...set.dialin.map((text, index) => ({ text, place: ofSet(set, 'dialin', index), component: 'dialin' })),
    ...(set.admin === undefined ? [] : [{ text: set.admin, place: ofSet(set, 'admin'), component: 'admin' }]),
    ...set.meet.flatMap((meet, index) =>
      meetUrls(meet, index).map(({ url, key: [, ...key] }) => ({
        text: url,
        place: ofSet(set, 'meet', ...key),
        component: `meet ${meet.sipDomain ?? index}`,
      })),
    ),
  ];
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls, naming rules. */
function simpleUrlFinding({ text, place, problem }: WrittenUrl): readonly Finding[] {
  if (isToken(text)) return [finding('host-name-unresolved', place, { kind: 'simple URL' })];
  if (problem === undefined) return [];
  return [finding('simple-url-malformed', place, { url: text, problem })];
}

function adminHosts({ proxy, names }: CheckInput): readonly Finding[] {
  return proxy.simpleUrlSets.flatMap((set) => {
    const host = adminOnlyHost(set);
    // What somebody else has on that host is none of Lync's.
    const published = names.find(({ name, kind }) => name === host && kind !== 'further service');
    if (host === undefined || published === undefined) return [];
    return finding('admin-url-published', ofName(published), { host });
  });
}

interface SimpleUrl extends WrittenUrl {
  readonly host: string;
  /** In lower case: IIS compares them without. */
  readonly path: readonly string[];
}

/** Those Lync would take. */
function soundUrls(urls: readonly WrittenUrl[]): readonly SimpleUrl[] {
  return urls.flatMap((written) => {
    const url = written.problem === undefined ? parseSimpleUrl(written.text) : undefined;
    if (url === undefined) return [];
    const path = url.pathname
      .toLowerCase()
      .split('/')
      .filter((part) => part !== '');
    return [{ ...written, host: url.hostname, path }];
  });
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls, naming rules. */
function poolNames({ proxy }: CheckInput, urls: readonly (readonly SimpleUrl[])[]): readonly Finding[] {
  const pools = new Map(proxy.pools.toReversed().map((pool) => [pool.poolFqdn, pool]));
  return urls.flat().flatMap(({ text, host, place }) => {
    const pool = pools.get(host);
    if (pool === undefined) return [];
    return finding('simple-url-names-pool', place, { url: text, pool: pool.name });
  });
}

/** Of each set, whose URLs are one scope. */
function prefixes(sets: readonly (readonly SimpleUrl[])[]): readonly Finding[] {
  return sets.flatMap((urls) => {
    const { firstTwin, firstLonger } = beginnings(urls);
    return urls.flatMap((one, index) => {
      const [twin = Infinity, longer = Infinity] = [firstTwin(one, index), firstLonger(one)];
      const other = urls[Math.min(twin, longer)];
      if (other === undefined) return [];
      return finding(
        'simple-url-prefix',
        one.place,
        twin < longer ? { kind: 'used twice', url: one.text } : { kind: 'beginning of another', url: one.text, longerUrl: other.text },
      );
    });
  });
}

/** Positions of URLs by host and path, path segment by path segment. */
interface Beginnings {
  /** Of the first that has the same path and comes before. An inactive entry may repeat the active one. */
  readonly firstTwin: (url: SimpleUrl, before: number) => number | undefined;
  /** Of the first whose path goes on where this one ends. */
  readonly firstLonger: (url: SimpleUrl) => number | undefined;
}

function beginnings(urls: readonly SimpleUrl[]): Beginnings {
  const same = new Map<string, Map<string, number>>();
  const longer = new Map<string, number>();
  for (const [index, { host, path, component }] of urls.entries()) {
    let beginning = host;
    for (const part of path) {
      if (!longer.has(beginning)) longer.set(beginning, index);
      beginning = `${beginning}/${part}`;
    }
    const components = same.get(beginning) ?? new Map<string, number>();
    same.set(beginning, components);
    // The first of another component is among the first two.
    if (!components.has(component) && components.size < 2) components.set(component, index);
  }
  const keyOf = ({ host, path }: SimpleUrl) => [host, ...path].join('/');
  return {
    firstTwin: (url, before) => {
      const others = [...(same.get(keyOf(url)) ?? [])].filter(([component]) => component !== url.component);
      return others.map(([, index]) => index).find((index) => index < before);
    },
    firstLonger: (url) => longer.get(keyOf(url)),
  };
}

/** Sets of one site that the same pools answer are one scope, as far as declarations tell. One URL in both is published twice. */
function activeDialin({ proxy }: CheckInput): readonly Finding[] {
  const sets = proxy.simpleUrlSets.filter(({ dialin }) => dialin.length > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  const scopes = groupedBy(sets, ({ site = '', answeredBy }) => [site, ...new Set([...answeredBy].sort())].join('\n'));
  return [...scopes.values()].flatMap(([first, ...others]) =>
    others
      .filter((set) => set.dialin[0] !== first?.dialin[0])
      .map((set) =>
        finding('dialin-active-twice', ofSet(set, 'dialin', 0), {
          url: set.dialin[0] ?? '',
          otherUrl: first?.dialin[0] ?? '',
          otherSet: first?.name ?? '',
        }),
      ),
  );
}

/** Meet is the one simple URL every SIP domain must have. */
function missingMeet({ proxy }: CheckInput): readonly Finding[] {
  const places = sipDomainPlaces(proxy);
  const domains = [...places.keys()].filter((domain) => !isToken(domain)).sort();
  const meets = proxy.simpleUrlSets.flatMap(({ meet }) => meet);
  const found = new Set(meets.flatMap(({ sipDomain, url }) => (sipDomain === undefined ? domainsOf(url, domains) : [sipDomain])));
  return domains
    .filter((domain) => !found.has(domain))
    .map((domain) => concerning(undefined, finding('meet-missing', places.get(domain), { sipDomain: domain })));
}

/** Where nobody said which SIP domains there are, one is as good as another. */
function unknownDomains({ proxy: { sipDomains, otherSipDomains = [], simpleUrlSets } }: CheckInput): readonly Finding[] {
  const discovered = simpleUrlSets.flatMap((set) => AUTODISCOVER.flatMap((list) => set[list]));
  const said = [...(sipDomains ?? []), ...otherSipDomains];
  if (said.length === 0 && sipDomains === undefined) return [];
  if (said.some(isToken)) return [];
  const isKnown = new Set([...said, ...discovered]);
  const known = [...isKnown].sort();
  return simpleUrlSets.flatMap((set) =>
    set.meet.flatMap(({ sipDomain }, index) =>
      sipDomain === undefined || isToken(sipDomain) || isKnown.has(sipDomain)
        ? []
        : [finding('meet-for-unknown-sip-domain', ofSet(set, 'meet', index, 'sipDomain'), { sipDomain, known })],
    ),
  );
}

/** Over HTTP alone, and over HTTPS. */
function contradictedAutodiscover({ proxy: { simpleUrlSets } }: CheckInput): readonly Finding[] {
  return simpleUrlSets.flatMap((set) => {
    const overHttps = new Set(set.autodiscoverFor);
    return set.autodiscoverOverHttpOnlyFor.flatMap((sipDomain, index) =>
      overHttps.has(sipDomain)
        ? [finding('autodiscover-contradicted', ofSet(set, 'autodiscoverOverHttpOnlyFor', index), { sipDomain })]
        : [],
    );
  });
}

const AUTODISCOVER = ['autodiscoverFor', 'autodiscoverOverHttpFor', 'autodiscoverOverHttpOnlyFor'] as const;

/** SIP domains that were named, or whose autodiscover name is published, and where. */
function sipDomainPlaces({ sipDomains, simpleUrlSets }: ProxyDeclaration): ReadonlyMap<string, Place> {
  const named =
    sipDomains?.map((domain, index) => [domain, ofProxy('sipDomains', index)] as const) ??
    simpleUrlSets.flatMap((set) =>
      AUTODISCOVER.flatMap((list) => set[list].map((domain, index) => [domain, ofSet(set, list, index)] as const)),
    );
  return new Map(named.toReversed());
}

/** The SIP domains a Meet URL is for: those its path names (naming option 3), else the closest one its host lies in. */
function domainsOf(text: string, domains: readonly string[]): readonly string[] {
  const url = parseSimpleUrl(text);
  if (url === undefined) return [];
  const parts = url.pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== 'meet');
  const named = domains.filter((domain) => parts.some((part) => part.startsWith(domain.split('.')[0] ?? domain)));
  if (named.length > 0) return named;
  const holding = domains.filter((domain) => liesIn(url.hostname, domain)).sort((a, b) => b.length - a.length);
  return holding.slice(0, 1);
}
