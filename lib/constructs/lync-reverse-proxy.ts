import { proxyEngine } from './engine-of-proxies';
import { Annotations, Duration, Stack } from 'aws-cdk-lib/core';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import { zonesByKey, zonesTurnedPrivate } from './declared-zones';
import { propertyPlace } from '../declaring/property-places';
import type { LyncReverseProxyProps } from './lync-reverse-proxy-props';
import { PerimeterNetwork } from './perimeter-network';
import { ID_PREFIX } from '../findings/id-prefix';
import type { Finding } from '../findings/finding';
import { SAID_VALUES } from '../findings/said-values';
import type { Place } from '../findings/place';
import type { ProxyDeclaration } from '../declaring/declarations';
import { DEFAULT_IDLE_SECONDS } from '../declaring/idle-timeout';
import type { PublishingPlan } from '../planning/publishing-plan';
import type { PoolServers } from './pool-servers';
import { FinishedTemplateCheck } from './finished-template-check';
import { resourcesBelow, resourcesIn } from './resources-in-stack';
import { certificateKey, declarationOf, environmentOf, loadBalancerSubnets } from './proxy-declaration';
import type { PublishedConstruct, RenderedResources } from './published-construct';
import type { RenderedFrontEnd } from '../rendering/front-ends/front-end-renderer';
import { LoadBalancerMetrics } from './load-balancer-metrics';
import type { MetricFact } from '../facts/metrics';
import { vpcBlocksOf } from './vpc-blocks';
import type { RenderedProxy } from '../rendering/render-proxy';

/**
 * The HTTPS reverse proxy in front of the external web services of Lync Server 2010, 2013 and Skype for Business Server.
 *
 * Publishing rules and simple URL sets are declared first and handed over here. The proxy plans all of them at once and
 * throws one error that lists everything wrong with them; then it provisions an Application Load Balancer with a listener
 * for each published port, certificates, records, and in each rule its target group and listener rules; for a pool that
 * wants it a Network Load Balancer instead, which passes connections through, or HAProxy, which keeps people apart who sign in
 * with Windows authentication.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers
 *
 * @example
 * const network = new PerimeterNetwork(this, 'Network', { transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] });
 * const pool01 = new PoolPublishingRule(this, 'Pool01', {
 *   pool: LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12'])),
 * });
 * const simpleUrls = new SimpleUrlSet(this, 'SimpleUrls', {
 *   answeredBy: pool01,
 *   meet: ['https://meet.contoso.com'],
 *   autodiscoverFor: ['contoso.com'],
 * });
 * new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   hostedZones: [route53.HostedZone.fromLookup(this, 'Zone', { domainName: 'contoso.com' })],
 *   publishingRules: [pool01],
 *   simpleUrls: [simpleUrls],
 *   externalSignIn: ExternalSignIn.MODERN,
 * });
 */
export class LyncReverseProxy extends Construct implements ec2.IConnectable {
  /** The Application Load Balancer, of several the first that names arrive at; none where every pool has another front end. */
  public readonly loadBalancer?: elbv2.ApplicationLoadBalancer;

  /** The listeners of all Application Load Balancers, of each HTTPS first. */
  public readonly listeners: elbv2.ApplicationListener[];

  /** The bucket of the logs, if there is one. */
  public readonly accessLogsBucket?: s3.IBucket;

  /** Clients and pools, as security groups see them. */
  public readonly connections: ec2.Connections;

  /** The load balancers that pass connections through, one for each such pool, farm or further service. */
  public readonly networkLoadBalancers: elbv2.CfnLoadBalancer[];

  /** The load balancer in front of HAProxy; none where nothing stands behind it. */
  public readonly haproxyLoadBalancer?: elbv2.CfnLoadBalancer;

  /** The service that runs HAProxy, for its metrics and alarms; none where nothing stands behind it. */
  public readonly haproxyService?: ecs.CfnService;

  /** Where HAProxy writes its log. */
  public readonly haproxyLogGroup?: logs.CfnLogGroup;

  /** What CloudWatch shows of all this, where it was asked for; widgets of one's own go below. */
  public readonly dashboard?: cloudwatch.Dashboard;

  /** ARNs of all certificates in use. */
  public readonly certificateArns: string[];

  private readonly declaration: ProxyDeclaration;
  private readonly plan: PublishingPlan;
  private readonly frontEnds: readonly RenderedFrontEnd[];

