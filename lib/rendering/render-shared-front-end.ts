import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { PublishingPlan } from '../planning/publishing-plan';
import { renderCertificates } from './render-certificates';
import { renderListenerRules, type RenderedRule } from './render-listener-rules';
import { renderListeners } from './render-listeners';
import { renderLoadBalancer, type LoadBalancerSettings } from './render-load-balancer';

/** The Application Load Balancer with all that decides what it does. */
export interface SharedFrontEnd {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly listeners: elbv2.ApplicationListener[];
  readonly certificateArns: string[];
  readonly rules: readonly RenderedRule[];
}

/** What it is made of besides the plan. */
export interface SharedParts {
  readonly owners: ReadonlyMap<string, Construct>;
  readonly hostedZones: ReadonlyMap<string, route53.IHostedZone>;
  readonly imported: ReadonlyMap<string, acm.ICertificate>;
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
}

export function renderSharedFrontEnd(
  proxy: Construct,
  plan: PublishingPlan,
  settings: LoadBalancerSettings,
  { owners, hostedZones, imported, targetGroups }: SharedParts,
): SharedFrontEnd {
  const loadBalancer = renderLoadBalancer(proxy, plan, settings);
  const certificates = renderCertificates(proxy, plan, hostedZones, imported);
  const listeners = renderListeners(proxy, plan, loadBalancer, certificates);
  return {
    loadBalancer,
    listeners: [...listeners.values()],
    certificateArns: plan.certificates.flatMap(({ key }) => certificates.get(key) ?? []),
    rules: renderListenerRules(owners, plan, listeners, targetGroups),
  };
}
