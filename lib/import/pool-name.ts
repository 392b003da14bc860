/** A name out of a document as the name of a pool, which becomes a construct id and takes no slash. */
export function usablePoolName(name: string, mostLetters: number): string {
  // eslint-disable-next-line no-control-regex
  const usable = name.replace(/[/\u0000-\u001f$]/g, '-').slice(0, mostLetters);
  return usable === '' ? 'pool' : usable;
}
