import type { DatedFact } from './dated-facts';

/** The fact with its date, where it stands, and how well it is known, on one line. */
export function factMarkdown({ fact, date, source, mark, lookedUpOn }: DatedFact): string {
  return `${date}: ${fact} ([${source.title}](${source.url}), looked up on ${lookedUpOn}${markText(mark)}).`;
}

/** A fact whose source was read needs no word. */
function markText(mark: DatedFact['mark']): string {
  return mark === 'seen' ? '' : mark === 'inferred' ? '; inferred from it' : '; UNVERIFIED';
}
