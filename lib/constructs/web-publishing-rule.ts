import type { Construct } from 'constructs';
import type { FurtherServiceDeclaration } from '../declaring/declarations';
import { declareService } from '../declaring/declare-service';
import type { PoolServers } from './pool-servers';
import { PublishedConstruct } from './published-construct';
import { saidWebHost } from './said-web-host';
import type { FrontEnd, ServiceSignIn, Stickiness } from './publishing-options';

/** Properties of a WebPublishingRule. */
export interface WebPublishingRuleProps {
  /** The host clients use, over HTTPS on port 443; the whole of it is published. */
  readonly host: string;

  /** How its servers are reached. */
  readonly servers: PoolServers;

  /**
   * Port its servers listen on for HTTPS.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Path of the HTTPS health check. Exchange has one for each protocol, such as `/owa/healthcheck.htm`.
   *
   * @default "/"; a Network Load Balancer looks whether the port takes connections, unless path or matcher is given
   */
  readonly healthCheckPath?: string;

  /**
   * Status codes that mean healthy: single codes, lists or ranges within 200-499.
   *
   * @default "200-499": what is at `/` nobody knows, and a sign-in page (302), a challenge (401) or nothing there (404, as of
   * AD FS) come from servers that are well
   */
  readonly healthCheckMatcher?: string;

  /**
   * How clients outside sign in. It is not that of the pools: what is said of all is not taken for a service that nobody knows.
   * Behind an Application Load Balancer Windows authentication is an error, and so is no answer to this.
   *
   * @default ServiceSignIn.WINDOWS
   */
  readonly externalSignIn?: ServiceSignIn;

  /**
   * Whether a client stays on one server.
   *
   * @default - LOAD_BALANCER_COOKIE with several servers, else NONE; behind a Network Load Balancer by address
   */
  readonly stickiness?: Stickiness;

  /**
   * Priority of the listener rule, 1 to 50000.
   *
   * @default - derived from the construct path, which seldom meets another's; synthesis says so then
   */
  readonly priority?: number;

  /**
   * What clients connect to.
   *
   * @default - that of the proxy
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
   * Allocation ids of Elastic IP addresses (`eipalloc-…`) for a Network Load Balancer, one for each of its subnets, in their
   * order.
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

  /**
   * What the certificate of its servers says, for a front end that verifies it. The load balancers of AWS verify none.
   *
   * @default - the host
   */
  readonly certificateName?: string;
}

/**
 * Publishes a web service that is not Lync's at the same edge: Exchange, AD FS, SharePoint, as TMG and ARR did beside Lync. A
 * whole host, HTTPS to HTTPS, with its record, certificate and health check. None of Lync's laws are applied to it.
 *
 * Declare it, then hand it to a `LyncReverseProxy`.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const pool01: PoolPublishingRule;
 * const mail = new WebPublishingRule(this, 'Mail', {
 *   host: 'mail.contoso.com',
 *   servers: PoolServers.fromIpAddresses(['10.20.0.41']),
 *   healthCheckPath: '/owa/healthcheck.htm',
 *   healthCheckMatcher: '200',
 *   externalSignIn: ServiceSignIn.WINDOWS,
 *   frontEnd: FrontEnd.NETWORK_LOAD_BALANCER,
 * });
 * new LyncReverseProxy(this, 'ReverseProxy', { vpc: network.vpc, publishingRules: [pool01], furtherServices: [mail] });
 */
export class WebPublishingRule extends PublishedConstruct {
  private readonly settings: WebPublishingRuleProps;

  public constructor(scope: Construct, id: string, props: WebPublishingRuleProps) {
    super(scope, id);
    this.settings = props;
  }

  /** @internal */
  public get _servers(): PoolServers {
    return this.settings.servers;
  }

  /** @internal */
  public _declaration(proxy: Construct): FurtherServiceDeclaration {
    return declareService({ ...saidWebHost(this, proxy, this.settings), externalSignIn: this.settings.externalSignIn });
  }
}
