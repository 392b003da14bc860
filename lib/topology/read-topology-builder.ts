import { childNamed, childrenNamed, type XmlElement } from '../documents/xml-element';
import { canonicalHost } from '../declaring/host-name';
import { machineOf, poolsOf, type Cluster, type Service } from './lync-services';
import { readSimpleUrlElement } from './read-simple-url-element';
import { sipDomainsOf } from './sip-domains';
import type { SiteContents, TopologyContents } from './topology-contents';

/** A file of Topology Builder (`.tbxml`), which holds the global simple URLs too. */
export function readTopologyBuilder(builder: XmlElement, fileName: string): TopologyContents {
  const topology = childNamed(childNamed(builder, 'NewTopology'), 'PartialTopology');
  const central = childrenNamed(childNamed(topology, 'CentralSites'), 'CentralSite');
  const branches = central.flatMap((site) => childNamed(site, 'RemoteSites')?.children ?? []);
  const clusters = [...central.flatMap((site) => clustersOf(site, false)), ...branches.flatMap((site) => clustersOf(site, true))];
  const services = childrenNamed(childNamed(topology, 'Services'), 'Service').map(serviceOf);
  return {
    ...poolsOf(clusters, services, fileName),
    sites: [...central, ...branches].map(siteOf),
    sipDomains: sipDomainsOf(childNamed(topology, 'InternalDomains')),
    simpleUrls: readSimpleUrlElement(childNamed(topology, 'SimpleUrlConfiguration'), undefined, fileName),
  };
}

function siteOf(site: XmlElement): SiteContents {
  const id = site.attributes.get('SiteId') ?? '';
  return { id, name: childNamed(site, 'Name')?.text.trim() ?? id };
}

function clustersOf(site: XmlElement, isInBranchSite: boolean): readonly Cluster[] {
  const { name } = siteOf(site);
  return childrenNamed(childNamed(site, 'Clusters'), 'Cluster').map((cluster) => {
    const fqdn = canonicalHost(cluster.attributes.get('Fqdn') ?? '');
    return {
      key: cluster.attributes.get('UniqueId') ?? `cluster of line ${cluster.line}`,
      fqdn,
      site: name,
      isInBranchSite,
      machines: childrenNamed(childNamed(cluster, 'Machines'), 'Machine').map((machine) => machineOf(machine, fqdn)),
    };
  });
}

function serviceOf(service: XmlElement): Service {
  return { roleName: service.attributes.get('RoleName') ?? '', installedOn: service.attributes.get('InstalledOn'), element: service };
}
