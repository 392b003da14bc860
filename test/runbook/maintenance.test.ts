import { App } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { LyncStack } from '../../bin/lync-stack';
import { DeploymentFile } from '../../lib';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import { runbook } from '../../lib/runbook/runbook';
import type { Step } from '../../lib/runbook/step';
import { templateReading, together } from '../../lib/runbook/template-facts';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { asTemplate, type CloudFormationTemplate } from '../../lib/templates/cloudformation-template';
import { none } from '../support/planned';
import { haproxyInputsOf } from '../support/runbooks';

const file = (more = '') =>
  DeploymentFile.parse(
    `
network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0123456789abcdef0, poolNetworks: [10.20.0.0/16] }
hostedZones: [{ name: contoso.com, id: Z0 }]
externalSignIn: modern
${more}
pools:
  - { name: pool01, role: frontEndPool, version: sfb2019, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11, 10.20.0.12] }
  - { name: se, role: standardEdition, version: lync2013, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.21] }
sipDomains: [contoso.com]
simpleUrls: { answeredBy: pool01, meet: ['https://meet.contoso.com'] }
`,
    'deployment.yaml',
  );

const read = (said: DeploymentFile): CloudFormationTemplate => {
  const app = new App({ analyticsReporting: false });
  const { stackName } = new LyncStack(app, said.stackName, said);
  return asTemplate(app.synth().getStackByName(stackName).template, 'the template');
};

/** How to take a server of each pool out, with alarms and attributes that are put into the template. */
function steps(said: DeploymentFile, alarms: Resources = {}, template: CloudFormationTemplate = read(said)): readonly Step[] {
  const all = { ...template, Resources: { ...template.Resources, ...alarms } };
  const routing = new TemplateRouting([{ name: said.stackName, template: all, nested: {}, parameters: {} }]);
  const inputs = together(deploymentFacts(said._deployment, 'deployment.yaml'), templateReading(routing));
  return runbook(inputs).sections.find(({ id }) => id === 'patching')?.steps ?? [];
}

type Resources = CloudFormationTemplate['Resources'];

const linesOf = ({ commands = [] }: Step) => commands.flatMap(({ lines }) => lines);
const about = (pool: string, all: readonly Step[]): Step => {
  const step = all.find(({ title }) => title.startsWith('Update the servers of') && title.includes(`\`${pool}\``));
  if (step === undefined) throw new Error(`nothing is said of ${pool}`);
  return step;
};
const effectsOf = ({ effects = [] }: Step) => effects.map(({ text }) => text).join(' ');

/** The ids of the alarms that a step mutes. */
const mutedIn = (step: Step): readonly string[] =>
  linesOf(step).flatMap((line) => {
    const [, ids] = /contains\(`(\[.*?\])`, LogicalResourceId\)/.exec(line) ?? [];
    return ids === undefined ? [] : (JSON.parse(ids) as readonly string[]);
  });

const ALB = file();
const TEMPLATE = read(ALB);
const groupOf = (pool: string) =>
  Object.entries(TEMPLATE.Resources).find(
    ([, { Type, Properties }]) => Type.endsWith('::TargetGroup') && JSON.stringify(Properties).includes(`"${pool}"`),
  )?.[0] ?? '';
const dimensions = (pool: string) => [
  { Name: 'LoadBalancer', Value: 'app/x/y' },
  { Name: 'TargetGroup', Value: { 'Fn::GetAtt': [groupOf(pool), 'TargetGroupFullName'] } },
];
const alarm = (Properties: Readonly<Record<string, unknown>>) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
const metric = (pool: string, Threshold: unknown, MetricName = 'HealthyHostCount', ComparisonOperator = 'LessThanThreshold') =>
  alarm({ MetricName, Namespace: 'AWS/ApplicationELB', Dimensions: dimensions(pool), Threshold, ComparisonOperator });
