import { OPEN } from './spellings';

/** A host that a pattern admits and the document does not name. */
export function sampleOf(pattern: string): string {
  return pattern.replaceAll('*.', 'unnamed.').replaceAll('.*', '.unnamed.example').replaceAll(OPEN, 'unnamed.example');
}

/** By parts, for a pattern may be hostile: each part is looked for behind the one before. */
export function globTest(pattern: string): (host: string) => boolean {
  const parts = pattern.split(OPEN);
  const [first = '', ...others] = parts;
  return (host) => {
    if (others.length === 0) return host === pattern;
    if (!host.startsWith(first)) return false;
    let at = first.length;
    for (const part of others.slice(0, -1)) {
      const found = host.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    const last = others.at(-1) ?? '';
    return host.length - last.length >= at && host.endsWith(last);
  };
}
