import type { Construct } from 'constructs';
import { declarePool } from '../declaring/declare-pool';
import type { LyncPool } from './lync-pool';
import type { PoolDeclaration } from '../declaring/declarations';
import { PublishedConstruct } from './published-construct';
import type { ExternalSignIn, FrontEnd, Stickiness } from './publishing-options';
import type { VirtualDirectory } from './virtual-directory';

/** Properties of a PoolPublishingRule. */
export interface PoolPublishingRuleProps {
  /** The pool to publish. */
  readonly pool: LyncPool;

  /**
   * Name on the certificate of its external web site in IIS, where it is another than the external web services FQDN. A load
   * balancer of AWS does not read that certificate; a HAProxy does, and refuses a server that shows another name.
   *
   * @default - the external web services FQDN
   */
  readonly certificateName?: string;

  /**
   * More names under which the pool answers, such as an external web services FQDN it had before.
   *
   * @default - none
   */
  readonly furtherNames?: string[];

  /**
   * Whether the pool is published. A pool that is not keeps its place in the app.
   *
   * @default true
   */
  readonly publish?: boolean;

  /**
   * Whether the names of the pool also answer plain HTTP (published HTTP port to listening HTTP port).
   *
   * @default false
   */
  readonly publishHttp?: boolean;

  /**
   * The virtual directories to publish under the external web services FQDN. Further names always get the whole host.
   *
   * @default - the whole host, as Microsoft recommends
   */
  readonly virtualDirectories?: VirtualDirectory[];

  /**
   * Path of the HTTPS health check on the listening port.
   *
   * It tells that IIS answers. It does not see a stopped Front End service, as Microsoft's monitor port 5061 would: an
   * Application Load Balancer cannot check a TCP port. A Network Load Balancer can, and does unless this or the matcher is given.
   *
   * @default - "/Autodiscover/AutodiscoverService.svc/root"; a connection to port 5061 at a Network Load Balancer
   */
  readonly healthCheckPath?: string;

  /**
   * Status codes that mean healthy: single codes, lists or ranges within 200-499.
   *
   * @default "200"
   */
  readonly healthCheckMatcher?: string;

  /**
   * Whether a client stays on one server. Lync 2013 and later need it outside for passive sign-in only.
   *
   * @default - LOAD_BALANCER_COOKIE for passive sign-in to several servers, else NONE
   * @see https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
   */
  readonly stickiness?: Stickiness;

  /**
   * Priority of the listener rule, 1 to 50000. A pool that needs several (virtual directories, more than five names) takes
   * numbers from this one on. Change it when you change the construct's id: the old rule still has the number then.
   *
   * @default - derived from the construct path, which seldom meets another's (20 rules for whole hosts: 1 in 200); synthesis says so then
   */
  readonly priority?: number;

  /**
   * How clients outside sign in to this pool.
   *
   * @default - as the proxy says
   */
  readonly externalSignIn?: ExternalSignIn;

  /**
   * What clients connect to.
   *
   * @default - as the proxy says
   */
  readonly frontEnd?: FrontEnd;

  /**
   * The front end clients used before. It stays, without records, until this is removed in a later deployment: DNS caches
   * lead clients there for a while, and the records wait for the new one.
   *
   * @default - nothing moves
   */
  readonly movingFrom?: FrontEnd;

  /**
   * Which of the Application Load Balancers it is, from 1 to what `loadBalancers` of the proxy says.
   *
   * @default - its identity decides
   */
  readonly loadBalancer?: number;

  /**
   * Allocation ids of Elastic IP addresses (`eipalloc-…`) for a Network Load Balancer that faces the Internet, one for each of
   * its subnets, in their order; of each load balancer its own.
   *
   * @default - addresses that AWS chooses
   */
  readonly fixedAddresses?: string[];

  /**
   * Which of the nested stacks its rules and records are made in, 1 to `nestedStacks` of the proxy. Changing it in a deployed stack
   * makes records collide.
   *
   * @default - chosen by its construct path, whatever others there are
   */
  readonly nestedStack?: number;
}

/**
 * Publishes the external web services of one Standard Edition server, Front End pool or Director.
 *
 * Declare it, then hand it to a `LyncReverseProxy`, which gives it a target group on the listening port, a listener
 * rule, a place on a certificate and a record.
 *
 * @example
 * const pool01 = new PoolPublishingRule(this, 'Pool01', {
 *   pool: LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12'])),
 * });
 */
export class PoolPublishingRule extends PublishedConstruct {
  /** The name clients are handed for the web services of this pool. */
  public readonly externalWebServicesFqdn: string;

  private readonly settings: PoolPublishingRuleProps;

  public constructor(scope: Construct, id: string, props: PoolPublishingRuleProps) {
    super(scope, id);
    this.settings = props;
    this.externalWebServicesFqdn = props.pool.externalWebServicesFqdn;
  }

  /** @internal */
  public get _pool(): LyncPool {
    return this.settings.pool;
  }

  /** @internal */
  public _declaration(proxy: Construct): PoolDeclaration {
    const { pool, ...settings } = this.settings;
    return declarePool({
      id: this._identity(proxy),
      name: this.node.id,
      role: pool.role,
      version: pool._declaredVersion,
      poolFqdn: pool.poolFqdn,
      internalWebServicesFqdn: pool.internalWebServicesFqdn,
      externalWebServicesFqdn: pool.externalWebServicesFqdn,
      certificateName: settings.certificateName,
      furtherNames: settings.furtherNames,
      servers: pool.servers._declaration(),
      listeningPorts: { https: pool.listeningHttpsPort, http: pool.listeningHttpPort },
      internalPorts: { https: pool.internalHttpsPort, http: pool.internalHttpPort },
      publishedPorts: { https: pool.publishedHttpsPort, http: pool.publishedHttpPort },
      publish: settings.publish,
      publishHttp: settings.publishHttp,
      virtualDirectories: settings.virtualDirectories?.map(({ path }) => path),
      healthCheck: { path: settings.healthCheckPath, matcher: settings.healthCheckMatcher },
      stickiness: settings.stickiness,
      priority: settings.priority,
      externalSignIn: settings.externalSignIn,
      nestedStack: settings.nestedStack,
      passage: {
        frontEnd: settings.frontEnd,
        movingFrom: settings.movingFrom,
        fixedAddresses: settings.fixedAddresses ?? [],
        loadBalancer: settings.loadBalancer,
      },
    });
  }
}
