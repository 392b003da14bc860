import type { Stickiness } from './declarations';
import type { Finding } from '../findings/finding';
import type { FrontEnd } from './front-ends';

/** Everything the renderer needs, with no decision left to take. Immutable and printable as JSON. */
export interface PublishingPlan {
  /** Whether there is an Application Load Balancer. */
  readonly hasSharedFrontEnd: boolean;
  /** Whether clients only come to it who remember it: it is to be deleted next, and not to be protected from that. */
  readonly isSharedFrontEndLeaving: boolean;
  readonly networkLoadBalancers: readonly NetworkLoadBalancerPlan[];
  readonly publicNames: readonly PublicNamePlan[];
  readonly listeners: readonly ListenerPlan[];
  readonly rules: readonly ListenerRulePlan[];
  readonly targetGroups: readonly TargetGroupPlan[];
  readonly certificates: readonly CertificatePlan[];
  readonly records: readonly RecordPlan[];
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
  readonly quotas: readonly QuotaPlan[];
  readonly findings: readonly Finding[];
  /** Findings that somebody acknowledged. */
  readonly acknowledged: readonly Finding[];
}

export type PublicNameKind =
  'external web services' | 'further name' | 'meet' | 'dialin' | 'autodiscover' | 'further host' | 'office web apps';

/** A host the proxy answers for, and everything that makes it answer. */
export interface PublicNamePlan {
  readonly name: string;
  readonly kind: PublicNameKind;
  /** Id of the construct that declares it. */
  readonly owner: string;
  readonly ownerName: string;
  /** External web services FQDNs, or the Office Web Apps host, of whatever answers. */
  readonly pools: readonly string[];
  readonly httpsPort: number | undefined;
  readonly httpPort: number | undefined;
  /** Keys of target groups. */
  readonly httpsTargetGroup: string | undefined;
  readonly httpTargetGroup: string | undefined;
  /** undefined where TLS ends at IIS. */
  readonly certificate: string | undefined;
  readonly frontEnd: FrontEnd;
  readonly record: 'created' | 'change batch' | 'elsewhere' | 'none';
  readonly zone: string | undefined;
}

export type DefaultAction = { readonly kind: 'notFound' } | { readonly kind: 'redirect'; readonly port: number };

export interface ListenerPlan {
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTP';
  readonly tlsPolicy: string | undefined;
  /** Key of the certificate for clients without SNI. */
  readonly defaultCertificate: string | undefined;
  /**
   * Keys of all certificates. The default one is listed too, which ELB allows: another name may then become the default
   * without a certificate being taken off the list while it is in use.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
   */
  readonly certificates: readonly string[];
  readonly defaultAction: DefaultAction;
}

export type RuleAction = { readonly kind: 'forward'; readonly targetGroup: string } | { readonly kind: 'redirect'; readonly port: number };

export interface ListenerRulePlan {
  /** The construct under which the rule lives. */
  readonly owner: string;
  /** Its construct id there. */
  readonly id: string;
  readonly listenerPort: number;
  readonly priority: number;
  /** What an explicit priority of the group is increased by for this rule. */
  readonly priorityOffset: number;
  /** What the user writes to choose another priority; `line` takes the number. */
  readonly priorityKey: PriorityKey;
  readonly hosts: readonly string[];
  /** Regular expressions instead of hosts, for a Host header that carries a port. */
  readonly hostRegexes: readonly string[];
  /** Empty: whatever the path. */
  readonly pathRegexes: readonly string[];
  readonly action: RuleAction;
}

export interface PriorityKey {
  readonly where: string;
  /** undefined: the `priority` of the rule itself, else a key of the set's `priorities`. */
  readonly group: string | undefined;
}

export interface TargetGroupPlan {
  readonly key: string;
  readonly owner: string;
  readonly id: string;
  readonly protocol: 'HTTPS' | 'HTTP' | 'TCP';
  readonly port: number;
  readonly targetType: 'ip' | 'instance';
  readonly targets: readonly TargetPlan[];
  readonly healthCheck: HealthCheckPlan;
  readonly stickiness: Stickiness | 'sourceAddress';
  readonly pools: readonly string[];
}

/** A connection, or a request that has to be answered. */
export type HealthCheckPlan =
  | { readonly protocol: 'TCP'; readonly port: number }
  | { readonly protocol: 'HTTPS'; readonly port: number; readonly path: string; readonly matcher: string };

/** The front end of one pool or farm: connections pass through to its servers, TLS and all. */
export interface NetworkLoadBalancerPlan {
  /** The construct under which it lives. */
  readonly owner: string;
  readonly ownerName: string;
  readonly listeners: readonly { readonly port: number; readonly targetGroup: string }[];
  /** What the certificate of each server must carry, in order. */
  readonly names: readonly string[];
  readonly fixedAddresses: readonly string[];
  /** As for the shared one. */
  readonly isLeaving: boolean;
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
}

export interface TargetPlan {
  readonly id: string;
  /** `all` for addresses outside the VPC. */
  readonly availabilityZone: 'all' | undefined;
}

export type CertificatePlan =
  | { readonly kind: 'imported'; readonly key: string; readonly names: readonly string[] }
  | {
      readonly kind: 'acm';
      readonly key: string;
      /**
       * Derived from everything whose change replaces the certificate, so that a change creates one, attaches it, then
       * deletes the old: CloudFormation loses certificates when it updates a listener certificate in place.
       * https://github.com/aws/aws-cdk/issues/13150
       */
      readonly id: string;
      readonly subject: string;
      /** All names, the subject first. */
      readonly names: readonly string[];
      /** zone: key of the public zone that takes the validation record, undefined where somebody else creates it. */
      readonly validation: readonly { readonly name: string; readonly zone: string | undefined }[];
    };

export interface RecordPlan {
  readonly name: string;
  /** Where it leads. */
  readonly frontEnd: FrontEnd;
  readonly type: 'A' | 'AAAA';
  /** Key of the zone. */
  readonly zone: string;
  readonly zoneName: string;
  readonly hostedZoneId: string | undefined;
  readonly visibility: 'public' | 'private';
}

export interface IngressPlan {
  readonly cidr: string;
  readonly port: number;
}

export interface EgressPlan {
  /** An address block, or `vpc` for the VPC's own. */
  readonly peer: string;
  readonly port: number;
}

export interface QuotaPlan {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
}
