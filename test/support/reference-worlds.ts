import { isDefaultPort, type UrlParts } from './reference-actions';
import type { ConditionJson } from './reference-conditions';

/** A request; what is left out is unknown, but for the method, which is then GET. */
export interface ReferenceRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Headers;
  readonly sourceIp?: string;
}

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** One way to answer everything that AWS leaves open, and to know what a request does not tell. */
export interface World {
  readonly method: string;
  /** No page says whether a port other than the default, or a trailing dot, is compared. */
  readonly host: string;
  /** Nor whether the regular expressions see the host in the case it was sent. */
  readonly hostOfRegexes: string;
  /** "Path conditions are evaluated after URI normalization": which, no page says. */
  readonly path: string;
  /** Regular expressions are compared "against the request URL" (API_PathPatternConditionConfig): with its query or without. */
  readonly pathOfRegexes: string;
  /** Regular expressions without anchors: search or whole match. */
  readonly wholeMatches: boolean;
  /** Whether regular expressions of hosts and headers mind the case. */
  readonly caseOfRegexes: 'minded' | 'ignored';
  readonly inlineFlags: boolean;
  readonly query: string;
  /** "Any character can be percentage encoded": whether it is decoded, no page says. */
  readonly decodesQuery: boolean;
  /** Whether "?example" is a key with an empty value, or a value without key. */
  readonly bareItems: 'keys' | 'values';
  readonly headers: Headers;
  readonly sourceIp: string;
}

/** What a request may have been that does not tell: a few of all the possibilities. */
export interface Unknowns {
  readonly headers: readonly Headers[];
  readonly sourceIps: readonly string[];
}

/** All worlds that can make a difference to these conditions. */
export function worldsOf(
  request: ReferenceRequest,
  url: UrlParts,
  conditions: readonly ConditionJson[],
  unknowns: Unknowns,
): readonly World[] {
  const either = (open: boolean): readonly boolean[] => (open ? [false, true] : [false]);
  const asked = new Set(conditions.map(({ Field }) => Field));
  const regexes = conditions.flatMap(regexesOf);
  const hosts = asked.has('host-header') ? hostForms(url) : [url.host];
  const paths = asked.has('path-pattern') ? pathForms(url.path) : [url.path];
  const ignoresCase = either(conditions.some((each) => each.Field !== 'path-pattern' && regexesOf(each).length > 0));
  const seesQuery = either(url.hasQuery && conditions.some((each) => each.Field === 'path-pattern' && regexesOf(each).length > 0));
  const wholes = either(regexes.some((regex) => !/^(\(\?i\))?\^[^|]*\$$/.test(regex) || regex.includes('|')));
  const inlines = either(regexes.some((regex) => regex.includes('(?i)')));
  const decodes = either(asked.has('query-string') && url.query.includes('%'));
  const bares = either(asked.has('query-string') && url.query.split('&').some((item) => item !== '' && !item.includes('=')));
  const headers = request.headers === undefined ? (asked.has('http-header') ? unknowns.headers : [{}]) : [request.headers];
  const addresses = request.sourceIp === undefined ? (asked.has('source-ip') ? unknowns.sourceIps : ['']) : [request.sourceIp];
  const { method = 'GET' } = request;
  return product([hosts, paths, wholes, ignoresCase, inlines, seesQuery, decodes, bares, headers, addresses] as const).flatMap(
    ([host, path, wholeMatches, ignores, inlineFlags, withQuery, decodesQuery, bare, sent, sourceIp]): readonly World[] =>
      [...new Set([host, host.toLowerCase()])].map((hostOfRegexes) => ({
        method,
        host,
        hostOfRegexes,
        path,
        pathOfRegexes: withQuery ? `${path}?${url.query}` : path,
        wholeMatches,
        caseOfRegexes: ignores ? 'ignored' : 'minded',
        inlineFlags,
        query: url.query,
        decodesQuery,
        bareItems: bare ? 'values' : 'keys',
        headers: sent,
        sourceIp,
      })),
  );
}

type Row<Axes extends readonly (readonly unknown[])[]> = { -readonly [Axis in keyof Axes]: Axes[Axis][number] };

function product<const Axes extends readonly (readonly unknown[])[]>(axes: Axes): readonly Row<Axes>[] {
  return axes.reduce<readonly (readonly unknown[])[]>(
    (rows, axis) => rows.flatMap((row) => axis.map((each) => [...row, each])),
    [[]],
  ) as readonly Row<Axes>[];
}

export function regexesOf({ HostHeaderConfig, PathPatternConfig, HttpHeaderConfig }: ConditionJson): readonly string[] {
  return [HostHeaderConfig, PathPatternConfig, HttpHeaderConfig].flatMap((config) => config?.RegexValues ?? []);
}

function hostForms(url: UrlParts): readonly string[] {
  const names = [url.host, url.host.replace(/\.$/, '')];
  return [...new Set(isDefaultPort(url) ? names : [...names, ...names.map((name) => `${name}:${url.port}`)])];
}

/** As sent, normalised by RFC 3986, slashes merged, percent-encodings decoded: each on top of those before. */
export function pathForms(path: string): readonly string[] {
  const normal = withoutDotSegments(decodedUnreserved(path));
  const merged = normal.replace(/\/+/g, '/');
  return [...new Set([path, normal, merged, decodeURIComponent(merged)])];
}

/** RFC 3986, 6.2.2.1 and 6.2.2.2. */
function decodedUnreserved(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(parseInt(encoded.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded.toUpperCase();
  });
}

/** RFC 3986, 5.2.4, for absolute paths. */
function withoutDotSegments(path: string): string {
  const segments = path.split('/').slice(1);
  const kept = segments.reduce<readonly string[]>((before, segment, index) => {
    const end = index === segments.length - 1 ? [''] : [];
    if (segment === '.') return [...before, ...end];
    if (segment === '..') return [...before.slice(0, -1), ...end];
    return [...before, segment];
  }, []);
  return `/${kept.join('/')}`;
}
