/** A load balancer, and what listens on it. */
export interface OverviewLoadBalancer {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
   */
  readonly logicalId?: string;

  /**
   * The stack it is in.
   *
   * @default - it lies outside of the templates
   */
  readonly stack?: string;

  /**
   * `application`, `network` or `gateway`. It is called `type` in JSON.
   *
   * @default - the template does not tell
   */
  readonly loadBalancerType?: string;

  /**
   * `internet-facing` or `internal`.
   *
   * @default - the template does not tell
   */
  readonly scheme?: string;

  /** Its listeners. */
  readonly listeners: OverviewListener[];
}

/** A listener of a load balancer. */
export interface OverviewListener {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
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

  /** Number of its rules, without the default action. */
  readonly rules: number;

  /** What becomes of requests that no rule matches. It is called `default` in JSON. */
  readonly defaultAction: OverviewAction;
}

/** What a rule or a default action does with a request. */
export interface OverviewAction {
  /**
   * `forward`, `redirect` or `fixed-response`.
   *
   * @default - the template does not tell
   */
  readonly action?: string;

  /** Where requests are forwarded to; empty for other actions. */
  readonly targets: OverviewTarget[];

  /** External web services FQDNs, or hosts of Office Web Apps and further services, of all targets that get requests. */
  readonly pools: string[];

  /**
   * Where a redirect leads, placeholders of Elastic Load Balancing and all: `https://#{host}:443/#{path}?#{query}`.
   *
   * @default - it is no redirect
   */
  readonly redirectTo?: string;

  /**
   * HTTP status code of a redirect or fixed response.
   *
   * @default - a target answers, or the template does not tell
   */
  readonly status?: number;
}

/** One of the target groups of an action. */
export interface OverviewTarget {
  /** The target group. */
  readonly targetGroup: OverviewTargetGroupName;

  /**
   * Its weight, 0 to 999; 1 where it is alone.
   *
   * @default - the template does not tell
   */
  readonly weight?: number;

  /** The pools behind it, as its tag `lync-reverse-proxy:pool` says. */
  readonly pools: string[];
}

/** A target group as routes name it. */
export interface OverviewTargetGroupName {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
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

/** A target group with its targets. */
export interface OverviewTargetGroup extends OverviewTargetGroupName {
  /**
   * The stack it is in.
   *
   * @default - it lies outside of the templates
   */
  readonly stack?: string;

  /** External web services FQDNs, or the host of Office Web Apps or a further service; empty where it has no tag `lync-reverse-proxy:pool`. */
  readonly pools: string[];

  /**
   * `ip`, `instance`, `alb` or `lambda`.
   *
   * @default - the template does not tell
   */
  readonly targetType?: string;

  /** The servers. */
  readonly targets: OverviewServer[];

  /**
   * The path its health check asks for.
   *
   * @default - the template does not tell, or the health check asks for none
   */
  readonly healthCheckPath?: string;
}

/** A target of a target group. */
export interface OverviewServer {
  /** IP address, instance id or ARN. */
  readonly id: string;

  /**
   * The port it listens on.
   *
   * @default - that of the target group
   */
  readonly port?: number;

  /**
   * Its Availability Zone: `all` for addresses outside of the VPC.
   *
   * @default - that which its address belongs to
   */
  readonly zone?: string;
}
