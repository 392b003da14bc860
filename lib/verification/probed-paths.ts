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
