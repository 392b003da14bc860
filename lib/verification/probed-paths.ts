/** Paths of the external web site that the checks ask for. https://learn.microsoft.com/lyncserver/lync-server-2013-verify-access-through-your-reverse-proxy */
export const PATHS = {
  autodiscover: '/Autodiscover/AutodiscoverService.svc/root',
  autodiscoverUser: '/Autodiscover/AutodiscoverService.svc/root/user',
  addressBook: '/abs/',
  groupExpansion: '/GroupExpansion/service.svc',
  webTicketMetadata: '/WebTicket/WebTicketService.svc/mex',
  meet: '/meet/',
  dialin: '/dialin/',
  mobility: '/ucwa/v1/applications',
  autodiscoverInOtherCase: '/AUTODISCOVER/autodiscoverservice.SVC/ROOT',
  addressBookInOtherCase: '/ABS/',
} as const;

/** Paths that ask for the same in another case. */
export const SAME_IN_ANY_CASE: Readonly<Record<string, string>> = {
  [PATHS.autodiscoverInOtherCase]: PATHS.autodiscover,
  [PATHS.addressBookInOtherCase]: PATHS.addressBook,
};

/** Of the internal web site alone. https://learn.microsoft.com/powershell/module/skype/get-csservice */
export const INTERNAL_PATHS: readonly string[] = ['/cscp/', '/OcsPowershell/'];

export const OFFICE_DISCOVERY = '/hosting/discovery';

/** A query as presentations come with: an address in it, encoded once. Discovery takes no notice of it. */
export const ENCODED_QUERY = '?WOPISrc=https%3A%2F%2Fwebext.contoso.com%2FDataCollabWeb%2Fwopi%2Ffiles%2F1-2-3';

/** Encoded once more within, as a token in such an address is. */
export const TWICE_ENCODED_QUERY = `${ENCODED_QUERY}%26access_token%3Da%252Fb%252Bc%253D`;

/** What clients ask of autodiscover: those for the desktop XML, those of UCWA JSON. MS-OCDISCWS 2.2.1 */
export const AUTODISCOVER_TYPES = {
  XML: 'application/vnd.microsoft.rtc.autodiscover+xml;v=1',
  JSON: 'application/vnd.microsoft.rtc.autodiscover+json;v=1, application/json',
} as const;

/**
 * A wait for events as mobile clients make it. Lync answers 401 at once to whoever is not signed in; a path of this form that
 * keeps the request instead shows how long the proxy waits for a pool. https://learn.microsoft.com/skype-sdk/ucwa/events_ref
 */
export const POLL = '/ucwa/v1/applications/0/events?ack=1';
