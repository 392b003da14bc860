import type { Quotas } from '../facts/limits';
import type { Environment } from './environments';

/**
 * What users declared, as plain values: the planner's whole input.
 *
 * Every `id` is the construct path below the stack. It is the identity from which priorities are derived,
 * so that a priority and a logical id change together or not at all.
 */
export interface ProxyDeclaration {
  /** Of the stack. */
  readonly environment: Pick<Environment, 'region' | 'account'>;
  readonly pools: readonly PoolDeclaration[];
  /** Those that need a Meet simple URL; undefined: those whose autodiscover name is published. */
  readonly sipDomains: readonly string[] | undefined;
  /** Those that need none, as far as somebody said. */
  readonly otherSipDomains?: readonly string[] | undefined;
  readonly simpleUrlSets: readonly SimpleUrlSetDeclaration[];
  readonly officeWebApps: readonly OfficeWebAppsDeclaration[];
  readonly furtherServices: readonly FurtherServiceDeclaration[];
  readonly hostedZones: readonly HostedZoneDeclaration[];
  readonly importedCertificates: readonly ImportedCertificateDeclaration[];
  readonly namesPerCertificate: number;
  readonly defaultCertificate: string | undefined;
  readonly http: 'redirect' | 'none';
  readonly dnsRecords: 'create' | 'none';
  /** Whether a record stays in Route 53 that goes from the template. */
  readonly retainsRecords?: boolean;
  readonly internetFacing: boolean;
  readonly ipAddressType: 'ipv4' | 'dualstack';
  /** Of the load balancer; undefined where they are not known at synthesis. */
  readonly subnets: readonly SubnetDeclaration[] | undefined;
  /** undefined where it is made here, or not known at synthesis. */
  readonly vpcId?: string | undefined;
  /** How whatever stands in the subnets gets out of a VPC that is somebody else's; undefined where it is not known at synthesis. */
  readonly wayOut?: WayOut | undefined;
  /** undefined where it is not known at synthesis. */
  readonly vpcCidr: string | undefined;
  /** undefined where the app has neither the VPC nor a block of it. */
  readonly vpcBlocks?: VpcBlocksDeclaration | undefined;
  /** Whether a look-up of the VPC is still to come; the app is synthesized again after it. */
  readonly isVpcPending?: boolean;
  readonly poolNetworks: readonly string[];
  /** The network that is made for the proxy; undefined where the VPC and its routes are somebody else's. */
  readonly perimeter: PerimeterDeclaration | undefined;
  readonly allowedSources: readonly string[] | undefined;
  readonly corporateNetworks: readonly string[];
  readonly clients: readonly ClientDeclaration[];
  readonly tlsPolicy: string | undefined;
  readonly externalSignIn: SignIn | undefined;
  /** The kind that entries have which say none: a key of FRONT_END_KINDS. */
  readonly frontEnd: string;
  /** Application Load Balancers among which owners are shared out; left out where nobody said: one for all. */
  readonly loadBalancers?: number | undefined;
  /** How many there were before: names that change theirs stay at the old one too, without records. Left out where none is to. */
  readonly loadBalancersBefore?: number | undefined;
  /** Left out where each SIP domain has a rule of its own. */
  readonly compactPublishing?: CompactPublishingDeclaration | undefined;
  /** undefined where it is not known at synthesis. */
  readonly idleTimeoutSeconds: number | undefined;
  /** Whether requests lose header fields whose names are no proper ones; left out where nobody said. */
  readonly dropInvalidHeaderFields?: boolean | undefined;
  /** How long a client may keep a connection; a text where only the deployment knows it, left out where nobody said. */
  readonly clientKeepAliveSeconds?: number | string | undefined;
  /** Value of the header Strict-Transport-Security; left out where nobody said. */
  readonly strictTransportSecurity?: string | undefined;
  /** Whether answers of a load balancer's own say what it is; left out where nobody said. */
  readonly serverHeader?: boolean | undefined;
  /** Whether zones may be taken out of service; left out where nobody said. */
  readonly zonalShift?: boolean | undefined;
  /** Whether servers of all zones are led to from each; left out where nobody said. */
  readonly crossZone?: boolean | undefined;
  readonly haproxy: HaproxyDeclaration;
  /** undefined where none are written, or access logs alone into a bucket that is made for them. */
  readonly accessLogs: AccessLogsDeclaration | undefined;
  /** undefined where nobody is told anything. */
  readonly alarms?: AlarmsDeclaration | undefined;
  /** Whether a dashboard is made; left out: none. */
  readonly makesDashboard?: boolean;
  readonly acknowledgements: readonly AcknowledgementDeclaration[];
  readonly quotas: Quotas;
  /** How many stacks rules, records and what else belongs to one owner are spread over; left out: they stay in the stack of the proxy. */
  readonly nestedStacks?: number | undefined;
  /** Resources that others have in the stack of the proxy, as far as they are there before it; left out where there is no stack. */
  readonly otherResources?: number;
  /** Ids of declarations that are in nested stacks of somebody's own, as are the resources below them. */
  readonly ownersInOtherStacks?: readonly string[];
  /** Whether a bucket is made for logs, where something writes any. */
  readonly makesLogBucket?: boolean;
  /** Of a deployment file: whoever reads one refuses the ids of examples, and knows which file is one. */
  readonly isOfFile?: boolean;
}

