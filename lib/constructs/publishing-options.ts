import type * as acm from 'aws-cdk-lib/aws-certificatemanager';

/** How clients outside sign in to a pool. */
export enum ExternalSignIn {
  /**
   * Windows authentication (NTLM, Negotiate). Not safe behind an Application Load Balancer, which shares its
   * connections to the servers between clients.
   */
  WINDOWS = 'windows',
  /** Passive authentication with AD FS and `UseWindowsAuth None`. */
  PASSIVE = 'passive',
  /** Modern authentication, Windows authentication blocked outside (`Set-CsAuthConfig`, then `Enable-CsComputer` on every server). */
  MODERN = 'modern',
}

/** How clients outside sign in to a further service. */
export enum ServiceSignIn {
  /**
   * Windows authentication (NTLM, Negotiate). Not safe behind an Application Load Balancer, which shares its
   * connections to the servers between clients.
   */
  WINDOWS = 'windows',
  /** A form, or claims of AD FS; no NTLM and no Negotiate. */
  PASSIVE = 'passive',
  /** Modern authentication: tokens in each request; no NTLM and no Negotiate. */
  MODERN = 'modern',
  /** Nobody signs in, or in each request anew (Basic authentication). */
  NONE = 'none',
}

/** What clients of a pool connect to. */
export enum FrontEnd {
  /**
   * The Application Load Balancer of the proxy: it ends TLS, reads hosts, and shares its connections to the servers between
   * clients. Not for Windows authentication.
   */
  APPLICATION_LOAD_BALANCER = 'applicationLoadBalancer',
  /**
   * A Network Load Balancer of the pool's own, which passes connections through: every way to sign in works, TLS ends at IIS,
   * and IIS needs a certificate of a public authority with all names.
   */
  NETWORK_LOAD_BALANCER = 'networkLoadBalancer',
  /**
   * HAProxy in containers behind a Network Load Balancer: it reads hosts and paths as an Application Load Balancer does, and keeps
   * each client's connections apart, so that every way to sign in works. Certificates of ACM stand at the load balancer.
   */
  HAPROXY = 'haproxy',
}

/** Whether a client stays on one server of a pool. */
export enum Stickiness {
  /** Any server answers any request. */
  NONE = 'none',
  /** The load balancer's own cookie, for a day. */
  LOAD_BALANCER_COOKIE = 'loadBalancerCookie',
}

/** What happens to plain HTTP requests for names that are not published over HTTP. */
export enum HttpRequests {
  /** They are redirected to HTTPS. */
  REDIRECT = 'redirect',
  /** Nothing listens for them; next to names published over HTTP they get a 404. */
  NONE = 'none',
}

/** How names of a simple URL set share listener rules, whatever their SIP domain. */
export interface CompactPublishing {
  /**
   * The most rules for HTTPS that a set may take at one load balancer. Synthesis says the least number that is enough; to change it
   * moves nothing.
   */
  readonly rules: number;

  /**
   * Whether one rule takes in autodiscover over HTTP for every SIP domain of the sets, by a regular expression. It lets in
   * `lyncdiscover` of foreign domains too, on port 80.
   *
   * @default false
   */
  readonly autodiscoverOverHttp?: boolean;
}

/** Who creates the records of the public names. */
export enum DnsRecords {
  /** The stack. */
  CREATE = 'create',
  /** The stack, and each stays in Route 53 when it goes from the template or the stack is deleted. */
  RETAIN = 'retain',
  /** Somebody else, at cut-over; the plan prints the change batch. */
  NONE = 'none',
}

/** A certificate that exists already, and what it is good for. */
export interface ImportedCertificate {
  /** The certificate, in the Region of the load balancer. */
  readonly certificate: acm.ICertificate;
  /** Every name it covers; a wildcard stands for one label. */
  readonly names: string[];
}

/**
 * Says that a finding is known and accepted: one of this library, or one of checkov, cfn-lint or cdk-nag, which is told so in its own
 * words at the resources of the proxy and of its perimeter network.
 *
 * @see https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 * @see https://github.com/aws-cloudformation/cfn-lint#resource-based-metadata
 * @see https://github.com/cdklabs/cdk-nag#acknowledging-a-rule
 */
export interface FindingAcknowledgement {
  /** Id of the finding, as its message shows it: `lync-reverse-proxy:idle-timeout-short`, `CKV_AWS_131`, `W3005`, `AwsSolutions-ELB2`. */
  readonly findingId: string;
  /** Why the risk is taken. */
  readonly reason: string;
  /**
   * The rule, set or certificate the finding names in brackets; of a finding about the finished template, the logical id; of a
   * linter's, the logical id or the construct path of the resource, or of what holds it.
   *
   * Needed for an error about a resource that the proxy did not make: AWS's laws are applied to whatever shares the template,
   * and only such errors, and those whose message says so, can be acknowledged.
   *
   * @default - wherever it occurs
   */
  readonly where?: string;
}

/**
 * Quotas of the account, where AWS has raised them.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export interface ProxyQuotas {
  /**
   * Listener rules per load balancer, default rules not counted.
   *
   * @default 100
   */
  readonly rules?: number;
  /**
   * Certificates per load balancer, default certificates not counted.
   *
   * @default 25
   */
  readonly certificates?: number;
  /**
   * Targets per load balancer.
   *
   * @default 1000
   */
  readonly targets?: number;
  /**
   * Rules per security group and direction.
   *
   * @default 60
   */
  readonly securityGroupRules?: number;
}
