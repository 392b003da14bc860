import { Annotations, Duration, Stack, Token } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import type { ClientProfile } from './client-profile';
import type { OfficeWebAppsPublishingRule } from './office-web-apps-publishing-rule';
import { PerimeterNetwork } from './perimeter-network';
import type { ProxyDeclaration } from './planning/declarations';
import { FindingsError, finding, type Finding } from './planning/findings/finding';
import { canonicalHost } from './planning/host-name';
import { ACM, DEFAULT_QUOTAS } from './planning/limits';
import { planPublishing } from './planning/plan-publishing';
import type { PublishingPlan } from './planning/publishing-plan';
import { fingerprint } from './planning/stable-split';
import type { PoolPublishingRule } from './pool-publishing-rule';
import type { PoolServers } from './pool-servers';
import type { PublishedConstruct } from './published-construct';
import {
  DnsRecords,
  HttpRequests,
  type ExternalSignIn,
  type FindingAcknowledgement,
  type ImportedCertificate,
  type ProxyQuotas,
} from './publishing-options';
import { renderCertificates } from './rendering/render-certificates';
import { renderListenerRules } from './rendering/render-listener-rules';
import { renderListeners } from './rendering/render-listeners';
import { renderLoadBalancer } from './rendering/render-load-balancer';
import { renderRecords } from './rendering/render-records';
import { renderTargetGroups } from './rendering/render-target-groups';
import type { SimpleUrlSet } from './simple-url-set';

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
   * Office Web Apps Server or Office Online Server farms.
   *
   * @default - none
   */
  readonly officeWebApps?: OfficeWebAppsPublishingRule[];

  /**
   * Public hosted zones of this account that hold the public names. Each name goes to the one with the longest matching
   * suffix, for its record and for the validation of its certificate.
   *
   * @default - none
   */
  readonly hostedZones?: route53.IHostedZone[];

  /**
   * Private hosted zones that hold records for clients inside the VPC as well. Never used for validation.
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
   * @default - the external web services FQDN of whoever answers the simple URLs
   */
  readonly defaultCertificate?: string;

  /**
   * Subnets of the load balancer, in two or more zones.
   *
   * @default - the public subnets of the VPC if the proxy faces the Internet, else CDK's default for internal load balancers
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
   * IPv4, or IPv6 too.
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
   * How clients outside sign in. A pool may say otherwise.
   *
   * @default ExternalSignIn.WINDOWS
   */
  readonly externalSignIn?: ExternalSignIn;

  /**
   * How long a connection may be silent, 1 to 4000 seconds. Long polls of mobile clients are silent for 900, of Lync Web
   * App for up to 1800.
   *
   * @default Duration.seconds(1830)
   * @see https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
   */
  readonly idleTimeout?: Duration;

  /**
   * What happens to plain HTTP requests.
   *
   * @default HttpRequests.REDIRECT
   */
  readonly http?: HttpRequests;

  /**
   * Where access logs go.
   *
   * @default AccessLogs.create()
   */
  readonly accessLogs?: AccessLogs;

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
}

/**
 * The HTTPS reverse proxy in front of the external web services of Lync Server 2010, 2013 and Skype for Business Server.
 *
 * Publishing rules and simple URL sets are declared first and handed over here. The proxy plans all of them at once and
 * throws one error that lists everything wrong with them; then it provisions an Application Load Balancer with a listener
 * for each published port, certificates, records, and in each rule its target group and listener rules.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers
 */
export class LyncReverseProxy extends Construct implements ec2.IConnectable {
  /** The load balancer that reads hosts; none where every pool has a front end of its own. */
  public readonly loadBalancer?: elbv2.ApplicationLoadBalancer;

  /** The listeners, HTTPS first. */
  public readonly listeners: elbv2.ApplicationListener[];

  /** The bucket of the access logs, if there is one. */
  public readonly accessLogsBucket?: s3.IBucket;

  /** Clients and pools, as security groups see them. */
  public readonly connections: ec2.Connections;

  /** ARNs of all certificates in use. */
  public readonly certificateArns: string[];

  private readonly plan: PublishingPlan;

