import type { ReadServers } from '../haproxy/reading/servers';
import type { HaproxySite } from '../haproxy/site';
import type { SimpleUrlScope } from '../declaring/simple-url-scopes';
import type { FrontEndAbilities } from '../planning/publishing-plan';
import type { PoolRole, PoolVersion, Ports, ServiceSignIn, SignIn } from '../declaring/declarations';
import type { RecordToCreate } from '../planning/deployment-notes';
import type { PublicNameKind } from '../declaring/declarations';

/** Everything a runbook is made of, wherever it was read. undefined: what was read does not tell. */
export interface RunbookInputs {
  readonly deploymentFile: string | undefined;
  /** Path of the construct that was read instead of a deployment file. */
  readonly proxy?: string;
  /** Of the stack, as far as the file or the constructs say. */
  readonly environment: { readonly account: string | undefined; readonly region: string | undefined };
  /** Whether the file has the stack make records. */
  readonly makesRecords: boolean | undefined;
  /** Whether the file has load balancers protected from deletion. */
  readonly isProtected: boolean | undefined;
  readonly template: TemplateFacts | undefined;
  readonly pools: readonly PoolFacts[];
  readonly farms: readonly FarmFacts[];
  readonly services: readonly ServiceFacts[];
  readonly names: readonly NameFacts[];
  /** One for each scope of Lync's configuration. */
  readonly simpleUrls: readonly SimpleUrlScope[] | undefined;
  /** Whether the file says of autodiscover by itself who answers it. */
  readonly autodiscoverIsNamed: boolean;
  readonly sipDomains: readonly string[] | undefined;
  readonly network: NetworkFacts;
  /** Of finding windows-authentication-through-alb: by pool, or for all. */
  readonly acceptedWindows: readonly { readonly where: string | undefined; readonly reason: string }[];
  readonly clients: readonly string[] | undefined;
  /** A HAProxy that somebody runs and that answers every name; undefined: load balancers of AWS do. */
  readonly haproxy?: HaproxyFacts;
}

/** What a HAProxy does, and the file that says so. */
export interface HaproxyFacts {
  readonly site: HaproxySite;
  /** As commands name it. */
  readonly deployment: string;
}

/** What the steps ask of a front end. */
export type FrontEndFacts = Pick<
  FrontEndAbilities,
  'mayShareWindowsSignIn' | 'handsTlsThrough' | 'answersForSeveralPools' | 'redirectsHttp' | 'takesFixedAddresses'
>;

export interface ServersFacts {
  readonly kind: 'addresses' | 'instances' | 'hardware load balancer';
  readonly ids: readonly string[];
}

export interface PoolFacts {
  /** As the deployment file calls it; the external web services FQDN where there is none. */
  readonly name: string;
  readonly role: PoolRole | undefined;
  readonly version: PoolVersion | undefined;
  readonly poolFqdn: string | undefined;
  readonly internalFqdn: string | undefined;
  readonly externalFqdn: string;
  readonly furtherNames: readonly string[];
  /** What the certificates of its servers say, where that is another name than the external web services FQDN. */
  readonly certificateName?: string | undefined;
  readonly servers: ServersFacts;
  readonly listening: Ports;
  /** What clients are told. */
  readonly published: Ports;
  readonly isPublished: boolean;
  /** undefined: the whole host. */
  readonly virtualDirectories: readonly string[] | undefined;
  readonly signIn: SignIn | undefined;
  readonly frontEnd: FrontEndFacts;
  /** The one before it, which stands as long as the deployment names it. */
  readonly movingFrom: FrontEndFacts | undefined;
}

/** Office Web Apps or Office Online. */
export interface FarmFacts {
  readonly host: string;
  /** What the certificates of its servers say, where that is another name than the host. */
  readonly certificateName?: string | undefined;
  readonly servers: ServersFacts;
  readonly port: number;
  readonly frontEnd: FrontEndFacts;
  /** The one before it, which stands as long as the deployment names it. */
  readonly movingFrom: FrontEndFacts | undefined;
}

/** A further service at the same edge. */
export interface ServiceFacts {
  readonly host: string;
  /** What the certificates of its servers say, where that is another name than the host. */
  readonly certificateName?: string | undefined;
  readonly servers: ServersFacts;
  readonly port: number;
  /** undefined: what was read does not tell. */
  readonly signIn: ServiceSignIn | undefined;
  readonly frontEnd: FrontEndFacts;
}

export interface NameFacts {
  readonly name: string;
  /** undefined: a template does not say what a name is for. */
  readonly kind: PublicNameKind | undefined;
  /** Whether nobody said so: its first label, or a health check, suggests it. */
  readonly isKindGuessed?: true;
  /** The zone in which the Internet finds it; undefined: it is in a private one alone. */
  readonly zone: string | undefined;
  /** External web services FQDNs of the pools that answer, or the host of the farm or further service. */
  readonly answeredBy: readonly string[];
  readonly httpsPort: number | undefined;
  /** Where it is answered over HTTP too, not only redirected. */
  readonly httpPort: number | undefined;
}

