import { Annotations, Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import type { LyncReverseProxyProps } from './lync-reverse-proxy-props';
import { PerimeterNetwork } from './perimeter-network';
import { deploymentNotes } from './planning/deployment-notes';
import { ID_PREFIX, isAboutDeclarations } from './findings/catalogue';
import { FindingsError, finding, type Finding } from './findings/finding';
import { planPublishing } from './planning/plan-publishing';
import type { PublishingPlan } from './planning/publishing-plan';
import type { PoolServers } from './pool-servers';
import { FinishedTemplateCheck } from './finished-template-check';
import { DEFAULT_IDLE_TIMEOUT, declarationOf, importedKey, loadBalancerSubnets, zonesByKey } from './proxy-declaration';
import type { PublishedConstruct } from './published-construct';
import { DnsRecords } from './publishing-options';
import { renderCertificates } from './rendering/render-certificates';
import { renderDeploymentNotes } from './rendering/render-deployment-notes';
import { renderListenerRules } from './rendering/render-listener-rules';
import { renderListeners } from './rendering/render-listeners';
import { renderLoadBalancer } from './rendering/render-load-balancer';
import { renderRecords } from './rendering/render-records';
import { renderTargetGroups } from './rendering/render-target-groups';

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
    // What another proxy has is reported by the rule itself; that this one lacks it then says nothing new.
    const known = this.plan.findings.filter(({ id }) => claimed.size === new Set(declared).size || !MISSING_RULES.includes(id));
    this.report([...known, ...this.foreignRules(declared)]);

    const perimeter = PerimeterNetwork._holding(props.vpc);
    const loadBalancer = renderLoadBalancer(this, this.plan, {
      vpc: props.vpc,
      vpcCidr: declaration.vpcCidr,
      vpcSubnets: loadBalancerSubnets(props),
      internetFacing: props.internetFacing ?? true,
      ipAddressType: props.ipAddressType ?? elbv2.IpAddressType.IPV4,
      idleTimeout: props.idleTimeout ?? DEFAULT_IDLE_TIMEOUT,
      deletionProtection: props.deletionProtection ?? true,
    });
    if (perimeter !== undefined) loadBalancer.node.addDependency(perimeter);
    this.loadBalancer = loadBalancer;
    this.connections = loadBalancer.connections;
    this.accessLogsBucket = (props.accessLogs ?? AccessLogs.create())._attach(this, loadBalancer);

    const hostedZones = new Map([...zones].map(([key, { zone }]) => [key, zone]));
    const certificates = renderCertificates(this, this.plan, hostedZones, imported);
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
      renderRecords(this, this.plan, loadBalancer, hostedZones);
    }
    renderDeploymentNotes(this, deploymentNotes(this.plan, declaration));
    this.openInstances(props, loadBalancer);
    FinishedTemplateCheck.include({
      proxy: this,
      logicalId: () => Stack.of(loadBalancer).getLogicalId(loadBalancer.node.defaultChild as elbv2.CfnLoadBalancer),
      said: new Set([
        ...this.plan.findings.map((each) => each.id),
        ...declaration.acknowledgements.map((each) => each.id).filter(isAboutDeclarations),
      ]),
    });
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
          `${each.node.path} is in the stack ${Stack.of(each).node.path}, its proxy in ${stack.node.path}.`,
          'A listener rule cannot be deployed apart from its listener.',
          'Declare it in the stack of the proxy or in a nested stack of it.',
        ),
      );
  }

  /** Instances of this app bring security groups, which must admit the load balancer wherever they are targets. */
  private openInstances({ publishingRules, officeWebApps = [] }: LyncReverseProxyProps, loadBalancer: elbv2.ApplicationLoadBalancer): void {
    const backends: readonly PoolServers[] = [
      ...publishingRules.map((rule) => rule._pool.servers),
      ...officeWebApps.map((rule) => rule._servers),
    ];
    for (const servers of backends) {
      for (const instance of servers._instances()) {
        const groups = this.plan.targetGroups.filter(({ targets }) => targets.some(({ id }) => id === instance.instanceId));
        const ports = new Set(groups.flatMap(({ port, healthCheck }) => [port, healthCheck.port]));
        for (const port of ports) loadBalancer.connections.allowTo(instance, ec2.Port.tcp(port), 'External web services');
      }
    }
  }
}

/** Findings of a proxy that got none of the rules it was handed. */
const MISSING_RULES: readonly string[] = ['no-pool-published', 'answered-by-nobody'].map((name) => `${ID_PREFIX}${name}`);
