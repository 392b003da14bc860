import type { HaproxyListener } from './site';

/** What a HAProxy does with a request for a host that is written in lower case. */
export type SiteAnswer =
  | { readonly kind: 'forward'; readonly backend: string }
  | { readonly kind: 'redirect'; readonly port: number }
  /** 404. */
  | { readonly kind: 'refused' };

/** What one of its listeners answers, as `listener-sections.ts` has HAProxy do it. The path begins with `/` and is not encoded. */
export function siteAnswer({ hosts, redirectsTo }: HaproxyListener, host: string, path: string): SiteAnswer {
  const route = hosts.find((each) => each.host === host);
  const backend = route?.limited !== undefined && isWithin(path, route.limited.directories) ? route.limited.backend : route?.backend;
  if (backend !== undefined) return { kind: 'forward', backend };
  return redirectsTo === undefined ? { kind: 'refused' } : { kind: 'redirect', port: route?.redirectTo ?? redirectsTo };
}

/** Letter case tells no directories apart. */
function isWithin(path: string, directories: readonly string[]): boolean {
  const asked = path.toLowerCase();
  return directories.map((each) => `/${each.toLowerCase()}`).some((each) => asked === each || asked.startsWith(`${each}/`));
}
