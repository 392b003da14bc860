import { type Finding, finding } from '../findings/finding';
import type { PoolContents, SimpleUrlContents, TopologyContents } from './topology-contents';

/** Several documents about one deployment as one. Where two contradict, the first one counts and a finding says so. */
export function combineContents(documents: readonly TopologyContents[]): TopologyContents {
  const findings = documents.flatMap((document) => document.findings);
  const pools = combinePools(documents.flatMap((document) => document.pools));
  const simpleUrls = combineSimpleUrls(documents.flatMap((document) => document.simpleUrls));
  return {
    sipDomains: [...new Set(documents.flatMap((document) => document.sipDomains))],
    sites: firstOfEach(
      documents.flatMap((document) => document.sites),
      ({ id }) => id,
    ),
    pools: pools.all,
    simpleUrls: simpleUrls.all,
    officeWebApps: firstOfEach(
      documents.flatMap((document) => document.officeWebApps),
      ({ host }) => host,
    ),
    findings: [...findings, ...pools.findings, ...simpleUrls.findings],
  };
}

interface Combined<T> {
  readonly all: readonly T[];
  readonly findings: readonly Finding[];
}

function combinePools(pools: readonly PoolContents[]): Combined<PoolContents> {
  const byFqdn = new Map<string, PoolContents>();
  const findings: Finding[] = [];
  for (const pool of pools) {
    const first = byFqdn.get(pool.poolFqdn);
    if (first !== undefined) findings.push(...contradictions(first, pool));
    byFqdn.set(pool.poolFqdn, first === undefined ? pool : supplemented(first, pool));
  }
  return { all: [...byFqdn.values()], findings };
}

/** What the first document leaves open the other one fills. */
function supplemented(first: PoolContents, other: PoolContents): PoolContents {
  return {
    ...first,
    role: first.role ?? other.role,
    version: first.version ?? other.version,
    site: first.site ?? other.site,
    externalWebServicesFqdn: first.externalWebServicesFqdn ?? other.externalWebServicesFqdn,
    internalWebServicesFqdn: first.internalWebServicesFqdn ?? other.internalWebServicesFqdn,
    machines: first.machines.length > 0 ? first.machines : other.machines,
  };
}

function contradictions(first: PoolContents, other: PoolContents): readonly Finding[] {
  const compared = [
    ['externalWebServicesFqdn', first.externalWebServicesFqdn, other.externalWebServicesFqdn],
    ['listeningPorts.https', first.listeningPorts.https, other.listeningPorts.https],
    ['listeningPorts.http', first.listeningPorts.http, other.listeningPorts.http],
    ['publishedPorts.https', first.publishedPorts.https, other.publishedPorts.https],
    ['publishedPorts.http', first.publishedPorts.http, other.publishedPorts.http],
  ] as const;
  const pool = first.poolFqdn;
  return compared.flatMap(([property, one, two]) =>
    one === undefined || two === undefined || one === two
      ? []
      : finding('documents-disagree', pool, { pool, property, first: one, other: two }),
  );
}

function combineSimpleUrls(urls: readonly SimpleUrlContents[]): Combined<SimpleUrlContents> {
  const byKey = new Map<string, { readonly first: SimpleUrlContents; readonly entries: Set<string> }>();
  const findings: Finding[] = [];
  for (const url of urls) {
    const key = JSON.stringify([url.site, url.component, url.domain]);
    const { first, entries } = byKey.get(key) ?? { first: url, entries: new Set<string>() };
    byKey.set(key, { first, entries });
    for (const entry of [url.activeUrl, ...url.inactiveUrls]) entries.add(entry);
    if (first.activeUrl !== url.activeUrl) {
      const { domain, component } = url;
      findings.push(finding('documents-disagree', domain, { domain, component, first: first.activeUrl, other: url.activeUrl }));
    }
  }
  // Every entry but the active one: invitations may use any of them.
  const all = [...byKey.values()].map(({ first, entries }) => ({
    ...first,
    inactiveUrls: [...entries].filter((entry) => entry !== first.activeUrl),
  }));
  return { all, findings };
}

function firstOfEach<T>(all: readonly T[], key: (each: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const each of all) if (!byKey.has(key(each))) byKey.set(key(each), each);
  return [...byKey.values()];
}
