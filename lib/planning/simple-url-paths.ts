import type { SimpleUrlSetDeclaration } from '../declaring/declarations';
import { meetUrls, parseSimpleUrl } from '../declaring/simple-urls';

/** The path of a simple URL, `/` where it has none, and what of Lync it opens. */
export interface SimpleUrlPath {
  readonly path: string;
  readonly component: 'meet' | 'dialin';
}

/** The paths of all simple URLs, inactive ones included, by host: those of Meet first, whatever the order of the declarations. */
export function simpleUrlPathsByHost(sets: readonly SimpleUrlSetDeclaration[]): ReadonlyMap<string, readonly SimpleUrlPath[]> {
  const paths = new Map<string, Map<string, SimpleUrlPath>>();
  const add = (url: string, component: SimpleUrlPath['component']) => {
    const parsed = parseSimpleUrl(url);
    if (parsed === undefined) return;
    const known = paths.get(parsed.hostname) ?? new Map<string, SimpleUrlPath>();
    paths.set(parsed.hostname, known);
    if (!known.has(parsed.pathname)) known.set(parsed.pathname, { path: parsed.pathname, component });
  };
  for (const { meet, dialin } of sets) {
    for (const [index, entry] of meet.entries()) for (const { url } of meetUrls(entry, index)) add(url, 'meet');
    for (const url of dialin) add(url, 'dialin');
  }
  return new Map([...paths].map(([host, all]) => [host, [...all.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))]));
}

function key({ path, component }: SimpleUrlPath): string {
  return `${component === 'meet' ? 0 : 1} ${path}`;
}
