import type { PoolRole, Ports, PublicNameKind, ServiceSignIn, Stickiness } from '../declaring/declarations';
import type { Finding } from '../findings/noticed';
import type { LogKind } from '../facts/load-balancer-logs';
import type { Place } from '../findings/place';
import type { AlarmsPlan } from './watching/alarm-plan';
import type { FrontEnd } from './front-ends/front-end';
import type { QuotaUse } from './quotas';
import type { SimpleUrlPath } from './simple-url-paths';
import type { DashboardPlan } from './watching/dashboard-plan';

/** Everything the renderer needs, with no decision left to take. Immutable and printable as JSON. */
export interface PublishingPlan {
  /** By kind, and those of one kind by whose they are. */
  readonly frontEnds: readonly FrontEndPlan[];
  readonly publicNames: readonly PublicNamePlan[];
  /** Of all front ends, by the construct they live under. */
  readonly targetGroups: readonly TargetGroupPlan[];
  /** Of all front ends, each once. */
  readonly certificates: readonly CertificatePlan[];
  readonly records: readonly RecordPlan[];
  /** What is made so that people are told; left out where nobody wants to be. */
  readonly alarms?: AlarmsPlan;
  /** Left out where none is made. */
  readonly dashboard?: DashboardPlan;
  /** What is made, stack by stack: that of the proxy first. */
  readonly stacks: readonly StackResources[];
  readonly findings: readonly Finding[];
  /** Findings that somebody acknowledged. */
  readonly acknowledged: readonly Finding[];
}

/** One load balancer, or whatever stands in its place, with all that decides what it does. */
export interface FrontEndPlan extends FrontEnd {
  /** The construct under which it lives; undefined: the proxy. */
  readonly owner: string | undefined;
  /** Whose it is, as findings say it; undefined: everybody's. */
  readonly ownerName: string | undefined;
  /** Whether clients only come to it who remember it: it is to be deleted next, and not to be protected from that. */
  readonly isLeaving: boolean;
  /** Names that arrive there over HTTPS, in order. */
  readonly names: readonly string[];
  readonly listeners: readonly ListenerPlan[];
  readonly rules: readonly ListenerRulePlan[];
  /** Keys of the target groups it forwards to. */
  readonly targetGroups: readonly string[];
  /** Keys of the certificates its listeners show; none where the servers bring theirs. */
  readonly certificates: readonly string[];
  readonly fixedAddresses: readonly string[];
  readonly attributes: readonly LoadBalancerAttribute[];
  readonly logs: readonly LogPlan[];
  /** Files by name, of what stands behind the load balancer and reads one. */
  readonly configuration?: Readonly<Record<string, string>>;
  /** What stands behind the load balancer and reads it. */
  readonly fleet?: FleetPlan;
  readonly ingress: readonly IngressPlan[];
  readonly egress: readonly EgressPlan[];
  /** Whether declared networks stand in for single addresses among its egress. */
  readonly isEgressWidened: boolean;
  readonly quotas: readonly QuotaUse[];
  readonly abilities: FrontEndAbilities;
}

/** The HAProxy that runs on AWS, behind a Network Load Balancer. */
export interface FleetPlan {
  /** Repository and digest. */
  readonly image: string;
  /** In 1/1024 of a processor. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Where connections to a published port arrive, by its number. */
  readonly ports: readonly FleetPort[];
  readonly healthPort: number;
  /** ARNs of secrets with certificates, the one for clients that name no host first; none: TLS ends at the load balancer. */
  readonly secrets: readonly string[];
  /** What leave to read is given for: the same, and a pattern for the letters that some lack. */
  readonly readSecrets: readonly string[];
  /** Seconds a task has to end by itself once it is told to. */
  readonly stopTimeoutSeconds: number;
  /** Connections of clients that one task is to have before another is started. */
  readonly flowsPerTask: number;
}

export interface FleetPort {
  readonly published: number;
  readonly container: number;
  /** Key of the target group. */
  readonly targetGroup: string;
}

/** A log that a front end writes to a bucket. */
export interface LogPlan {
  readonly kind: LogKind;
  /** Below the prefix that somebody chose; undefined: right there. */
  readonly folder: string | undefined;
}

/** Logs of a kind of front end. */
export interface FrontEndLogs {
  /** Where a bucket is said and nothing more. */
  readonly unasked: readonly LogKind[];
  readonly all: readonly LogKind[];
  /** Whether the bucket may be encrypted with a KMS key. */
  readonly takesKmsKeys: boolean;
}

