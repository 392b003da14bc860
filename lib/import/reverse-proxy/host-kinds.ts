/** What a host is for, as far as its name tells. */
export type HostKind = 'autodiscover' | 'meet' | 'dialin' | 'furtherHost' | 'admin' | 'officeWebApps' | 'internal' | 'foreign' | 'other';

export interface NamedKind {
  readonly kind: HostKind;
  /** The product a foreign host belongs to. */
  readonly belongsTo?: string;
}

/**
 * First labels. Those of Lync are the ones its documentation uses; the others are those that the planning guides of
 * Exchange Server, AD FS and SharePoint Server use, and what is customary.
 */
const LABELS: readonly (readonly [RegExp, NamedKind])[] = [
  [/^lyncdiscoverinternal$/, { kind: 'internal' }],
  [/^lyncdiscover$/, { kind: 'autodiscover' }],
  [/^meet\d*$/, { kind: 'meet' }],
  [/^dial-?in\d*$/, { kind: 'dialin' }],
  [/^(?:web)?scheduler$|^lwa$/, { kind: 'furtherHost' }],
  [/^(?:cs)?admin$|^cscp$/, { kind: 'admin' }],
  [/^office-?web-?apps?\d*$|^office-?online\d*$|^owas\d*$|^oos\d*$|^wac\d*$/, { kind: 'officeWebApps' }],
  [
    /^(?:e|web|o)?mail\d*$|^owa$|^outlook$|^autodiscover$|^legacy$|^e(?:as|ws)$|^activesync$|^ex(?:change)?\d*$|^mapi$|^oab$/,
    foreign('Exchange'),
  ],
  [/^sts\d*$|^(?:ad)?fs\d*$|^federation$|^idp$|^sso$/, foreign('AD FS')],
  [/^share-?point\d*$|^sp\d+$|^(?:my|team)?sites?$|^intranet$|^extranet$|^portal$/, foreign('SharePoint')],
  [/^sip(?:external)?$|^av(?:edge)?$|^web-?conf$|^(?:access)?edge\d*$/, foreign('the Edge Server')],
];

function foreign(belongsTo: string): NamedKind {
  return { kind: 'foreign', belongsTo };
}

/** The kind of a host name, or of a pattern like `meet.*`. */
export function hostKind(host: string): NamedKind {
  const label = host.split('.')[0] ?? '';
  return LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? { kind: 'other' };
}

/** `webext` and `webdirext` are what Lync's own documentation calls the external web services. */
export function isNamedAfterLync(host: string): boolean {
  return /lync|skype|sfb|s4b|^web(?:dir)?ext/.test(host.split('.')[0] ?? '');
}
