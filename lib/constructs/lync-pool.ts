import { DEFAULT_INTERNAL_PORTS, DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../facts/default-ports';
import type { PoolServers } from './pool-servers';

/** What a pool is to Lync. */
export enum PoolRole {
  /** Authenticates and redirects; no users are homed on it. */
  DIRECTOR = 'director',
  /** Enterprise Edition. */
  FRONT_END_POOL = 'frontEndPool',
  /** A single Standard Edition server. */
  STANDARD_EDITION = 'standardEdition',
}

/** Version of the servers of a pool. */
export enum ServerVersion {
  /** Lync Server 2010. */
  LYNC_2010 = 'lync2010',
  /** Lync Server 2013. */
  LYNC_2013 = 'lync2013',
  /** Skype for Business Server 2015. */
  SFB_2015 = 'sfb2015',
  /** Skype for Business Server 2019. */
  SFB_2019 = 'sfb2019',
  /** Skype for Business Server Subscription Edition. */
  SE = 'se',
}

/** What Topology Builder knows about a pool besides its external name and servers. */
export interface LyncPoolOptions {
  /**
   * Version of the servers. Does not change what is provisioned; some findings depend on it.
   *
   * @default ServerVersion.LYNC_2013
   */
  readonly version?: ServerVersion;

  /**
   * FQDN of the pool itself. Does not change what is provisioned; no simple URL may have it.
   *
   * @default - not known
   */
  readonly poolFqdn?: string;

  /**
   * FQDN of the internal web services, where it is overridden. Does not change what is provisioned; it must differ from
   * the external one.
   *
   * @default - not known
   */
  readonly internalWebServicesFqdn?: string;

  /**
   * Port on which the external web site of IIS listens for HTTPS (`ExternalHttpsPort`).
   *
   * @default 4443
   */
  readonly listeningHttpsPort?: number;

  /**
   * Port on which the external web site of IIS listens for HTTP (`ExternalHttpPort`).
   *
   * @default 8080
   */
  readonly listeningHttpPort?: number;

  /**
   * Port on which the internal web site of IIS listens for HTTPS (`PrimaryHttpsPort`); the external one listens on others.
   *
   * @default 443
   */
  readonly internalHttpsPort?: number;

  /**
   * Port on which the internal web site of IIS listens for HTTP (`PrimaryHttpPort`).
   *
   * @default 80
   */
  readonly internalHttpPort?: number;

  /**
   * Port clients are told to use for HTTPS (`PublishedExternalHttpsPort`).
   *
   * @default 443
   */
  readonly publishedHttpsPort?: number;

  /**
   * Port clients are told to use for HTTP (`PublishedExternalHttpPort`).
   *
   * @default 80
   */
  readonly publishedHttpPort?: number;
}

/**
 * A Standard Edition server, Front End pool or Director as its topology describes it.
 *
 * @example
 * const servers = PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12']);
 * const pool = LyncPool.frontEndPool('webext.contoso.com', servers, { poolFqdn: 'pool01.contoso.local' });
 */
export class LyncPool {
  /**
   * A Director or Director pool.
   *
   * @param externalWebServicesFqdn unique over all pools, made of letters, digits and hyphens
   */
  public static director(externalWebServicesFqdn: string, servers: PoolServers, options: LyncPoolOptions = {}): LyncPool {
    return new LyncPool(PoolRole.DIRECTOR, externalWebServicesFqdn, servers, options);
  }

  /**
   * An Enterprise Edition Front End pool.
   *
   * @param externalWebServicesFqdn unique over all pools, made of letters, digits and hyphens
   */
  public static frontEndPool(externalWebServicesFqdn: string, servers: PoolServers, options: LyncPoolOptions = {}): LyncPool {
    return new LyncPool(PoolRole.FRONT_END_POOL, externalWebServicesFqdn, servers, options);
  }

  /**
   * A Standard Edition server.
   *
   * @param externalWebServicesFqdn unique over all pools, made of letters, digits and hyphens
   */
  public static standardEdition(externalWebServicesFqdn: string, servers: PoolServers, options: LyncPoolOptions = {}): LyncPool {
    return new LyncPool(PoolRole.STANDARD_EDITION, externalWebServicesFqdn, servers, options);
  }

  /** What the pool is to Lync. */
  public readonly role: PoolRole;

  /** The name clients are handed for the web services of this pool. */
  public readonly externalWebServicesFqdn: string;

  /** How its servers are reached. */
  public readonly servers: PoolServers;

  /** Version of its servers. */
  public readonly version: ServerVersion;

  /**
   * What was said about the version, if anything was.
   *
   * @internal
   */
  public readonly _declaredVersion?: ServerVersion;

  /** FQDN of the pool itself. */
  public readonly poolFqdn?: string;

  /** FQDN of the internal web services. */
  public readonly internalWebServicesFqdn?: string;

  /** Port on which IIS listens for HTTPS. */
  public readonly listeningHttpsPort: number;

  /** Port on which IIS listens for HTTP. */
  public readonly listeningHttpPort: number;

  /** Port on which IIS listens for HTTPS from inside. */
  public readonly internalHttpsPort: number;

  /** Port on which IIS listens for HTTP from inside. */
  public readonly internalHttpPort: number;

  /** Port clients use for HTTPS. */
  public readonly publishedHttpsPort: number;

  /** Port clients use for HTTP. */
  public readonly publishedHttpPort: number;

  private constructor(role: PoolRole, externalWebServicesFqdn: string, servers: PoolServers, options: LyncPoolOptions) {
    this.role = role;
    this.externalWebServicesFqdn = externalWebServicesFqdn;
    this.servers = servers;
    this.version = options.version ?? ServerVersion.LYNC_2013;
    this._declaredVersion = options.version;
    this.poolFqdn = options.poolFqdn;
    this.internalWebServicesFqdn = options.internalWebServicesFqdn;
    this.listeningHttpsPort = options.listeningHttpsPort ?? DEFAULT_LISTENING_PORTS.https;
    this.listeningHttpPort = options.listeningHttpPort ?? DEFAULT_LISTENING_PORTS.http;
    this.internalHttpsPort = options.internalHttpsPort ?? DEFAULT_INTERNAL_PORTS.https;
    this.internalHttpPort = options.internalHttpPort ?? DEFAULT_INTERNAL_PORTS.http;
    this.publishedHttpsPort = options.publishedHttpsPort ?? DEFAULT_PORTS.https;
    this.publishedHttpPort = options.publishedHttpPort ?? DEFAULT_PORTS.http;
  }
}
