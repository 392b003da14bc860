import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { MeasuredMetrics, type Measured } from './measured-metrics';

/**
 * The metrics of a load balancer, by their names at AWS.
 *
 * Each over 5 minutes unless options say otherwise, with the statistic that AWS advises. A method throws where the metric does not exist:
 * a Network Load Balancer reads no HTTP, and only where TLS ends are there errors of TLS. `names` has those that do.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 *
 * @example
 * declare const proxy: LyncReverseProxy;
 * const errors = proxy.metrics.httpCodeElb5xxCount();
 */
export class LoadBalancerMetrics extends MeasuredMetrics {
  /** @internal */
  public static _of(scope: Construct, measured: Measured): LoadBalancerMetrics {
    return new LoadBalancerMetrics(scope, measured);
  }

  private constructor(scope: Construct, measured: Measured) {
    super(scope, measured);
  }

  /** Open connections, of clients and to servers; Sum. Of an Application Load Balancer only. */
  public activeConnectionCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ActiveConnectionCount', options);
  }

  /** New connections, of clients and to servers; Sum. Of an Application Load Balancer only. */
  public newConnectionCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('NewConnectionCount', options);
  }

  /** Connections refused at the maximum; Sum. Of an Application Load Balancer only. */
  public rejectedConnectionCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('RejectedConnectionCount', options);
  }

  /** Requests that a server was chosen for; Sum. Of an Application Load Balancer only. */
  public requestCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('RequestCount', options);
  }

  /** Redirects by the load balancer itself; Sum. Of an Application Load Balancer only. */
  public httpCodeElb3xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_ELB_3XX_Count', options);
  }

  /** Answers of 4xx by the load balancer itself, phones that leave a poll (460) among them; Sum. Of an Application Load Balancer only. */
  public httpCodeElb4xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_ELB_4XX_Count', options);
  }

  /** Answers of 5xx by the load balancer itself; Sum. Of an Application Load Balancer only. */
  public httpCodeElb5xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_ELB_5XX_Count', options);
  }

  /** Answers of 5xx by all servers; Sum. Of an Application Load Balancer only. */
  public httpCodeTarget5xxCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('HTTPCode_Target_5XX_Count', options);
  }

  /** Connections to servers that failed; Sum. Of an Application Load Balancer only. */
  public targetConnectionErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TargetConnectionErrorCount', options);
  }

  /** TLS handshakes of clients that failed; Sum. Where TLS ends at the load balancer. */
  public clientTlsNegotiationErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ClientTLSNegotiationErrorCount', options);
  }

  /** Open connections; Average. Of a Network Load Balancer only. */
  public activeFlowCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ActiveFlowCount', options);
  }

  /** New connections; Sum. Of a Network Load Balancer only. */
  public newFlowCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('NewFlowCount', options);
  }

  /** Connections refused; Sum. Of a Network Load Balancer only. */
  public rejectedFlowCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('RejectedFlowCount', options);
  }

  /** Connections dropped, for no port was free towards a server; Sum. Of a Network Load Balancer only. */
  public portAllocationErrorCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('PortAllocationErrorCount', options);
  }

  /** Resets by clients; Sum. Of a Network Load Balancer only. */
  public tcpClientResetCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TCP_Client_Reset_Count', options);
  }

  /** Resets by servers; Sum. Of a Network Load Balancer only. */
  public tcpTargetResetCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TCP_Target_Reset_Count', options);
  }

  /** Resets by the load balancer; Sum. Of a Network Load Balancer only. */
  public tcpElbResetCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('TCP_ELB_Reset_Count', options);
  }

  /** Bytes; Sum. */
  public processedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ProcessedBytes', options);
  }

  /** Load balancer capacity units; Sum. */
  public consumedLcus(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._existing('ConsumedLCUs', options);
  }
}
