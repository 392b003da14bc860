import { Aws, Fn, Token, type CfnResource } from 'aws-cdk-lib/core';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmPlan, AlarmsPlan, LogMetric, Measure, QuerySeries } from '../planning/watching/alarm-plan';
import { insightsText } from '../planning/watching/insights-query';
import { balancerOf, dimensionsOf, fleetOf, type WatchedResources } from './watched-resources';

/** By the ids of the plan. */
export type RenderedAlarms = ReadonlyMap<string, cloudwatch.CfnAlarm>;

/**
 * Alarms with the topic they tell, below a construct of their own.
 *
 * @param topic ARN of somebody else's; undefined: one is made
 */
export function renderAlarms(proxy: Construct, plan: AlarmsPlan, resources: WatchedResources, topic: string | undefined): RenderedAlarms {
  const scope = new Construct(proxy, 'Alarms');
  const topicArn = topic ?? renderTopic(scope, plan.email ?? []);
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
    const id = unknown.includes(endpoint) ? `MailOf-${unknown.indexOf(endpoint)}` : `Mail-${inId(endpoint)}`;
    new sns.CfnSubscription(scope, id, { topicArn: topic.topicArn, protocol: 'email', endpoint });
  }
  return topic.topicArn;
}

/** The constructs library writes `--` for a slash, which both may stand before an @: told apart by a letter of which no address has two. */
function inId(address: string): string {
  return address.replaceAll('/', '@');
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

/**
 * An alarm about tasks comes when they run: until then there are fewer than there should be. What scales a service is made after it, and
 * so is what names it: cfn-lint warns of what is said twice (W3005).
 */
function runningBefore({ series }: AlarmPlan, { frontEnds }: WatchedResources): readonly CfnResource[] {
  if (series.kind !== 'metric' || !('frontEnd' in series.measure.of)) return [];
  const { of } = series.measure;
  const fleet = frontEnds.get(of.frontEnd)?.fleet;
  if (fleet === undefined) return [];
  if (fleet.scaling !== undefined) return [fleet.scaling];
  return of.kind === 'service' ? [] : [fleet.service];
}

function seriesOf({ series, periodSeconds: period }: AlarmPlan, resources: WatchedResources): Partial<cloudwatch.CfnAlarmProps> {
  switch (series.kind) {
    case 'metric': {
      const { namespace, metric, statistic, of } = series.measure;
      return { namespace, metricName: metric, statistic, period, dimensions: [...dimensionsOf(of, resources)] };
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
  return { metric: { namespace, metricName: metric, dimensions: [...dimensionsOf(of, resources)] }, period, stat: statistic };
}

function queryText(query: QuerySeries, resources: WatchedResources): string {
  const { frontEnd } = query;
  return insightsText(query, frontEnd === undefined ? undefined : balancerOf(frontEnd, resources).attrLoadBalancerFullName);
}
