/**
 * What HAProxy reads in the text of a configuration, written apart from what writes one: one state for each letter.
 * https://docs.haproxy.org/2.6/configuration.html#2.2
 */
export function wordsOfLine(line: string): readonly string[] {
  const words: string[] = [];
  let rest = line;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = rest.slice(match[0].length);
    return match;
  };
  for (;;) {
    take(/^[ \t]+/);
    if (rest === '' || rest.startsWith('#')) return words;
    let word = '';
    while (rest !== '' && !/^[ \t#]/.test(rest)) {
      const strong = take(/^'([^']*)'/);
      const weak = strong ?? take(/^"((?:[^"\\]|\\.)*)"/s);
      const hex = weak ?? take(/^\\x([0-9a-fA-F]{2})/);
      const escaped = hex ?? take(/^\\(.)/s);
      const plain = escaped ?? take(/^[^ \t#'"\\]/s);
      if (plain === null) throw new Error(`HAProxy would refuse ${JSON.stringify(line)}`);
      const [whole, inner = ''] = plain;
      if (strong !== null) word += inner;
      else if (weak !== null) throw new Error('words in weak quotes read variables: nothing here needs them');
      else if (hex !== null) word += String.fromCharCode(Number.parseInt(inner, 16));
      else if (escaped !== null) word += ({ n: '\n', r: '\r', t: '\t' } as Readonly<Record<string, string>>)[inner] ?? inner;
      else word += whole;
    }
    words.push(word);
  }
}

export interface Section {
  /** Like `backend`. */
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly (readonly string[])[];
}

/** The sections of a configuration, comments and empty lines left out. */
export function sectionsOf(text: string): readonly Section[] {
  const sections: { kind: string; name: string; lines: (readonly string[])[] }[] = [];
  for (const line of text.split('\n')) {
    const words = wordsOfLine(line);
    const [kind, name = ''] = words;
    if (kind === undefined) continue;
    if (/^\s/.test(line)) sections.at(-1)?.lines.push(words);
    else sections.push({ kind, name, lines: [] });
  }
  return sections;
}

type Files = Readonly<Record<string, string>>;

const READ = new WeakMap<Files, readonly Section[]>();

function readOnce(files: Files): readonly Section[] {
  const known = READ.get(files) ?? sectionsOf(files['haproxy.cfg'] ?? '');
  READ.set(files, known);
  return known;
}

/** Where a configuration written here sends a request, by its own text and maps; undefined: to nobody. */
export function backendFor(files: Files, url: URL): Section | undefined {
  const sections = readOnce(files);
  const scheme = url.protocol.slice(0, -1);
  const port = url.port === '' ? (scheme === 'https' ? '443' : '80') : url.port;
  const frontend = sections.find(({ kind, lines }) => {
    const bind = lines.find(([word]) => word === 'bind');
    return kind === 'frontend' && bind?.[1]?.endsWith(`:${port}`) === true && bind.includes('ssl') === (scheme === 'https');
  });
  const host = url.hostname.replace(/\.$/, '');
  const lists = new Map<string, string[]>();
  let chosen: string | undefined;
  for (const words of frontend?.lines ?? []) {
    const [action, what = '', value = ''] = words;
    if (action === 'acl' && words.includes('-f')) lists.set(what, [...(lists.get(what) ?? []), words.join(' ')]);
    if (action !== 'http-request' || what !== 'set-var(txn.backend)') continue;
    const map = /map_str\((.*)\)/.exec(value)?.[1];
    if (map !== undefined) chosen = entries(files, map).find(([key]) => key === host)?.[1] ?? chosen;
    else if (words.includes(host)) {
      const named = [...lists].find(([name]) => words.includes(name))?.[1] ?? [];
      if (named.some((acl) => isListed(files, acl, url.pathname)) && !/(^|\/)\.{1,2}(\/|$)/.test(url.pathname))
        chosen = /^str\((.*)\)$/.exec(value)?.[1];
    }
  }
  const isUsed = frontend?.lines.some((words) => words.join(' ') === `use_backend ${chosen} if { var(txn.backend) -m str ${chosen} }`);
  return isUsed === true ? sections.find(({ kind, name }) => kind === 'backend' && name === chosen) : undefined;
}

function isListed(files: Files, acl: string, path: string): boolean {
  const [, how, file = ''] = /path -i -m (str|beg) -f (.*)/.exec(acl) ?? [];
  const asked = path.toLowerCase();
  return entries(files, file).some(([key = '']) => (how === 'str' ? asked === key : asked.startsWith(key)));
}

function entries(files: Files, name: string): readonly (readonly string[])[] {
  const text = files[name];
  if (text === undefined) throw new Error(`the configuration names ${name}, and there is none`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
}
