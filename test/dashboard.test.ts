import type { Stack } from 'aws-cdk-lib/core';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Template } from 'aws-cdk-lib/assertions';
import { Dashboard, RoutingTable } from '../lib';
import type { Deployment } from '../lib/declaring/deployment-file/deployment';
import { dashboardUrl } from '../lib/facts/console';
import { planContents } from '../lib/reports/plan/plan-contents';
import { planPage } from '../lib/reports/plan/plan-html';
import { planReport } from '../lib/reports/plan/plan-report';
import { deploymentFacts } from '../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../lib/runbook/inputs';
import { runbook } from '../lib/runbook/runbook';
import { runbookMarkdown } from '../lib/runbook/runbook-markdown';
import { resourcesOf, type TemplateJson } from './support/model-of-template';
import { routingOf } from './support/routing-of';
import { templateReading } from '../lib/runbook/template-facts';
import { beside } from '../lib/runbook/template-inputs';
import { frontEndPool, idOf, publish } from './support/publish';
import { synthesized } from './support/synthesize';

const TYPE = 'AWS::CloudWatch::Dashboard';

const SMALL: Deployment = {
  env: { account: '111122223333', region: 'eu-west-1' },
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0123456789CONTOSO00' }],
  externalSignIn: 'modern',
  pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
};

function inputsOf(deployment: Deployment): RunbookInputs {
  const facts = deploymentFacts(deployment, 'deployment.yaml');
  return beside(facts, templateReading(routingOf(synthesized(deployment).template)));
}

describe('of constructs', () => {
  const bodyOf = (stack: Stack) => JSON.stringify(resourcesOf(Template.fromStack(stack).toJSON() as TemplateJson, TYPE));

  test.each([
    ['none where nobody asks', undefined],
    ['none where none is wanted', Dashboard.none()],
  ])('%s', (_, dashboard) => {
    const { stack, proxy } = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Pool01')], dashboard }));
    expect(proxy.dashboard).toBeUndefined();
    Template.fromStack(stack).resourceCountIs(TYPE, 0);
  });

  test('one that takes widgets of others below its own', () => {
    const { stack, proxy } = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Pool01')], dashboard: Dashboard.create() }));
    const before = bodyOf(stack);
    const other = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Pool01')], dashboard: Dashboard.create() }));
    other.proxy.dashboard?.addWidgets(new cloudwatch.TextWidget({ markdown: 'On call: +31 20 555 0100' }));
    expect(proxy.dashboard).toBeInstanceOf(cloudwatch.Dashboard);
    expect(before).toContain('Healthy servers');
    expect(bodyOf(other.stack)).toContain('On call: +31 20 555 0100');
    // Dashboards of all Regions share their names.
    expect(before).not.toContain('DashboardName');
  });
});

test('plan says in one line where it is, and what it may cost', () => {
  const { template } = synthesized({ ...SMALL, dashboard: 'create' });
  const contents = planContents(routingOf(template), [], undefined);
  const id = idOf(template, TYPE);
  const text = planReport(contents).replace(/\s+/g, ' ');
  expect(text).toContain(`Dashboard ${id} of the stack`);
  expect(text).toContain('in CloudWatch under Dashboards; the runbook has its address.');
  expect(text).toMatch(/An account has 3 dashboards for nothing; each further one is .*3\.00 a month, which is not in it\./);
  const page = planPage(contents).replace(/\s+/g, ' ');
  expect(page).toContain('id="dashboard"');
  expect(page).toContain(`${id} of the stack`);
  expect(page).toContain('dashboards for nothing');
  expect(RoutingTable.fromTemplate(template).overview().dashboards).toEqual([expect.objectContaining({ logicalId: id })]);
});

test('plan says nothing of what is not there', () => {
  const { template } = synthesized(SMALL);
  const contents = planContents(routingOf(template), [], undefined);
  expect(planReport(contents)).not.toMatch(/dashboard/i);
  expect(planPage(contents)).not.toMatch(/id="dashboard"|dashboards for nothing/);
  expect(runbookMarkdown(runbook(inputsOf(SMALL)))).not.toContain('Open the dashboard');
});

test('the runbook opens it before names move, in the console of its Region', () => {
  const text = runbookMarkdown(runbook(inputsOf({ ...SMALL, dashboard: 'create' })));
  expect(text).toContain('Open the dashboard');
  expect(text).toContain('https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/${dashboard}');
  expect(text).toMatch(
    /dashboard=\$\(aws cloudformation describe-stack-resource --stack-name \S+ --logical-resource-id Lync\w*Dashboard\w*/,
  );
  expect(text.indexOf('Open the dashboard')).toBeLessThan(text.indexOf('Let the stack make the records'));
});

test.each([
  ['eu-west-1', 'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/it'],
  ['cn-north-1', 'https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1#dashboards/dashboard/it'],
  ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#dashboards/dashboard/it'],
])('the console of %s', (region, url) => {
  expect(dashboardUrl(region, 'it')).toBe(url);
});

test('the output of the stack leads there', () => {
  const { template } = synthesized({ ...SMALL, dashboard: 'create' });
  const outputs = JSON.stringify((template as unknown as { readonly Outputs: Readonly<Record<string, unknown>> }).Outputs['DashboardUrl']);
  expect(outputs).toContain('https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/');
  expect(synthesized(SMALL).template).not.toHaveProperty('Outputs.DashboardUrl');
});
