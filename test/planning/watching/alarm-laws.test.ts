import fc from 'fast-check';
import type { AlarmsEntry, Deployment, PoolEntry } from '../../../lib/declaring/deployment-file/deployment';
import { ALARM_IDS } from '../../../lib/facts/alarms';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import { anyDeployment } from '../../support/spread-deployment';
import { declarationOf } from '../../support/declaration-of';
import type { TemplateJson } from '../../support/model-of-template';
import { none, planned } from '../../support/planned';
import { flattened, synthesizedStacks } from '../../support/stack-templates';
import { textOf, type AlarmProperties, type DimensionProperties } from '../../support/alarm-evaluation';
import { OF_GROUPS } from '../../support/day-of-metrics';

const ELB = 'AWS::ElasticLoadBalancingV2::';
const MADE = ['AWS::CloudWatch::Alarm', 'AWS::Logs::MetricFilter', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription'];

const arbitraryAlarms: fc.Arbitrary<AlarmsEntry> = fc.record({
  email: fc.uniqueArray(fc.constantFrom('oncall@contoso.com', 'night@fabrikam.com', 'a+b@mail.contoso.com'), { minLength: 1 }),
  except: fc.uniqueArray(fc.constantFrom(...ALARM_IDS), { maxLength: 3 }),
});

/** What AWS lists for each namespace, and the protocols of listeners and targets it takes: by hand, from its pages. */
const EXISTING: Readonly<Record<string, Readonly<Record<string, { readonly listener?: string; readonly target?: string }>>>> = {
  'AWS/ApplicationELB': {
    HealthyHostCount: {},
    UnHealthyHostCount: {},
    HTTPCode_Target_5XX_Count: {},
    HTTPCode_ELB_5XX_Count: {},
    TargetConnectionErrorCount: {},
    TargetTLSNegotiationErrorCount: { target: 'HTTPS' },
    RejectedConnectionCount: {},
  },
  'AWS/NetworkELB': {
    HealthyHostCount: {},
    UnHealthyHostCount: {},
    RejectedFlowCount: {},
    PortAllocationErrorCount: {},
    TCP_Target_Reset_Count: {},
    TCP_ELB_Reset_Count: {},
    NewFlowCount: {},
  },
  'AWS/CertificateManager': { DaysToExpiry: {} },
  'AWS/ECS': { CPUUtilization: {} },
};

test('in any mix of front ends alarms name what the template has, and change nothing else, for 12 random deployments', () => {
  fc.assert(
    fc.property(anyDeployment, arbitraryAlarms, (deployment, alarms) => {
      planned(deployment);
      const { stack, plan } = synthesizedStacks({ ...deployment, alarms });
      const watched = flattened(stack);
      const silent = flattened(synthesizedStacks(deployment).stack);
      none([
        ...astray(watched),
        ...miscounted(watched, plan.stacks[0]?.resources ?? {}),
        ...changed(watched, silent),
        ...leftIn(watched, alarms),
      ]);
    }),
    { numRuns: 12 },
  );
}, 300_000);

function alarmsOf({ Resources: resources }: TemplateJson): readonly (readonly [string, AlarmProperties])[] {
  return Object.entries(resources)
    .filter(([, { Type: type }]) => type === 'AWS::CloudWatch::Alarm')
    .map(([id, { Properties: properties }]) => [id, properties as unknown as AlarmProperties]);
}

interface Named {
  readonly namespace: unknown;
  readonly metric: string;
  readonly dimensions: readonly DimensionProperties[];
}

function namedBy({
  Namespace: namespace,
  MetricName: metric,
  Dimensions: dimensions = [],
  Metrics: metrics = [],
}: AlarmProperties): readonly Named[] {
  if (metric !== undefined) return [{ namespace, metric, dimensions }];
  return metrics.flatMap(({ MetricStat: stat }) =>
    stat === undefined
      ? []
      : [{ namespace: stat.Metric.Namespace, metric: stat.Metric.MetricName, dimensions: stat.Metric.Dimensions ?? [] }],
  );
}

function astray(template: TemplateJson): readonly unknown[] {
  return alarmsOf(template).flatMap(([id, alarm]) => [
    ...namedBy(alarm).flatMap((named) => wrongMetric(named, template).map((wrong) => [id, wrong])),
    ...(alarm.Metrics ?? []).flatMap(({ Expression: expression }) => wrongQuery(textOf(expression), template).map((wrong) => [id, wrong])),
  ]);
}

function wrongMetric({ namespace, metric, dimensions }: Named, { Resources: resources }: TemplateJson): readonly unknown[] {
  if (typeof namespace !== 'string') return textOf(namespace).startsWith('LyncReverseProxy/') ? [] : ['a namespace of nobody'];
  const known = EXISTING[namespace]?.[metric];
  if (known === undefined) return [`${namespace} has no ${metric}`];
  const targets = dimensions.flatMap(({ Name: name, Value: value }) => (name === 'TargetGroup' ? textOf(value) : []));
  const balancers = dimensions.flatMap(({ Name: name, Value: value }) => (name === 'LoadBalancer' ? textOf(value) : []));
  return [
    ...targets.filter((each) => resources[each]?.Type !== `${ELB}TargetGroup`),
    ...balancers.filter((each) => resources[each]?.Type !== `${ELB}LoadBalancer`),
    ...balancers.filter(
      (each) =>
        (resources[each]?.Properties as { readonly Type?: string }).Type !== (namespace === 'AWS/NetworkELB' ? 'network' : 'application'),
    ),
    ...(namespace.endsWith('ELB') && OF_GROUPS.includes(metric) !== targets.length > 0 ? [`${metric} with the wrong dimensions`] : []),
    ...targets.filter(
      (each) => known.target !== undefined && (resources[each]?.Properties as { readonly Protocol?: string }).Protocol !== known.target,
    ),
  ];
}

function wrongQuery(text: string, { Resources: resources }: TemplateJson): readonly unknown[] {
  if (!text.startsWith('SELECT ')) return [];
  const [, metric = '', namespace = ''] = /\((\w+)\) FROM SCHEMA\("([^"]+)"/.exec(text) ?? [];
  const balancer = /LoadBalancer = '(\w+)'/.exec(text)?.[1];
  return [
    ...(EXISTING[namespace]?.[metric] === undefined ? [`${namespace} has no ${metric}`] : []),
    ...(balancer !== undefined && resources[balancer]?.Type !== `${ELB}LoadBalancer` ? [balancer] : []),
  ];
}

