import { Duration } from 'aws-cdk-lib/core';
import { ExternalSignIn, FrontEnd, PoolPublishingRule, type LyncReverseProxyProps } from '../../lib';
import { childOf, frontEndPool, synthesize } from '../support/publish';

const behind = (frontEnd: FrontEnd, more: Partial<LyncReverseProxyProps> = {}) =>
  synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    externalSignIn: ExternalSignIn.MODERN,
    frontEnd,
    ...more,
  }));

const bridged = behind(FrontEnd.APPLICATION_LOAD_BALANCER);
const passed = behind(FrontEnd.NETWORK_LOAD_BALANCER);
const fleet = behind(FrontEnd.HAPROXY);
const ruleOf = ({ stack }: typeof bridged) => childOf(stack, 'Webext', PoolPublishingRule);

test('a rule behind an Application Load Balancer has metrics by their names at AWS, with the statistics it advises', () => {
  const { metrics } = ruleOf(bridged);
  expect(metrics.metricNamespace).toBe('AWS/ApplicationELB');
  expect(metrics.healthyHostCount()).toMatchObject({ metricName: 'HealthyHostCount', statistic: 'Maximum' });
  expect(metrics.unHealthyHostCount()).toMatchObject({ metricName: 'UnHealthyHostCount', statistic: 'Minimum' });
  expect(metrics.httpCodeTarget5xxCount({ period: Duration.minutes(1) })).toMatchObject({
    metricName: 'HTTPCode_Target_5XX_Count',
    statistic: 'Sum',
    period: Duration.minutes(1),
  });
  expect(metrics.targetTlsNegotiationErrorCount({ statistic: 'Maximum' })).toMatchObject({ statistic: 'Maximum' });
  expect(() => metrics.newFlowCount()).toThrow('Webext has no metric NewFlowCount in AWS/ApplicationELB: it has HealthyHostCount, ');
});

test('a rule that passes connections through offers nothing that AWS/NetworkELB lacks', () => {
  const rule = ruleOf(passed);
  const { metrics } = rule;
  expect(metrics.newFlowCount()).toMatchObject({ namespace: 'AWS/NetworkELB', metricName: 'NewFlowCount' });
  const lacking = [
    () => metrics.requestCount(),
    () => metrics.httpCodeTarget5xxCount(),
    () => metrics.targetResponseTime(),
    () => metrics.targetConnectionErrorCount(),
    () => metrics.targetTlsNegotiationErrorCount(),
    () => rule.metricRequestCount(),
    () => rule.metricTargetResponseTime(),
    () => rule.metricTargetConnectionErrorCount(),
  ];
  for (const ask of lacking)
    expect(ask).toThrow(/^Stack\/Webext has no metric \w+ in AWS\/NetworkELB: it has HealthyHostCount, UnHealthyHostCount/);
  expect(metrics.names).toEqual([
    'HealthyHostCount',
    'UnHealthyHostCount',
    'ActiveFlowCount',
    'ActiveFlowCount_TCP',
    'NewFlowCount',
    'NewFlowCount_TCP',
  ]);
  expect(metrics.custom('ProcessedBytes')).toMatchObject({ namespace: 'AWS/NetworkELB', metricName: 'ProcessedBytes' });
});

test('a proxy has the metrics of its load balancers', () => {
  const { metrics } = bridged.proxy;
  expect(metrics.httpCodeElb5xxCount()).toMatchObject({ namespace: 'AWS/ApplicationELB', metricName: 'HTTPCode_ELB_5XX_Count' });
  expect(Object.keys(metrics.httpCodeElb5xxCount().dimensions ?? {})).toEqual(['LoadBalancer']);
  expect(passed.proxy.metrics.portAllocationErrorCount()).toMatchObject({ namespace: 'AWS/NetworkELB', statistic: 'Sum' });
  expect(() => passed.proxy.metrics.clientTlsNegotiationErrorCount()).toThrow('no metric ClientTLSNegotiationErrorCount');
  expect(fleet.proxy.metrics.clientTlsNegotiationErrorCount()).toMatchObject({ namespace: 'AWS/NetworkELB' });
  expect(fleet.proxy.metricsOfLoadBalancers.map(({ metricNamespace }) => metricNamespace)).toEqual(['AWS/NetworkELB']);
});
