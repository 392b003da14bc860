import type { RoutedBackend } from '../routing/route-answer';

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

  /** What it writes to a bucket; listeners for TCP write nothing. */
  readonly logs: OverviewLog[];
}

/** A log that a load balancer writes to a bucket. */
export interface OverviewLog {
  /** `access`, `connection` or `health check`. */
  readonly log: string;

  /**
   * Logical id of the bucket, or its name.
   *
   * @default - the template does not tell
   */
  readonly bucket?: string;

  /**
   * What stands before `AWSLogs` in the names of its files.
   *
   * @default - nothing, or the template does not tell
   */
  readonly prefix?: string;
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

  /** What becomes of requests that no rule matches, and of hosts HAProxy does not know. It is called `default` in JSON. */
  readonly defaultAction: OverviewAction;

  /** Keys of the target groups its default action forwards to. */
  readonly forwardsTo: string[];

  /**
   * `haproxy` where HAProxy behind it reads hosts in place of its rules.
   *
   * @default - its rules do, or nobody
   */
  readonly hostsReadBy?: string;
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
   * Where HAProxy behind the target group sends the request.
   *
   * @default - the target group leads to the servers itself, or nothing is forwarded
   */
  readonly backend?: RoutedBackend;

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

/** HAProxys behind the target groups of a load balancer, which read hosts in its place. */
export interface OverviewFleet {
  /** The service that runs them; unique over all stacks. */
  readonly key: string;

  /** Logical id of the service. */
  readonly logicalId: string;

  /** The stack it is in. */
  readonly stack: string;

  /**
   * Repository and digest or tag.
   *
   * @default - the template does not tell
   */
  readonly image?: string;

  /**
   * Version of HAProxy.
   *
   * @default - it is another image than the one this package takes by itself
   */
  readonly version?: string;

  /**
   * Processor of each task, in 1/1024 of a vCPU.
   *
   * @default - the template does not tell
   */
  readonly cpu?: number;

  /**
   * Memory of each task, in MiB.
   *
   * @default - the template does not tell
   */
  readonly memoryMiB?: number;

  /** How many tasks there are. */
  readonly tasks: OverviewTasks;

  /** ARNs of the secrets with its certificates; empty where TLS ends at the load balancer. */
  readonly secrets: string[];

  /** Keys of the target groups its tasks are registered at. */
  readonly targetGroups: string[];

  /** Where it leads hosts to, as its configuration says; empty where that cannot be read. */
  readonly backends: OverviewBackend[];
}

/** A number of tasks. */
export interface OverviewTasks {
  /**
   * At least.
   *
   * @default - the template does not tell
   */
  readonly least?: number;

  /**
   * At most.
   *
   * @default - the template does not tell
   */
  readonly most?: number;
}

/** Servers that HAProxy leads to. */
export interface OverviewBackend {
  /** As the configuration of HAProxy calls them. */
  readonly name: string;

  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly pools: string[];

  /** How the servers are spoken to: `HTTPS` or `HTTP`. */
  readonly protocol: string;

  /** The port they listen on. */
  readonly port: number;

  /** The servers. */
  readonly servers: OverviewBackendServer[];
}

/** A server that HAProxy leads to. */
export interface OverviewBackendServer {
  /** Address or name. */
  readonly address: string;

  /** The port it listens on. */
  readonly port: number;
}

/** A dashboard of CloudWatch. */
export interface OverviewDashboard {
  /** Unique over all stacks. */
  readonly key: string;

  /** Logical id. */
  readonly logicalId: string;

  /** The stack it is in. */
  readonly stack: string;

  /**
   * Its name, of which an account has each once.
   *
   * @default - CloudFormation chooses it, or the template does not tell
   */
  readonly name?: string;
}