/** Names of a simple URL set that share listener rules, whatever their SIP domain. */
export interface CompactPublishingDeclaration {
  /** The most rules for HTTPS that a set may take at one load balancer. */
  readonly rules: number;
  /** Whether one rule takes in autodiscover over HTTP, for whatever domain. */
  readonly autodiscoverOverHttp: boolean;
}

/** Past an Internet gateway comes only what has a public address. */
export type WayOut = 'Internet gateway' | 'NAT gateway' | 'none';

/** What only a HAProxy asks for. */
export interface HaproxyDeclaration {
  /** PEM files of who issued the certificates of the servers; none: nothing is verified. */
  readonly serverAuthorities: readonly NamedFile[];
  /** A file that is appended to the configuration. */
  readonly furtherConfiguration: NamedFile | undefined;
  readonly fleet: HaproxyFleetDeclaration;
}

/** What the HAProxy that runs on AWS asks for besides. */
export interface HaproxyFleetDeclaration {
  /** Repository and digest. */
  readonly image: string;
  readonly tasks: HaproxyTasksDeclaration;
  /** Allocation ids, one for each subnet. */
  readonly fixedAddresses: readonly string[];
  /** Seconds a task that is to go still has for its clients; undefined: as long as a connection may be silent. */
  readonly deregistrationDelay: number | undefined;
  /** Where TLS is to end in HAProxy; none: it ends at the load balancer. */
  readonly certificates: readonly HaproxyCertificateDeclaration[];
}

export interface HaproxyTasksDeclaration {
  readonly minimum: number;
  readonly maximum: number;
  /** In 1/1024 of a processor. */
  readonly cpu: number;
  readonly memoryMiB: number;
}

/** A secret whose text is PEM: chain, then key. */
export interface HaproxyCertificateDeclaration {
  readonly secretArn: string;
  /** Whether the ARN is known to lack the six letters that AWS adds to the name, as that of a secret that is named only. */
  readonly isPartial?: boolean;
  /** Every name it covers. */
  readonly names: readonly string[];
}

/** A file that somebody named. */
export interface NamedFile {
  readonly name: string;
  /** undefined: nobody has read it yet. */
  readonly text: string | undefined;
}

export type SignIn = 'windows' | 'passive' | 'modern';
/** none: nobody signs in outside, or not by connection. */
export type ServiceSignIn = SignIn | 'none';
/** From the oldest to the newest. */
export const VERSIONS = ['lync2010', 'lync2013', 'sfb2015', 'sfb2019', 'se'] as const;
export type PoolVersion = (typeof VERSIONS)[number];
export type PoolRole = 'director' | 'frontEndPool' | 'standardEdition';
export type Stickiness = 'none' | 'loadBalancerCookie';

export interface Ports {
  readonly https: number;
  readonly http: number;
}

export interface HealthCheckDeclaration {
  /** Whether somebody asked for it; a Network Load Balancer otherwise looks at Lync's own monitor port. */
  readonly isChosen: boolean;
  readonly path: string;
  readonly matcher: string;
}

/** How requests reach the servers of a pool; a target group holds one kind. */
export type ServersDeclaration =
  | {
      readonly kind: 'ip';
      readonly addresses: readonly string[];
      /** Whether the one address is the virtual one of a hardware load balancer. */
      readonly isLoadBalancer: boolean;
    }
  | {
      readonly kind: 'instance';
      readonly instanceIds: readonly string[];
      /** Instances that bring security groups of their own need no egress rule of ours. */
      readonly ownSecurityGroups: boolean;
      /** Those of the ids that stand for instances of the app. */
      readonly ofApp?: readonly string[];
    };

