import type { Quotas } from './limits';

/**
 * What users declared, as plain values: the planner's whole input.
 *
 * Every `id` is the construct path below the stack. It is the identity from which priorities are derived,
 * so that a priority and a logical id change together or not at all.
 */
export interface ProxyDeclaration {
  readonly pools: readonly PoolDeclaration[];
  readonly simpleUrlSets: readonly SimpleUrlSetDeclaration[];
  readonly officeWebApps: readonly OfficeWebAppsDeclaration[];
  readonly hostedZones: readonly HostedZoneDeclaration[];
  readonly importedCertificates: readonly ImportedCertificateDeclaration[];
  readonly namesPerCertificate: number;
  readonly defaultCertificate: string | undefined;
  readonly http: 'redirect' | 'none';
  readonly dnsRecords: 'create' | 'none';
  readonly ipAddressType: 'ipv4' | 'dualstack';
  /** undefined where it is not known at synthesis. */
  readonly vpcCidr: string | undefined;
  readonly poolNetworks: readonly string[];
  /** Networks the VPC has routes to; undefined where its routes are somebody else's. */
  readonly routedNetworks: readonly string[] | undefined;
  readonly allowedSources: readonly string[] | undefined;
  readonly corporateNetworks: readonly string[];
  readonly clients: readonly ClientDeclaration[];
  readonly tlsPolicy: string | undefined;
  readonly externalSignIn: SignIn | undefined;
  /** undefined where it is not known at synthesis. */
  readonly idleTimeoutSeconds: number | undefined;
  readonly acknowledgements: readonly AcknowledgementDeclaration[];
  readonly quotas: Quotas;
}

export type SignIn = 'windows' | 'passive' | 'modern';
export type PoolRole = 'director' | 'frontEndPool' | 'standardEdition';
export type Stickiness = 'none' | 'loadBalancerCookie';

export interface Ports {
  readonly https: number;
  readonly http: number;
}

export interface HealthCheckDeclaration {
  readonly path: string;
  readonly matcher: string;
}

/** How requests reach the servers of a pool; a target group holds one kind. */
export type ServersDeclaration =
  | { readonly kind: 'ip'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'instance';
      readonly instanceIds: readonly string[];
      /** Instances that bring security groups of their own need no egress rule of ours. */
      readonly ownSecurityGroups: boolean;
    };

export interface PoolDeclaration {
  readonly id: string;
  /** What findings and reports call it. */
  readonly name: string;
  readonly role: PoolRole;
  readonly externalWebServicesFqdn: string;
  readonly furtherNames: readonly string[];
  readonly servers: ServersDeclaration;
  readonly listeningPorts: Ports;
  readonly publishedPorts: Ports;
  readonly publish: boolean;
  readonly publishHttp: boolean;
  /** undefined: the whole host. */
  readonly virtualDirectories: readonly string[] | undefined;
  readonly healthCheck: HealthCheckDeclaration;
  readonly stickiness: Stickiness | undefined;
  readonly priority: number | undefined;
  readonly externalSignIn: SignIn | undefined;
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
  readonly meet: readonly MeetDeclaration[];
  readonly dialin: readonly string[];
  /** Known so that its host can be refused, never published. */
  readonly admin: string | undefined;
  readonly furtherHosts: readonly string[];
  /** SIP domains. */
  readonly autodiscoverFor: readonly string[];
  readonly autodiscoverOverHttpFor: readonly string[];
  readonly autodiscoverOverHttpOnlyFor: readonly string[];
  /** By rule group: a SIP domain, a shared host, or `further`. */
  readonly priorities: Readonly<Record<string, number>>;
}

export interface OfficeWebAppsDeclaration {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly servers: ServersDeclaration;
  readonly port: number;
  readonly healthCheck: HealthCheckDeclaration;
  readonly stickiness: Stickiness | undefined;
  readonly priority: number | undefined;
}

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
}

export interface ClientDeclaration {
  readonly name: string;
  readonly needsTls10: boolean;
}

export interface AcknowledgementDeclaration {
  readonly id: string;
  readonly reason: string;
  readonly where: string | undefined;
}
