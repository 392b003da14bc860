import { DocumentError, type Place } from '../documents/document-error';
import { canonicalHost } from '../declaring/host-name';
import type { SimpleUrlContents } from './topology-contents';

/** Microsoft's documentation says Admin, its documents Cscp. */
const COMPONENTS: Readonly<Record<string, SimpleUrlContents['component']>> = {
  meet: 'meet',
  dialin: 'dialin',
  cscp: 'admin',
  admin: 'admin',
};

/** A simple URL; none for a component that is not known. Throws a DocumentError for one without URL. */
export function simpleUrl(
  component: string,
  domain: string,
  activeUrl: string | undefined,
  urls: readonly string[],
  site: string | undefined,
  where: { readonly fileName: string; readonly place: Place },
): readonly SimpleUrlContents[] {
  const key = component.toLowerCase();
  const kind = Object.hasOwn(COMPONENTS, key) ? COMPONENTS[key] : undefined;
  if (kind === undefined) return [];
  const all = [...new Set([...(activeUrl === undefined ? [] : [activeUrl]), ...urls].map((url) => url.trim()))].filter((url) => url !== '');
  const [active, ...inactive] = all;
  if (active === undefined) {
    throw new DocumentError(
      where.fileName,
      where.place,
      `The simple URL ${component} of ${domain} has no entry.`,
      'Export it again; Get-CsSimpleUrlConfiguration shows its ActiveUrl.',
    );
  }
  return [{ component: kind, domain: kind === 'meet' ? canonicalHost(domain) : '*', activeUrl: active, inactiveUrls: inactive, site }];
}
