import type { HaproxyFiles } from '../configuration';
import { CONFIGURATION } from '../file-names';
import { binds } from '../further-configuration';
import { readBackend, type ReadBackend } from './backends';
import { conditionOf, not, type Condition } from './conditions';
import { comparedIn, firstAnswer, formatOf, isWithoutEffect, namedIn, pathsComparedIn, rulesOf, UNKNOWN, type OwnAnswer, type SectionRules } from './rules';
import type { AskedRequest, Transaction } from './samples';
import { sectionsOf, type ConfigurationLine, type Section } from './sections';

/** What a HAProxy does, read from its configuration as it would read it. */
export interface ReadFrontend {
  /** Whether it takes TLS; otherwise plain HTTP. */
  readonly endsTls: boolean;
  /** Whether connections begin with the PROXY protocol. */
  readonly acceptsProxy: boolean;
  /** Names that it treats otherwise than a stranger's, in lower case and in order. */
  readonly hosts: readonly string[];
  /** Paths that it tells from others, of whichever host. */
  readonly paths: readonly string[];
  /** Whether each client has server connections of its own. */
  readonly keepsPeopleApart: boolean;
  readonly answer: (request: AskedRequest) => FrontendAnswer;
}

export type FrontendAnswer = OwnAnswer | { readonly kind: 'forward'; readonly backend: ReadBackend };

/**
 * What takes connections on a port; undefined where it cannot be told: nothing or several things do, or lines stand there of
 * which nobody knows here what they do.
 */
export function frontendAt(port: number, files: HaproxyFiles): ReadFrontend | undefined {
  const sections = sectionsOf(files[CONFIGURATION] ?? '');
  if (sections === undefined || !isPlain(sections)) return undefined;
  const taking = sections.filter(({ lines }) => lines.some(({ words }) => mayTake(port, words)));
  const [only, ...others] = taking;
  if (only?.keyword !== 'frontend' || others.length > 0) return undefined;
  return readFrontend(only, port, sections, files);
}

/** Whether files lie where they are looked for, and names of sections are clear. */
function isPlain(sections: readonly Section[]): boolean {
  const lines = sections.filter(({ keyword }) => keyword === 'global').flatMap((section) => section.lines);
  const paths = lines.filter(({ words: [keyword] }) => keyword === 'default-path').map(({ words, isCertain }) => isCertain && words[1]);
  // A frontend may be called like a backend, and a `listen` is both.
  const areTold = ['frontend', 'backend'].every((kind) => {
    const names = sections.filter(({ keyword }) => [kind, 'listen'].includes(keyword)).map(({ words: [name] }) => name);
    return new Set(names).size === names.length;
  });
  return areTold && paths.length > 0 && paths.every((path) => path === 'config');
}

function takesRequests({ keyword }: Section): boolean {
  return keyword === 'backend' || keyword === 'listen';
}

/** Addresses of an interface might be the one that connections come to; those of the loopback are not. */
function mayTake(port: number, [keyword, addresses = '']: readonly string[]): boolean {
  if (keyword !== 'bind') return false;
  return addresses.split(',').some((address) => {
    if (binds(address, port)) return true;
    const [, host = '', from = '', to = from] = /^(.*):(\d+)(?:-(\d+))?$/.exec(address) ?? [];
    const isLocal = /^(?:ipv[46]@)?(?:127\.[\d.]+|localhost|\[?::1\]?)$/.test(host);
    const isElsewhere = /^(?:unix|uxst|abns|abnsz|sockpair|fd|rhttp|rev)@|^\//.test(address);
    if (from === '') return !isElsewhere;
    return !isLocal && Number(from) <= port && port <= Number(to);
  });
}

function readFrontend(section: Section, port: number, sections: readonly Section[], files: HaproxyFiles): ReadFrontend | undefined {
  const binding = section.lines.filter(({ words }) => mayTake(port, words));
  const [endsTls, ...otherwise] = binding.map(({ words }) => words.includes('ssl'));
  const isClear = binding.every(
    ({ words: [, addresses = ''], isCertain }) => isCertain && addresses.split(',').some((each) => binds(each, port)),
  );
  if (endsTls === undefined || otherwise.some((each) => each !== endsTls) || !isClear || !isOfHttp(section)) return undefined;
  const leads = leadsOf(section, sections, files);
  if (leads === undefined) return undefined;
  const answer = (request: AskedRequest) => leads({ request, variables: new Map() });
  const named = namedIn(section, files);
  const led = sections.filter((each) => hasServers(each) && named.has(each.words[0] ?? ''));
  return {
    endsTls,
    acceptsProxy: binding.every(({ words }) => words.includes('accept-proxy')),
    hosts: hostsOf(section, answer, sections, files),
    paths: pathsComparedIn(section, files),
    keepsPeopleApart: binding.every(({ words }) => speaksHttp1(words)) && led.every(reusesNothing),
    answer,
  };
}