export interface PoolDeclaration {
  readonly id: string;
  /** What findings and reports call it. */
  readonly name: string;
  readonly role: PoolRole;
  /** undefined where nobody said. */
  readonly version: PoolVersion | undefined;
  /** FQDN of the pool itself, where it is known. */
  readonly poolFqdn: string | undefined;
  readonly internalWebServicesFqdn: string | undefined;
  readonly externalWebServicesFqdn: string;
  /** What the certificates of its servers say; undefined: the external web services FQDN. */
  readonly certificateName: string | undefined;
  readonly furtherNames: readonly string[];
  readonly servers: ServersDeclaration;
  readonly listeningPorts: Ports;
  /** Those of the internal web site, on the same servers. */
  readonly internalPorts: Ports;
  readonly publishedPorts: Ports;
  readonly publish: boolean;
  readonly publishHttp: boolean;
  /** undefined: the whole host. */
  readonly virtualDirectories: readonly string[] | undefined;
  readonly healthCheck: HealthCheckDeclaration;
  readonly stickiness: Stickiness | undefined;
  readonly priority: number | undefined;
  readonly externalSignIn: SignIn | undefined;
  readonly passage: PassageDeclaration;
  /** Which of the nested stacks; left out: chosen by its identity. */
  readonly nestedStack?: number | undefined;
}

/** By which front end servers are reached. */
export interface PassageDeclaration {
  /** undefined: what the proxy says. */
  readonly frontEnd: string | undefined;
  /** The front end clients may still come by, until their DNS caches have forgotten it. */
  readonly movingFrom: string | undefined;
  /** Allocation ids of Elastic IP addresses, one for each subnet of a Network Load Balancer. */
  readonly fixedAddresses: readonly string[];
  /** Which of the Application Load Balancers it is, from 1; left out where its identity decides. */
  readonly loadBalancer?: number | undefined;
}

export interface MeetDeclaration {
  readonly sipDomain: string | undefined;
  readonly url: string;
  /** Inactive entries: existing invitations still use them. */
  readonly alsoPublished: readonly string[];
}

export interface SimpleUrlSetDeclaration {
  readonly id: string;
  readonly name: string;
  /** Ids of pools; several serve the names together. */
  readonly answeredBy: readonly string[];
  /** The site whose simple URLs these are; undefined: the global ones, or those of whoever answers. */
  readonly site: string | undefined;
  /** Id of the pool that answered before, on another front end. */
  readonly movingFrom: string | undefined;
  readonly meet: readonly MeetDeclaration[];
  /** The active one, then inactive ones. */
  readonly dialin: readonly string[];
  /** Known so that its host can be refused, never published. */
  readonly admin: string | undefined;
  readonly furtherHosts: readonly string[];
  /** SIP domains. */
  readonly autodiscoverFor: readonly string[];
  readonly autodiscoverOverHttpFor: readonly string[];
  readonly autodiscoverOverHttpOnlyFor: readonly string[];
  /** Which of the nested stacks all its names go to; left out: chosen for each rule group. */
  readonly nestedStack?: number | undefined;
  /** The same by rule group, which comes first. */
  readonly nestedStacks?: Readonly<Record<string, number>>;
  /** Spellings of one group that name different ones; left out where there are none. */
  readonly contradictedNestedStacks?: readonly (readonly (readonly [string, number])[])[];
  /** By rule group: a SIP domain, a shared host, or `further`. */
  readonly priorities: Readonly<Record<string, number>>;
  /** Spellings of one group that have different numbers; left out where there are none. */
  readonly contradictedPriorities?: readonly (readonly (readonly [string, number])[])[];
  /** Which of the Application Load Balancers all of its names go to, from 1; left out where the identity of each rule group decides. */
  readonly loadBalancer?: number | undefined;
  /** The same by rule group, which comes first. */
  readonly loadBalancers?: Readonly<Record<string, number>>;
  /** Spellings of one group that name different ones; left out where there are none. */
  readonly contradictedLoadBalancers?: readonly (readonly (readonly [string, number])[])[];
}

/** A whole host on servers of its own, which belong to no pool. */
export interface WebHostDeclaration {
  readonly is: 'officeWebApps' | 'furtherService';
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** What the certificates of its servers say; undefined: its host. */
  readonly certificateName: string | undefined;
  readonly servers: ServersDeclaration;
  readonly port: number;
  readonly healthCheck: HealthCheckDeclaration;
  readonly stickiness: Stickiness | undefined;
  readonly priority: number | undefined;
  readonly passage: PassageDeclaration;
  /** Which of the nested stacks; left out: chosen by its identity. */
  readonly nestedStack?: number | undefined;
}

export interface OfficeWebAppsDeclaration extends WebHostDeclaration {
  readonly is: 'officeWebApps';
}

/** Somebody else at the same edge: Exchange, AD FS, SharePoint. None of Lync's laws are about it. */
export interface FurtherServiceDeclaration extends WebHostDeclaration {
  readonly is: 'furtherService';
  /** undefined where nobody said, whatever is said for all pools. */
  readonly externalSignIn: ServiceSignIn | undefined;
  /** What the certificate of its servers says, for front ends that verify it; undefined: the host. */
  readonly certificateName: string | undefined;
}

/** Whatever has servers. */
export type BackendDeclaration = PoolDeclaration | OfficeWebAppsDeclaration | FurtherServiceDeclaration;

