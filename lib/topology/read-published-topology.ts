import { childNamed, childrenNamed, type XmlElement } from '../documents/xml-element';
import { canonicalHost } from '../declaring/host-name';
import { machineOf, poolsOf, type Cluster, type Service } from './lync-services';
import { sipDomainsOf } from './sip-domains';
import type { SiteContents, TopologyContents } from './topology-contents';

/** What `Get-CsTopology -AsXml` writes, and DefaultTopology.xml. It holds no simple URLs. */
export function readPublishedTopology(topology: XmlElement, fileName: string): TopologyContents {
  const siteElements = childNamed(topology, 'Sites')?.children ?? [];
  const sites = siteElements.flatMap(siteOf);
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const branches = new Set(siteElements.filter(({ name }) => name !== 'CentralSite').flatMap((site) => siteOf(site).map(({ id }) => id)));
  const clusters = childrenNamed(childNamed(topology, 'Clusters'), 'Cluster').map((cluster) => clusterOf(cluster, names, branches));
  const services = childrenNamed(childNamed(topology, 'Services'), 'Service').map(serviceOf);
  return { ...poolsOf(clusters, services, fileName), sites, sipDomains: sipDomainsOf(childNamed(topology, 'InternalDomains')) };
}

/** UNVERIFIED: what branch sites are called here; any child with an id counts as a site, and one that is not central as a branch. */
function siteOf(site: XmlElement): readonly SiteContents[] {
  const id = site.attributes.get('SiteId');
  return id === undefined ? [] : [{ id, name: childNamed(site, 'Name')?.text.trim() ?? id }];
}

function clusterOf(cluster: XmlElement, sites: ReadonlyMap<string, string>, branches: ReadonlySet<string>): Cluster {
  const fqdn = canonicalHost(cluster.attributes.get('Fqdn') ?? '');
  const id = childNamed(cluster, 'ClusterId');
  const siteId = id?.attributes.get('SiteId') ?? '';
  return {
    key: clusterKey(id) ?? `cluster of line ${cluster.line}`,
    fqdn,
    site: sites.get(siteId),
    isInBranchSite: branches.has(siteId),
    machines: childrenNamed(cluster, 'Machine').map((machine) => machineOf(machine, fqdn)),
  };
}

function serviceOf(service: XmlElement): Service {
  return {
    roleName: childNamed(service, 'ServiceId')?.attributes.get('RoleName') ?? '',
    installedOn: clusterKey(childNamed(childNamed(service, 'InstalledOn'), 'ClusterId')),
    element: service,
  };
}

function clusterKey(id: XmlElement | undefined): string | undefined {
  return id === undefined ? undefined : `${id.attributes.get('SiteId') ?? ''}:${id.attributes.get('Number') ?? ''}`;
}
