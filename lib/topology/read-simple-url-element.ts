import { childrenNamed, type XmlElement } from '../documents/xml-element';
import { simpleUrl } from './simple-url';
import type { SimpleUrlContents } from './topology-contents';

/** The simple URLs of a `SimpleUrlConfiguration` element, which stands in Topology Builder files and in configuration exports. */
export function readSimpleUrlElement(
  configuration: XmlElement | undefined,
  site: string | undefined,
  fileName: string,
): readonly SimpleUrlContents[] {
  return childrenNamed(configuration, 'SimpleUrl').flatMap((element) => {
    const { attributes } = element;
    const urls = childrenNamed(element, 'SimpleUrlEntry').flatMap((entry) => entry.attributes.get('Url') ?? []);
    return simpleUrl(attributes.get('Component') ?? '', attributes.get('Domain') ?? '', attributes.get('ActiveUrl'), urls, site, {
      fileName,
      place: element,
    });
  });
}
