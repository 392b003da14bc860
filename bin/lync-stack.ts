import { CfnOutput, Fn, Stack, Token } from 'aws-cdk-lib/core';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { LyncDeployment, type DeploymentFile } from '../lib';
import { dashboardUrl } from '../lib/facts/console';
import type { FrontEnd } from '../lib/planning/front-ends/front-end';

/** Whose names somebody leads to a load balancer. */
const BY_HAND: readonly string[] = ['change batch', 'elsewhere'];

/** The stack of a deployment file, with the outputs a person needs after deployment. */
export class LyncStack extends Stack {
  public readonly deployment: LyncDeployment;

  public constructor(scope: Construct, id: string, file: DeploymentFile) {
    super(scope, id, {
      env: { account: file.account, region: file.region },
      description: 'HTTPS reverse proxy for the external web services of Lync Server or Skype for Business Server',
    });
    this.deployment = new LyncDeployment(this, 'Lync', { deploymentFile: file });
    this.describe();
  }

  private describe(): void {
    const { reverseProxy, perimeterNetwork } = this.deployment;
    const { accessLogsBucket, dashboard, _frontEnds: frontEnds, _plan: plan, _declaration: declaration } = reverseProxy;
    const madeByHand = new Set(plan.publicNames.filter(({ record }) => BY_HAND.includes(record)).map(({ frontEnd }) => frontEnd.key));
    // What is large enough for nested stacks may have more load balancers than a template has room for their outputs.
    const isNamed = ({ key }: FrontEnd) => declaration.nestedStacks === undefined || madeByHand.has(key);
    const shared = frontEnds.filter((each) => each.plan.which === undefined);
    const forAll = shared.map(({ loadBalancer }) => loadBalancer);
    // One that clients are leaving is none to lead names to.
    const main = (shared.find((each) => !each.plan.isLeaving) ?? shared[0])?.loadBalancer;
    if (main !== undefined) {
      this.output('LoadBalancerDnsName', 'Where the public names lead', main.attrDnsName);
      this.output('LoadBalancerHostedZoneId', 'For alias records made by hand', main.attrCanonicalHostedZoneId);
      this.output('LoadBalancerArn', 'For Shield, WAF and the console', main.ref);
    }
    // By the logical ids that change batches name, where there is more to choose from than one load balancer.
    for (const each of frontEnds) if (each.plan.which !== undefined && isNamed(each.plan)) this.outputsOf(each.loadBalancer);
    if (frontEnds.length > 1) for (const balancer of forAll) this.outputsOf(balancer);
    if (perimeterNetwork !== undefined) {
      this.output('VpcId', 'The perimeter network', perimeterNetwork.vpc.vpcId);
      this.output(
        'SourceNetworks',
        'Where requests to the pools come from: for firewalls in between',
        perimeterNetwork.subnetCidrs.join(', '),
      );
    }
    if (dashboard !== undefined) this.output('DashboardUrl', 'What to look at on call', this.urlOf(dashboard));
    if (accessLogsBucket !== undefined) this.output('AccessLogsBucket', 'Access logs of the load balancer', accessLogsBucket.bucketName);
  }

  /** By Fn::Sub: an output has no Metadata for linters that would rather not see Fn::Join. */
  private urlOf({ dashboardName }: Dashboard): string {
    const region = Token.isUnresolved(this.region) ? '${AWS::Region}' : this.region;
    return Fn.sub(dashboardUrl(region, '${Dashboard}'), { Dashboard: dashboardName });
  }

  private outputsOf(balancer: CfnLoadBalancer): void {
    const id = this.getLogicalId(balancer);
    this.output(`DnsNameOf${id}`, `Where names lead that ${id} answers`, balancer.attrDnsName);
    this.output(`HostedZoneIdOf${id}`, 'For alias records made by hand', balancer.attrCanonicalHostedZoneId);
  }

  private output(id: string, description: string, value: string): void {
    new CfnOutput(this, id, { description, value });
  }
}
