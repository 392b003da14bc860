import type { ProxyDeclaration } from '../declaring/declarations';
import type { Duration } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { AccessLogs } from './access-logs';
import type { Alarms } from './alarms';
import type { Dashboard } from './dashboard';
import type { ClientProfile } from '../declaring/client-profile';
import type { HaproxyOptions } from './haproxy-options';
import type { OfficeWebAppsPublishingRule } from './office-web-apps-publishing-rule';
import type { PoolPublishingRule } from './pool-publishing-rule';
import type {
  CompactPublishing,
  DnsRecords,
  ExternalSignIn,
  FindingAcknowledgement,
  FrontEnd,
  HttpRequests,
  ImportedCertificate,
  ProxyQuotas,
} from './publishing-options';
import type { SimpleUrlSet } from './simple-url-set';
import type { WebPublishingRule } from './web-publishing-rule';

/** Properties of a LyncReverseProxy. */
export interface LyncReverseProxyProps {
  /** The VPC of the load balancer; see `PerimeterNetwork` for one made for the purpose. */
  readonly vpc: ec2.IVpc;

  /** One rule for each Standard Edition server, Front End pool and Director. */
  readonly publishingRules: PoolPublishingRule[];

  /**
   * Simple URLs and autodiscover names.
   *
   * @default - none
   */
  readonly simpleUrls?: SimpleUrlSet[];

  /**
   * SIP domains that need a Meet simple URL.
   *
   * @default - those whose autodiscover names are published
   */
  readonly sipDomains?: string[];

  /**
   * Office Web Apps Server or Office Online Server farms.
   *
   * @default - none
   */
  readonly officeWebApps?: OfficeWebAppsPublishingRule[];

  /**
   * Other services at the same edge, such as Exchange, AD FS or SharePoint.
   *
   * @default - none
   */
  readonly furtherServices?: WebPublishingRule[];

  /**
   * Public hosted zones of this account that hold the public names. Each name goes to the one with the longest matching
   * suffix, for its record and for the validation of its certificate.
   *
   * @default - none
   */
  readonly hostedZones?: route53.IHostedZone[];

  /**
   * Private hosted zones that hold records for clients inside the VPC as well. Never used for validation.
   * A zone of this app that has a VPC when the proxy is made counts as one wherever it is listed.
   *
   * @default - none
   */
  readonly privateHostedZones?: route53.IHostedZone[];

  /**
   * Domains whose DNS is not in this account: no record is created, and the deployment waits for whoever validates their
   * certificate.
   *
   * @default - none
   */
  readonly zonesManagedElsewhere?: string[];

  /**
   * Who creates the records.
   *
   * @default DnsRecords.CREATE
   */
  readonly dnsRecords?: DnsRecords;

  /**
   * Certificates that exist already. Names they cover are not requested from ACM.
   *
   * @default - none
   */
  readonly certificates?: ImportedCertificate[];

  /**
   * Most names on one requested certificate, 1 to 100.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
   */
  readonly namesPerCertificate?: number;

  /**
   * The public name whose certificate clients without SNI get.
   *
   * @default - the external web services FQDN of whoever answers the simple URLs, else of the first pool by name
   */
  readonly defaultCertificate?: string;

  /**
   * Subnets of the load balancer, in two or more zones.
   *
   * @default - those of the PerimeterNetwork if the VPC is one's, else CDK's default: public ones if the proxy faces the Internet
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Address block of the VPC, which tells servers inside it from servers on premises.
   *
   * @default - that of the VPC, where it is known at synthesis
   */
  readonly vpcCidr?: string;

  /**
   * Networks of the pools. They stand in for the servers' addresses where those are more than a security group holds.
   *
   * @default - those of the PerimeterNetwork, if the VPC is one's
   */
  readonly poolNetworks?: string[];

  /**
   * Whether clients come from the Internet.
   *
   * @default true
   */
  readonly internetFacing?: boolean;

  /**
   * IPv4, or IPv6 too, for which AAAA records are created.
   *
   * @default IpAddressType.IPV4
   */
  readonly ipAddressType?: elbv2.IpAddressType;

  /**
   * Networks clients may come from.
   *
   * @default - everywhere
   */
  readonly allowedSources?: string[];

  /**
   * Addresses from which clients inside arrive. Always admitted: mobile clients use the external names inside too.
   *
   * @default - none
   * @see https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility
   */
  readonly corporateNetworks?: string[];

  /**
   * The client generations that sign in from outside. TLS 1.0 is admitted only if one of them needs it.
   *
   * @default - clients that negotiate TLS 1.2
   */
  readonly clients?: ClientProfile[];

  /**
   * TLS policy of the HTTPS listeners.
   *
   * @default - ELBSecurityPolicy-TLS13-1-2-2021-06, or ELBSecurityPolicy-TLS13-1-0-2021-06 if a client needs TLS 1.0
   */
  readonly tlsPolicy?: elbv2.SslPolicy;

  /**
   * What clients connect to. A pool may say otherwise.
   *
   * @default FrontEnd.APPLICATION_LOAD_BALANCER
   */
  readonly frontEnd?: FrontEnd;

  /**
   * How many Application Load Balancers share the names, 1 to 20, where one has not enough rules, certificates or targets. A pool,
   * a SIP domain of a simple URL set, a farm and a further service each go to one of them by their identities alone, or to the one
   * they name (`loadBalancer`), with target groups, rules, certificates and records. The first keeps what it has. HAProxy and
   * Network Load Balancers of a pool's own are not counted.
   *
   * @default 1
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
   */
  readonly loadBalancers?: number;

  /**
   * How many there were before, while names move between them (1 where `loadBalancers` was not said). Names that go to another one
   * still answer at the old one, without records, until this is removed in a later deployment: DNS caches lead clients there for a while.
   *
   * @default - nothing moves
   */
  readonly loadBalancersBefore?: number;

