import type { SimpleUrlSetDeclaration } from '../../declaring/declarations';
import { canonicalHost } from '../../declaring/host-name';
import { simpleUrlHosts } from '../../declaring/simple-urls';
import type { IgnoredKey } from '../../findings/ignored-key';

/** A key that counts for nothing, and why. */
interface Ignored {
  /** In lower case. */
  readonly key: string;
  readonly ignored: IgnoredKey;
}

/** Of numbers by rule group of a set: keys by which none of its hosts goes, and those that are one name with several numbers. */
export function ignoredKeys(
  set: SimpleUrlSetDeclaration,
  said: Readonly<Record<string, number>> = {},
  contradicted: readonly (readonly (readonly [string, number])[])[] = [],
): readonly Ignored[] {
  const keys = Object.keys(said);
  if (keys.length === 0) return [];
  const known = new Set(simpleUrlHosts(set).map(({ group }) => group));
  const groups = [...known].sort();
  return [
    ...keys.filter((key) => !known.has(key)).map((key): Ignored => ({ key, ignored: { kind: 'nobody', key, groups } })),
    ...contradicted.map((spellings): Ignored => ({
      key: canonicalHost(spellings[0]?.[0] ?? ''),
      ignored: { kind: 'said twice', keys: spellings.map(([key]) => key), numbers: spellings.map(([, number]) => number) },
    })),
  ];
}
