import { groupedBy } from '../declaring/grouped-by';
import { isIPv4 } from 'node:net';
import { childNamed, type XmlElement } from '../documents/xml-element';
import { canonicalHost } from '../declaring/host-name';
import { type Finding, finding } from '../findings/finding';
import { serverVersion } from './server-versions';
import { NOTHING, type MachineContents, type OfficeWebAppsContents, type PoolContents, type TopologyContents } from './topology-contents';
import type { TopologyRole } from './topology-contents';
import { webServicePorts } from './web-service-ports';

/** A cluster as either kind of topology document describes it: a pool, or a server of its own. */
export interface Cluster {
  /** What services are installed on. */
  readonly key: string;
  readonly fqdn: string;
  /** Name of its site. */
  readonly site: string | undefined;
  readonly isInBranchSite: boolean;
  readonly machines: readonly MachineContents[];
}

/** A service as either kind of topology document describes it. */
export interface Service {
  readonly roleName: string;
  /** Key of a cluster; a service on a database has another. */
  readonly installedOn: string | undefined;
  readonly element: XmlElement;
}

/** Pools, farms and branch appliances of a topology: clusters seen through the services installed on them. */
export function poolsOf(clusters: readonly Cluster[], services: readonly Service[], fileName: string): TopologyContents {
  const byCluster = groupedBy(services, ({ installedOn }) => installedOn);
  const pools: PoolContents[] = [];
  const findings: Finding[] = [];
  const names = new Set<string>();
  for (const cluster of clusters) {
    const installed = byCluster.get(cluster.key) ?? [];
    const web = installed.find(({ roleName }) => roleName === 'WebServices');
    const registrar = installed.find(({ roleName }) => roleName === 'Registrar');
    if (web !== undefined) {
      if (names.has(cluster.fqdn)) findings.push(duplicatePool(cluster));
      names.add(cluster.fqdn);
      pools.push(poolOf(cluster, web.element, registrar?.element, fileName));
    }
    if (web === undefined && registrar !== undefined) findings.push(branchAppliance(cluster));
  }
  return { ...NOTHING, pools, findings, officeWebApps: services.flatMap(officeWebAppsOf) };
}

function poolOf(cluster: Cluster, web: XmlElement, registrar: XmlElement | undefined, fileName: string): PoolContents {
  const service = childNamed(web, 'WebService');
  return {
    poolFqdn: cluster.fqdn,
    role: roleOf(cluster, registrar),
    version: serverVersion(web.attributes.get('ServiceVersion')),
    site: cluster.site,
    externalWebServicesFqdn: hostOf(childNamed(service, 'ExternalSettings')),
    // UNVERIFIED: no document with an overridden internal name was seen; it is taken to look like the external one.
    internalWebServicesFqdn: hostOf(childNamed(service, 'InternalSettings')),
    ...webServicePorts(web, fileName),
    machines: cluster.machines,
  };
}

/** A Standard Edition server is a pool of one machine that has the pool's name. */
function roleOf({ fqdn, machines }: Cluster, registrar: XmlElement | undefined): TopologyRole {
  const isDirector = childNamed(registrar, 'RegistrarService')?.attributes.get('IsDirector')?.toLowerCase() === 'true';
  if (isDirector) return 'director';
  return machines.length === 1 && machines[0]?.fqdn === fqdn ? 'standardEdition' : 'frontEndPool';
}

function duplicatePool({ fqdn }: Cluster): Finding {
  return finding('pool-fqdn-duplicate', fqdn, { fqdn });
}

function branchAppliance({ fqdn, site, isInBranchSite }: Cluster): Finding {
  return finding('branch-appliance-has-no-web-services', fqdn, { registrar: fqdn, site, isInBranchSite });
}

function officeWebAppsOf({ roleName, element }: Service): readonly OfficeWebAppsContents[] {
  const service = childNamed(element, 'WacService');
  const url = service?.attributes.get('DiscoveryUrl');
  if (roleName !== 'WacService' || url === undefined || !URL.canParse(url)) return [];
  const host = canonicalHost(new URL(url).hostname);
  return host === '' ? [] : [{ host, isExternal: service?.attributes.get('IsExternal')?.toLowerCase() === 'true' }];
}

function hostOf(settings: XmlElement | undefined): string | undefined {
  const host = settings?.attributes.get('Host')?.trim();
  return host === undefined || host === '' ? undefined : canonicalHost(host);
}

/** A machine of a cluster; that of a single server carries no name of its own in Topology Builder files. */
export function machineOf(machine: XmlElement, clusterFqdn: string): MachineContents {
  const own = machine.attributes.get('Fqdn');
  const primary = machine.children.find(({ name, attributes }) => name === 'NetInterface' && attributes.get('InterfaceSide') === 'Primary');
  const address = primary?.attributes.get('IPAddress');
  return {
    fqdn: own === undefined || own === '' ? clusterFqdn : canonicalHost(own),
    address: address !== undefined && isIPv4(address) && address !== '0.0.0.0' ? address : undefined,
  };
}
