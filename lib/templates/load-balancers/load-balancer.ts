import type { DeployedResource } from '../deployed-resources';
import type { HostReader } from './host-reader';

/** A load balancer of the template, or one outside of it to which the template adds listeners or rules. */
export interface LoadBalancer {
  readonly key: string;
  /** undefined: outside of the template. */
  readonly resource: DeployedResource | undefined;
  readonly type: 'application' | 'network' | 'gateway' | undefined;
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly key: string;
  /** undefined: outside of the template. */
  readonly resource: DeployedResource | undefined;
  /** undefined where the template does not tell. */
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  readonly certificates: readonly AttachedCertificate[];
  /** By priority, those without a known one first. */
  readonly rules: readonly Rule[];
  readonly defaultAction: Action;
  readonly traits: ListenerTraits;
}

export interface Rule {
  readonly resource: DeployedResource;
  /** undefined where the template does not tell. */
  readonly priority: number | undefined;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  /** Transforms of host and URL, which come after the choice of the rule. Reported, not carried out. */
  readonly rewrites: readonly string[];
}

export const FIELDS = ['host-header', 'path-pattern', 'http-header', 'http-request-method', 'query-string', 'source-ip'] as const;
export type Field = (typeof FIELDS)[number];

/** Met if any of its values or regular expressions is. Values are texts, or Symbolic where the template leaves them open. */
export interface Condition {
  /** undefined: a field this version does not know. */
  readonly field: Field | undefined;
  readonly values: readonly unknown[];
  readonly regexValues: readonly unknown[];
  /** Of http-header. */
  readonly headerName: string | undefined;
  /** Of query-string. */
  readonly pairs: readonly QueryPair[];
  /**
   * Of source-ip, at a Network Load Balancer only: `ipv4` or `ipv6`; undefined where there is none.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SourceIpConditionConfig.html
   */
  readonly addressType: unknown;
  /** The type of the load balancer it is at, where that reads no such condition. */
  readonly unreadBy?: 'application' | 'network';
}

export interface QueryPair {
  readonly key: unknown;
  readonly value: unknown;
}

export type Action =
  | { readonly kind: 'forward'; readonly targets: readonly WeightedTarget[]; readonly before: readonly string[] }
  | { readonly kind: 'redirect'; readonly to: RedirectParts; readonly status: number | undefined; readonly before: readonly string[] }
  | { readonly kind: 'fixed-response'; readonly status: number | undefined; readonly before: readonly string[] }
  /** The template does not tell, or the listener lies outside of it. */
  | { readonly kind: 'unknown'; readonly before: readonly string[] };

export interface WeightedTarget {
  readonly group: TargetGroup;
  /** undefined where the template does not tell. */
  readonly weight: number | undefined;
}

/** As in RedirectConfig, placeholders and all; what is left out keeps its value. */
export interface RedirectParts {
  readonly protocol: unknown;
  readonly host: unknown;
  readonly port: unknown;
  readonly path: unknown;
  readonly query: unknown;
}

export interface TargetGroup {
  readonly key: string;
  /** undefined: outside of the template. */
  readonly resource: DeployedResource | undefined;
  readonly protocol: string | undefined;
  readonly port: number | undefined;
  /** Key of the application load balancer that is its target, where a network load balancer forwards to one. */
  readonly behind: string | undefined;
  /** What reads hosts behind it, and leads on to pools. */
  readonly reader: HostReader | undefined;
  /** External web services FQDNs, or the host of Office Web Apps or a further service, of the tag `lync-reverse-proxy:pool`. */
  readonly pools: readonly string[];
}

/** One of the template itself. */
export interface DeployedTargetGroup extends TargetGroup {
  readonly resource: DeployedResource;
}

export interface AttachedCertificate {
  readonly key: string;
  /** undefined: outside of the template, with names nobody knows. */
  readonly names: readonly string[] | undefined;
  /** Whether no resource of the template is it: it may carry names that other servers answer. */
  readonly isImported: boolean;
  readonly isDefault: boolean;
}

/** From a template alone, this tells which pools a target group leads to. */
export const POOL_TAG = 'lync-reverse-proxy:pool';

export type Scheme = 'https' | 'http';

/** What can be asked of a listener, decided once from its protocol, its load balancer and what it forwards to. */
export interface ListenerTraits {
  /** Schemes of the URLs whose requests it takes, as far as the template tells. */
  readonly takes: readonly Scheme[];
  /** Of all its requests; undefined where it passes on whatever comes. */
  readonly scheme: Scheme | undefined;
  /** The same, and by convention that port 80 is plain where it passes on whatever comes. */
  readonly usualScheme: Scheme | undefined;
  /** Whether TLS ends here, with certificates of its own. */
  readonly endsTls: boolean;
  /** Whether requests are told apart by their hosts: by rules here, or by what stands behind. */
  readonly readsHosts: boolean;
  /** Whether each client has server connections of its own, so that people may sign in with Windows authentication. */
  readonly keepsPeopleApart: boolean;
  /** Who reads hosts in its place. */
  readonly reader: HostReader | undefined;
}
