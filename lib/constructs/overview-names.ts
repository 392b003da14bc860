import type { RoutedRule } from '../routing/route-answer';
import type { OverviewAction } from './overview-load-balancers';

/** A host that a load balancer answers for. */
export interface OverviewName {
  /** In lower case; a wildcard or a regular expression as the rule has it. */
  readonly host: string;

  /** `name`, `wildcard`, `expression` or `any host`. */
  readonly kind: string;

  /** The domain it was registered under, to group names by. */
  readonly domain: string;

  /** Key of the load balancer. */
  readonly loadBalancer: string;

  /** The ways requests for the name go, by listener and priority. */
  readonly routes: OverviewRoute[];

  /** What clients of the name are shown. */
  readonly certificate: OverviewNameCertificate;

  /** The record that leads clients of the name to the load balancer. */
  readonly record: OverviewRecord;
}

/** One of the ways requests for a name go. */
export interface OverviewRoute extends OverviewAction {
  /**
   * `https` or `http`.
   *
   * @default - TLS and TCP that are passed through, or the template does not tell
   */
  readonly scheme?: string;

  /**
   * The port of the listener.
   *
   * @default - the template does not tell
   */
  readonly port?: number;

  /**
   * The protocol of the listener: `HTTPS`, `HTTP`, `TCP`, `TLS`, ….
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;

  /**
   * Logical id of the listener.
   *
   * @default - it lies outside of the templates
   */
  readonly listener?: string;

  /**
   * `haproxy` where HAProxy behind the listener reads hosts in place of its rules.
   *
   * @default - its rules do, or nobody
   */
  readonly hostsReadBy?: string;

  /**
   * The listener rule.
   *
   * @default - the default action of the listener, `"default"` in JSON
   */
  readonly rule?: RoutedRule;

  /** Path conditions, plain values and regular expressions as they stand; empty: any path. */
  readonly paths: string[];

  /** Further conditions in words: header, method, query, source address. */
  readonly conditions: string[];

  /** Whether the rule is there, and is met by the name, as far as the template tells. */
  readonly certain: boolean;
}

/** The certificate that clients of a name are shown. */
export interface OverviewNameCertificate {
  /** `covered`, `unknown names`, `none`, `HTTP only`, `no TLS here`, `in HAProxy` or `does not apply`. */
  readonly state: string;

  /**
   * Key of one of the certificates.
   *
   * @default - there is none
   */
  readonly key?: string;

  /** Whether clients that send no server name get it. */
  readonly isDefault: boolean;
}

/** The record of a name. */
export interface OverviewRecord {
  /** `in this template`, `leads elsewhere`, `change batch`, `elsewhere`, `none in this template` or `does not apply`. */
  readonly state: string;

  /** Types of the records: `A`, `AAAA`, `CNAME`. */
  readonly types: string[];

  /** Ids or names of hosted zones, as the template has them. */
  readonly zones: string[];
}

/** A certificate of a listener. */
export interface OverviewCertificate {
  /** Unique over all stacks: the resource, or the ARN. */
  readonly key: string;

  /**
   * The names it is for.
   *
   * @default - the template does not tell
   */
  readonly names?: string[];

  /** Whether clients that send no server name get it, on any listener. */
  readonly isDefault: boolean;

  /** Keys of the listeners it is attached to. */
  readonly listeners: string[];
}

/** A public name whose record somebody else creates, in one zone. */
export interface OverviewRecordToCreate {
  /** The name. */
  readonly name: string;

  /** `change batch`: by hand in a hosted zone of Route 53. `elsewhere`: where the zone is managed. */
  readonly how: string;

  /** Name of the zone. */
  readonly zone: string;

  /** `public` or `private`. */
  readonly visibility: string;

  /**
   * Id of the hosted zone.
   *
   * @default - it is known only after deployment, or the zone is not in Route 53
   */
  readonly hostedZoneId?: string;

  /** `A`, and `AAAA` where the load balancer has IPv6 addresses. */
  readonly types: string[];

  /**
   * Logical id of the load balancer it is to lead to.
   *
   * @default - there is one alone
   */
  readonly loadBalancer?: string;
}

/** The record changes of one hosted zone, with placeholders for outputs of the stack, and the way back. */
export interface OverviewChangeBatch {
  /** Name of the zone. */
  readonly zoneName: string;

  /**
   * Id of the hosted zone.
   *
   * @default - it is known only after deployment
   */
  readonly hostedZoneId?: string;

  /** The change batch that leads clients to the load balancer, with the keys of Route 53: `Comment` and `Changes`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown: JSON of any shape is any
  readonly cutOver: any;

  /** The change batch that leads them back to the old proxy, with the keys of Route 53: `Comment` and `Changes`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown: JSON of any shape is any
  readonly rollBack: any;
}

/** A finding that somebody acknowledged. */
export interface OverviewAcknowledgement {
  /** `lync-reverse-proxy:<kebab-case>`. */
  readonly id: string;

  /**
   * The place for which it was acknowledged.
   *
   * @default - wherever it is found
   */
  readonly where?: string;

  /** Why. */
  readonly reason: string;
}
