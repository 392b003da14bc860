import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../documents/xml-element';
import { combineContents } from './combine-contents';
import { readPublishedTopology } from './read-published-topology';
import { readSimpleUrlElement } from './read-simple-url-element';
import { NOTHING, type TopologyContents } from './topology-contents';

/**
 * What Export-CsConfiguration writes: documents in `AnchoredXml` wrappers, each with a dictionary of scopes. undefined if
 * none of them holds a topology or simple URLs.
 *
 * The wrapper was seen in scripts that read the Central Management database; UNVERIFIED: how a ZIP file names its parts,
 * so that they are found by what they hold.
 */
export function readAnchoredDocuments(root: XmlElement, fileName: string): TopologyContents | undefined {
  const wrappers = root.name === 'AnchoredXml' ? [root] : descendantsNamed(root, 'AnchoredXml');
  const items = wrappers.flatMap((wrapper) => childrenNamed(childNamed(wrapper, 'Dictionary'), 'Item'));
  const values = items.flatMap((item) => (childNamed(item, 'Value')?.children ?? []).map((value) => ({ item, value })));
  const topologies = values.filter(({ value }) => value.name === 'Topology').map(({ value }) => readPublishedTopology(value, fileName));
  const sites = new Map(topologies.flatMap((topology) => topology.sites.map(({ id, name }) => [id, name])));
  const simpleUrls = values
    .filter(({ value }) => value.name === 'SimpleUrlConfiguration')
    .flatMap(({ item, value }) => readSimpleUrlElement(value, scopeOf(childNamed(item, 'Key'), sites), fileName));
  if (topologies.length === 0 && simpleUrls.length === 0) return undefined;
  return combineContents([...topologies, { ...NOTHING, simpleUrls }]);
}

/** Name of the site a value is for; undefined for the global scope, whose key is empty. */
function scopeOf(key: XmlElement | undefined, sites: ReadonlyMap<string, string>): string | undefined {
  const id = key?.attributes.get('SiteId') ?? childNamed(key, 'SiteId')?.text.trim();
  return id === undefined || id === '' ? undefined : (sites.get(id) ?? id);
}
