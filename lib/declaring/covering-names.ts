import { domainsHolding, parentDomain } from './host-name';

/**
 * Finds the first of some holders, certificates mostly, one of whose names covers a host, without asking every one of them.
 * What a name covers is what `covers` says: itself, and as a wildcard whatever has one label more.
 */
export function firstCovering<T>(holders: readonly T[], namesOf: (holder: T) => readonly string[]): (host: string) => T | undefined {
  const first = new Map<string, number>();
  for (const [index, holder] of holders.entries()) {
    for (const name of namesOf(holder)) if (!first.has(name)) first.set(name, index);
  }
  return (host) => {
    const [exact = Infinity, wildcard = Infinity] = [host, `*.${parentDomain(host)}`].map((name) => first.get(name));
    return holders[Math.min(exact, wildcard)];
  };
}

/** Whether any of some certificate names covers a host. */
export function coveredBy(names: readonly string[]): (host: string) => boolean {
  const all = new Set(names);
  return (host) => all.has(host) || all.has(`*.${parentDomain(host)}`);
}

/** Whether some patterns of records or rules, where a wildcard stands for any number of labels, are for a host. */
export function matchedBy(patterns: ReadonlySet<string | undefined>): (host: string) => boolean {
  return (host) =>
    patterns.has(host) ||
    domainsHolding(host)
      .slice(1)
      .some((domain) => patterns.has(`*.${domain}`));
}