const math = (Expression: string, ComparisonOperator: string, ...pools: readonly string[]) =>
  alarm({
    Metrics: [
      { Id: 'worst', Expression, ReturnData: true },
      ...pools.map((pool, index) => ({
        Id: `m${index}`,
        MetricStat: { Metric: { MetricName: 'HealthyHostCount', Dimensions: dimensions(pool) }, Period: 60, Stat: 'Maximum' },
      })),
    ],
    Threshold: 1,
    ComparisonOperator,
  });
const query = (metricName: string, ComparisonOperator: string) =>
  alarm({
    Metrics: [
      {
        Id: 'worst',
        Expression: {
          'Fn::Sub': `SELECT MAX(${metricName}) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer, TargetGroup) GROUP BY TargetGroup`,
        },
      },
    ],
    Threshold: 1,
    ComparisonOperator,
  });

const [POOL, SINGLE] = ['webext.contoso.com', 'webext2.contoso.com'];

test.each<[what: string, alarms: Resources, ofPool: readonly string[], ofSingle: readonly string[]]>([
  ['fewer servers than all of one pool', { A: metric(POOL, 2) }, ['A'], []],
  ['fewer servers, of which only the deployment knows how many', { A: metric(POOL, { Ref: 'AWS::AccountId' }) }, ['A'], []],
  ['no healthy server of a pool of two, which is news all the same', { A: metric(POOL, 1) }, [], []],
  ['no healthy server of a pool of one', { A: metric(SINGLE, 1) }, [], ['A']],
  [
    'unhealthy servers, among which one that is out is not',
    { A: metric(POOL, 1, 'UnHealthyHostCount', 'GreaterThanOrEqualToThreshold') },
    [],
    [],
  ],
  ['errors', { A: metric(POOL, 1, 'HTTPCode_Target_5XX_Count', 'GreaterThanOrEqualToThreshold') }, [], []],
  [
    'servers that are missing in one of several pools',
    { A: math('MAX(2 - m0)', 'GreaterThanOrEqualToThreshold', POOL, SINGLE) },
    ['A'],
    ['A'],
  ],
  ['servers of no healthy in one of several pools', { A: math('MIN(m0, m1)', 'LessThanThreshold', POOL, SINGLE) }, [], ['A']],
  ['servers of somebody else', { A: math('MAX(2 - m0)', 'GreaterThanOrEqualToThreshold', 'nobody') }, [], []],
  [
    'a target group by its name',
    { A: alarm({ ...metric(POOL, 2).Properties, Dimensions: [{ Name: 'TargetGroup', Value: 'targetgroup/x/y' }] }) },
    [],
    [],
  ],
  ['a query about no healthy server in any pool', { A: query('HealthyHostCount', 'LessThanThreshold') }, [], ['A']],
  ['a query about unhealthy servers', { A: query('UnHealthyHostCount', 'GreaterThanOrEqualToThreshold') }, [], []],
  ['two of one pool', { A: metric(POOL, 2), B: metric(POOL, 1), C: metric(POOL, 2) }, ['A', 'C'], []],
])('muted while a server is out: %s', (_, alarms, ofPool, ofSingle) => {
  const all = steps(ALB, alarms, TEMPLATE);
  expect([mutedIn(about('pool01', all)), mutedIn(about('se', all))]).toEqual([ofPool, ofSingle]);
});

test('law: an alarm on a number of servers is muted exactly if one less makes it fire', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(POOL, SINGLE), fc.integer({ min: 0, max: 3 })), { maxLength: 5 }), (drawn) => {
      const alarms = Object.fromEntries(drawn.map(([pool, threshold], index) => [`Alarm${index}`, metric(pool, threshold)]));
      const all = steps(ALB, alarms, TEMPLATE);
      const fires = (healthy: number, threshold: number) => healthy < threshold;
      for (const [name, pool, servers] of [
        ['pool01', POOL, 2],
        ['se', SINGLE, 1],
      ] as const) {
        const muted = mutedIn(about(name, all));
        none(
          drawn.filter(
            ([whose, threshold], index) => muted.includes(`Alarm${index}`) !== (whose === pool && fires(servers - 1, threshold)),
          ),
        );
      }
    }),
    { numRuns: 100 },
  );
});

