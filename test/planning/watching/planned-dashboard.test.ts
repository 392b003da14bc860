import fc from 'fast-check';
import type { Deployment, PoolEntry } from '../../../lib/declaring/deployment-file/deployment';
import { DASHBOARD, DASHBOARD_BYTES, MOST_LINES, MOST_NAMED } from '../../../lib/facts/dashboards';
import type { PublishingPlan } from '../../../lib/planning/publishing-plan';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import type { GraphWidget, SeriesPlan, WidgetPlan } from '../../../lib/planning/watching/dashboard-plan';
import { plannedMetrics } from '../../support/planned-metrics';
import { anyDeployment } from '../../support/spread-deployment';
import { shuffled } from '../../support/deployment-edits';
import { widgetsOf } from '../../support/fake-dashboard';
import { none, planned } from '../../support/planned';
import { declared, POOL01, POOL02 } from '../findings-of-names';
import { NLB } from '../planned-deployments';

const RUNS = { numRuns: 200 };
const dashboard = 'create' as const;

const placedIn = ({ dashboard: planned_ }: PublishingPlan) => planned_?.rows.flat() ?? [];
const widgetsIn = (plan: PublishingPlan): readonly WidgetPlan[] => placedIn(plan).map(({ widget }) => widget);
const graphsIn = (plan: PublishingPlan) => widgetsIn(plan).filter((widget): widget is GraphWidget => widget.kind === 'graph');
const titlesIn = (plan: PublishingPlan) => widgetsIn(plan).flatMap((widget) => (widget.kind === 'text' ? [] : widget.title));

test('every widget is of something that the plan has, in the quotas of a dashboard and on its grid, for 200 random deployments', () => {
  fc.assert(
    fc.property(anyDeployment, fc.nat(), (deployment, seed) => {
      const plan = planned({ ...deployment, dashboard });
      none([
        ...unknownMetrics(plan),
        ...misplaced(plan),
        ...beyondQuotas(plan),
        ...sameLabels(plan),
        ...(JSON.stringify(planned(shuffled({ ...deployment, dashboard }, seed)).dashboard) === JSON.stringify(plan.dashboard)
          ? []
          : ['the order makes a difference']),
        ...(JSON.stringify(withoutDashboard(planned(deployment))) === JSON.stringify(withoutDashboard(plan))
          ? []
          : ['something else is planned']),
      ]);
    }),
    RUNS,
  );
}, 120_000);

function withoutDashboard(plan: PublishingPlan): object {
  return { ...plan, dashboard: undefined, stacks: undefined };
}

/** What is measured by the keys of the plan, and what of the plan it is of. */
function unknownMetrics(plan: PublishingPlan): readonly unknown[] {
  const exact = new Set(plannedMetrics(plan).map(({ namespace, fact, of }) => JSON.stringify([namespace, fact.name, of])));
  const logs = plan.frontEnds.filter(({ fleet }) => fleet !== undefined).map(({ key }) => key);
  const kinds = new Set(
    plannedMetrics(plan).map(({ namespace, fact, of }) =>
      JSON.stringify([namespace, fact.name, 'frontEnd' in of ? of.frontEnd : undefined]),
    ),
  );
  const isKnown = (series: SeriesPlan) =>
    series.kind === 'metric'
      ? exact.has(JSON.stringify([series.namespace, series.metric, series.of]))
      : kinds.has(JSON.stringify([series.namespace, series.metric, series.frontEnd]));
  return widgetsIn(plan).flatMap((widget): readonly unknown[] => {
    if (widget.kind === 'text') return [];
    if (widget.kind === 'log') return logs.includes(widget.frontEnd) ? [] : [widget];
    return widget.series.filter((series) => !isKnown(series));
  });
}

/** Rows from left to right fill the grid; what stands in one is equally high. */
function misplaced({ dashboard: { rows } = { rows: [] } }: PublishingPlan): readonly unknown[] {
  return rows.filter(
    (row) =>
      row.length === 0 ||
      row.reduce((sum, { width }) => sum + width, 0) !== DASHBOARD.columns ||
      row.some(
        ({ width, height }) =>
          !Number.isInteger(width) || !Number.isInteger(height) || width < 8 || height < 2 || height !== row[0]?.height,
      ),
  );
}

