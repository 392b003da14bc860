import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { FrontEndPlan, PublishingPlan } from '../planning/publishing-plan';
import type { LoadBalancerSettings, RenderedFrontEnd, RenderingMeans } from './front-ends/front-end-renderer';
import { rendererOf } from './front-ends/renderers';
import { renderAlarms, type RenderedAlarms } from './render-alarms';
import { NestedScopes } from './nested-scopes';
import { RenderedCertificates } from './render-certificates';
import { renderDashboard } from './render-dashboard';
import { renderRecords } from './render-records';
import { renderTargetGroups } from './render-target-groups';

/** What a proxy is made of besides its plan. */
export interface ProxyParts extends Pick<RenderingMeans, 'owners' | 'writeLogs'> {
  readonly settings: LoadBalancerSettings;
  /** By the plan's keys. */
  readonly hostedZones: ReadonlyMap<string, route53.IHostedZone>;
  readonly imported: ReadonlyMap<string, acm.ICertificate>;
  /** ARN of the topic that alarms tell; undefined where one is made for them. */
  readonly alarmTopicArn?: string | undefined;
  readonly createsRecords: boolean;
  readonly retainsRecords: boolean;
}

export interface RenderedProxy {
  /** In the order of the plan. */
  readonly frontEnds: readonly RenderedFrontEnd[];
  /** Those of a pool, farm or set, by the plan's keys. */
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  /** By the ids of the plan; none where nobody is told anything. */
  readonly alarms: RenderedAlarms;
  readonly dashboard?: cloudwatch.Dashboard;
  /** Of all certificates in use. */
  readonly certificateArns: string[];
}

/** Everything a plan says, as resources: with no decision left to take. The order in which they are made is that of the template. */
export function renderProxy(proxy: Construct, plan: PublishingPlan, parts: ProxyParts): RenderedProxy {
  const { settings, owners, writeLogs, hostedZones, imported } = parts;
  const scopes = new NestedScopes(proxy);
  const targetGroups = renderTargetGroups(owners, plan, settings.vpc, scopes);
  const certificates = new RenderedCertificates(proxy, plan, hostedZones, imported);
  const means: RenderingMeans = { proxy, settings, plan, owners, targetGroups, certificates, writeLogs, scopes };
  const frontEnds = plan.frontEnds.map((each: FrontEndPlan) => rendererOf(each.kind)(each, means));
  const byKey = new Map(frontEnds.map((each) => [each.plan.key, each]));
  if (parts.createsRecords) renderRecords(proxy, plan, byKey, hostedZones, scopes, parts.retainsRecords);
  const certificateArns = certificates.arnsOf(plan.certificates.map(({ key }) => key));
  const watched = { frontEnds: byKey, targetGroups, certificateArns };
  const alarms = plan.alarms === undefined ? new Map<string, never>() : renderAlarms(proxy, plan.alarms, watched, parts.alarmTopicArn);
  const dashboard = plan.dashboard === undefined ? {} : { dashboard: renderDashboard(proxy, plan.dashboard, watched) };
  return { frontEnds, targetGroups, alarms, ...dashboard, certificateArns: [...certificateArns.values()] };
}
