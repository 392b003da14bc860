import type { PublicNameKind } from './declarations';

/** What a host seems to be for: a kind of public name, or something that is never published as one. */
export interface GuessedPurpose {
  readonly kind: Exclude<PublicNameKind, 'further name' | 'further service'> | 'admin' | 'internal autodiscover' | 'of another product';
  /** The product a host of another one belongs to. */
  readonly belongsTo?: string;
}

/**
 * First labels, and what hosts that bear them are for by custom: the one place where this is guessed. A deployment file and the
 * notes of a template say it; whoever has neither asks here, and says that it is a guess. Those of Lync are the ones its
 * documentation uses, the last of them any name with the product in it; the others are those of the planning guides of
 * Exchange Server, AD FS and SharePoint Server, and what is customary.
 */
const LABELS: readonly (readonly [RegExp, GuessedPurpose])[] = [
  [/^lyncdiscoverinternal$/, { kind: 'internal autodiscover' }],
  [/^lyncdiscover$/, { kind: 'autodiscover' }],
  [/^meet(?:ings?|-\w+)?\d*$/, { kind: 'meet' }],
  [/^dial-?in(?:-\w+)?\d*$/, { kind: 'dialin' }],
  [/^(?:web)?scheduler$|^lwa$/, { kind: 'further host' }],
  [/^(?:cs)?admin$|^cscp$/, { kind: 'admin' }],
  [/^(?:office(?:-?web-?apps?|-?online)?|owas|oos|wac)(?:-\w+)?\d*$/, { kind: 'office web apps' }],
  [
    /^(?:e|web|o)?mail\d*$|^owa\d*$|^outlook$|^autodiscover$|^legacy$|^e(?:as|ws)$|^activesync$|^ex(?:change)?\d*$|^mapi$|^oab$/,
    ofAnother('Exchange'),
  ],
  [/^sts\d*$|^(?:ad)?fs\d*$|^federation$|^idp$|^sso$/, ofAnother('AD FS')],
  [/^share-?point\d*$|^sp\d+$|^(?:my|team)?sites?$|^intranet$|^extranet$|^portal$/, ofAnother('SharePoint')],
  [/^sip(?:external)?$|^av(?:edge)?$|^web-?conf$|^(?:access)?edge\d*$/, ofAnother('the Edge Server')],
  [/lync|skype|sfb|s4b|^web(?:dir)?ext|^webdir/, { kind: 'external web services' }],
];

function ofAnother(belongsTo: string): GuessedPurpose {
  return { kind: 'of another product', belongsTo };
}

/** What a host name, or a pattern like `meet.*`, seems to be for; undefined where its first label suggests nothing. */
export function guessedPurpose(host: string): GuessedPurpose | undefined {
  const label = host.split('.')[0]?.toLowerCase() ?? '';
  return LABELS.find(([pattern]) => pattern.test(label))?.[1];
}

/**
 * What an Office Web Apps farm answers to anybody, and so its usual health check: where nobody says what servers are, those that
 * are asked for it seem to be a farm.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server
 */
export const WOPI_DISCOVERY = '/hosting/discovery';

/** Whether servers with some health check seem to be an Office Web Apps farm. */
export function seemsOfficeWebApps(healthCheckPath: string | undefined): boolean {
  return healthCheckPath?.toLowerCase() === WOPI_DISCOVERY;
}
