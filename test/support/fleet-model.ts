import type { FrontEndPlan } from '../../lib/planning/publishing-plan';

/** What a fleet of HAProxys does with a request. */
export type FleetOutcome =
  | {
      readonly kind: 'forward';
      /** `ADDRESS:PORT`, in order. */
      readonly servers: readonly string[];
      readonly protocol: 'HTTPS' | 'HTTP';
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'fixed-response'; readonly status: number };

type Line = readonly string[];

interface Section {
  readonly name: string;
  readonly lines: readonly Line[];
}

/**
 * A reference for laws: as much of the language of HAProxy as a plan may use, carried out line by line, and written apart from
 * whatever else reads configurations here. It throws at lines that it does not know. Undefined where nothing listens.
 */
export function fleetOutcome(url: string, { configuration = {}, fleet }: FrontEndPlan): FleetOutcome | undefined {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const published = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const container = fleet?.ports.find((each) => each.published === published)?.container;
  const sections = sectionsOf(configuration);
  const frontend = sections.find(({ lines }) => lines.some(([keyword, at]) => keyword === 'bind' && at === `:${container}`));
  if (frontend?.lines.some(([keyword, , told]) => keyword === 'bind' && told === 'accept-proxy') !== true) return undefined;
  const request = { host: hostname.replace(/\.$/, '').toLowerCase(), path: pathname, query: search };
  return new Run(request, configuration, sections).through(frontend);
}

/** Lines that decide nothing about where a request goes, or do only to whoever asks too often. */
const WITHOUT_EFFECT = [
  /^bind /,
  /^http-request set-var\(txn\.host\) req\.fhdr\(host\),host_only,rtrim\(\.\),lower$/,
  /^http-request set-var\(txn\.(path|method)\) (path|method)$/,
  /^acl (sprayed|corporate) /,
  /^http-request (track-sc0|deny deny_status 429) /,
  /^http-request disable-l7-retry unless METH_GET$/,
];

class Run {
  private backend: string | undefined;
  private port = '';
  private readonly lists = new Map<string, ((path: string) => boolean)[]>();

  public constructor(
    private readonly request: { readonly host: string; readonly path: string; readonly query: string },
    private readonly files: Readonly<Record<string, string>>,
    private readonly sections: readonly Section[],
  ) {}

  public through({ lines }: Section): FleetOutcome {
    for (const words of lines) {
      const answer = this.step(words);
      if (answer !== undefined) return answer;
    }
    throw new Error('a frontend without a default');
  }

  private step(words: Line): FleetOutcome | undefined {
    const text = words.join(' ');
    if (WITHOUT_EFFECT.some((each) => each.test(text))) return undefined;
    const { host, path, query } = this.request;
    const [, variable, map, otherwise] =
      /^http-request set-var\(txn\.(backend|port)\) var\(txn\.host\),map_str\(([^,]+?)(?:,(.*))?\)$/.exec(text) ?? [];
    if (variable !== undefined) {
      const found = this.entries(map ?? '').find(([key]) => key === host)?.[1] ?? otherwise;
      if (variable === 'backend') this.backend = found ?? this.backend;
      else this.port = found ?? '';
      return undefined;
    }
    if (words[0] === 'acl') {
      this.declare(words);
      return undefined;
    }
    const [, backend, only, list] =
      /^http-request set-var\(txn\.backend\) str\((.+)\) if \{ var\(txn\.host\) -m str (\S+) \} (\S+) !dotted$/.exec(text) ?? [];
    if (backend !== undefined) {
      if (only === host && this.holds(list ?? '', path) && !this.holds('dotted', path)) this.backend = backend;
      return undefined;
    }
    const [, to] =
      /^http-request redirect code 301 location (\S+) if \{ var\(txn\.host\) -m reg \S+ \} !\{ var\(txn\.backend\) -m found \}$/.exec(
        text,
      ) ?? [];
    if (to !== undefined) {
      if (this.backend !== undefined || !/^[a-z0-9_.-]+$/.test(host)) return undefined;
      const filled = to
        .replace('%[var(txn.host)]', host)
        .replace('%[var(txn.port)]', this.port)
        .replace('%[pathq]', path + query);
      return { kind: 'redirect', to: filled };
    }
    const [, used, wanted] = /^use_backend (\S+) if \{ var\(txn\.backend\) -m str (\S+) \}$/.exec(text) ?? [];
    if (used !== undefined) return this.backend === wanted ? this.at(used) : undefined;
    if (words[0] === 'default_backend') return this.at(words[1] ?? '');
    throw new Error(`the reference does not know: ${text}`);
  }

  private declare([, name = '', sample, ...rest]: Line): void {
    const known = this.lists.get(name) ?? [];
    const [flags, value] = [rest.slice(0, -1).join(' '), rest.at(-1) ?? ''];
    const texts = () => this.entries(value).map(([key]) => (key ?? '').toLowerCase());
    const test = {
      '-i -m str -f': (path: string) => texts().includes(path.toLowerCase()),
      '-i -m beg -f': (path: string) => texts().some((each) => path.toLowerCase().startsWith(each)),
      '-m reg -i': (path: string) => new RegExp(value, 'i').test(path),
    }[flags];
    if (sample !== 'path' || test === undefined) throw new Error(`the reference does not know the acl ${name}`);
    this.lists.set(name, [...known, test]);
  }

  private holds(name: string, path: string): boolean {
    return this.lists.get(name)?.some((test) => test(path)) === true;
  }

  private entries(file: string): readonly (readonly string[])[] {
    const text = this.files[file];
    if (text === undefined) throw new Error(`there is no file ${file}`);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' '));
  }

  private at(name: string): FleetOutcome {
    const backend = this.sections.find((each) => each.name === `backend ${name}`);
    if (backend === undefined) throw new Error(`there is no backend ${name}`);
    const status = backend.lines.find((words) => words.slice(0, 3).join(' ') === 'http-request return status')?.[3];
    if (status !== undefined) return { kind: 'fixed-response', status: Number(status) };
    const servers = backend.lines.filter(([keyword]) => keyword === 'server');
    return {
      kind: 'forward',
      servers: servers.map(([, , at = '']) => at).sort(),
      protocol: servers.every((words) => words[3] === 'ssl') ? 'HTTPS' : 'HTTP',
    };
  }
}

const READ = new WeakMap<object, readonly Section[]>();

function sectionsOf(files: Readonly<Record<string, string>>): readonly Section[] {
  const known = READ.get(files) ?? readSections(files);
  READ.set(files, known);
  return known;
}

function readSections(files: Readonly<Record<string, string>>): readonly Section[] {
  const sections: { name: string; lines: Line[] }[] = [];
  for (const line of (files['haproxy.cfg'] ?? '').split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (line.startsWith(' ')) sections.at(-1)?.lines.push(wordsOf(line.trim()));
    else sections.push({ name: line, lines: [] });
  }
  return sections;
}

/** A backslash keeps what follows it as it is. */
function wordsOf(line: string): Line {
  const words = line.match(/(?:\\.|[^\\ ])+/g) ?? [];
  return words.map((word) => word.replace(/\\(.)/g, '$1'));
}