  public constructor(scope: Construct, id: string, props: LyncReverseProxyProps) {
    super(scope, id);
    const declared = [...props.publishingRules, ...(props.simpleUrls ?? []), ...(props.officeWebApps ?? [])];
    const claimed = new Set(declared.filter((each) => each._claim(this)));
    const zones = zonesByKey(props);
    const imported = new Map((props.certificates ?? []).map((each) => [importedKey(each), each.certificate]));

    const declaration = declarationOf(this, props, claimed, zones);
    this.plan = planPublishing(declaration);
    this.report([...this.plan.findings, ...this.foreignRules(declared)]);

    const perimeter = PerimeterNetwork._holding(props.vpc);
    const loadBalancer = renderLoadBalancer(this, this.plan, {
      vpc: props.vpc,
      vpcCidr: declaration.vpcCidr,
      vpcSubnets: props.vpcSubnets ?? (perimeter === undefined ? undefined : { subnetType: ec2.SubnetType.PUBLIC }),
      internetFacing: props.internetFacing ?? true,
      ipAddressType: props.ipAddressType ?? elbv2.IpAddressType.IPV4,
      idleTimeout: props.idleTimeout ?? DEFAULT_IDLE_TIMEOUT,
      deletionProtection: props.deletionProtection ?? true,
    });
    if (perimeter !== undefined) loadBalancer.node.addDependency(perimeter);
    this.loadBalancer = loadBalancer;
    this.connections = loadBalancer.connections;
    this.accessLogsBucket = (props.accessLogs ?? AccessLogs.create())._attach(this, loadBalancer);

    const certificates = renderCertificates(this, this.plan, new Map([...zones].map(([key, { zone }]) => [key, zone])), imported);
    this.certificateArns = this.plan.certificates.flatMap(({ key }) => certificates.get(key) ?? []);
    const listeners = renderListeners(this, this.plan, loadBalancer, certificates);
    this.listeners = [...listeners.values()];

    const owners = new Map([...claimed].map((each) => [each._identity(this), each]));
    const targetGroups = renderTargetGroups(owners, this.plan, props.vpc);
    const rules = renderListenerRules(owners, this.plan, listeners, targetGroups);
    for (const [identity, owner] of owners) {
      owner._render({
        loadBalancerFullName: loadBalancer.loadBalancerFullName,
        targetGroups: this.plan.targetGroups.filter((each) => each.owner === identity).flatMap(({ key }) => targetGroups.get(key) ?? []),
        listenerRules: rules.get(identity) ?? [],
      });
    }
    if ((props.dnsRecords ?? DnsRecords.CREATE) === DnsRecords.CREATE) {
      renderRecords(this, this.plan, loadBalancer, new Map([...zones].map(([key, { zone }]) => [key, zone])));
    }
    this.openInstances(props, loadBalancer);
  }

  /**
   * What was planned: names, rules, certificates, records, quotas and findings.
   *
   * @internal
   */
  public get _plan(): PublishingPlan {
    return this.plan;
  }

  private report(findings: readonly Finding[]): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new FindingsError(this.node.path, errors);
    for (const { id, severity, message, where } of findings) {
      const text = where === undefined ? message : `${where}: ${message}`;
      if (severity === 'warning') Annotations.of(this).addWarningV2(id, text);
      else Annotations.of(this).addInfoV2(id, text);
    }
  }

  private foreignRules(declared: readonly PublishedConstruct[]): readonly Finding[] {
    const stack = Stack.of(this);
    const isWithin = (inner: Stack): boolean =>
      inner === stack || (inner.nestedStackParent !== undefined && isWithin(inner.nestedStackParent));
    return declared
      .filter((each) => !isWithin(Stack.of(each)))
      .map((each) =>
        finding(
          'rule-in-another-stack',
          each.node.id,
          `${each.node.path} is in the stack ${Stack.of(each).stackName}, its proxy in ${stack.stackName}.`,
          'A listener rule cannot be deployed apart from its listener.',
          'Declare it in the stack of the proxy or in a nested stack of it.',
        ),
      );
  }

  /** Instances of this app bring security groups, which must admit the load balancer. */
  private openInstances(props: LyncReverseProxyProps, loadBalancer: elbv2.ApplicationLoadBalancer): void {
    const backends: readonly (readonly [PublishedConstruct, PoolServers])[] = [
      ...props.publishingRules.map((rule) => [rule, rule._pool.servers] as const),
      ...(props.officeWebApps ?? []).map((rule) => [rule, rule._servers] as const),
    ];
    for (const [owner, servers] of backends) {
      const connectables = servers._connectables();
      if (connectables.length === 0) continue;
      const identity = owner._identity(this);
      const own = this.plan.targetGroups.filter((each) => each.owner === identity);
      const ports = new Set(own.flatMap(({ port, healthCheck }) => [port, healthCheck.port]));
      for (const connectable of connectables) {
        for (const port of ports) loadBalancer.connections.allowTo(connectable, ec2.Port.tcp(port), 'External web services');
      }
    }
  }
}

