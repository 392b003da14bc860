import { Aws, Fn, Token, type CfnResource } from 'aws-cdk-lib/core';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmPlan, AlarmsPlan, LogMetric, Measure, QuerySeries } from '../planning/watching/alarm-plan';
import type { Watched } from '../planning/watching/watched';
import type { RenderedFrontEnd } from './front-ends/front-end-renderer';

/** What alarms look at, by the keys of the plan. */
export interface WatchedResources {
  readonly frontEnds: ReadonlyMap<string, RenderedFrontEnd>;
  readonly targetGroups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  readonly certificateArns: ReadonlyMap<string, string>;
  /** ARN of somebody else's topic; undefined: one is made. */
  readonly topicArn: string | undefined;
}

/** By the ids of the plan. */
export type RenderedAlarms = ReadonlyMap<string, cloudwatch.CfnAlarm>;

/** Alarms with the topic they tell, below a construct of their own. */
export function renderAlarms(proxy: Construct, plan: AlarmsPlan, resources: WatchedResources): RenderedAlarms {
  const scope = new Construct(proxy, 'Alarms');
  const topicArn = resources.topicArn ?? renderTopic(scope, plan.email ?? []);
  for (const metric of plan.logMetrics) renderLogMetric(scope, metric, resources);
  return new Map(plan.alarms.map((alarm) => [alarm.id, renderAlarm(scope, alarm, resources, topicArn)]));
}

/**
 * With no key of AWS KMS: that of AWS lets no alarm in, one of one's own costs a dollar a month, and what is in a mail, names of pools and
 * counts, has left all that a key protects. Amazon SNS encrypts its disks in any case.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-data-encryption.html
 */
function renderTopic(scope: Construct, email: readonly string[]): string {
  const topic = new sns.Topic(scope, 'Topic', { displayName: 'Lync reverse proxy', enforceSSL: true });
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': Fn.join(':', ['arn', Aws.PARTITION, 'cloudwatch', Aws.REGION, Aws.ACCOUNT_ID, 'alarm', '*']) },
      },
    }),
  );
  const unknown = email.filter((each) => Token.isUnresolved(each));
  for (const endpoint of [...email].sort()) {
    // One that only the deployment knows has no other name than its place.
    const id = unknown.includes(endpoint) ? `MailOf-${unknown.indexOf(endpoint)}` : `Mail-${endpoint}`;
    new sns.CfnSubscription(scope, id, { topicArn: topic.topicArn, protocol: 'email', endpoint });
  }
  return topic.topicArn;
}

function renderLogMetric(scope: Construct, metric: LogMetric, resources: WatchedResources): void {
  const { logGroup } = fleetOf(metric.frontEnd, resources);
  new logs.CfnMetricFilter(scope, metric.name, {
    logGroupName: logGroup.ref,
    filterPattern: metric.pattern,
    metricTransformations: [
      { metricNamespace: namespaceOf(metric, resources), metricName: metric.name, metricValue: '1', unit: cloudwatch.Unit.COUNT },
    ],
  });
}

/** Of the one log group: another deployment in the account counts for itself. */
function namespaceOf({ frontEnd }: LogMetric, resources: WatchedResources): string {
  return Fn.join('/', ['LyncReverseProxy', fleetOf(frontEnd, resources).logGroup.ref]);
}

function renderAlarm(scope: Construct, plan: AlarmPlan, resources: WatchedResources, topicArn: string): cloudwatch.CfnAlarm {
  const { description, threshold, comparison, evaluationPeriods, datapointsToAlarm, missingData, tellsOfGaps } = plan;
  const alarm = new cloudwatch.CfnAlarm(scope, plan.id, {
    alarmDescription: description,
    ...seriesOf(plan, resources),
    threshold,
    comparisonOperator: comparison,
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: missingData,
    alarmActions: [topicArn],
    insufficientDataActions: tellsOfGaps ? [topicArn] : undefined,
  });
  for (const needed of runningBefore(plan, resources)) alarm.addResourceDependency(needed);
  return alarm;
}

