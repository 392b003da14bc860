import { childrenNamed, type XmlElement } from '../documents/xml-element';
import { canonicalHost } from '../declaring/host-name';

/** The names of an `InternalDomains` element, the default domain first. */
export function sipDomainsOf(domains: XmlElement | undefined): readonly string[] {
  const names = childrenNamed(domains, 'InternalDomain').flatMap(({ attributes }) => attributes.get('Name') ?? []);
  const first = domains?.attributes.get('DefaultDomain');
  const all = [...(first === undefined ? [] : [first]), ...names].map((name) => canonicalHost(name.trim()));
  return [...new Set(all)].filter((name) => name !== '');
}