function miscounted({ Resources: resources }: TemplateJson, counts: Readonly<Record<string, number>>): readonly unknown[] {
  return MADE.filter((type) => Object.values(resources).filter(({ Type }) => Type === type).length !== (counts[type] ?? 0));
}

/** Logical ids and properties of everything else. */
function changed({ Resources: watched }: TemplateJson, { Resources: silent }: TemplateJson): readonly unknown[] {
  const others = Object.entries(watched).filter(([, { Type: type }]) => !MADE.includes(type));
  const left = new Map(others.map(([id, resource]) => [id, JSON.stringify(resource)]));
  return Object.entries(silent)
    .filter(([id, resource]) => left.get(id) !== JSON.stringify(resource))
    .map(([id]) => id)
    .concat(others.length === Object.keys(silent).length ? [] : ['something else is made']);
}

function leftIn(template: TemplateJson, { except = [] }: AlarmsEntry): readonly unknown[] {
  return alarmsOf(template).flatMap(([, alarm]) => {
    const { AlarmDescription: description = '' } = alarm as { readonly AlarmDescription?: string };
    return [
      ...except.filter((id) => description.endsWith(`: ${id})`)),
      ...(description.length > 1024 || !/counts? as|told as well|leaves the state/.test(description) ? [description] : []),
    ];
  });
}