export interface NetworkFacts {
  readonly vpcCidr: string | undefined;
  readonly gateway: string | undefined;
  /** One that was there before. */
  readonly vpcId: string | undefined;
  readonly poolNetworks: readonly string[];
  readonly corporateNetworks: readonly string[];
  readonly allowedSources: readonly string[] | undefined;
  readonly isInternal: boolean;
  /** In seconds. */
  readonly idleTimeout: number | undefined;
}

/** What only the template tells. */
export interface TemplateFacts {
  readonly stacks: readonly string[];
  /** Names of their outputs. */
  readonly outputs: readonly string[];
  readonly loadBalancers: readonly ResourceFacts[];
  readonly fleets: readonly FleetFacts[];
  /** Logs that load balancers write to a bucket; left out where there are none. */
  readonly logs?: readonly LogFacts[];
  /** Of each proxy that tells somebody; left out where none does. */
  readonly alarms?: readonly AlarmFacts[];
  /** Of CloudWatch. */
  readonly dashboards: readonly ResourceFacts[];
  /** Address blocks of the load balancers' subnets. */
  readonly subnetCidrs: readonly string[];
  /** Ids of subnets that the template does not make. */
  readonly subnetIds: readonly string[];
  readonly targetGroups: readonly TargetGroupFacts[];
  /** Alarms that count healthy servers, whoever made them; left out where there are none. */
  readonly serverAlarms?: readonly ServerAlarmFacts[];
  readonly certificates: readonly { readonly key: string; readonly names: readonly string[]; readonly isRequested: boolean }[];
  /** Whether Elastic Load Balancing refuses to delete some load balancer. */
  readonly isProtected: boolean;
  readonly hasApplicationLoadBalancer: boolean;
  /** Allocation ids of Elastic IP addresses of its load balancers. */
  readonly fixedAddresses: readonly string[];
  /** Whether some load balancer has others. */
  readonly hasOtherAddresses: boolean;
  /** What CloudFormation leaves when the stack goes. */
  readonly retained: readonly ResourceFacts[];
  readonly requestedCertificates: readonly ResourceFacts[];
  readonly createdRecords: readonly string[];
  readonly recordsToCreate: readonly RecordToCreate[];
  /** What stands for the DNS name of the load balancer that answers a name, where there are several. */
  readonly leadsTo: ReadonlyMap<string, string>;
}

/** Logs that lie together and are read as one table. */
export interface LogFacts {
  /** What the table is called that is made for them, one of few. */
  readonly kind: string;
  /** One of the template, or its name. */
  readonly bucket: ResourceFacts | string;
  /** Empty: none. */
  readonly prefix: string;
  /** Folders below the prefix, where there is one for each load balancer. */
  readonly balancers: readonly string[];
  /** How long they are kept at most. */
  readonly days: number;
  /** Hosts that arrive at the load balancers which write them. */
  readonly names: readonly string[];
}

/** HAProxy in tasks on Fargate, by the configuration in its task definition. */
export interface FleetFacts {
  readonly service: ResourceFacts;
  readonly cluster: ResourceFacts | undefined;
  readonly logGroup: ResourceFacts | undefined;
  /** undefined: only the deployment tells. */
  readonly image: string | undefined;
  /** What it answers for: external web services FQDNs, and hosts of farms and further services. */
  readonly pools: readonly string[];
  readonly backends: readonly ReadServers[];
  /** ARNs of secrets with certificates, where TLS ends in it and not at the load balancer. */
  readonly secrets: readonly string[];
  /** Seconds an old task keeps its clients. */
  readonly drainSeconds: number | undefined;
}

/** Who is told that something failed. */
export interface AlarmFacts {
  readonly count: number;
  /** One to try. */
  readonly tried: ResourceFacts;
  /** undefined: the topic is somebody else's. */
  readonly topic: ResourceFacts | undefined;
  /** Who gets mail of it. */
  readonly addresses: readonly string[];
}

export interface ResourceFacts {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** An alarm that counts healthy servers. */
export interface ServerAlarmFacts extends ResourceFacts {
  /** Keys, else names, of the target groups it counts in; none: those of a load balancer, or of all. */
  readonly targetGroups: readonly string[];
  /** Whether its number is that of those that are missing, and not of those that answer; undefined: only the deployment tells. */
  readonly countsMissing: boolean | undefined;
  readonly threshold: number | undefined;
}

export interface TargetGroupFacts {
  /** Over all stacks. */
  readonly key: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly pools: readonly string[];
  readonly protocol: string | undefined;
  readonly port: number | undefined;
  /** Where it differs from the port of requests. */
  readonly healthCheckPort: number | undefined;
  /** Seconds that a server which is taken out has for its clients; undefined: what Elastic Load Balancing gives by default. */
  readonly drainSeconds?: number | undefined;
  /** Whether servers see the addresses of clients instead of the load balancer's. */
  readonly preservesClientAddress: boolean;
  readonly targets: readonly { readonly id: string; readonly port: number | undefined; readonly zone: string | undefined }[];
}