/** What entries may ask of a front end, answered for the way it is configured here. */
export interface FrontEndAbilities {
  /** Whether people who sign in with Windows authentication may come by it, each kept apart from the others. */
  readonly mayShareWindowsSignIn: boolean;
  /** Whether a proxy may have several, among which names are shared out. */
  readonly mayBeSeveral?: true;
  /** Whether it takes rules by which it tells hosts, one by one. */
  readonly hasListenerRules?: true;
  /** Whether it can lead to several pools that answer the same names together. */
  readonly answersForSeveralPools: boolean;
  /** Whether some virtual directories of a host can be published without the others. */
  readonly publishesSingleDirectories: boolean;
  /** Whether clients can be kept on one server by a cookie. */
  readonly keepsClientsByCookie: boolean;
  /** How clients of a Lync Server 2010 pool stay on one server, for which they have the cookie MS-WSMAN. */
  readonly keepsClientsOfLync2010: 'by their cookie' | 'by address' | 'no';
  /** Whether it sends clients on who come over plain HTTP. */
  readonly redirectsHttp: boolean;
  /** Whether it can have Elastic IP addresses. */
  readonly takesFixedAddresses: boolean;
  /** Whether names need certificates here; else those of the servers are shown. */
  readonly needsCertificatesHere: boolean;
  /** Whether TLS is handed through to the servers, whose certificate clients then see; else it ends before them. */
  readonly handsTlsThrough?: true;
  /** Whether it reads HTTP so that somebody may say which headers it drops, which it adds to answers, and how long a client keeps a connection. */
  readonly changesHeaders?: true;
  /** Whether its zones can be taken out of service. */
  readonly shiftsZones?: true;
  /** Whether somebody decides if it leads from one zone to servers of another; else it always does. */
  readonly crossesZonesByChoice?: true;
  /** What it writes to a bucket, as far as its listeners have any; left out where it never does. */
  readonly logs?: FrontEndLogs;
  /** What its idle time-out may be; undefined where nothing of ours sets one. */
  readonly idleSeconds: { readonly least: number; readonly most: number } | undefined;
}

/** A host the proxy answers for, and everything that makes it answer. */
export interface PublicNamePlan {
  readonly name: string;
  readonly kind: PublicNameKind;
  /** Id of the construct that declares it. */
  readonly owner: string;
  readonly ownerName: string;
  /** Where it was declared. */
  readonly at: Place;
  /** Of the pool that declares it; undefined where none does. */
  readonly role: PoolRole | undefined;
  /** How clients outside sign in to the pool or further service that declares it; undefined where neither does. */
  readonly signIn: ServiceSignIn | undefined;
  /** Of all simple URLs on this host; empty where it has none. */
  readonly simpleUrlPaths: readonly SimpleUrlPath[];
  /** Where the servers that answer listen. */
  readonly listeningPorts: Ports;
  /** External web services FQDNs, or the host of Office Web Apps or a further service, of whatever answers. */
  readonly pools: readonly string[];
  readonly httpsPort: number | undefined;
  readonly httpPort: number | undefined;
  /** Keys of target groups. */
  readonly httpsTargetGroup: string | undefined;
  readonly httpTargetGroup: string | undefined;
  /** undefined where the servers bring their own. */
  readonly certificate: string | undefined;
  readonly frontEnd: FrontEnd;
  readonly record: 'created' | 'change batch' | 'elsewhere' | 'none';
  readonly zone: string | undefined;
}

export type DefaultAction = { readonly kind: 'notFound' } | RuleAction;

export interface ListenerPlan {
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTP' | 'TLS' | 'TCP';
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
  /** Beyond its idle time-out; left out where there are none. */
  readonly attributes?: readonly Attribute[];
}

/** Of what may be made in one. */
export interface InNestedStack {
  /** Its number; left out: in the stack of the proxy. */
  readonly nestedStack?: number;
}

/** What the proxy makes in one stack. */
export interface StackResources extends InNestedStack {
  /** How many of each type of resource. */
  readonly resources: Readonly<Record<string, number>>;
  /** Values that a nested stack is handed, each a parameter of its template; one too many where the VPC has a known id. */
  readonly handedValues: number;
}

export type RuleAction = { readonly kind: 'forward'; readonly targetGroup: string } | { readonly kind: 'redirect'; readonly port: number };

export interface ListenerRulePlan extends InNestedStack {
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

export interface TargetGroupPlan extends InNestedStack {
  readonly key: string;
  /** The construct under which it lives; undefined: that of its front end. */
  readonly owner: string | undefined;
  readonly id: string;
  readonly protocol: 'HTTPS' | 'HTTP' | 'TCP';
  readonly protocolVersion: 'HTTP1' | undefined;
  readonly port: number;
  readonly targetType: 'ip' | 'instance';
  readonly targets: readonly TargetPlan[];
  readonly healthCheck: HealthCheckPlan;
  readonly healthCheckPace: HealthCheckPace;
  readonly stickiness: Stickiness | 'sourceAddress';
  readonly attributes: readonly Attribute[];
  /** External web services FQDNs, or the host of Office Web Apps or a further service; empty where something in between decides. */
  readonly pools: readonly string[];
}

export interface Attribute {
  readonly key: string;
  readonly value: string;
}

/** Of a load balancer. Without a value: its idle time-out, which only the deployment knows. */
export interface LoadBalancerAttribute {
  readonly key: string;
  readonly value: string | undefined;
}

/** How often a server is asked, and after how many answers alike it counts as well or as ill. */
export interface HealthCheckPace {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** A connection, or a request that has to be answered. */
export type HealthCheckPlan =
  | { readonly protocol: 'TCP'; readonly port: number }
  | { readonly protocol: 'HTTPS' | 'HTTP'; readonly port: number; readonly path: string; readonly matcher: string };

export interface TargetPlan {
  readonly id: string;
  /** `all` for addresses outside the VPC. */
  readonly availabilityZone: 'all' | undefined;
}

export type CertificatePlan =
  | {
      readonly kind: 'imported';
      readonly key: string;
      readonly names: readonly string[];
      /** Whether it lies in IAM, whose certificates nobody measures; left out where it does not, or only the deployment knows. */
      readonly isOfIam?: true;
    }
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

export interface RecordPlan extends InNestedStack {
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
