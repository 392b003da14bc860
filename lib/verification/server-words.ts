const MOST = 600;

/** Words of a server as a report may hold them: no line breaks, no commands to a terminal, nothing that turns text around, not too many. */
export function serverWords(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '\uFFFD');
  return clean.length <= MOST ? clean : `${clean.slice(0, MOST)}…`;
}
