/** What answers a URL. */
export interface RouteAnswer {
  /** The URL as it was asked for. */
  readonly url: string;

  /**
   * The load balancer that is asked.
   *
   * @default - the name's record leads to no load balancer of the template
   */
  readonly loadBalancer?: RoutedLoadBalancer;

  /**
   * The listener that takes the request.
   *
   * @default - none listens on the port, or it speaks another protocol
   */
  readonly listener?: RoutedListener;

  /**
   * The listener rule that matches.
   *
   * @default - no rule does, and the default action answers
   */
  readonly rule?: RoutedRule;

  /**
   * `forward`, `redirect` or `fixed-response`.
   *
   * @default - nothing answers, or the template does not tell what does
   */
  readonly action?: string;

  /**
   * Where the request goes.
   *
   * @default - to no target group, or to one of several
   */
  readonly targetGroup?: RoutedTargetGroup;

  /**
   * All target groups of a weighted action.
   *
   * @default - there are not several
   */
  readonly targets?: RoutedTarget[];

  /**
   * External web services FQDNs, or the host of Office Web Apps or a further service, of the pools behind the target groups: the tag
   * `lync-reverse-proxy:pool`.
   *
   * @default - no pool is reached, or the target groups have no such tag
   */
  readonly pools?: string[];

  /**
   * Where a fleet of proxies behind the target group sends the request.
   *
   * @default - the target group leads to the pools itself
   */
  readonly backend?: RoutedBackend;

  /**
   * Where a redirect leads, placeholders filled in.
   *
   * @default - the answer is no redirect
   */
  readonly redirectTo?: string;

  /**
   * HTTP status code of a redirect or fixed response.
   *
   * @default - a target answers
   */
  readonly status?: number;

  /**
   * Transforms of the Host header and the URL that are carried out after the rule is chosen. They are reported, not
   * carried out.
   *
   * @default - none
   */
  readonly rewrites?: string[];

  /**
   * Actions before the one that answers, such as `authenticate-oidc`.
   *
   * @default - none
   */
  readonly before?: string[];

  /**
   * Other possible answers, where the template, the URL or the documentation of AWS does not tell which it is.
   *
   * @default - there is no other
   */
  readonly undetermined?: RouteAnswer[];
}

/** The load balancer that is asked. */
export interface RoutedLoadBalancer {
  /**
   * Its logical id.
   *
   * @default - it lies outside of the template
   */
  readonly logicalId?: string;

  /**
   * `application`, `network` or `gateway`.
   *
   * @default - the template does not tell
   */
  readonly loadBalancerType?: string;
}

/** The listener that takes a request. */
export interface RoutedListener {
  /**
   * Its logical id.
   *
   * @default - it lies outside of the template
   */
  readonly logicalId?: string;

  /**
   * The port it listens on.
   *
   * @default - the template does not tell
   */
  readonly port?: number;

  /**
   * `HTTPS`, `HTTP`, `TCP`, `TLS`, ….
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;
}

/** The listener rule that matches. */
export interface RoutedRule {
  /** Its logical id. */
  readonly logicalId: string;

  /**
   * Its priority.
   *
   * @default - the template does not tell
   */
  readonly priority?: number;
}

/** A target group. */
export interface RoutedTargetGroup {
  /**
   * Its logical id.
   *
   * @default - it lies outside of the template
   */
  readonly logicalId?: string;

  /**
   * How its targets are spoken to.
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;

  /**
   * The port of its targets.
   *
   * @default - the template does not tell
   */
  readonly port?: number;
}

/** One of the target groups of a weighted action. */
export interface RoutedTarget {
  /** The target group. */
  readonly targetGroup: RoutedTargetGroup;

  /**
   * Its weight, 0 to 999.
   *
   * @default - the template does not tell
   */
  readonly weight?: number;

  /** The pools behind it, as its tag says. */
  readonly pools: string[];
}

/** Servers as the configuration of a fleet of proxies names them. */
export interface RoutedBackend {
  /** What the configuration calls them. */
  readonly name: string;

  /** `HTTPS` or `HTTP`. */
  readonly protocol: string;

  /** The port on which they listen. */
  readonly port: number;
}