  public constructor(scope: Construct, id: string, props: LyncReverseProxyProps) {
    super(scope, id);
    const {
      deploymentNotes,
      findingId,
      fixedAddressProblems,
      planPublishing,
      renderDeploymentNotes,
      renderProxy,
      stackLimitProblems,
      isToldAt,
      tellLinters,
    } = proxyEngine();
    const { publishingRules, simpleUrls = [], officeWebApps = [], furtherServices = [] } = props;
    const declared = [...publishingRules, ...simpleUrls, ...officeWebApps, ...furtherServices];
    const claimed = new Set(declared.filter((each) => each._claim(this)));
    const zones = zonesByKey(props);
    this.node.addValidation({ validate: () => zonesTurnedPrivate(zones) });
    const imported = new Map((props.certificates ?? []).map((each) => [certificateKey(each), each.certificate]));

    const { _declared: declaredByFile } = props;
    const declaration =
      declaredByFile === undefined
        ? declarationOf(this, props, claimed, zones)
        : {
            ...declaredByFile,
            environment: environmentOf(this),
            vpcBlocks: vpcBlocksOf(props.vpc),
            otherResources: resourcesIn(Stack.of(this)),
          };
    this.declaration = declaration;
    this.node.addValidation({ validate: fixedAddressProblems(this, declaration) });
    this.plan = planPublishing(declaration);
    this.node.addValidation({ validate: stackLimitProblems(this, declaration, this.plan) });
    // What another proxy has is reported by the rule itself; that this one lacks it then says nothing new.
    const known = this.plan.findings.filter(({ id }) => claimed.size === new Set(declared).size || !MISSING_RULES.includes(id));
    this.report([...known, ...this.foreignRules(declared, declaration)], props, claimed);

    const before = new Set([...claimed].flatMap(resourcesBelow));
    const owners = new Map([...claimed].map((each) => [each._identity(this), each]));
    const logs = props.accessLogs ?? AccessLogs.create();
    const buckets = new Set<s3.IBucket>();
    const rendered = renderProxy(this, this.plan, {
      settings: {
        vpc: props.vpc,
        vpcCidr: declaration.vpcCidr,
        vpcSubnets: loadBalancerSubnets(props),
        internetFacing: declaration.internetFacing,
        ipAddressType: declaration.ipAddressType === 'ipv4' ? elbv2.IpAddressType.IPV4 : elbv2.IpAddressType.DUAL_STACK,
        idleTimeout: props.idleTimeout ?? Duration.seconds(declaration.idleTimeoutSeconds ?? DEFAULT_IDLE_SECONDS),
        deletionProtection: props.deletionProtection ?? true,
      },
      owners,
      hostedZones: new Map([...zones].map(([key, { zone }]) => [key, zone])),
      imported,
      alarmTopicArn: props.alarms?._topicArn,
      createsRecords: declaration.dnsRecords === 'create',
      retainsRecords: declaration.retainsRecords === true,
      writeLogs: ({ logs: planned }, balancer) => {
        const bucket = planned.length === 0 ? undefined : logs._attach(this, planned, balancer);
        if (bucket !== undefined) buckets.add(bucket);
      },
    });
    const { frontEnds } = rendered;
    this.frontEnds = frontEnds;
    const applications = frontEnds.flatMap(({ application }) => application ?? []);
    this.loadBalancer = applications[0]?.loadBalancer;
    this.listeners = applications.flatMap(({ listeners }) => listeners);
    this.dashboard = rendered.dashboard;
    this.certificateArns = rendered.certificateArns;
    [this.accessLogsBucket] = buckets;
    this.networkLoadBalancers = frontEnds.filter(({ plan }) => plan.abilities.handsTlsThrough).map(({ loadBalancer }) => loadBalancer);
    const inFront = frontEnds.find(({ fleet }) => fleet !== undefined);
    this.haproxyLoadBalancer = inFront?.loadBalancer;
    this.haproxyService = inFront?.fleet?.service;
    this.haproxyLogGroup = inFront?.fleet?.logGroup;
    this.connections = new ec2.Connections({ securityGroups: frontEnds.flatMap(({ connections }) => connections.securityGroups) });
    const perimeter = PerimeterNetwork._holding(props.vpc);
    // The resources of another stack are there before, and a nested stack's as soon as its outputs are.
    for (const { loadBalancer } of frontEnds) {
      if (perimeter === undefined || !isWithin(Stack.of(loadBalancer), Stack.of(perimeter))) continue;
      loadBalancer.node.addDependency(perimeter._ways);
    }

    for (const [identity, owner] of owners) owner._render(this.resourcesOf(identity, rendered));
    this.openInstances(props, frontEnds);
    const ids = new Map(frontEnds.map(({ plan, loadBalancer }) => [plan.key, loadBalancer.logicalId]));
    const made = [this, ...claimed].flatMap(resourcesBelow);
    const inNetwork = perimeter?._made ?? [];
    tellLinters(declaration.acknowledgements, [...made.filter((each) => !before.has(each)), ...inNetwork]);
    // The notes of a template are about that template.
    const elsewhere = inNetwork.filter(({ stack }) => !isWithin(stack, Stack.of(this)));
    const acknowledgements = declaration.acknowledgements.filter((each) => !isToldAt(each, elsewhere));
    const alarmIds = new Map([...rendered.alarms].map(([id, alarm]) => [id, alarm.logicalId]));
    renderDeploymentNotes(this, deploymentNotes(this.plan, { ...declaration, acknowledgements }), ids, alarmIds);
    // Of a VPC that is still to be looked up CDK makes up the subnets, or has none; an error would keep it from looking.
    if (declaration.isVpcPending !== true) {
      FinishedTemplateCheck.include({
        proxy: this,
        made,
        names: this.plan.publicNames.map(({ name }) => name),
        zones: new Map(
          declaration.hostedZones.flatMap(({ name, hostedZoneId }) => (hostedZoneId === undefined ? [] : [[hostedZoneId, name]])),
        ),
        said: [
          ...this.plan.findings,
          ...this.plan.acknowledged,
          // Somebody asked for it, pool by pool.
          ...(declaration.pools.some(({ publishHttp }) => publishHttp) ? [{ id: findingId('http-not-redirected') }] : []),
        ],
      });
    }
  }

