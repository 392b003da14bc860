import { guessedPurpose } from '../declaring/guessed-purpose';
import type { PublicNameKind } from '../declaring/declarations';

/** What a public name is for, and so what has to answer. */
export type NameKind = Exclude<PublicNameKind, 'further name'>;

export const NAME_KINDS: readonly NameKind[] = [
  'external web services',
  'meet',
  'dialin',
  'autodiscover',
  'office web apps',
  'further service',
  'further host',
];

/** The kind a name suggests; undefined where it suggests none. */
export function suggestedKind(name: string): NameKind | undefined {
  const kind = guessedPurpose(name)?.kind;
  switch (kind) {
    case 'admin':
    case 'internal autodiscover':
    case 'of another product':
      return 'further host';
    case 'external web services':
    case 'meet':
    case 'dialin':
    case 'autodiscover':
    case 'further host':
    case 'office web apps':
    case undefined:
      return kind;
  }
}
