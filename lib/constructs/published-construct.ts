import { Stack } from 'aws-cdk-lib/core';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { MetricFact } from '../facts/metrics';
import { pathBelowStack } from './path-below-stack';
import { TargetGroupMetrics } from './target-group-metrics';

/** What the proxy leaves with a rule or set it has rendered. */
export interface RenderedResources {
  /** Those of the front end clients use first. */
  readonly targetGroups: elbv2.CfnTargetGroup[];
  readonly listenerRules: elbv2.CfnListenerRule[];
  /** Of the front end clients use. */
  readonly loadBalancerFullName: string;
  /** Of its metrics and those of its target groups. */
  readonly metricNamespace: string;
  /** Those that exist of the first target group. */
  readonly metrics: () => readonly MetricFact[];
  /** Of the declaration's own. */
  readonly networkLoadBalancer: elbv2.CfnLoadBalancer | undefined;
}

/**
 * Shared by everything that is declared first and handed to a proxy.
 *
 * @internal
 */
export abstract class PublishedConstruct extends Construct {
  private readonly proxies: Construct[] = [];
  private rendered: RenderedResources | undefined;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.ownershipProblems() });
  }

  /**
   * The target groups of this declaration, HTTPS first; none where another declaration's servers answer.
   *
   * Throws until it is handed to a `LyncReverseProxy`.
   */
  public get targetGroups(): elbv2.CfnTargetGroup[] {
    return [...this.resources().targetGroups];
  }

  /**
   * The listener rules of this declaration.
   *
   * Throws until it is handed to a `LyncReverseProxy`.
   */
  public get listenerRules(): elbv2.CfnListenerRule[] {
    return [...this.resources().listenerRules];
  }

  /**
   * The Network Load Balancer of this declaration; none where clients come by the Application Load Balancer.
   *
   * Throws until it is handed to a `LyncReverseProxy`.
   */
  public get networkLoadBalancer(): elbv2.CfnLoadBalancer | undefined {
    return this.resources().networkLoadBalancer;
  }

  /**
   * The CloudWatch metrics of the HTTPS target group, or of the HTTP one where that is all there is, by their names at AWS.
   *
   * Throws until it is handed to a `LyncReverseProxy`, and without a target group of its own.
   */
  public get metrics(): TargetGroupMetrics {
    const { targetGroups, loadBalancerFullName, metricNamespace, metrics } = this.resources();
    const [targetGroup] = targetGroups;
    if (targetGroup === undefined) throw new Error(`${this.node.path} has no target group of its own: ask the rule that answers its names`);
    return TargetGroupMetrics._of(this, {
      what: this.node.path,
      namespace: metricNamespace,
      dimensions: { LoadBalancer: loadBalancerFullName, TargetGroup: targetGroup.attrTargetGroupFullName },
      facts: metrics(),
    });
  }

  /**
   * A CloudWatch metric of the HTTPS target group, or of the HTTP one where that is all there is. Throws without either. Whether it
   * exists is not looked at: `metrics` offers those that do.
   *
   * @param metricName a metric of the namespace AWS/ApplicationELB, or of AWS/NetworkELB where connections pass through
   */
  public metric(metricName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.custom(metricName, options);
  }

  /** Healthy servers; average over 5 minutes. */
  public metricHealthyHostCount(options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return this.metrics._existing('HealthyHostCount', { statistic: 'Average', ...options });
  }

  /** Unhealthy servers; average over 5 minutes. */
  public metricUnhealthyHostCount(options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return this.metrics._existing('UnHealthyHostCount', { statistic: 'Average', ...options });
  }

  /** Requests; sum over 5 minutes. Throws where connections pass through: ask `metrics` for `newFlowCount`. */
  public metricRequestCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.requestCount(options);
  }

  /** Seconds until a server answers; average over 5 minutes, long polls included. Throws where connections pass through. */
  public metricTargetResponseTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.targetResponseTime(options);
  }

  /** Connections to servers that failed; sum over 5 minutes. Throws where connections pass through. */
  public metricTargetConnectionErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.targetConnectionErrorCount(options);
  }

  /**
   * Registers a proxy as the one that publishes this; false if another came first.
   *
   * @internal
   */
  public _claim(proxy: Construct): boolean {
    if (!this.proxies.includes(proxy)) this.proxies.push(proxy);
    return this.proxies[0] === proxy;
  }

  /** @internal */
  public _render(resources: RenderedResources): void {
    this.rendered = resources;
  }

  /**
   * Identity of this declaration: its path below the stack of the proxy.
   *
   * @internal
   */
  public _identity(proxy: Construct): string {
    return pathBelowStack(this, Stack.of(proxy));
  }

  private resources(): RenderedResources {
    if (this.rendered === undefined) throw new Error(`${this.node.path}: hand this rule to a LyncReverseProxy first`);
    return this.rendered;
  }

  private ownershipProblems(): string[] {
    if (this.proxies.length === 0)
      return ['handed to no LyncReverseProxy: pass it in publishingRules, simpleUrls, officeWebApps or furtherServices, or remove it'];
    if (this.proxies.length === 1) return [];
    const paths = this.proxies.map(({ node }) => node.path).join(' and ');
    return [`handed to ${paths}, but a name can be published by one LyncReverseProxy only: declare it once for each`];
  }
}