const KINDS = ['applicationLoadBalancer', 'networkLoadBalancer', 'haproxy'] as const;

test('a hundred pools take forty alarms at most, whatever they stand behind, for 30 mixes', () => {
  const mix = fc.record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 6 }),
    loadBalancers: fc.constantFrom(undefined, 1, 2, 3, 5, 20),
    publishHttp: fc.boolean(),
    namesPerCertificate: fc.constantFrom(undefined, 1, 4, 100),
  });
  fc.assert(
    fc.property(mix, ({ kinds, loadBalancers, publishHttp, namesPerCertificate }) => {
      const pools = Array.from({ length: 100 }, (_, index): PoolEntry => ({
        name: `pool${index}`,
        role: 'frontEndPool',
        externalWebServicesFqdn: `webext${index}.contoso.com`,
        servers: [`10.20.${index}.11`, `10.20.${index}.12`],
        frontEnd: kinds[index % kinds.length],
        publishHttp,
      }));
      const { alarms } = planPublishing(declarationOf({ ...FEW, pools, loadBalancers, namesPerCertificate }));
      const queries = alarms?.alarms.filter(({ series }) => series.kind === 'query') ?? [];
      none([
        ...((alarms?.alarms.length ?? 0) > 40 ? [[alarms?.alarms.length, alarms?.sharing]] : []),
        ...(alarms?.alarms ?? []).flatMap(({ id, series }) => (series.kind === 'math' && series.measures.length > 10 ? [id] : [])),
        ...(queries.every(({ series }) => series.kind === 'query' && series.groupBy.length > 0) ? [] : ['a query that names nobody']),
        ...(kinds.includes('applicationLoadBalancer') && queries.length === 0 ? ['no query for so many pools'] : []),
        ...(new Set(alarms?.alarms.map(({ id }) => id)).size === alarms?.alarms.length ? [] : ['two alarms of one id']),
      ]);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('an alarm about what is left says the number that it goes off below, whatever threshold is written, for 40 mixes', () => {
  const mix = fc.record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 4 }),
    servers: fc.integer({ min: 1, max: 4 }),
    pools: fc.constantFrom(1, 3, 20),
    written: fc.constantFrom(1, 2, 3, 5, 1000),
  });
  fc.assert(
    fc.property(mix, ({ kinds, servers, pools, written }) => {
      const entries = Array.from({ length: pools }, (_, index): PoolEntry => ({
        name: `pool${index}`,
        role: 'frontEndPool',
        externalWebServicesFqdn: `webext${index}.contoso.com`,
        servers: Array.from({ length: servers }, (__, end) => `10.20.${index}.${end + 1}`),
        frontEnd: kinds[index % kinds.length],
      }));
      const alarms = { ...FEW.alarms, thresholds: { noHealthyServer: written, noTask: written } };
      const { alarms: told } = planPublishing(declarationOf({ ...FEW, pools: entries, alarms }));
      const left = told?.alarms.filter(({ alarm, comparison }) => /^no[HT]/.test(alarm) && comparison === 'LessThanThreshold') ?? [];
      none([
        ...left.flatMap(({ id, threshold, description }) => {
          const number = threshold === 1 ? /has had no (healthy server|task) / : new RegExp(`has had fewer than ${threshold} `);
          return number.test(description) && / (answers|runs) |tasks that (answer|run) |server/.test(description)
            ? []
            : [[id, threshold, description]];
        }),
        ...(left.length > 0 ? [] : ['no alarm']),
      ]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test.each(KINDS)(
  'names as long as they may be leave room for what happened and what a gap means, behind a front end of the kind %s',
  (frontEnd) => {
    const host = (index: number) => `${[60, 60, 60, 40].map((length) => `${'w'.repeat(length)}${index}`).join('.')}.contoso.com`;
    const furtherServices = Array.from({ length: 30 }, (_, index) => ({
      ...{ host: host(index + 10), servers: [`10.20.${index}.1`, `10.20.${index}.2`], externalSignIn: 'none' as const, frontEnd },
    }));
    const pools: readonly PoolEntry[] = [
      { name: 'p'.repeat(100), role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.99.1'], frontEnd },
    ];
    const { alarms } = planPublishing(declarationOf({ ...FEW, pools, furtherServices }));
    expect(alarms?.alarms.length).toBeGreaterThan(5);
    none(
      (alarms?.alarms ?? []).flatMap(({ alarm, description }) => [
        ...(description.length <= 1024 ? [] : [description.length]),
        ...(description.endsWith(`: ${alarm})`) ? [] : [description]),
        ...(/(minutes|periods|expires|out)[:.,].* (A gap|Nothing is reported)/.test(description) ? [] : [description]),
      ]),
    );
  },
);

test.each([1, 3, 12, 60])('where each zone counts its own servers, no number of a zone is taken for that of all, for %i pools', (count) => {
  const pools = Array.from({ length: count }, (_, index): PoolEntry => ({
    name: `pool${index}`,
    role: 'frontEndPool',
    externalWebServicesFqdn: `webext${index}.contoso.com`,
    servers: [1, 2, 3].map((end) => `10.20.${index}.${end}`),
    frontEnd: KINDS[(index + 1) % KINDS.length],
  }));
  const thresholds = { noHealthyServer: 2, noTask: 2 };
  const told = (crossZone: boolean) => {
    const declaration = declarationOf({ ...FEW, pools, alarms: { ...FEW.alarms, thresholds } });
    return planPublishing({ ...declaration, crossZone }).alarms?.alarms ?? [];
  };
  const wrong = (alarms: ReturnType<typeof told>) =>
    alarms.flatMap(({ id, series, threshold, comparison }) => {
      if (series.kind === 'log') return [];
      const measured =
        series.kind === 'query'
          ? [{ namespace: series.namespace, metric: series.metric, statistic: series.aggregate }]
          : series.kind === 'metric'
            ? [series.measure]
            : series.measures.map(({ measure }) => measure);
      const ofNetwork = measured.filter(({ namespace }) => namespace === 'AWS/NetworkELB');
      const isHealthy = ofNetwork.some(({ metric }) => metric === 'HealthyHostCount');
      const isUnhealthy = ofNetwork.some(({ metric, statistic }) => metric === 'UnHealthyHostCount' && !/^max/i.test(statistic));
      return (isHealthy && (threshold > 1 || comparison !== 'LessThanThreshold')) || isUnhealthy ? [id] : [];
    });
  none(wrong(told(false)));
  expect(told(false).map(({ id }) => id)).toEqual(told(true).map(({ id }) => id));
  expect(wrong(told(true)).length).toBeGreaterThan(0);
});

const FEW: Deployment = {
  externalSignIn: 'modern',
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
  alarms: { email: ['oncall@contoso.com'] },
  pools: [],
};

test('another pool moves no alarm of those that are there, and neither does the order of the file', () => {
  const one = (name: string, index: number): PoolEntry => ({
    name,
    role: 'frontEndPool',
    externalWebServicesFqdn: `${name}.contoso.com`,
    servers: [`10.20.0.${index}`, `10.20.1.${index}`],
  });
  const idsOf = (pools: readonly PoolEntry[]) => planPublishing(declarationOf({ ...FEW, pools })).alarms?.alarms.map(({ id }) => id) ?? [];
  const [few, more, turned] = [
    ['b', 'c'],
    ['a', 'b', 'c', 'd'],
    ['d', 'c', 'b', 'a'],
  ].map((names) => idsOf(names.map(one)));
  expect(few?.filter((id) => more?.includes(id) !== true && !id.startsWith('certificateExpiry'))).toEqual([]);
  expect([...(turned ?? [])].sort()).toEqual([...(more ?? [])].sort());
});
