import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { MeasuredMetrics, type Measured } from './measured-metrics';

/**
 * The metrics of the servers of a rule, by their names at AWS: of its HTTPS target group, or of the HTTP one where that is all there is.
 *
 * Each over 5 minutes unless options say otherwise, with the statistic that AWS advises. A method throws where the metric does not exist:
 * a Network Load Balancer reads no HTTP. `names` has those that do.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 *
 * @example
 * declare const rule: PoolPublishingRule;
 * const healthy = rule.metrics.healthyHostCount({ period: Duration.minutes(1) });
 */
export class TargetGroupMetrics extends MeasuredMetrics {
  /** @internal */
  public static _of(scope: Construct, measured: Measured): TargetGroupMetrics {
    return new TargetGroupMetrics(scope, measured);
  }

  private constructor(scope: Construct, measured: Measured) {
    super(scope, measured);
  }

  /** Healthy servers; Maximum: every node of the load balancer agrees on fewer. */
  public healthyHostCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HealthyHostCount', options);
  }

  /** Unhealthy servers; Minimum: every node of the load balancer agrees. One that is taken out is not counted. */
  public unHealthyHostCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('UnHealthyHostCount', options);
  }

  /** Requests that a server was chosen for; Sum. Not of a Network Load Balancer. */
  public requestCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('RequestCount', options);
  }

  /** Answers of servers with 2xx; Sum. Not of a Network Load Balancer. */
  public httpCodeTarget2xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_Target_2XX_Count', options);
  }

  /** Answers of servers with 3xx; Sum. Not of a Network Load Balancer. */
  public httpCodeTarget3xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_Target_3XX_Count', options);
  }

  /** Answers of servers with 4xx, of which sign-in has many; Sum. Not of a Network Load Balancer. */
  public httpCodeTarget4xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_Target_4XX_Count', options);
  }

  /** Answers of servers with 5xx; Sum. Not of a Network Load Balancer. */
  public httpCodeTarget5xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_Target_5XX_Count', options);
  }

  /** Connections to servers that failed; Sum. Not of a Network Load Balancer. */
  public targetConnectionErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TargetConnectionErrorCount', options);
  }

  /** TLS handshakes with servers that failed; Sum. Not of a Network Load Balancer, nor of plain HTTP. */
  public targetTlsNegotiationErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TargetTLSNegotiationErrorCount', options);
  }

  /** Seconds until a server began to answer; Average. Long polls take up to 1,800. Not of a Network Load Balancer. */
  public targetResponseTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TargetResponseTime', options);
  }

  /** Open connections; Average. Of a Network Load Balancer only. */
  public activeFlowCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ActiveFlowCount', options);
  }

  /** New connections; Sum. Of a Network Load Balancer only. */
  public newFlowCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('NewFlowCount', options);
  }
}
