import { Stack } from 'aws-cdk-lib/core';
import { ExternalSignIn, LyncReverseProxy, PoolPublishingRule } from '../../lib';
import { ELBV2, childOf, frontEndPool, hostsOn, idOf, publish, smallVpc, synthesize, templateOf, zone } from '../support/publish';

describe('escape hatches', () => {
  const HATCHES: readonly (readonly [string, (rule: PoolPublishingRule) => unknown])[] = [
    ['targetGroups', (rule) => rule.targetGroups],
    ['listenerRules', (rule) => rule.listenerRules],
    ['metric', (rule) => rule.metric('RequestCount')],
    ['metricHealthyHostCount', (rule) => rule.metricHealthyHostCount()],
  ];
  test.each(HATCHES)('fails when %s is asked for before there is a proxy', (_, ask) => {
    const rule = frontEndPool(new Stack(), 'Webext');
    expect(() => ask(rule)).toThrow('Webext: hand this rule to a LyncReverseProxy first');
  });

  test('reach the resources once there is one, HTTPS first', () => {
    const published = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { publishHttp: true })] }));
    const rule = childOf(published.stack, 'Webext', PoolPublishingRule);
    expect(rule.targetGroups.map(({ protocol }) => protocol)).toEqual(['HTTPS', 'HTTP']);
    rule.targetGroups[0]?.addPropertyOverride('UnhealthyThresholdCount', 7);
    for (const listenerRule of rule.listenerRules) listenerRule.addPropertyOverride('Priority', 77);
    const { template } = templateOf(published);
    template.hasResourceProperties(`${ELBV2}::TargetGroup`, { Protocol: 'HTTPS', UnhealthyThresholdCount: 7 });
    template.allResourcesProperties(`${ELBV2}::ListenerRule`, { Priority: 77 });
    template.resourceCountIs(`${ELBV2}::ListenerRule`, 2);
  });
});

describe('metrics', () => {
  const { stack, json } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
  const rule = childOf(stack, 'Webext', PoolPublishingRule);
  const [https, balancer] = ['TargetGroup', 'LoadBalancer'].map((type) => idOf(json, `${ELBV2}::${type}`));

  test.each([
    ['HealthyHostCount', 'Average', rule.metricHealthyHostCount()],
    ['UnHealthyHostCount', 'Average', rule.metricUnhealthyHostCount()],
    ['RequestCount', 'Sum', rule.metricRequestCount()],
    ['TargetResponseTime', 'Average', rule.metricTargetResponseTime()],
    ['TargetConnectionErrorCount', 'Sum', rule.metricTargetConnectionErrorCount()],
    ['HTTPCode_Target_5XX_Count', 'Maximum', rule.metric('HTTPCode_Target_5XX_Count', { statistic: 'Maximum' })],
    ['RequestCount', 'SampleCount', rule.metricRequestCount({ statistic: 'SampleCount' })],
  ])('%s (%s) is that of the target group', (metricName, statistic, metric) => {
    expect(metric).toMatchObject({ namespace: 'AWS/ApplicationELB', metricName, statistic });
    expect(stack.resolve(metric.dimensions)).toEqual({
      LoadBalancer: { 'Fn::GetAtt': [balancer, 'LoadBalancerFullName'] },
      TargetGroup: { 'Fn::GetAtt': [https, 'TargetGroupFullName'] },
    });
  });

  test('are those of the HTTPS target group where there is one for HTTP too', () => {
    const both = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { publishHttp: true })] }));
    const metric = childOf(both.stack, 'Webext', PoolPublishingRule).metricRequestCount();
    const { TargetGroup } = both.stack.resolve(metric.dimensions) as { TargetGroup: { 'Fn::GetAtt': [string, string] } };
    expect(both.json.Resources[TargetGroup['Fn::GetAtt'][0]]?.Properties).toMatchObject({ Protocol: 'HTTPS' });
  });
});

describe('a rule belongs to one proxy', () => {
  test('fails when it is handed to none', () => {
    const published = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
    frontEndPool(published.stack, 'Forgotten');
    expect(() => templateOf(published)).toThrow(/\[Stack\/Forgotten\] handed to no LyncReverseProxy: pass it in publishingRules/);
  });

  test('fails when it is handed to two', () => {
    const published = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
    const { stack } = published;
    const shared = childOf(stack, 'Webext', PoolPublishingRule);
    new LyncReverseProxy(stack, 'Second', {
      vpc: smallVpc(new Stack(stack, 'Elsewhere')),
      publishingRules: [shared, frontEndPool(stack, 'Other')],
      hostedZones: [zone(stack, 'contoso.com', 'second')],
      externalSignIn: ExternalSignIn.MODERN,
    });
    expect(() => templateOf(published)).toThrow(/\[Stack\/Webext\] handed to Stack\/ReverseProxy and Stack\/Second, but/);
  });

  test('may be listed twice for the same proxy', () => {
    const { model } = synthesize((scope) => {
      const rule = frontEndPool(scope, 'Webext');
      return { publishingRules: [rule, rule] };
    });
    expect(hostsOn(model, 443)).toEqual(['webext.contoso.com']);
  });
});
