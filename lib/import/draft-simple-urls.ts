import type { AnsweredBy, AutodiscoverEntry, MeetEntry, SimpleUrlsEntry } from '../declaring/deployment-file/deployment';
import { type Finding, finding } from '../findings/finding';
import { canonicalHost } from '../declaring/host-name';
import { parseSimpleUrl, simpleUrlProblem } from '../declaring/simple-urls';
import type { SimpleUrlContents, TopologyContents } from '../topology/topology-contents';
import { answerers, type Answerer } from './answering-pool';
import { Blank, type Draft } from './deployment-draft';

export interface DraftedSimpleUrls {
  /** One set, or one for each site and one for all others. */
  readonly sets: Draft<SimpleUrlsEntry> | readonly Draft<SimpleUrlsEntry>[];
  readonly autodiscover: Draft<AutodiscoverEntry>;
  readonly publicNames: readonly string[];
  readonly findings: readonly Finding[];
}

/** Simple URLs with all their entries, by scope; blanks for those that the documents do not hold. */
export function draftSimpleUrls(
  contents: TopologyContents,
  sipDomains: readonly string[],
  poolNames: ReadonlyMap<string, string>,
): DraftedSimpleUrls {
  const { simpleUrls, pools } = contents;
  const answerer = answerers(pools, poolNames);
  const bySite = groupedBySite(simpleUrls);
  const global = bySite.get(undefined) ?? [];
  const missing = missingMeet(simpleUrls, sipDomains);
  const globalSet = draftSet(global, answerer(undefined), missing, simpleUrls.length === 0);
  const siteSets = draftSiteSets(bySite, answerer);
  const hasGlobal = siteSets.length === 0 || global.length > 0 || missing.length > 0;
  return {
    sets: siteSets.length === 0 ? globalSet : [...(hasGlobal ? [{ name: GLOBAL, ...globalSet }] : []), ...siteSets],
    autodiscover: { answeredBy: answerer(undefined) },
    publicNames: simpleUrls
      .filter(({ component }) => component !== 'admin')
      .flatMap(entriesOf)
      .flatMap(hostOf),
    findings: [...findingsAbout(simpleUrls), ...missingFindings(simpleUrls, sipDomains)],
  };
}

const GLOBAL = 'global';

function groupedBySite(urls: readonly SimpleUrlContents[]): ReadonlyMap<string | undefined, readonly SimpleUrlContents[]> {
  const bySite = new Map<string | undefined, SimpleUrlContents[]>();
  for (const url of urls) {
    const others = bySite.get(url.site);
    if (others === undefined) bySite.set(url.site, [url]);
    else others.push(url);
  }
  return bySite;
}

/** What another scope has already is published once, there. */
function draftSiteSets(
  bySite: ReadonlyMap<string | undefined, readonly SimpleUrlContents[]>,
  answerer: Answerer,
): readonly Draft<SimpleUrlsEntry>[] {
  const published = new Set((bySite.get(undefined) ?? []).flatMap(entriesOf));
  const names = new Set([GLOBAL]);
  const sites = [...bySite.keys()].filter((site) => site !== undefined).sort();
  return sites.map((site) => {
    const own = (bySite.get(site) ?? []).flatMap((url) => withoutEntries(url, published));
    for (const url of own) for (const entry of entriesOf(url)) published.add(entry);
    const plain = setName(site);
    const name = names.has(plain) ? `${plain}-${names.size}` : plain;
    names.add(name);
    return { name, ...draftSet(own, answerer(site), [], false) };
  });
}

type SetContents = { readonly [Key in 'answeredBy' | 'meet' | 'dialin' | 'admin']?: Draft<SimpleUrlsEntry[Key]> };

function draftSet(
  urls: readonly SimpleUrlContents[],
  answerer: Draft<AnsweredBy>,
  missing: readonly string[],
  isUnknown: boolean,
): SetContents {
  const dialin = urls
    .filter(({ component }) => component === 'dialin')
    .flatMap(entriesOf)
    .filter(isUsable);
  const admin = urls.find(({ component, activeUrl }) => component === 'admin' && isUsable(activeUrl));
  const meet: readonly Draft<MeetEntry>[] = [
    ...urls.filter(({ component }) => component === 'meet').map(meetEntry),
    ...missing.map((sipDomain) => ({ sipDomain, url: new Blank(`Meet URL of ${sipDomain}`, WHERE) })),
  ];
  return {
    answeredBy: answerer,
    meet: meet.length === 0 ? undefined : meet,
    dialin: isUnknown ? new Blank('Dialin URL', WHERE) : dialin.length > 1 ? dialin : dialin[0],
    admin: admin?.activeUrl,
  };
}

const WHERE = 'Get-CsSimpleUrlConfiguration | Select-Object -ExpandProperty SimpleUrl';

function meetEntry({ domain, activeUrl, inactiveUrls }: SimpleUrlContents): Draft<MeetEntry> {
  const others = inactiveUrls.filter(isUsable);
  return {
    sipDomain: domain,
    url: isUsable(activeUrl) ? activeUrl : new Blank(`Meet URL of ${domain}`, WHERE),
    alsoPublished: others.length === 0 ? undefined : others,
  };
}

/** A SIP domain needs its own Meet URL; where a site has its own, the global scope may go without. */
function missingMeet(urls: readonly SimpleUrlContents[], sipDomains: readonly string[]): readonly string[] {
  const known = new Set(urls.filter(({ component }) => component === 'meet').map(({ domain }) => domain));
  return sipDomains.filter((domain) => !known.has(domain));
}

function missingFindings(urls: readonly SimpleUrlContents[], sipDomains: readonly string[]): readonly Finding[] {
  if (urls.length === 0) return [finding('simple-urls-missing', undefined)];
  return missingMeet(urls, sipDomains).map((domain) => finding('sip-domain-without-meet-url', domain, { domain }));
}

function findingsAbout(urls: readonly SimpleUrlContents[]): readonly Finding[] {
  return urls.flatMap((url) =>
    entriesOf(url).flatMap((entry) => {
      const problem = simpleUrlProblem(entry);
      if (problem === undefined) return [];
      return [finding('simple-url-unusable', url.domain, { component: url.component, url: entry, problem })];
    }),
  );
}

function withoutEntries(url: SimpleUrlContents, published: ReadonlySet<string>): readonly SimpleUrlContents[] {
  const [activeUrl, ...inactiveUrls] = entriesOf(url).filter((entry) => url.component === 'admin' || !published.has(entry));
  return activeUrl === undefined ? [] : [{ ...url, activeUrl, inactiveUrls }];
}

function entriesOf({ activeUrl, inactiveUrls }: SimpleUrlContents): readonly string[] {
  return [activeUrl, ...inactiveUrls];
}

function isUsable(url: string): boolean {
  return simpleUrlProblem(url) === undefined;
}

function hostOf(url: string): readonly string[] {
  const host = isUsable(url) ? parseSimpleUrl(url)?.hostname : undefined;
  return host === undefined ? [] : [canonicalHost(host)];
}

/** Names of sets become construct ids. */
function setName(site: string): string {
  return site.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 100);
}
