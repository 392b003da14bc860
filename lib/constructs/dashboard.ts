/**
 * Whether CloudWatch has one picture of a proxy for whoever is on call: first whether the pools answer, then which one does not, then
 * the edge (connections, TLS, certificates), tasks of HAProxy, and what to do.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const rule: PoolPublishingRule;
 * const proxy = new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   publishingRules: [rule],
 *   dashboard: Dashboard.create(),
 * });
 * proxy.dashboard?.addWidgets(new cloudwatch.TextWidget({ markdown: 'On call: +31 20 555 0100' }));
 */
export abstract class Dashboard {
  /**
   * A new dashboard in the stack of the proxy. CloudFormation names it: dashboards of all Regions of an account share their names. An
   * account has three for nothing; each further one costs some dollars a month, and each look at a widget with the log of HAProxy what
   * CloudWatch Logs Insights costs.
   */
  public static create(): Dashboard {
    return new NewDashboard();
  }

  /** No dashboard. */
  public static none(): Dashboard {
    return new NoDashboard();
  }

  /**
   * Whether one is made.
   *
   * @internal
   */
  public abstract readonly _isMade: boolean;
}

class NewDashboard extends Dashboard {
  public override readonly _isMade = true;
}

class NoDashboard extends Dashboard {
  public override readonly _isMade = false;
}
