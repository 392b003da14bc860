import { Match, Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { Alarms, DeploymentFile, FrontEnd } from '../../lib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { ALARM_IDS } from '../../lib/facts/alarms';
import { proxyByHand } from '../support/proxy-by-hand';
import { errorsOf, frontEndPool, synthesize } from '../support/publish';

const ALARM = 'AWS::CloudWatch::Alarm';
const MAIL = ['oncall@contoso.com', 'night@contoso.com'];

test('a topic of its own takes what alarms of the account publish, over TLS, and mails each address', () => {
  const { template } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], alarms: Alarms.toEmail(MAIL) }));
  template.resourceCountIs('AWS::SNS::Topic', 1);
  template.resourceCountIs('AWS::SNS::Subscription', 2);
  for (const Endpoint of MAIL) template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint });
  const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
  expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
        }),
      ]),
    },
  });
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));
  template.allResourcesProperties(ALARM, { AlarmActions: [{ Ref: topic }] });
});

test('a topic of somebody else stays as it is, and is told', () => {
  const { template, stack } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    alarms: Alarms.toTopic(new sns.Topic(scope, 'OnCall'), { leftOut: ['tlsErrors'], thresholds: { serverErrors: 77 } }),
  }));
  expect(Object.keys(template.findResources('AWS::SNS::Topic'))).toHaveLength(1);
  template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
  const topic = stack.getLogicalId(stack.node.findChild('OnCall').node.defaultChild as sns.CfnTopic);
  template.allResourcesProperties(ALARM, { AlarmActions: [{ Ref: topic }] });
  template.hasResourceProperties(ALARM, { MetricName: 'HTTPCode_Target_5XX_Count', Threshold: 77 });
  expect(JSON.stringify(template.findResources(ALARM))).not.toContain('TargetTLSNegotiationErrorCount');
});

test('nobody is told anything who has not said so', () => {
  const { template } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], frontEnd: FrontEnd.HAPROXY }));
  for (const type of [ALARM, 'AWS::SNS::Topic', 'AWS::Logs::MetricFilter']) expect(template.findResources(type)).toEqual({});
});

test('addresses that differ by a slash alone have a subscription each', () => {
  const addresses = ['o/brien@contoso.com', 'o--brien@contoso.com', 'a/b/c@contoso.com', 'a--b/c@contoso.com'];
  const { template } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], alarms: Alarms.toEmail(addresses) }));
  const subscriptions = Object.values(template.findResources('AWS::SNS::Subscription')) as {
    readonly Properties: { readonly Endpoint: string };
  }[];
  expect(subscriptions.map(({ Properties: { Endpoint: endpoint } }) => endpoint).sort()).toEqual([...addresses].sort());
});

test('an address that is written twice, in whatever letters, is told once', () => {
  const { template } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    alarms: Alarms.toEmail(['OnCall@contoso.com', 'oncall@Contoso.com', 'OnCall@contoso.com']),
  }));
  template.resourceCountIs('AWS::SNS::Subscription', 1);
  template.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'OnCall@contoso.com' });
});

test('thresholds that only the deployment knows are handed to CloudWatch as they are', () => {
  const { template } = synthesize((scope) => {
    const number = (id: string) => new CfnParameter(scope, id, { type: 'Number' }).valueAsNumber;
    return {
      publishingRules: [frontEndPool(scope, 'Webext')],
      alarms: Alarms.toEmail(MAIL, { thresholds: Object.fromEntries(ALARM_IDS.map((id) => [id, number(id)])) }),
    };
  });
  const alarms = template.findResources(ALARM);
  // What CDK writes for such a number is a huge negative one: no calculation may be left over from it.
  expect(JSON.stringify(alarms)).not.toMatch(/\de\+\d/);
  template.hasResourceProperties(ALARM, {
    Threshold: { Ref: 'fewerServers' },
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Metrics: Match.arrayWith([Match.objectLike({ Expression: 'MAX([2 - FILL(m1, 2)])' })]),
  });
});

test.each<readonly [string, string, string, (scope: Stack) => Alarms]>([
  ['addresses in a list of unknown length', 'alarm-recipients', 'Fn.select', (scope) => Alarms.toEmail(listIn(scope))],
  [
    'a FIFO topic of the app',
    'alarm-recipients',
    'standard topic',
    (scope) => Alarms.toTopic(new sns.Topic(scope, 'Told', { fifo: true })),
  ],
  ['a FIFO topic by its ARN', 'alarm-recipients', 'standard topic', (scope) => Alarms.toTopic(topicNamed(scope, 'oncall.fifo'))],
  [
    'an alarm left out by a token',
    'alarm-unknown',
    'only when it is deployed',
    (scope) => Alarms.toEmail(MAIL, { leftOut: [textIn(scope)] }),
  ],
  ['alarms left out by a list', 'alarm-unknown', 'only when it is deployed', (scope) => Alarms.toEmail(MAIL, { leftOut: listIn(scope) })],
])('%s', (_, id, says, alarms) => {
  const publishing = () => synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')], alarms: alarms(scope) }));
  expect(publishing).toThrow(`lync-reverse-proxy:${id}`);
  expect(publishing).toThrow(says);
});

function topicNamed(scope: Stack, name: string): sns.ITopic {
  return sns.Topic.fromTopicArn(scope, 'Told', `arn:aws:sns:eu-west-1:111122223333:${name}`);
}

function textIn(scope: Stack): string {
  return new CfnParameter(scope, 'Said').valueAsString;
}

function listIn(scope: Stack): string[] {
  return new CfnParameter(scope, 'Said', { type: 'CommaDelimitedList' }).valueAsList;
}

test('all mistakes are told at once', () => {
  const errors = errorsOf((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    alarms: Alarms.toEmail(['oncall'], { leftOut: ['sprays'], thresholds: { certificateExpiry: 90 } }),
  }));
  expect([...errors].sort()).toEqual(['alarm-address-malformed', 'alarm-threshold-out-of-range', 'alarm-unknown']);
});

test('a file and constructs make the same alarms', () => {
  const deployment: Deployment = {
    externalSignIn: 'modern',
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
    hostedZones: [{ name: 'contoso.com', id: 'Z0123456789ABCDEFGHIJ' }],
    pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11', '10.20.0.12'] }],
    alarms: { email: MAIL, except: ['spray'], thresholds: { fewerServers: 1, serverErrors: 33 } },
  };
  const file = DeploymentFile.parse(JSON.stringify(deployment));
  const stack = new Stack();
  const byFile = file._declarationIn('Lync');
  const proxy = proxyByHand(stack, deployment, byFile);
  expect(proxy._declaration.alarms).toEqual(byFile.alarms);
  const alarms = Object.values(Template.fromStack(stack).findResources(ALARM)) as {
    readonly Properties: { readonly MetricName?: string; readonly Threshold: number };
  }[];
  expect(alarms.map(({ Properties: { MetricName: metric, Threshold: threshold } }) => `${metric ?? ''} ${threshold}`)).toEqual(
    expect.arrayContaining(['HTTPCode_Target_5XX_Count 33', 'HealthyHostCount 2', 'HealthyHostCount 1', 'DaysToExpiry 30']),
  );
});
