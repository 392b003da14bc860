import type { FrontEndAbilities } from '../publishing-plan';

/** What a HAProxy is able to do, whoever runs it. */
export const HAPROXY_ABILITIES = {
  mayShareWindowsSignIn: true,
  answersForSeveralPools: true,
  publishesSingleDirectories: true,
  keepsClientsByCookie: true,
  keepsClientsOfLync2010: 'by their cookie',
  redirectsHttp: true,
  takesFixedAddresses: false,
} as const satisfies Partial<FrontEndAbilities>;
