import { guessedPurpose, type GuessedPurpose } from '../../declaring/guessed-purpose';

/** What a host becomes, as far as its name suggests. */
export type HostKind = 'autodiscover' | 'meet' | 'dialin' | 'furtherHost' | 'admin' | 'officeWebApps' | 'internal' | 'foreign' | 'other';

export interface NamedKind {
  readonly kind: HostKind;
  /** The product a foreign host belongs to. */
  readonly belongsTo?: string;
}

/** External web services FQDNs are found by elimination: any name may be one. */
const BECOMES: Readonly<Record<GuessedPurpose['kind'], HostKind>> = {
  'external web services': 'other',
  meet: 'meet',
  dialin: 'dialin',
  autodiscover: 'autodiscover',
  'further host': 'furtherHost',
  'office web apps': 'officeWebApps',
  admin: 'admin',
  'internal autodiscover': 'internal',
  'of another product': 'foreign',
};

/** The kind of a host name, or of a pattern like `meet.*`. */
export function hostKind(host: string): NamedKind {
  const guessed = guessedPurpose(host);
  if (guessed === undefined) return { kind: 'other' };
  const { kind, belongsTo } = guessed;
  return { kind: BECOMES[kind], ...(belongsTo === undefined ? {} : { belongsTo }) };
}

/** Whether a host bears Lync's name, as external web services FQDNs often do. */
export function isNamedAfterLync(host: string): boolean {
  return guessedPurpose(host)?.kind === 'external web services';
}