  /**
   * Everything declared, canonical.
   *
   * @internal
   */
  public get _declaration(): ProxyDeclaration {
    return this.declaration;
  }

  /**
   * What was planned: names, rules, certificates, records, quotas and findings.
   *
   * @internal
   */
  public get _plan(): PublishingPlan {
    return this.plan;
  }

  /** Those that one rule or set has; of its target groups first those of the front end its clients use. */
  private resourcesOf(identity: string, { frontEnds, targetGroups }: RenderedProxy): RenderedResources {
    const inUse = new Set(this.plan.publicNames.filter(({ owner }) => owner === identity).map(({ frontEnd }) => frontEnd.key));
    const isInUse = ({ plan }: RenderedFrontEnd) => inUse.has(plan.key);
    const own = this.plan.targetGroups.filter(({ owner }) => owner === identity).map(({ key }) => key);
    const inOrder = [...frontEnds.filter(isInUse), ...frontEnds.filter((each) => !isInUse(each))];
    const keys = inOrder.flatMap(({ plan }) => own.filter((key) => plan.targetGroups.includes(key)));
    const first = inOrder.find(({ plan }) => plan.targetGroups.some((key) => own.includes(key)));
    return {
      targetGroups: keys.flatMap((key) => targetGroups.get(key) ?? []),
      listenerRules: frontEnds.flatMap(({ rules }) => rules.filter(({ plan }) => plan.owner === identity).map(({ rule }) => rule)),
      loadBalancerFullName: first?.loadBalancer.attrLoadBalancerFullName ?? '',
      metricNamespace: first?.metricNamespace ?? '',
      metrics: () => this.metricsOfGroup(keys[0], first),
      networkLoadBalancer: frontEnds.find(({ plan }) => plan.owner === identity)?.loadBalancer,
    };
  }

  private metricsOfGroup(key: string | undefined, frontEnd: RenderedFrontEnd | undefined): readonly MetricFact[] {
    const group = this.plan.targetGroups.find((each) => each.key === key);
    if (group === undefined || frontEnd === undefined) return [];
    return proxyEngine()
      .metricsOfGroup(group, frontEnd.plan)
      .map(({ fact }) => fact);
  }

  /**
   * The CloudWatch metrics of the first load balancer that names arrive at, by their names at AWS: the Application Load Balancer, else the
   * one in front of HAProxy, else that of the first pool. `metricsOfLoadBalancers` has those of all.
   */
  public get metrics(): LoadBalancerMetrics {
    const byRank = [
      this.frontEnds.find(({ application }) => application !== undefined),
      this.frontEnds.find(({ fleet }) => fleet !== undefined),
      ...this.frontEnds,
    ];
    const first = byRank.find((each) => each !== undefined);
    if (first === undefined) throw new Error(`${this.node.path} has no load balancer: nothing is published`);
    return this.metricsOf(first);
  }

