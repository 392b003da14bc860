import type { HaproxyFiles } from '../configuration';

export interface ListEntry {
  readonly key: string;
  /** Of a map; empty in a list. */
  readonly value: string;
}

/** The lines of a map or list; undefined where there is no such file. https://docs.haproxy.org/2.6/configuration.html#7.1 */
export function entriesOf(files: HaproxyFiles, path: string): readonly ListEntry[] | undefined {
  const known = READ.get(files) ?? new Map<string, readonly ListEntry[] | undefined>();
  READ.set(files, known);
  if (!known.has(path)) known.set(path, Object.hasOwn(files, path) ? read(files[path] ?? '') : undefined);
  return known.get(path);
}

const READ = new WeakMap<HaproxyFiles, Map<string, readonly ListEntry[] | undefined>>();

function read(text: string): readonly ListEntry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [key = '', value = ''] = line.trim().split(/[ \t]+(.*)/s);
    return key === '' || key.startsWith('#') ? [] : [{ key, value }];
  });
}
