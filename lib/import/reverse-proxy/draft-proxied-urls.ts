import type { AutodiscoverEntry, SimpleUrlsEntry } from '../../declaring/deployment-file/deployment';
import { parentDomain } from '../../declaring/host-name';
import { Blank, type Draft } from '../deployment-draft';
import { hostsOf, patternsOf, type BackendGroup } from './backend-groups';
import type { ProxiedPools } from './lync-pools';

/** Simple URLs and autodiscover names, by the pool that answers them. */
export function draftUrls({ pools, unassigned }: ProxiedPools): {
  readonly simpleUrls: Draft<SimpleUrlsEntry> | readonly Draft<SimpleUrlsEntry>[] | undefined;
  readonly autodiscover: Draft<AutodiscoverEntry> | readonly Draft<AutodiscoverEntry>[] | undefined;
  readonly sipDomains: readonly Draft<string>[];
} {
  const names = pools.map(({ name }) => name);
  const answered = [
    ...pools.map(({ name, group }) => ({ answeredBy: name, group })),
    ...unassigned.map((group) => ({ answeredBy: whoAnswers(group, names), group })),
  ];
  const withUrls = answered.filter(({ group }) => hasAny(group, 'meet', 'dialin', 'furtherHost'));
  const discovering = answered.filter(({ group }) => hasAny(group, 'autodiscover'));
  return {
    simpleUrls: oneOrMore(withUrls.map(({ answeredBy, group }, index) => simpleUrls(answeredBy, group, withUrls.length > 1, index))),
    autodiscover: oneOrMore(
      discovering.map(({ answeredBy, group }, index) => autodiscover(answeredBy, group, discovering.length > 1, index)),
    ),
    sipDomains: discovering.flatMap(({ group }) => domainsOf(group)),
  };
}

type Kind = 'meet' | 'dialin' | 'furtherHost' | 'autodiscover';

function hasAny(group: BackendGroup, ...kinds: readonly Kind[]): boolean {
  return hostsOf(group, ...kinds).length > 0 || patternsOf(group, ...kinds).length > 0;
}

/** A single entry needs no list and no name. */
function oneOrMore<T>(entries: readonly T[]): T | readonly T[] | undefined {
  return entries.length > 1 ? entries : entries[0];
}

function whoAnswers({ servers }: BackendGroup, names: readonly string[]): Blank {
  const where = `the pool whose servers ${servers.map(({ name }) => name).join(', ')} are, by the HOSTS file of the reverse proxy: one of ${names.join(', ')}`;
  return new Blank('Director or designated pool', where);
}

/** Entries of a list need names where the pool that answers is a blank; Lync's word for the first is global. */
function setName(answeredBy: string | Blank, isListed: boolean, index: number): string | undefined {
  return isListed && answeredBy instanceof Blank ? `set-${index + 1}` : undefined;
}

function simpleUrls(answeredBy: string | Blank, group: BackendGroup, isListed: boolean, index: number): Draft<SimpleUrlsEntry> {
  const meet = urls(group, 'meet', 'Meet URL');
  const dialin = urls(group, 'dialin', 'Dialin URL');
  const further = hostsOf(group, 'furtherHost').map(({ host }) => host);
  return {
    name: setName(answeredBy, isListed, index),
    answeredBy,
    meet: meet.length === 0 ? undefined : meet,
    dialin: oneOrMore(dialin),
    furtherHosts: further.length === 0 ? undefined : further,
  };
}

const WHERE_URLS = 'Get-CsSimpleUrlConfiguration | Select-Object -ExpandProperty SimpleUrl';

function urls(group: BackendGroup, kind: 'meet' | 'dialin', what: string): readonly Draft<string>[] {
  const known = hostsOf(group, kind).map(({ host }) => `https://${host}`);
  const open = patternsOf(group, kind).map(({ pattern }) => new Blank(what, `${WHERE_URLS}; the reverse proxy takes ${pattern}`));
  return [...known, ...open];
}

function domainsOf(group: BackendGroup): readonly Draft<string>[] {
  const known = hostsOf(group, 'autodiscover').map(({ host }) => parentDomain(host));
  const open = patternsOf(group, 'autodiscover').map(
    ({ pattern }) => new Blank('SIP domain', `Get-CsSipDomain; the reverse proxy takes ${pattern}`),
  );
  return [...known, ...open];
}

function autodiscover(answeredBy: string | Blank, group: BackendGroup, isListed: boolean, index: number): Draft<AutodiscoverEntry> {
  const hosts = hostsOf(group, 'autodiscover');
  const overHttp = hosts.filter((route) => route.overHttp && route.overHttps).map(({ host }) => parentDomain(host));
  const open = patternsOf(group, 'autodiscover');
  const all = hosts.length + open.length;
  const onlyOverHttp = hosts.filter(({ overHttps }) => !overHttps).map(({ host }) => parentDomain(host));
  return {
    name: setName(answeredBy, isListed, index),
    answeredBy,
    sipDomains: isListed ? domainsOf(group) : undefined,
    overHttp: open.some((route) => route.overHttp) && overHttp.length === hosts.length ? true : choice(overHttp, all),
    onlyOverHttp: choice(onlyOverHttp, all),
  };
}

function choice(domains: readonly string[], all: number): true | readonly string[] | undefined {
  if (domains.length === 0) return undefined;
  return domains.length === all ? true : domains;
}