  /**
   * Has all names of a simple URL set share listener rules, five each, instead of one rule for each SIP domain: for hosters, behind
   * Application Load Balancers.
   *
   * @default - one rule for each SIP domain
   */
  readonly compactPublishing?: CompactPublishing;

  /**
   * What only HAProxy asks for, where it is a front end.
   *
   * @default - what goes without saying for each of its properties
   */
  readonly haproxy?: HaproxyOptions;

  /**
   * How clients outside sign in. A pool may say otherwise.
   *
   * @default ExternalSignIn.WINDOWS
   */
  readonly externalSignIn?: ExternalSignIn;

  /**
   * How long a connection may be silent, 1 to 4000 seconds (60 to 6000 at a Network Load Balancer). Long polls of mobile clients are silent for 900, of Lync Web
   * App for up to 1800.
   *
   * @default Duration.seconds(1830)
   * @see https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
   */
  readonly idleTimeout?: Duration;

  /**
   * Whether an Application Load Balancer takes header fields out of requests whose names have other characters than letters, digits and
   * hyphens. Lync's clients send none that are known, but a field that goes missing looks like a failed sign-in: leave it off, and
   * switch it on where an auditor asks for it, with a look at DroppedInvalidHeaderRequestCount afterwards.
   *
   * @default false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
   */
  readonly dropInvalidHeaderFields?: boolean;

  /**
   * How long a client may keep a connection to an Application Load Balancer open, whether it is used or not, 60 to 604,800 seconds. Lync
   * suits the default: a client that is told to close connects again without a word to its user. Longer than `idleTimeout`, lest
   * mobile clients connect anew for every poll.
   *
   * @default - that of Elastic Load Balancing, 3,600 seconds
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
   */
  readonly clientKeepAlive?: Duration;

  /**
   * Value of the header Strict-Transport-Security in all answers that an Application Load Balancer gives over HTTPS, in place of the one
   * that Skype for Business Server 2015 and newer send by themselves (HstsMaxAgeInSeconds), at most 1,024 characters. `max-age=31536000`
   * suits Lync: without includeSubDomains, since hosts below these names may be somebody else's. Browsers remember it for so long. Behind
   * a Network Load Balancer and HAProxy the servers say it.
   *
   * @default - no header is added; what servers send stays
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
   */
  readonly strictTransportSecurity?: string;

  /**
   * Whether answers of an Application Load Balancer's own (redirects, unknown hosts, no healthy server) carry the header
   * `server: awselb/2.0`. No client of Lync reads it: false where a scanner objects. That of IIS is in the answers of servers all the same.
   *
   * @default - that of Elastic Load Balancing, true
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
   */
  readonly serverHeader?: boolean;

  /**
   * Whether somebody, or AWS where zonal autoshift is on, may take an Availability Zone of the load balancers out of service
   * (Application Recovery Controller). It suits Lync: true where the load balancers have more than one zone; long polls of that zone go
   * on until they end. Network Load Balancers that lead across zones want their target groups to leave connections to servers that
   * become unhealthy alone, which is set too: clients of a server that hangs wait for their own time-outs then.
   *
   * @default - that of Elastic Load Balancing, false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-zonal-shift.html
   */
  readonly zonalShift?: boolean;

  /**
   * Whether Network Load Balancers, that in front of HAProxy too, lead from each zone to servers or tasks of all zones. True suits Lync: a
   * pool has few servers, which may all stand in one zone, and the other would lead nowhere. Servers on premises are
   * in all zones whatever it says. Application Load Balancers always do.
   *
   * @default true
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-load-balancer-attributes.html
   */
  readonly crossZone?: boolean;

  /**
   * What happens to plain HTTP requests.
   *
   * @default HttpRequests.REDIRECT
   */
  readonly http?: HttpRequests;

  /**
   * Which logs are written, and where they go: access logs alone into a new bucket, unless something is said. For a new deployment
   * `AccessLogs.create({ retention: Duration.days(90) })` says more: connections tell the TLS version of whoever fails to sign in.
   *
   * @default AccessLogs.create()
   */
  readonly accessLogs?: AccessLogs;

  /**
   * Who is told when servers, certificates or tasks fail.
   *
   * @default - nobody: no alarm is made
   */
  readonly alarms?: Alarms;

  /**
   * One picture in CloudWatch of what clients, pools and the edge do, with what to do about it.
   *
   * @default Dashboard.none()
   */
  readonly dashboard?: Dashboard;

  /**
   * Whether the load balancer is protected from deletion.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Findings that are known and accepted.
   *
   * @default - none
   */
  readonly acknowledgements?: FindingAcknowledgement[];

  /**
   * Quotas of the account, where AWS has raised them.
   *
   * @default - AWS's defaults
   */
  readonly quotas?: ProxyQuotas;

  /**
   * How many nested stacks the rules and records of pools, SIP domains, farms and further services are spread over, 1 to 20: a
   * template holds 500 resources. Each goes to one by its name alone, whatever others there are; an entry may name its own. Load
   * balancers, listeners, certificates, security groups and the target groups of pools stay in the stack of the proxy. The account
   * has to be bootstrapped, for CDK uploads the templates of nested stacks. Changing the number in a deployed stack makes records
   * collide.
   *
   * @default - none: everything is in the stack of the proxy
   */
  readonly nestedStacks?: number;

  /**
   * Everything a deployment file declares. What is read of the other properties then is what only constructs can hand over: VPC,
   * subnets, rules and sets to hold the resources, zones, certificates, logs.
   *
   * @internal
   */
  readonly _declared?: ProxyDeclaration;
}