export interface HostedZoneDeclaration {
  /** How the renderer finds the zone again. */
  readonly key: string;
  /** In lower case. */
  readonly name: string;
  /** undefined where it is not known at synthesis, or not in this account. */
  readonly hostedZoneId: string | undefined;
  /** elsewhere: DNS is not in this account. */
  readonly kind: 'public' | 'private' | 'elsewhere';
}

export interface ImportedCertificateDeclaration {
  readonly key: string;
  /** Left out where it is known only at deployment. */
  readonly arn?: string | undefined;
  /** In lower case. */
  readonly names: readonly string[];
  /** Left out where nobody said. */
  readonly environment?: Environment;
}

/** Which logs are written, and where they go. */
export interface AccessLogsDeclaration {
  /** What findings call it; undefined: a bucket that is made for them. */
  readonly bucket: string | undefined;
  /** undefined where it is not known at synthesis, or nobody said. */
  readonly region: string | undefined;
  /** Whether objects are encrypted with a KMS key by default; false where nobody knows. */
  readonly isKmsEncrypted: boolean;
  /** undefined where there is none, or it is not known at synthesis. */
  readonly prefix: string | undefined;
  /** Whether all logs are asked for that a load balancer has, each below a prefix of its own; else access logs alone. */
  readonly areAll?: true;
  /** Left out where they stay for good, or only the deployment tells. */
  readonly retentionDays?: number | undefined;
}

/** Whom alarms tell, and of what. */
export interface AlarmsDeclaration {
  /** Addresses as they were written; undefined where somebody named a topic instead. */
  readonly email: readonly string[] | undefined;
  /** Of somebody else. */
  readonly topic: AlarmTopicDeclaration | undefined;
  /** Ids of alarms that are left out. */
  readonly except: readonly string[];
  /** By id of the alarm. */
  readonly thresholds: Readonly<Record<string, number>>;
}

export interface AlarmTopicDeclaration {
  /** undefined where it is not known at synthesis. */
  readonly arn: string | undefined;
  readonly environment: Environment;
  /** Left out: it is not known to be one. */
  readonly isFifo?: boolean;
}

/** The IPv4 address blocks that an app gives its VPC, the first one and those added to it. */
export interface VpcBlocksDeclaration {
  readonly known: readonly string[];
  /** Whether the VPC itself is of the app: one that is not may have blocks from elsewhere. */
  readonly isVpcOfApp: boolean;
  /** Whether the app gives it blocks that only the deployment knows. */
  readonly hasUnknown: boolean;
}

/** A load balancer stands in one subnet of each zone. */
export interface SubnetDeclaration {
  /** undefined where it is not known at synthesis. */
  readonly id?: string | undefined;
  /** Name of the zone, or whatever stands for it until deployment; undefined where nobody said it. */
  readonly zone: string | undefined;
  /** undefined where it is not known at synthesis. */
  readonly cidr: string | undefined;
}

/** A VPC that is made for a proxy, and the way from there to the pools. */
export interface PerimeterDeclaration {
  readonly vpcCidr: string;
  /** Whether somebody chose the block. */
  readonly isBlockChosen: boolean;
  /** undefined: the first two of the Region. */
  readonly zones: readonly string[] | undefined;
  /** The keys of those that are named: one at most. */
  readonly gateways: readonly ('transitGatewayId' | 'vpnGatewayId')[];
  /** What was said under those keys. */
  readonly gatewayIds?: Readonly<Partial<Record<'transitGatewayId' | 'vpnGatewayId', string | undefined>>>;
  readonly poolNetworks: readonly string[];
  /** Networks of clients that come through the gateway, of an internal proxy. */
  readonly corporateNetworks: readonly string[];
  /** Whether the way to everywhere else is the Internet. */
  readonly hasInternetAccess: boolean;
}

/** What a client generation can do, as far as the proxy must know. */
export interface ClientDeclaration {
  readonly name: string;
  /** The newest TLS version it is documented to negotiate. */
  readonly highestTls: '1.0' | '1.2' | '1.3';
  /** Whether it waits for events like a mobile client, inside the corporate network too. */
  readonly isMobile: boolean;
  /** Whether it is a desk phone, which sends no server name and rejects wildcard certificates. */
  readonly isPhone: boolean;
  /** Whether it also runs on Windows 7 to 8.1, whose TLS 1.2 knows ECDHE with RSA in CBC mode only. */
  readonly isOnOldWindows: boolean;
}

export interface AcknowledgementDeclaration {
  readonly id: string;
  readonly reason: string;
  readonly where: string | undefined;
}

/** What a public name is published as. */
export type PublicNameKind =
  'external web services' | 'further name' | 'meet' | 'dialin' | 'autodiscover' | 'further host' | 'office web apps' | 'further service';