function beyondQuotas(plan: PublishingPlan): readonly unknown[] {
  const graphs = graphsIn(plan);
  const inAll = graphs.reduce((sum, { series }) => sum + series.length, 0);
  const body = JSON.stringify(widgetsOf(plan));
  return [
    ...graphs.filter(({ series }) => series.length + 1 > DASHBOARD.metricsPerWidget),
    // A line more than can be told apart is found among the others.
    ...graphs.filter(({ series, worst }) => series.length > MOST_LINES && worst === undefined),
    ...(inAll > DASHBOARD.metrics || widgetsIn(plan).length > DASHBOARD.widgets ? [{ inAll }] : []),
    ...(body.length > DASHBOARD_BYTES ? [{ bytes: body.length }] : []),
    ...(JSON.stringify(JSON.parse(body)) === body && !/undefined|\[object/.test(body) ? [] : [body]),
  ];
}

function sameLabels(plan: PublishingPlan): readonly unknown[] {
  return graphsIn(plan).flatMap(({ title, series }) => {
    const labels = series.flatMap((each) => (each.kind === 'metric' ? each.label : []));
    return new Set(labels).size === labels.length && labels.every((label) => label.trim() !== '') ? [] : [{ title, labels }];
  });
}

test('without the key nothing is planned', () => {
  expect(planPublishing(declared({}))).not.toHaveProperty('dashboard');
  expect(planPublishing(declared({ dashboard: 'none' }))).not.toHaveProperty('dashboard');
});

const one = (changes: Partial<Deployment>) => planPublishing(declared({ dashboard, ...changes }));
const bridged = one({});
const passed = one({ pools: [{ ...POOL01, ...NLB }] });
const fleet = one({ frontEnd: 'haproxy' });

test.each([
  ['bridged', bridged, 'Healthy servers, Unhealthy servers, Errors that clients get (5xx)'],
  ['passed through', passed, 'Healthy servers, Unhealthy servers, Connections sent to unhealthy servers'],
  ['behind HAProxy', fleet, 'Healthy tasks of HAProxy, Connections sent to unhealthy servers, Errors (5xx) behind HAProxy, by server'],
])('%s, what people notice comes first', (_, plan, first) => {
  expect(titlesIn(plan).slice(0, 3).join(', ')).toBe(first);
});

test.each([
  ['of TCP, of HTTP and TLS', passed, /5xx|4xx|Requests|TLS|itself|publishes|expire/],
  ['behind HAProxy, of requests and pools', fleet, /by pool|4xx|Requests|itself/],
  ['bridged, of resets and tasks', bridged, /reset|HAProxy|tasks|Open connections by pool/],
])('nothing %s', (_, plan, never) => {
  expect(titlesIn(plan).filter((title) => never.test(title))).toEqual([]);
});

test('a server certificate of IAM has no days', () => {
  const certificates = (arn: string) => [{ arn, names: ['webext.contoso.com'] }];
  const days = 'Days until certificates expire';
  expect(titlesIn(one({ certificates: certificates('arn:aws:iam::111122223333:server-certificate/edge') }))).not.toContain(days);
  expect(titlesIn(one({ certificates: certificates('arn:aws:acm:eu-west-1:111122223333:certificate/1') }))).toContain(days);
});

const pools = (count: number, changes: (index: number) => Partial<PoolEntry> = () => ({})): PoolEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    ...POOL01,
    name: `pool${index}`,
    externalWebServicesFqdn: `webext${index}.contoso.com`,
    servers: [`10.20.${index % 250}.${11 + Math.floor(index / 250)}`],
    ...changes(index),
  }));