  /** The CloudWatch metrics of every load balancer: Application Load Balancers, then those of pools, then that in front of HAProxy. */
  public get metricsOfLoadBalancers(): LoadBalancerMetrics[] {
    return this.frontEnds.map((each) => this.metricsOf(each));
  }

  private metricsOf({ plan, loadBalancer, metricNamespace }: RenderedFrontEnd): LoadBalancerMetrics {
    const groups = this.plan.targetGroups.filter(({ key }) => plan.targetGroups.includes(key));
    return LoadBalancerMetrics._of(this, {
      what: loadBalancer.node.path,
      namespace: metricNamespace,
      dimensions: { LoadBalancer: loadBalancer.attrLoadBalancerFullName },
      facts: proxyEngine()
        .metricsOfBalancer(plan, groups)
        .map(({ fact }) => fact),
    });
  }

  /**
   * The load balancers, in the order of the plan.
   *
   * @internal
   */
  public get _frontEnds(): readonly RenderedFrontEnd[] {
    return this.frontEnds;
  }

  private report(findings: readonly Finding[], props: LyncReverseProxyProps, claimed: ReadonlySet<PublishedConstruct>): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new (proxyEngine().FindingsError)(this.node.path, errors, (at) => this.placeText(at, props, claimed));
    for (const { id, severity, message, where, values } of findings) {
      // What is the same in the template, `plan` need not say again.
      if (values !== undefined) this.node.addMetadata(SAID_VALUES, JSON.stringify({ id, values }));
      const text = where === undefined ? message : `${where}: ${message}`;
      if (severity === 'warning') Annotations.of(this).addWarningV2(id, text);
      else Annotations.of(this).addInfoV2(id, text);
    }
  }

  private placeText(at: Place, { vpc }: LyncReverseProxyProps, claimed: ReadonlySet<PublishedConstruct>): string | undefined {
    const paths = new Map([...claimed].map((each) => [each._identity(this), each.node.path]));
    const { path: proxy } = this.node;
    const perimeter = PerimeterNetwork._holding(vpc)?.node.path ?? proxy;
    const place = propertyPlace(at, { proxy, perimeter, of: (identity) => paths.get(identity) ?? identity });
    if (place === undefined) return undefined;
    return place.property === '' ? place.construct : `${place.construct}, ${place.property}`;
  }

  private foreignRules(declared: readonly PublishedConstruct[], declaration: ProxyDeclaration): readonly Finding[] {
    const { concerning, finding, ofDeclared } = proxyEngine();
    const stack = Stack.of(this);
    return declared
      .filter((each) => !isWithin(Stack.of(each), stack))
      .map((each) =>
        concerning(
          each.node.id,
          finding('rule-in-another-stack', ofDeclared(each._identity(this), declaration), {
            rule: each.node.path,
            stack: Stack.of(each).node.path,
            proxyStack: stack.node.path,
          }),
        ),
      );
  }

  /** Instances of this app bring security groups, which must admit the load balancers wherever they are targets. */
  private openInstances(props: LyncReverseProxyProps, frontEnds: readonly RenderedFrontEnd[]): void {
    const { publishingRules, officeWebApps = [], furtherServices = [] } = props;
    const backends: readonly PoolServers[] = [
      ...publishingRules.map((rule) => rule._pool.servers),
      ...[...officeWebApps, ...furtherServices].map((rule) => rule._servers),
    ];
    for (const servers of backends) {
      for (const instance of servers._instances()) {
        for (const { key, port, healthCheck, targets } of this.plan.targetGroups) {
          if (!targets.some(({ id }) => id === instance.instanceId)) continue;
          const from = frontEnds.find(({ plan }) => plan.targetGroups.includes(key))?.connections;
          for (const each of new Set([port, healthCheck.port])) from?.allowTo(instance, ec2.Port.tcp(each), 'External web services');
        }
      }
    }
  }
}

/** Whether a stack is another one or nested in it. */
function isWithin(inner: Stack, stack: Stack): boolean {
  return inner === stack || (inner.nestedStackParent !== undefined && isWithin(inner.nestedStackParent, stack));
}

/** Findings of a proxy that got none of the rules it was handed. */
const MISSING_RULES: readonly string[] = ['no-pool-published', 'answered-by-nobody'].map((name) => `${ID_PREFIX}${name}`);
