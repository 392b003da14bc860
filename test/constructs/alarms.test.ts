import { Match, Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { Alarms, DeploymentFile, FrontEnd } from '../../lib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
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
    alarms: Alarms.toTopic(new sns.Topic(scope, 'OnCall'), { except: ['tlsErrors'], thresholds: { serverErrors: 77 } }),
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

test('all mistakes are told at once', () => {
  const errors = errorsOf((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    alarms: Alarms.toEmail(['oncall'], { except: ['sprays'], thresholds: { certificateExpiry: 90 } }),
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
