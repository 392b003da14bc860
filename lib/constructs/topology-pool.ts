import type { PoolRole } from './lync-pool';
import { LyncPool, type ServerVersion } from './lync-pool';
import type { PoolServers } from './pool-servers';
import type { PoolContents } from '../topology/topology-contents';

/** A server of a pool. */
export interface TopologyMachine {
  /** Its fully qualified domain name, in lower case. */
  readonly fqdn: string;

  /**
   * Its IPv4 address, if the topology binds it to one.
   *
   * @default - any address of the machine, as 0.0.0.0 in a topology says
   */
  readonly address?: string;
}

/**
 * A Standard Edition server, Front End pool or Director with web services, as a topology describes it.
 *
 * @example
 * const pool = LyncTopology.fromFile('Topology.xml').pool('pool01.contoso.local');
 * new PoolPublishingRule(this, 'Pool01', { pool: pool.lyncPool(PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12'])) });
 */
export class TopologyPool {
  /** @internal */
  public static _of(contents: PoolContents): TopologyPool {
    return new TopologyPool(contents);
  }

  /** Fully qualified domain name of the pool, in lower case. */
  public readonly poolFqdn: string;

  /** What the pool is to Lync, if the documents tell; the output of Get-CsService alone does not. */
  public readonly role?: PoolRole;

  /** Version of its servers, if it is known. */
  public readonly version?: ServerVersion;

  /** Name of its site, if the documents tell. */
  public readonly site?: string;

  /** The name clients outside are handed, in lower case, if the documents tell. */
  public readonly externalWebServicesFqdn?: string;

  /** FQDN of the internal web services, where it is overridden. */
  public readonly internalWebServicesFqdn?: string;

  /** Port on which the external web site of IIS listens for HTTPS. */
  public readonly listeningHttpsPort: number;

  /** Port on which the external web site of IIS listens for HTTP. */
  public readonly listeningHttpPort: number;

  /** Port clients are told to use for HTTPS. */
  public readonly publishedHttpsPort: number;

  /** Port clients are told to use for HTTP. */
  public readonly publishedHttpPort: number;

  /** Its servers; empty where the documents do not name them. */
  public readonly machines: TopologyMachine[];

  private constructor(contents: PoolContents) {
    this.poolFqdn = contents.poolFqdn;
    this.role = contents.role as PoolRole | undefined;
    this.version = contents.version as ServerVersion | undefined;
    this.site = contents.site;
    this.externalWebServicesFqdn = contents.externalWebServicesFqdn;
    this.internalWebServicesFqdn = contents.internalWebServicesFqdn;
    this.listeningHttpsPort = contents.listeningPorts.https;
    this.listeningHttpPort = contents.listeningPorts.http;
    this.publishedHttpsPort = contents.publishedPorts.https;
    this.publishedHttpPort = contents.publishedPorts.http;
    this.machines = contents.machines.map(({ fqdn, address }) => (address === undefined ? { fqdn } : { fqdn, address }));
  }

  /**
   * The pool for a publishing rule, with names and ports of the topology.
   *
   * Fails if the documents tell neither its role nor its external web services FQDN.
   *
   * @param servers how its servers are reached
   */
  public lyncPool(servers: PoolServers): LyncPool {
    const { role, externalWebServicesFqdn, poolFqdn } = this;
    if (role === undefined || externalWebServicesFqdn === undefined) {
      const missing =
        role === undefined ? 'whether it is a Director, Front End pool or Standard Edition server' : 'its external web services FQDN';
      throw new Error(`the documents do not tell of ${poolFqdn} ${missing}; add the output of Get-CsTopology -AsXml, or write a LyncPool`);
    }
    const { version, internalWebServicesFqdn, listeningHttpsPort, listeningHttpPort, publishedHttpsPort, publishedHttpPort } = this;
    return LyncPool[role](externalWebServicesFqdn, servers, {
      version,
      poolFqdn,
      internalWebServicesFqdn,
      listeningHttpsPort,
      listeningHttpPort,
      publishedHttpsPort,
      publishedHttpPort,
    });
  }
}
