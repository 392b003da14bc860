import { wordsOf } from './line-words';

/** A line as HAProxy reads it. */
export interface ConfigurationLine {
  readonly words: readonly string[];
  /** Whether it says that wherever HAProxy is started: no condition stands around it, and no variable in it. */
  readonly isCertain: boolean;
}

/** A section of a configuration, like `backend`. */
export interface Section {
  readonly keyword: string;
  /** Its name, and whatever stands behind it. */
  readonly words: readonly string[];
  readonly isCertain: boolean;
  readonly lines: readonly ConfigurationLine[];
  /** The `defaults` that count for it. */
  readonly defaults: Section | undefined;
}

/** Words that begin a section, in 2.6 to 3.4. https://docs.haproxy.org/3.2/configuration.html#2.1 */
export const SECTIONS: readonly string[] = [
  ...['global', 'defaults', 'frontend', 'backend', 'listen', 'peers', 'resolvers', 'mailers', 'userlist', 'program', 'cache'],
  ...['http-errors', 'ring', 'fcgi-app', 'log-forward', 'log-profile', 'crt-store', 'traces', 'acme', 'namespace_list', 'healthcheck'],
];

/** The sections of a configuration; undefined where HAProxy would refuse the text. */
export function sectionsOf(text: string): readonly Section[] | undefined {
  const sections: (Section & { readonly lines: ConfigurationLine[] })[] = [];
  let defaults: Section | undefined;
  let conditions = 0;
  for (const line of text.split(/\r\n|\n/)) {
    const { words, isCutOff, readsEnvironment } = wordsOf(line);
    const [keyword, ...others] = words;
    if (isCutOff) return undefined;
    if (keyword === undefined) continue;
    if (keyword === '.if') conditions += 1;
    else if (keyword === '.endif') conditions -= 1;
    if (keyword.startsWith('.')) continue;
    const isCertain = conditions === 0 && !readsEnvironment;
    if (SECTIONS.includes(keyword)) {
      const section = { keyword, words: others, isCertain, lines: [], defaults };
      sections.push(section);
      if (keyword === 'defaults') defaults = section;
      continue;
    }
    const last = sections.at(-1);
    if (last === undefined) return undefined;
    last.lines.push({ words, isCertain });
  }
  return sections;
}
