/** The deployment file as users write it; `deployment.schema.json` is its contract, this its shape after validation. */
export interface Deployment {
  readonly env?: { readonly account?: string; readonly region?: string };
  readonly stackName?: string;
  readonly network: NetworkEntry;
  readonly hostedZones: readonly HostedZoneEntry[];
  readonly dnsRecords?: 'create' | 'retain' | 'none';
  readonly clients?: readonly string[];
  readonly externalSignIn?: 'windows' | 'passive' | 'modern';
  readonly frontEnd?: FrontEndEntry;
  readonly loadBalancers?: number;
  readonly loadBalancersBefore?: number;
  readonly compactPublishing?: { readonly rules: number; readonly autodiscoverOverHttp?: boolean };
  readonly idleTimeout?: number;
  readonly tlsPolicy?: string;
  readonly http?: 'redirect' | 'none';
  readonly accessLogs?: string | AccessLogsEntry;
  readonly alarms?: AlarmsEntry;
  readonly dashboard?: 'create' | 'none';
  readonly deletionProtection?: boolean;
  readonly certificates?: readonly { readonly arn: string; readonly names: readonly string[] }[];
  readonly namesPerCertificate?: number;
  readonly defaultCertificate?: string;
  readonly sipDomains?: readonly (string | SipDomainEntry)[];
  readonly pools: readonly PoolEntry[];
  readonly simpleUrls?: SimpleUrlsEntry | readonly SimpleUrlsEntry[];
  readonly autodiscover?: AutodiscoverEntry | readonly AutodiscoverEntry[];
  readonly officeWebApps?: readonly OfficeWebAppsEntry[];
  readonly haproxy?: HaproxyEntry;
  readonly furtherServices?: readonly FurtherServiceEntry[];
  readonly nestedStacks?: number;
  readonly acknowledge?: readonly { readonly id: string; readonly reason: string; readonly where?: string }[];
  readonly quotas?: {
    readonly rules?: number;
    readonly certificates?: number;
    readonly targets?: number;
    readonly securityGroupRules?: number;
  };
}

/** All logs of load balancers, each below a prefix of its own. */
export interface AccessLogsEntry {
  readonly bucket: string;
  readonly retentionDays?: number;
}

export interface AlarmsEntry {
  readonly email?: readonly string[];
  readonly topicArn?: string;
  readonly except?: readonly string[];
  readonly thresholds?: Readonly<Record<string, number>>;
}

export interface HaproxyEntry {
  readonly serverAuthorities?: 'none' | readonly string[];
  readonly furtherConfiguration?: string;
  readonly image?: string;
  readonly tasks?: { readonly minimum?: number; readonly maximum?: number; readonly cpu?: number; readonly memoryMiB?: number };
  readonly fixedAddresses?: readonly string[];
  readonly deregistrationDelay?: number;
  readonly certificates?: readonly { readonly secretArn: string; readonly names: readonly string[] }[];
}

export interface NetworkEntry {
  readonly vpcCidr?: string;
  readonly transitGatewayId?: string;
  readonly vpnGatewayId?: string;
  readonly poolNetworks?: readonly string[];
  readonly vpcId?: string;
  readonly availabilityZones?: readonly string[];
  readonly publicSubnetIds?: readonly string[];
  readonly scheme?: 'internetFacing' | 'internal';
  readonly ipAddressType?: 'ipv4' | 'dualstack';
  readonly allowedSources?: readonly string[];
  readonly corporateNetworks?: readonly string[];
  readonly flowLogs?: 'create' | 'none';
  readonly blockPublicAccessExclusions?: 'create' | 'none';
}

export interface HostedZoneEntry {
  readonly name: string;
  readonly id?: string;
  readonly managedElsewhere?: boolean;
  readonly private?: boolean;
}

export interface SipDomainEntry {
  readonly name: string;
  readonly autodiscover?: boolean;
  readonly meet?: boolean;
}

export type FrontEndEntry = 'applicationLoadBalancer' | 'networkLoadBalancer' | 'haproxy';

