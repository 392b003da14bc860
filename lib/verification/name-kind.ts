/** What a public name is for, and so what has to answer. */
export type NameKind = 'external web services' | 'meet' | 'dialin' | 'autodiscover' | 'office web apps' | 'further host';

export const NAME_KINDS: readonly NameKind[] = [
  'external web services',
  'meet',
  'dialin',
  'autodiscover',
  'office web apps',
  'further host',
];

/** The kind a name suggests; undefined where it suggests none. */
export function suggestedKind(name: string): NameKind | undefined {
  const [label = ''] = name.toLowerCase().split('.');
  if (label === 'lyncdiscover') return 'autodiscover';
  if (/^meet(?:ing|ings|\d+)?$/.test(label)) return 'meet';
  if (/^dial-?in\d*$/.test(label)) return 'dialin';
  if (/^(?:office|officewebapps|owas?|oos|wac)(?:-?\w*)?$/.test(label)) return 'office web apps';
  return label === 'scheduler' ? 'further host' : undefined;
}