test('a server is muted, taken out, drained, updated, put back and heard of again, in this order', () => {
  const lines = linesOf(about('pool01', steps(ALB, { A: metric(POOL, 2) }, TEMPLATE)));
  const order = [
    /^Get-CsUpgradeDomainInfo/,
    /^alarms1=/,
    /put-alarm-mute-rule --name maintenance\/webext\.contoso\.com --rule "Schedule=\{Expression=at\(.*\),Duration=PT2H,Timezone=UTC\}"/,
    /get-alarm-mute-rule/,
    /deregister-targets .*Id=10\.20\.0\.11,Port=4443/,
    /wait target-deregistered/,
    /^Invoke-CsComputerFailOver/,
    /^Invoke-CsComputerFailBack/,
    /elbv2 register-targets .*Id=10\.20\.0\.11,Port=4443/,
    /wait target-in-service/,
    /describe-alarms/,
    /delete-alarm-mute-rule --alarm-mute-rule-name maintenance\/webext\.contoso\.com$/,
  ].map((pattern) => lines.findIndex((line) => pattern.test(line)));
  expect(order).not.toContain(-1);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
});

test('without alarms nobody is told to mute any, nor with those of something else', () => {
  const others = { A: metric('nobody', 1, 'CPUUtilization'), B: { Type: 'AWS::SNS::Topic', Properties: {} } };
  expect(JSON.stringify([steps(ALB, {}, TEMPLATE), steps(ALB, others, TEMPLATE)])).not.toMatch(/mute/i);
  expect(JSON.stringify(runbook(haproxyInputsOf(ALB._deployment)))).not.toMatch(/mute/i);
});

test('behind a Network Load Balancer connections stay, and end with the services of the server', () => {
  const step = about('pool01', steps(file('frontEnd: networkLoadBalancer')));
  expect(effectsOf(step)).toMatch(/gets no new connections, and counts as out after 300 seconds; connections that are used stay with it/);
  expect(effectsOf(step)).not.toMatch(/gets no new requests/);
  expect(effectsOf(about('pool01', steps(ALB, {}, TEMPLATE)))).not.toMatch(/new connections/);
  expect(linesOf(step).some((line) => /deregister-targets .*Id=10\.20\.0\.11/.test(line))).toBe(true);
});

test('behind HAProxy on AWS nothing is deregistered: its checks notice', () => {
  const all = steps(file('frontEnd: haproxy'));
  for (const step of ['pool01', 'se'].map((pool) => about(pool, all))) {
    expect(linesOf(step).filter((line) => line.includes('aws '))).toEqual([]);
    expect(step.text?.join(' ')).toMatch(/The tasks take no commands/);
    expect(effectsOf(step)).toMatch(/no new clients after three checks that fail/);
  }
});

test.each([
  [0, 1],
  [540, 1],
  [1830, 4],
  [3600, 7],
])('with a delay of %i seconds waiting goes on for as long, ten minutes each time', (seconds, times) => {
  const attribute = { Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) };
  const delayed = {
    ...TEMPLATE,
    Resources: Object.fromEntries(
      Object.entries(TEMPLATE.Resources).map(([id, resource]) => [
        id,
        resource.Type.endsWith('::TargetGroup')
          ? { ...resource, Properties: { ...resource.Properties, TargetGroupAttributes: [attribute] } }
          : resource,
      ]),
    ),
  };
  const [first = ''] = linesOf(about('pool01', steps(ALB, {}, delayed))).filter((line) => line.includes('wait target-deregistered'));
  expect(first.split(' || ')).toHaveLength(times);
  expect(new Set(first.split(' || ')).size).toBe(1);
});