export type ServerEntry = string | { readonly instanceId: string };

export interface HealthCheckEntry {
  readonly path?: string;
  readonly matcher?: string | number;
}

export interface PortsEntry {
  readonly https?: number;
  readonly http?: number;
}

export interface PoolEntry {
  readonly name: string;
  readonly role: 'director' | 'frontEndPool' | 'standardEdition';
  readonly version?: 'lync2010' | 'lync2013' | 'sfb2015' | 'sfb2019' | 'se';
  readonly poolFqdn?: string;
  readonly internalWebServicesFqdn?: string;
  readonly externalWebServicesFqdn: string;
  readonly certificateName?: string;
  readonly servers?: readonly ServerEntry[];
  readonly loadBalancerAddress?: string;
  readonly listeningPorts?: PortsEntry;
  readonly publishedPorts?: PortsEntry;
  readonly internalPorts?: PortsEntry;
  readonly furtherNames?: readonly string[];
  readonly publish?: boolean;
  readonly publishHttp?: boolean;
  readonly virtualDirectories?: readonly string[];
  readonly healthCheck?: HealthCheckEntry;
  readonly stickiness?: 'none' | 'loadBalancerCookie';
  readonly priority?: number;
  readonly frontEnd?: FrontEndEntry;
  readonly movingFrom?: FrontEndEntry;
  readonly loadBalancer?: number;
  readonly fixedAddresses?: readonly string[];
  readonly externalSignIn?: 'windows' | 'passive' | 'modern';
  readonly nestedStack?: number;
}

export type AnsweredBy = string | readonly string[];

export interface SimpleUrlsEntry {
  readonly name?: string;
  readonly answeredBy?: AnsweredBy;
  readonly movingFrom?: string;
  readonly meet?: readonly (string | MeetEntry)[];
  readonly dialin?: string | readonly string[];
  readonly admin?: string;
  readonly furtherHosts?: readonly string[];
  readonly nestedStack?: number;
  readonly nestedStacks?: Readonly<Record<string, number>>;
  readonly priorities?: Readonly<Record<string, number>>;
  readonly loadBalancer?: number;
  readonly loadBalancers?: Readonly<Record<string, number>>;
}

export interface MeetEntry {
  readonly sipDomain?: string;
  readonly url: string;
  readonly alsoPublished?: readonly string[];
}

export interface AutodiscoverEntry {
  readonly name?: string;
  readonly answeredBy?: AnsweredBy;
  readonly movingFrom?: string;
  readonly sipDomains?: readonly string[];
  readonly overHttp?: boolean | readonly string[];
  readonly onlyOverHttp?: boolean | readonly string[];
  readonly nestedStack?: number;
  readonly nestedStacks?: Readonly<Record<string, number>>;
  readonly priorities?: Readonly<Record<string, number>>;
  readonly loadBalancer?: number;
  readonly loadBalancers?: Readonly<Record<string, number>>;
}

export interface OfficeWebAppsEntry {
  readonly host: string;
  readonly certificateName?: string;
  readonly servers?: readonly ServerEntry[];
  readonly loadBalancerAddress?: string;
  readonly port?: number;
  readonly stickiness?: 'none' | 'loadBalancerCookie';
  readonly healthCheck?: HealthCheckEntry;
  readonly priority?: number;
  readonly frontEnd?: FrontEndEntry;
  readonly movingFrom?: FrontEndEntry;
  readonly loadBalancer?: number;
  readonly fixedAddresses?: readonly string[];
  readonly nestedStack?: number;
}

export interface FurtherServiceEntry extends OfficeWebAppsEntry {
  readonly externalSignIn?: 'windows' | 'passive' | 'modern' | 'none';
}

/** A value that may be written alone instead of as a list of one. */
export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Where an entry of such a value stands: below its key alone, or at its place in the list. */
export function entryPath(key: string, value: unknown, index: number): readonly (string | number)[] {
  return Array.isArray(value) ? [key, index] : [key];
}