/** The HLB time-out Microsoft documents, and a margin for the load balancer's own clock. */
const DEFAULT_IDLE_TIMEOUT = Duration.seconds(1830);

interface KeyedZone {
  readonly zone: route53.IHostedZone;
  readonly kind: 'public' | 'private';
}

function zonesByKey({ hostedZones = [], privateHostedZones = [] }: LyncReverseProxyProps): ReadonlyMap<string, KeyedZone> {
  const keyed = (kind: 'public' | 'private', zone: route53.IHostedZone) => {
    const identity = concrete(zone.hostedZoneId) ?? zone.node.path;
    return [`${kind} ${zone.zoneName} ${identity}`, { zone, kind }] as const;
  };
  return new Map([...hostedZones.map((zone) => keyed('public', zone)), ...privateHostedZones.map((zone) => keyed('private', zone))]);
}

function importedKey({ certificate, names }: ImportedCertificate): string {
  const identity = concrete(certificate.certificateArn) ?? certificate.node.path;
  return `imported-${fingerprint([identity, ...names])}`;
}

/** The address block of a VPC of this app stands in its resource; `vpcCidrBlock` would be a token. */
function concreteCidr(vpc: ec2.IVpc): string | undefined {
  const resource = vpc.node.defaultChild;
  const cidr = resource instanceof ec2.CfnVPC ? resource.cidrBlock : vpc.vpcCidrBlock;
  return concrete(cidr);
}

function concrete(value: string | undefined): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

function declarationOf(
  proxy: Construct,
  props: LyncReverseProxyProps,
  claimed: ReadonlySet<PublishedConstruct>,
  zones: ReadonlyMap<string, KeyedZone>,
): ProxyDeclaration {
  const own = <T extends PublishedConstruct>(declared: readonly T[]) => [...new Set(declared)].filter((each) => claimed.has(each));
  return {
    pools: own(props.publishingRules).map((rule) => rule._declaration(proxy)),
    simpleUrlSets: own(props.simpleUrls ?? []).map((set) => set._declaration(proxy)),
    officeWebApps: own(props.officeWebApps ?? []).map((rule) => rule._declaration(proxy)),
    hostedZones: [
      ...[...zones].map(([key, { zone, kind }]) => ({
        key,
        name: canonicalHost(zone.zoneName),
        hostedZoneId: concrete(zone.hostedZoneId),
        kind,
      })),
      ...(props.zonesManagedElsewhere ?? []).map((name) => ({
        key: `elsewhere ${name}`,
        name: canonicalHost(name),
        hostedZoneId: undefined,
        kind: 'elsewhere' as const,
      })),
    ],
    importedCertificates: (props.certificates ?? []).map((each) => ({ key: importedKey(each), names: each.names.map(canonicalHost) })),
    namesPerCertificate: props.namesPerCertificate ?? ACM.namesPerCertificate,
    defaultCertificate: props.defaultCertificate,
    http: props.http ?? HttpRequests.REDIRECT,
    dnsRecords: props.dnsRecords ?? DnsRecords.CREATE,
    ipAddressType: (props.ipAddressType ?? elbv2.IpAddressType.IPV4) === elbv2.IpAddressType.IPV4 ? 'ipv4' : 'dualstack',
    vpcCidr: props.vpcCidr ?? concreteCidr(props.vpc),
    poolNetworks: props.poolNetworks ?? PerimeterNetwork._holding(props.vpc)?.poolNetworks ?? [],
    routedNetworks: PerimeterNetwork._holding(props.vpc)?.routedNetworks,
    allowedSources: props.allowedSources,
    corporateNetworks: props.corporateNetworks ?? [],
    clients: (props.clients ?? []).map((client) => client._declaration()),
    tlsPolicy: props.tlsPolicy,
    externalSignIn: props.externalSignIn,
    idleTimeoutSeconds: (props.idleTimeout ?? DEFAULT_IDLE_TIMEOUT).toSeconds(),
    acknowledgements: (props.acknowledgements ?? []).map(({ findingId, reason, where }) => ({ id: findingId, reason, where })),
    quotas: { ...DEFAULT_QUOTAS, ...props.quotas },
  };
}
