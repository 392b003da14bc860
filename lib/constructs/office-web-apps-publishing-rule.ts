import type { Construct } from 'constructs';
import { declareFarm } from '../declaring/declare-farm';
import type { OfficeWebAppsDeclaration } from '../declaring/declarations';
import type { PoolServers } from './pool-servers';
import { PublishedConstruct } from './published-construct';
import { saidWebHost } from './said-web-host';
import type { FrontEnd, Stickiness } from './publishing-options';

/** Properties of an OfficeWebAppsPublishingRule. */
export interface OfficeWebAppsPublishingRuleProps {
  /** Host of the farm's ExternalURL (`Get-OfficeWebAppsFarm`), which may differ from its name in the topology. */
  readonly host: string;

  /** How its servers are reached. */
  readonly servers: PoolServers;

  /**
   * Name on the certificate of its servers, where it is another than the host. A load balancer of AWS does not read that
   * certificate; a HAProxy does, and refuses a server that shows another name.
   *
   * @default - the host
   */
  readonly certificateName?: string;

  /**
   * Port its servers listen on for HTTPS.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Path of the HTTPS health check.
   *
   * @default "/hosting/discovery"
   */
  readonly healthCheckPath?: string;

  /**
   * Status codes that mean healthy: single codes, lists or ranges within 200-499.
   *
   * @default "200"
   */
  readonly healthCheckMatcher?: string;

  /**
   * Whether a client stays on one server.
   *
   * @default - LOAD_BALANCER_COOKIE with several servers, else NONE
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
 * Publishes an Office Web Apps Server or Office Online Server farm, which shows PowerPoint to outside participants.
 *
 * Declare it, then hand it to a `LyncReverseProxy`.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-publishing-office-web-apps-server-using-a-reverse-proxy-server
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const pool01: PoolPublishingRule;
 * const office = new OfficeWebAppsPublishingRule(this, 'OfficeWebApps', {
 *   host: 'office.contoso.com',
 *   servers: PoolServers.fromIpAddresses(['10.20.0.31']),
 * });
 * new LyncReverseProxy(this, 'ReverseProxy', { vpc: network.vpc, publishingRules: [pool01], officeWebApps: [office] });
 */
export class OfficeWebAppsPublishingRule extends PublishedConstruct {
  private readonly settings: OfficeWebAppsPublishingRuleProps;

  public constructor(scope: Construct, id: string, props: OfficeWebAppsPublishingRuleProps) {
    super(scope, id);
    this.settings = props;
  }

  /** @internal */
  public get _servers(): PoolServers {
    return this.settings.servers;
  }

  /** @internal */
  public _declaration(proxy: Construct): OfficeWebAppsDeclaration {
    return declareFarm(saidWebHost(this, proxy, this.settings));
  }
}