/** An alarm about tasks comes when they run: until then there are fewer than there should be. */
function runningBefore({ series }: AlarmPlan, { frontEnds }: WatchedResources): readonly CfnResource[] {
  if (series.kind !== 'metric' || !('frontEnd' in series.measure.of)) return [];
  const fleet = frontEnds.get(series.measure.of.frontEnd)?.fleet;
  return fleet === undefined ? [] : [fleet.service, ...(fleet.scaling === undefined ? [] : [fleet.scaling])];
}

function seriesOf({ series, periodSeconds: period }: AlarmPlan, resources: WatchedResources): Partial<cloudwatch.CfnAlarmProps> {
  switch (series.kind) {
    case 'metric': {
      const { namespace, metric, statistic, of } = series.measure;
      return { namespace, metricName: metric, statistic, period, dimensions: dimensionsOf(of, resources) };
    }
    case 'log':
      return { namespace: namespaceOf(series.metric, resources), metricName: series.metric.name, statistic: 'Sum', period };
    case 'math':
      return {
        metrics: [
          { id: 'worst', expression: series.expression, label: 'Worst', returnData: true },
          ...series.measures.map(({ name, measure }) => ({
            id: name,
            metricStat: metricStat(measure, period, resources),
            returnData: false,
          })),
        ],
      };
    case 'query':
      return { metrics: [{ id: 'worst', expression: queryText(series, resources), period, returnData: true }] };
  }
}

function metricStat(
  { namespace, metric, statistic, of }: Measure,
  period: number,
  resources: WatchedResources,
): cloudwatch.CfnAlarm.MetricStatProperty {
  return { metric: { namespace, metricName: metric, dimensions: dimensionsOf(of, resources) }, period, stat: statistic };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html */
function queryText(
  { aggregate, namespace, metric, dimensions, frontEnd, groupBy, order }: QuerySeries,
  resources: WatchedResources,
): string {
  const where = frontEnd === undefined ? '' : ` WHERE LoadBalancer = '${balancerOf(frontEnd, resources).attrLoadBalancerFullName}'`;
  const schema = `SCHEMA("${namespace}", ${dimensions.join(', ')})`;
  return `SELECT ${aggregate}(${metric}) FROM ${schema}${where} GROUP BY ${groupBy.join(', ')} ORDER BY ${aggregate}() ${order}`;
}

function dimensionsOf(of: Watched, resources: WatchedResources): cloudwatch.CfnAlarm.DimensionProperty[] {
  switch (of.kind) {
    case 'loadBalancer':
      return [{ name: 'LoadBalancer', value: balancerOf(of.frontEnd, resources).attrLoadBalancerFullName }];
    case 'targetGroup': {
      const group = resources.targetGroups.get(of.targetGroup) ?? resources.frontEnds.get(of.frontEnd)?.targetGroups?.get(of.targetGroup);
      if (group === undefined) throw new Error(`an alarm of the plan is about ${of.targetGroup}, which was not rendered`);
      return [
        { name: 'LoadBalancer', value: balancerOf(of.frontEnd, resources).attrLoadBalancerFullName },
        { name: 'TargetGroup', value: group.attrTargetGroupFullName },
      ];
    }
    case 'service': {
      const { cluster, service } = fleetOf(of.frontEnd, resources);
      return [
        { name: 'ClusterName', value: cluster.ref },
        { name: 'ServiceName', value: service.attrName },
      ];
    }
    case 'certificate': {
      const arn = resources.certificateArns.get(of.certificate);
      if (arn === undefined) throw new Error(`an alarm of the plan is about the certificate ${of.certificate}, which was not rendered`);
      return [{ name: 'CertificateArn', value: arn }];
    }
  }
}

function balancerOf(frontEnd: string, { frontEnds }: WatchedResources): elbv2.CfnLoadBalancer {
  const rendered = frontEnds.get(frontEnd);
  if (rendered === undefined) throw new Error(`an alarm of the plan is about ${frontEnd}, which was not rendered`);
  return rendered.loadBalancer;
}

function fleetOf(frontEnd: string, { frontEnds }: WatchedResources): NonNullable<RenderedFrontEnd['fleet']> {
  const fleet = frontEnds.get(frontEnd)?.fleet;
  if (fleet === undefined) throw new Error(`an alarm of the plan is about tasks of ${frontEnd}, which has none`);
  return fleet;
}
