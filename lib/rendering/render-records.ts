import { Fn } from 'aws-cdk-lib/core';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { PublishingPlan } from '../planning/publishing-plan';

/**
 * Alias records under the proxy, keyed by public name and type alone, so that a name may move from one pool to another
 * without its record being deleted or created twice.
 *
 * Target health is not evaluated: a target group without a healthy target would take every name of the load balancer down.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
 */
export function renderRecords(
  proxy: Construct,
  { records }: PublishingPlan,
  loadBalancer: elbv2.ApplicationLoadBalancer,
  zones: ReadonlyMap<string, route53.IHostedZone>,
): void {
  const scopes = { public: new Construct(proxy, 'Records'), private: new Construct(proxy, 'PrivateRecords') };
  for (const { name, type, zone, visibility } of records) {
    const hostedZoneId = zones.get(zone)?.hostedZoneId;
    if (hostedZoneId === undefined) throw new Error(`the plan puts ${name} into the zone ${zone}, which is not known`);
    new route53.CfnRecordSet(scopes[visibility], `${name}-${type}`, {
      name: `${name}.`,
      type,
      hostedZoneId,
      aliasTarget: {
        dnsName: Fn.join('', ['dualstack.', loadBalancer.loadBalancerDnsName]),
        hostedZoneId: loadBalancer.loadBalancerCanonicalHostedZoneId,
        evaluateTargetHealth: false,
      },
    });
  }
}
