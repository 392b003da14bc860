import type { TopologyDeploymentOptions, LyncTopologyOptions } from './topology-options';
import { TopologyPool } from './topology-pool';
import type { TopologyContents } from '../topology/topology-contents';

/** A Meet, Dialin or Admin URL with all its entries. */
export interface TopologySimpleUrl {
  /** `meet`, `dialin` or `admin`. */
  readonly component: string;

  /** The SIP domain of a Meet URL; `*` for the others. */
  readonly domain: string;

  /** The entry that new invitations carry. */
  readonly activeUrl: string;

  /** The other entries, which older invitations still use. */
  readonly inactiveUrls: string[];

  /**
   * Name of the site it is for.
   *
   * @default - all sites without simple URLs of their own
   */
  readonly site?: string;
}

/** Something about a topology that a person should know. */
export interface TopologyFinding {
  /** `lync-reverse-proxy:<kebab-case>`, stable. */
  readonly id: string;

  /** `error`, `warning` or `note`. */
  readonly severity: string;

  /** What is wrong, why it matters, what to do instead. */
  readonly message: string;

  /**
   * The pool, host or SIP domain it is about.
   *
   * @default - it is about the topology as a whole
   */
  readonly where?: string;
}

/**
 * What the documents of a Lync Server or Skype for Business Server deployment say about it.
 *
 * Read are the published topology (`Get-CsTopology -AsXml`, DefaultTopology.xml), files of Topology Builder (`.tbxml`),
 * `Get-CsService -WebServer` and `Get-CsSimpleUrlConfiguration` as `Export-Clixml` or `ConvertTo-Json -Depth 5` writes them,
 * and the ZIP file of `Export-CsConfiguration`; in UTF-8 or UTF-16, with or without byte order mark. The contents tell
 * which document it is. Only pools with web services count. Nothing a document refers to is fetched, and of a document
 * that is broken nothing is read.
 *
 * @see https://learn.microsoft.com/powershell/module/skype/get-cstopology
 *
 * @example
 * const topology = LyncTopology.fromFile('Topology.xml');
 * new PoolPublishingRule(this, 'Pool01', {
 *   pool: topology.pool('pool01.contoso.local').lyncPool(PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12'])),
 * });
 */
export class LyncTopology {
  /**
   * Reads a document.
   *
   * Fails with file, line and column where it is broken, of an unknown kind, or beyond a limit.
   */
  public static fromFile(path: string, options: LyncTopologyOptions = {}): LyncTopology {
    const limits = engine().documentLimits(options);
    return new LyncTopology([engine().readTopologyBytes(engine().readBytes(path, limits), path, limits)]);
  }

  /** Reads the text of a document. Fails as `fromFile` does. A ZIP file is read by `fromFile` only. */
  public static fromString(text: string, options: LyncTopologyOptions = {}): LyncTopology {
    return new LyncTopology([engine().readTopologyText(text, 'topology', engine().documentLimits(options))]);
  }

  /** The SIP domains in lower case, the default one first. */
  public readonly sipDomains: string[];

  /** The names of the sites. */
  public readonly sites: string[];

  /** The pools with web services: Directors, Front End pools and Standard Edition servers. */
  public readonly pools: TopologyPool[];

  /** The simple URLs; none where only a published topology was read, which holds none. */
  public readonly simpleUrls: TopologySimpleUrl[];

  /** The hosts of Office Web Apps or Office Online Server farms, as the pools reach them. */
  public readonly officeWebAppsHosts: string[];

  /** What a person should know about the topology. */
  public readonly findings: TopologyFinding[];

  private readonly documents: readonly TopologyContents[];

  private constructor(documents: readonly TopologyContents[]) {
    this.documents = documents;
    const { sipDomains, sites, pools, simpleUrls, officeWebApps } = engine().combineContents(documents);
    this.sipDomains = [...sipDomains];
    this.sites = sites.map(({ name }) => name);
    this.pools = pools.map((pool) => TopologyPool._of(pool));
    this.simpleUrls = simpleUrls.map(({ site, inactiveUrls, ...url }) => ({
      ...url,
      inactiveUrls: [...inactiveUrls],
      ...(site === undefined ? {} : { site }),
    }));
    this.officeWebAppsHosts = officeWebApps.map(({ host }) => host);
    this.findings = engine()
      .topologyDraft(documents)
      .findings.map(({ where, ...finding }) => (where === undefined ? finding : { ...finding, where }));
  }

  /**
   * The pool of an FQDN, in any letter case.
   *
   * Fails if there is none with web services.
   */
  public pool(poolFqdn: string): TopologyPool {
    const found = this.pools.find((pool) => pool.poolFqdn === poolFqdn.toLowerCase());
    if (found !== undefined) return found;
    const known = this.pools.map((pool) => pool.poolFqdn).join(', ');
    throw new Error(`the topology has no pool ${JSON.stringify(poolFqdn)} with web services; it has: ${known === '' ? 'none' : known}`);
  }

  /**
   * This topology together with another document about the same deployment, such as one with the simple URLs. Where the
   * two contradict, this one counts and a finding says so.
   */
  public combinedWith(other: LyncTopology): LyncTopology {
    return new LyncTopology([...this.documents, ...other.documents]);
  }

  /**
   * The text of a deployment file with everything that is known. Where something is not, it has a blank that DeploymentFile
   * refuses until it is filled in, with a comment that tells where to find it.
   */
  public toDeploymentFile(options: TopologyDeploymentOptions = {}): string {
    const addresses = Object.entries(options.addresses ?? {}).map(([fqdn, address]) => [fqdn.toLowerCase(), [address]] as const);
    return engine().writeDraft(engine().topologyDraft(this.documents, new Map(addresses)).draft);
  }
}

type Engine = typeof import('./topology-engine');

/** Loaded with the first topology. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./topology-engine') as Engine;
}
