import { childNamed, childrenNamed, type XmlElement } from '../../documents/xml-element';
import type { ArrRule } from './arr-configuration';
import { collection, text } from './attributes';
import type { HostRequest } from './host-request';
import { reachesSite, type ArrSite } from './read-sites';
import { rule } from './read-rules';

/** Rules that stand together: those of the server, of all sites, of one site. Later ones are tried after those before. */
export interface RuleLevel {
  readonly fileName: string;
  readonly sections: readonly XmlElement[];
  /** Whether they are `rules`, which sites have, and not `globalRules`. */
  readonly isOfSites: boolean;
  readonly reaches: (request: HostRequest) => boolean;
}

/** The `location` elements that stand for one site as a whole, with its name. */
export function siteLocations(root: XmlElement): readonly { readonly site: string; readonly location: XmlElement }[] {
  return childrenNamed(root, 'location').flatMap((location) => {
    const site = locationPath(location);
    return site === '' || site === '.' || site.includes('/') ? [] : [{ site, location }];
  });
}

/** `Default Web Site/app`, without the slash that may end it. */
export function locationPath({ attributes }: XmlElement): string {
  return (attributes.get('path') ?? '').trim().replace(/\/+$/, '');
}

export function siteRuleSections(parent: XmlElement): readonly XmlElement[] {
  return childrenNamed(childNamed(childNamed(parent, 'system.webServer'), 'rewrite'), 'rules');
}

/** The rules of an applicationHost.config below those of the server: for all sites, and for single ones. */
export function siteLevels(everywhere: readonly XmlElement[], root: XmlElement, sites: readonly ArrSite[], fileName: string) {
  const single = siteLocations(root).map(({ site, location }) => ({
    sections: siteRuleSections(location),
    reaches: reachesSite(site, sites),
  }));
  return [{ sections: everywhere.flatMap(siteRuleSections), reaches: () => true }, ...single]
    .filter(({ sections }) => sections.length > 0)
    .map((level): RuleLevel => ({ ...level, fileName, isOfSites: true }));
}

/** All rules, in the order in which they are tried. A `clear` or `remove` of a level below takes rules away for what reaches it. */
export function rulesIn(levels: readonly RuleLevel[]): readonly { readonly element: XmlElement; readonly read: () => ArrRule }[] {
  return levels.flatMap((level, index) => {
    const below = levels.slice(index + 1).filter(({ isOfSites }) => isOfSites && level.isOfSites);
    return level.sections.flatMap((section) =>
      collection(section, 'rule').map((element) => {
        const taking = below.filter(({ sections }) => sections.some((each) => takesAway(each, text(element, 'name'))));
        const reaches = (request: HostRequest) => level.reaches(request) && !taking.some((each) => each.reaches(request));
        return { element, read: () => ({ ...rule(element, level.fileName), isOfSites: level.isOfSites, reaches }) };
      }),
    );
  });
}

function takesAway({ children }: XmlElement, name: string): boolean {
  return children.some(
    (child) => child.name === 'clear' || (child.name === 'remove' && text(child, 'name').toLowerCase() === name.toLowerCase()),
  );
}
