import type { FurtherConfigurationProblem } from '../findings/haproxy';
import { wordsOf } from './reading/line-words';
import { SECTIONS } from './reading/sections';

/** What lines that somebody else wrote are held against. */
export interface WrittenAlready {
  /** Names of sections. */
  readonly sections: ReadonlySet<string>;
  /** Hosts, in lower case. */
  readonly hosts: ReadonlySet<string>;
  readonly ports: readonly number[];
}

/** Those that have a name of their own, which only one of them may have. */
const PROXIES: readonly string[] = ['frontend', 'backend', 'listen'];

const REFERENCES: readonly string[] = ['use_backend', 'default_backend'];

/** What may not be appended to the configuration, line by line. */
export function furtherConfigurationProblems(text: string, written: WrittenAlready): readonly FurtherConfigurationProblem[] {
  const lines = text.split(/\r\n|\r|\n/).map((content, index) => ({ line: index + 1, ...wordsOf(content) }));
  // Lines like `.if` are the reader's, and stand anywhere.
  const first = lines.find(({ words: [word = '.'], isCutOff }) => isCutOff || !word.startsWith('.'));
  const [begin = ''] = first?.words ?? [];
  const outside: readonly FurtherConfigurationProblem[] =
    first === undefined || first.isCutOff || SECTIONS.includes(begin) ? [] : [{ kind: 'no section', line: first.line, word: begin }];
  const within = lines.flatMap(({ line, words, isCutOff }): readonly FurtherConfigurationProblem[] =>
    isCutOff ? [{ kind: 'cut off', line }] : inLine(line, words, written),
  );
  return [...outside, ...within];
}

function inLine(
  line: number,
  words: readonly string[],
  { sections, hosts, ports }: WrittenAlready,
): readonly FurtherConfigurationProblem[] {
  const [keyword = '', name = ''] = words;
  const isNamed = (PROXIES.includes(keyword) || REFERENCES.includes(keyword)) && sections.has(name);
  const named = [...new Set(words.flatMap(hostsIn))].filter((host) => hosts.has(host));
  const taken = keyword === 'bind' ? ports.filter((port) => name.split(',').some((address) => binds(address, port))) : [];
  return [
    ...(isNamed ? [{ kind: 'section of the plan' as const, line, section: name }] : []),
    ...named.map((host) => ({ kind: 'published name' as const, line, name: host })),
    ...taken.map((port) => ({ kind: 'published port' as const, line, port })),
  ];
}

/** Whatever has the form of a host name in a word, like `{ hdr(host) webext.contoso.com }` has one. */
function hostsIn(word: string): readonly string[] {
  return (word.toLowerCase().match(/[a-z0-9_.-]+/g) ?? []).map((each) => each.replace(/^[.-]+|[.-]+$/g, ''));
}

/** Whether it is the port on every interface; that of a single one is left to whoever names it. */
export function binds(address: string, port: number): boolean {
  const [, from, to = from] = /^(?:ipv[46]@)?(?:\*|0\.0\.0\.0|\[?::\]?)?:(\d+)(?:-(\d+))?$/.exec(address) ?? [];
  return Number(from) <= port && port <= Number(to);
}
