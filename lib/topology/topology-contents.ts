import type { Finding } from '../findings/noticed';
import type { Ports } from '../declaring/declarations';

export type TopologyRole = 'director' | 'frontEndPool' | 'standardEdition';
export type TopologyVersion = 'lync2010' | 'lync2013' | 'sfb2015' | 'sfb2019';

/** What one document, or several together, say about a Lync deployment. A part that no document says is undefined. */
export interface TopologyContents {
  /** In lower case, the default one first. */
  readonly sipDomains: readonly string[];
  readonly sites: readonly SiteContents[];
  /** Only those with web services. */
  readonly pools: readonly PoolContents[];
  readonly simpleUrls: readonly SimpleUrlContents[];
  readonly officeWebApps: readonly OfficeWebAppsContents[];
  readonly findings: readonly Finding[];
}

export const NOTHING: TopologyContents = { sipDomains: [], sites: [], pools: [], simpleUrls: [], officeWebApps: [], findings: [] };

export interface SiteContents {
  readonly id: string;
  readonly name: string;
}

export interface PoolContents {
  /** In lower case, like all names here. */
  readonly poolFqdn: string;
  readonly role: TopologyRole | undefined;
  readonly version: TopologyVersion | undefined;
  /** Name of its site. */
  readonly site: string | undefined;
  readonly externalWebServicesFqdn: string | undefined;
  /** Only where it is overridden. */
  readonly internalWebServicesFqdn: string | undefined;
  readonly listeningPorts: Ports;
  readonly publishedPorts: Ports;
  /** Empty where the document does not say. */
  readonly machines: readonly MachineContents[];
}

export interface MachineContents {
  readonly fqdn: string;
  /** undefined for 0.0.0.0, which stands for any address of the machine. */
  readonly address: string | undefined;
}

export interface SimpleUrlContents {
  readonly component: 'meet' | 'dialin' | 'admin';
  /** SIP domain of a Meet URL; `*` for the others. */
  readonly domain: string;
  readonly activeUrl: string;
  readonly inactiveUrls: readonly string[];
  /** Name of the site; undefined for the global scope. */
  readonly site: string | undefined;
}

export interface OfficeWebAppsContents {
  /** Host of the discovery URL, in lower case. */
  readonly host: string;
  /** Whether the farm stands outside the internal network. */
  readonly isExternal: boolean;
}
