import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MetricFact } from '../facts/metrics';

/** Something that CloudWatch measures. */
export interface Measured {
  /** What errors call it. */
  readonly what: string;
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Those that exist of it. */
  readonly facts: readonly MetricFact[];
}

/**
 * Shared by everything that has metrics.
 *
 * @internal
 */
export abstract class MeasuredMetrics {
  protected constructor(
    private readonly scope: Construct,
    private readonly measured: Measured,
  ) {}

  /** `AWS/ApplicationELB` or `AWS/NetworkELB`. */
  public get namespace(): string {
    return this.measured.namespace;
  }

  /** Names of the metrics that exist here, as AWS calls them: of the others every method throws. */
  public get names(): string[] {
    return this.measured.facts.map(({ name }) => name);
  }

  /**
   * A metric that has no method here. Whether it exists is not looked at.
   *
   * @param metricName as AWS calls it
   */
  public custom(metricName: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    const { namespace, dimensions } = this.measured;
    return new cloudwatch.Metric({ namespace, metricName, dimensionsMap: { ...dimensions }, ...options }).attachTo(this.scope);
  }

  /**
   * One that exists, with the statistic that AWS advises.
   *
   * @internal
   */
  public _existing(metricName: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    const { what, namespace, facts } = this.measured;
    const fact = facts.find(({ name }) => name === metricName);
    if (fact === undefined)
      throw new Error(`${what} has no metric ${metricName} in ${namespace}: it has ${this.names.join(', ') || 'none'}`);
    return this.custom(metricName, { statistic: fact.statistic, ...options });
  }
}