/** Whether its lines, and those of its defaults, leave no doubt that requests are read as HTTP. */
function isOfHttp({ lines, defaults, words, isCertain }: Section): boolean {
  const before = defaults?.lines ?? [];
  const isSaid = [...before, ...lines].some(({ words: [keyword, mode] }) => keyword === 'mode' && mode === 'http');
  const isPlainly = before.every((line) => line.isCertain && isWithoutEffect(line.words));
  return isCertain && defaults?.isCertain !== false && isPlainly && isSaid && words.length === 1;
}

/** A connection of HTTP/2 would carry the requests of several people; newer versions offer it unasked. */
function speaksHttp1(words: readonly string[]): boolean {
  if (words[words.indexOf('proto') + 1] === 'h2' && words.includes('proto')) return false;
  return !words.includes('ssl') || words[words.indexOf('alpn') + 1] === 'http/1.1';
}

function hasServers(section: Section): boolean {
  return takesRequests(section) && section.lines.some(({ words: [word] }) => word === 'server');
}

/** The usual is `safe`, which shares connections after a first request. https://docs.haproxy.org/2.6/configuration.html#4.2-http-reuse */
function reusesNothing({ lines, defaults }: Section): boolean {
  const said = [...(defaults?.lines ?? []), ...lines].filter(({ words: [keyword] }) => keyword === 'http-reuse').at(-1);
  return said?.isCertain === true && said.words[1] === 'never';
}

type Leads = (transaction: Transaction) => FrontendAnswer;

/** The rules of a frontend in the order in which HAProxy carries them out; undefined where it has others. */
function leadsOf(section: Section, sections: readonly Section[], files: HaproxyFiles): Leads | undefined {
  const own = rulesOf(section, files);
  const choices = choicesOf(own, files);
  if (choices === undefined) return undefined;
  const backends = new Map(sections.filter(takesRequests).map((each) => [each.words[0] ?? '', readBackend(each, isOfHttp(each), files)]));
  return (transaction) => {
    const answer = firstAnswer(own.rules, transaction);
    if (answer !== undefined) return answer;
    const name = chosen(choices, (each) => backends.has(each), transaction);
    return name === undefined ? UNKNOWN : name === NONE ? NO_BACKEND : (backends.get(name)?.(transaction) ?? UNKNOWN);
  };
}

interface Choices {
  readonly switched: readonly { readonly condition: Condition; readonly name: (transaction: Transaction) => string | undefined }[];
  readonly otherwise: string | undefined;
}

function choicesOf({ others, declared }: SectionRules, files: HaproxyFiles): Choices | undefined {
  const isKnown = ({ words: [keyword = ''], isCertain }: ConfigurationLine) =>
    isCertain && ['use_backend', 'default_backend'].includes(keyword);
  if (!others.every(isKnown)) return undefined;
  const switched = others
    .filter(({ words: [keyword] }) => keyword === 'use_backend')
    .map(({ words: [, name = '', when, ...words] }) => {
      const stated = when === undefined ? () => true : conditionOf(words, declared, files);
      return { condition: when === 'unless' ? not(stated) : stated, name: formatOf(name, files) };
    });
  return { switched, otherwise: others.findLast(({ words: [keyword] }) => keyword === 'default_backend')?.words[1] };
}

const NONE = Symbol('none');
/** What HAProxy answers where no backend is named. */
const NO_BACKEND: FrontendAnswer = { kind: 'fixed-response', status: 503 };

/** The name of the backend; undefined where nobody can tell. One that leads to no backend falls back to the default one. */
function chosen(
  { switched, otherwise = NONE }: Omit<Choices, 'otherwise'> & { readonly otherwise?: string | typeof NONE | undefined },
  exists: (name: string) => boolean,
  transaction: Transaction,
): string | typeof NONE | undefined {
  for (const { condition, name } of switched) {
    const verdict = condition(transaction);
    if (verdict === undefined) return undefined;
    if (!verdict) continue;
    const written = name(transaction);
    return written === undefined || exists(written) ? written : otherwise;
  }
  return otherwise;
}

/** `.invalid` is reserved for names that nobody has. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
const STRANGER: AskedRequest = { host: 'stranger.invalid', path: '/', query: undefined };

/** Those it tells apart; where it sends strangers on, also those that the others do. */
function hostsOf(section: Section, answer: ReadFrontend['answer'], sections: readonly Section[], files: HaproxyFiles): readonly string[] {
  const others = sections.filter((each) => each.keyword === 'frontend' && each !== section);
  const led = answer(STRANGER).kind === 'redirect' ? others.flatMap((each) => comparedIn(each, files)) : [];
  return [...new Set([...comparedIn(section, files), ...led].map((each) => each.toLowerCase()))].filter(isHost).sort();
}

function isHost(name: string): boolean {
  return /^[a-z0-9_.-]+$/.test(name);
}