test.each([
  ['100 bridged', { pools: pools(100) }],
  ['100 passed through', { pools: pools(100, () => NLB) }],
  ['100 behind HAProxy', { frontEnd: 'haproxy', pools: pools(100) }],
  [
    '400 of all kinds',
    {
      pools: pools(400, (index) => ({
        frontEnd: (['applicationLoadBalancer', ...(['networkLoadBalancer', 'haproxy'] as const)] as const)[index % 3] ?? 'haproxy',
      })),
    },
  ],
  ['350 at seven load balancers', { loadBalancers: 7, pools: pools(350) }],
  ['300 with certificates of their own', { namesPerCertificate: 1, pools: pools(300) }],
] as const)('%s pools stay in the quotas, and readable', (_, changes) => {
  const plan = one(changes);
  none([...beyondQuotas(plan), ...misplaced(plan), ...sameLabels(plan), ...unknownMetrics(plan).filter((each) => !isOfAccount(each))]);
  expect(widgetsIn(plan).length).toBeLessThanOrEqual(40);
});

/** A query that looks at all of an account and Region names nothing that could be missing. */
function isOfAccount(series: unknown): boolean {
  return (series as SeriesPlan).kind === 'query' && (series as { frontEnd?: string }).frontEnd === undefined;
}

test('of many pools the worst are found by name, of more by what AWS calls them', () => {
  const graph = (plan: PublishingPlan) => graphsIn(plan).find(({ title }) => title.startsWith('Healthy servers'));
  const named = graph(one({ pools: pools(MOST_LINES + 1) }));
  expect(named).toMatchObject({ title: 'Healthy servers: the 10 lowest', worst: { by: 'MIN', order: 'ASC', count: 10 } });
  expect(named?.series).toContainEqual(expect.objectContaining({ kind: 'metric', label: 'pool10' }));
  expect(graph(one({ pools: pools(MOST_LINES) }))).not.toHaveProperty('worst');
  const asked = one({ pools: pools(MOST_NAMED.targetGroups + 1) });
  expect(graph(asked)?.series).toEqual([
    expect.objectContaining({
      kind: 'query',
      metric: 'HealthyHostCount',
      frontEnd: 'applicationLoadBalancer',
      aggregate: 'MAX',
      order: 'ASC',
      limit: 10,
    }),
  ]);
  const [widget] = widgetsOf(asked).filter(({ properties }) => JSON.stringify(properties).includes('HealthyHostCount'));
  expect(JSON.stringify(widget)).toMatch(
    /SELECT MAX\(HealthyHostCount\) FROM SCHEMA\(\\"AWS\/ApplicationELB\\", LoadBalancer, TargetGroup\) WHERE LoadBalancer = 'app\/[^']+' GROUP BY TargetGroup ORDER BY MAX\(\) ASC LIMIT 10/,
  );
});

test('what is not named is drawn only where it is looked for: the metrics of the others are hidden, and their places abbreviated', () => {
  const [widget] = widgetsOf(one({ pools: pools(12) })).filter(({ properties }) => JSON.stringify(properties).includes('Healthy servers'));
  const { metrics } = widget?.properties as { readonly metrics: readonly unknown[][] };
  expect(metrics[0]).toEqual([{ expression: 'SORT(METRICS(), MIN, ASC, 10)', id: 'worst' }]);
  expect(metrics[1]?.slice(0, 5)).toEqual([
    'AWS/ApplicationELB',
    'HealthyHostCount',
    'LoadBalancer',
    expect.stringMatching(/^app\//),
    'TargetGroup',
  ]);
  expect(metrics[2]?.slice(0, 5)).toEqual(['.', '.', '.', '.', '.']);
  expect(metrics.slice(1).every((metric) => (metric.at(-1) as { visible?: boolean }).visible === false)).toBe(true);
});

test('pools of one name in legends are told apart by port and front end', () => {
  const plan = one({
    pools: [{ ...POOL01, publishHttp: true, frontEnd: 'networkLoadBalancer', movingFrom: 'applicationLoadBalancer' }, POOL02],
  });
  const labels = graphsIn(plan)
    .find(({ title }) => title === 'Healthy servers')
    ?.series.map((each) => (each.kind === 'metric' ? each.label : ''));
  expect(labels?.toSorted()).toEqual([
    'pool01, by way of its Network Load Balancer',
    'pool01, by way of the Application Load Balancer',
    'pool02',
  ]);
});
