import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import type { HostRequest } from './host-request';

/** A site of IIS. */
export interface ArrSite {
  readonly name: string;
  /** Where its web.config lies; empty where the file does not say. */
  readonly folder: string;
  readonly bindings: readonly ArrBinding[];
}

export interface ArrBinding {
  /** `http`, `https`; others have no requests. */
  readonly protocol: string;
  /** In lower case, with `*` for its first label; empty: whatever no binding names. */
  readonly host: string;
}

/** The sites of an applicationHost.config. https://learn.microsoft.com/iis/configuration/system.applicationhost/sites/site/ */
export function readSites(root: XmlElement): readonly ArrSite[] {
  const sections = childrenNamed(root, 'system.applicationHost').flatMap((host) => childrenNamed(host, 'sites'));
  return sections
    .flatMap((section) => childrenNamed(section, 'site'))
    .map((site) => ({
      name: attribute(site, 'name'),
      folder: folderOf(site),
      bindings: descendantsNamed(site, 'binding').map((binding) => ({
        protocol: attribute(binding, 'protocol').toLowerCase(),
        host: hostOf(binding),
      })),
    }));
}

/** `*:443:meet.contoso.com`. https://learn.microsoft.com/iis/configuration/system.applicationhost/sites/site/bindings/binding */
function hostOf(binding: XmlElement): string {
  return attribute(binding, 'bindingInformation').split(':').at(-1)?.trim().toLowerCase() ?? '';
}

function folderOf(site: XmlElement): string {
  const isRoot = (element: XmlElement) => attribute(element, 'path') === '/';
  const application = childrenNamed(site, 'application').find(isRoot) ?? childNamed(site, 'application');
  const directory = childrenNamed(application, 'virtualDirectory').find(isRoot) ?? childNamed(application, 'virtualDirectory');
  return directory === undefined ? '' : attribute(directory, 'physicalPath');
}

function attribute({ attributes }: XmlElement, name: string): string {
  return attributes.get(name)?.trim() ?? '';
}

/**
 * Whether requests may come to a site: to the one whose binding names the host, else to those that take any. A file without
 * bindings for a scheme does not tell, and all may.
 */
export function reachesSite(name: string, sites: readonly ArrSite[]): (request: HostRequest) => boolean {
  const isMeant = (site: ArrSite) => site.name.toLowerCase() === name.toLowerCase();
  const isListed = sites.some(isMeant);
  return ({ scheme, host }) => {
    const takers = takersOf(scheme, host, sites);
    return takers === undefined || (isListed ? takers.sites.some(isMeant) : !takers.byName);
  };
}

/** undefined: no binding of the file is for the scheme. */
function takersOf(scheme: HostRequest['scheme'], host: string, sites: readonly ArrSite[]) {
  const isBound = (site: ArrSite, accepts: (bound: string) => boolean) =>
    site.bindings.some((binding) => binding.protocol === scheme && accepts(binding.host));
  if (!sites.some((site) => isBound(site, () => true))) return undefined;
  const [, parent = ''] = /^[^.]*\.(.*)$/.exec(host) ?? [];
  for (const wanted of [host, `*.${parent}`]) {
    const named = sites.filter((site) => isBound(site, (bound) => bound === wanted));
    if (named.length > 0) return { sites: named, byName: true };
  }
  return { sites: sites.filter((site) => isBound(site, (bound) => bound === '' || bound === '*')), byName: false };
}
