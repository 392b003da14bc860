import type { Construct } from 'constructs';
import { declareSimpleUrlSet } from '../declaring/declare-simple-url-set';
import type { SimpleUrlSetDeclaration } from '../declaring/declarations';
import { PublishedConstruct } from './published-construct';
import type { PoolPublishingRule } from './pool-publishing-rule';

/** The Meet simple URLs of one SIP domain. */
export interface MeetSimpleUrl {
  /** The SIP domain. */
  readonly sipDomain: string;
  /** The active simple URL: https, no port. */
  readonly activeUrl: string;
  /**
   * Inactive entries, which existing invitations still use.
   *
   * @default - none
   */
  readonly inactiveUrls?: string[];
}

/** Properties of a SimpleUrlSet. */
export interface SimpleUrlSetProps {
  /** The Director, or the designated pool where there is no Director. */
  readonly answeredBy: PoolPublishingRule;

  /**
   * More pools that serve the same names from one target group, for fail-over. Their servers are of the same kind and
   * listen on the same ports.
   *
   * @default - none
   */
  readonly alsoAnsweredBy?: PoolPublishingRule[];

  /**
   * Meet simple URLs. Each is taken for the SIP domain its host lies in; use `meetUrls` to say which.
   *
   * @default - none
   */
  readonly meet?: string[];

  /**
   * Meet simple URLs with their SIP domains and inactive entries.
   *
   * @default - none
   */
  readonly meetUrls?: MeetSimpleUrl[];

  /**
   * The Dialin simple URL.
   *
   * @default - none
   */
  readonly dialin?: string;

  /**
   * Inactive Dialin simple URLs, which existing invitations still use.
   *
   * @default - none
   */
  readonly furtherDialin?: string[];

  /**
   * The Admin simple URL, so that its host can be kept from being published. It is for the internal network only.
   *
   * @default - not known
   */
  readonly admin?: string;

  /**
   * More hosts the same pool answers for, such as scheduler.contoso.com.
   *
   * @default - none
   */
  readonly furtherHosts?: string[];

  /**
   * SIP domains whose autodiscover name (`lyncdiscover.<SIP domain>`) is published over HTTPS.
   *
   * @default - none
   */
  readonly autodiscoverFor?: string[];

  /**
   * SIP domains whose autodiscover name is published over HTTP (80 to 8080) besides HTTPS, without redirect.
   *
   * @default - none
   * @see https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility
   */
  readonly autodiscoverOverHttpFor?: string[];

  /**
   * SIP domains whose autodiscover name is published over HTTP alone, for want of a certificate.
   *
   * @default - none
   */
  readonly autodiscoverOverHttpOnlyFor?: string[];

  /**
   * The site whose simple URLs these are (`Set-CsSimpleUrlConfiguration -Identity site:Redmond`).
   *
   * @default - they are the global ones
   */
  readonly site?: string;

  /**
   * The rule that answered before, where its front end is another than that of the rule that answers now. Its front end keeps
   * answering, without records, until this is removed in a later deployment.
   *
   * @default - nothing moves
   */
  readonly movingFrom?: PoolPublishingRule;

  /**
   * Which of the nested stacks all its rules and records are made in, 1 to `nestedStacks` of the proxy. Changing it in a deployed stack
   * makes records collide.
   *
   * @default - chosen for each SIP domain by its name, whatever others there are
   */
  readonly nestedStack?: number;

  /**
   * The same by what the names are for: a SIP domain, the domain of a host that SIP domains share, or `further` (dialin and
   * further hosts).
   *
   * @default - as `nestedStack` says
   */
  readonly nestedStacks?: { [group: string]: number };

  /**
   * Priorities of listener rules, 1 to 50000, by what they are for: a SIP domain, the domain of a host that SIP domains
   * share, or `further` (dialin and further hosts).
   *
   * @default - derived from the construct path, which seldom meets another's; synthesis says so then
   */
  readonly priorities?: { [rule: string]: number };

  /**
   * Which of the Application Load Balancers all of its names go to, from 1 to what `loadBalancers` of the proxy says.
   *
   * @default - each SIP domain goes where its identity leads; its Meet and autodiscover names stay together
   */
  readonly loadBalancer?: number;

  /**
   * The same by what the names are for: a SIP domain, the domain of a host that SIP domains share, or `further` (dialin and
   * further hosts).
   *
   * @default - as `loadBalancer` says
   */
  readonly loadBalancers?: { [group: string]: number };
}

/**
 * Simple URLs and autodiscover names, and the pool that answers them.
 *
 * Simple URLs are routed by host alone, whatever their path, so that all three naming options work and letter case does
 * not matter. They get listener rules of their own; to add them to the rule of the answering pool instead, list their
 * hosts among its `furtherNames`. Declare it, then hand it to a `LyncReverseProxy`.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls
 *
 * @example
 * declare const director: PoolPublishingRule;
 * const simpleUrls = new SimpleUrlSet(this, 'SimpleUrls', {
 *   answeredBy: director,
 *   meet: ['https://meet.contoso.com', 'https://meet.fabrikam.com'],
 *   dialin: 'https://dialin.contoso.com',
 *   autodiscoverFor: ['contoso.com', 'fabrikam.com'],
 * });
 */
export class SimpleUrlSet extends PublishedConstruct {
  private readonly settings: SimpleUrlSetProps;

  public constructor(scope: Construct, id: string, props: SimpleUrlSetProps) {
    super(scope, id);
    this.settings = props;
  }

  /** @internal */
  public get _answeringRules(): PoolPublishingRule[] {
    return [this.settings.answeredBy, ...(this.settings.alsoAnsweredBy ?? [])];
  }

  /** @internal */
  public _declaration(proxy: Construct): SimpleUrlSetDeclaration {
    const { meet = [], meetUrls = [], dialin, furtherDialin = [], ...settings } = this.settings;
    return declareSimpleUrlSet({
      id: this._identity(proxy),
      name: this.node.id,
      answeredBy: this._answeringRules.map((rule) => rule._identity(proxy)),
      site: settings.site,
      movingFrom: settings.movingFrom?._identity(proxy),
      nestedStack: settings.nestedStack,
      nestedStacks: settings.nestedStacks,
      meet: [
        ...meet.map((url) => ({ sipDomain: undefined, url, alsoPublished: [] })),
        ...meetUrls.map(({ sipDomain, activeUrl, inactiveUrls = [] }) => ({ sipDomain, url: activeUrl, alsoPublished: inactiveUrls })),
      ],
      dialin: [...(dialin === undefined ? [] : [dialin]), ...furtherDialin],
      admin: settings.admin,
      furtherHosts: settings.furtherHosts ?? [],
      autodiscoverFor: settings.autodiscoverFor ?? [],
      autodiscoverOverHttpFor: settings.autodiscoverOverHttpFor ?? [],
      autodiscoverOverHttpOnlyFor: settings.autodiscoverOverHttpOnlyFor ?? [],
      priorities: settings.priorities ?? {},
      loadBalancer: settings.loadBalancer,
      loadBalancers: settings.loadBalancers,
    });
  }
}
