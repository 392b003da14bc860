import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App, Stack } from 'aws-cdk-lib/core';
import { planVerb, type PlanOptions } from '../../bin/plan-verb';
import { DeploymentFile, LyncDeployment, RoutingTable, type OverviewOptions, type TemplateOverview } from '../../lib';
import { SOUND } from '../support/listener-template';
import { membersOfJson, publicMembers } from '../support/members-of-json';
import { messageOf } from '../support/publish';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'overview-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function deployed(example: string) {
  const app = new App({ analyticsReporting: false, outdir: join(folder, example) });
  const stack = new Stack(app, 'Lync');
  new LyncDeployment(stack, 'Deployment', { deploymentFile: DeploymentFile.read(join('examples', example, 'deployment.yaml')) });
  return { stack, table: RoutingTable.fromStack(stack), assembly: join(folder, example) };
}

const contoso = deployed('contoso');
const fabrikam = deployed('fabrikam');
const sound = RoutingTable.fromTemplate({ Resources: SOUND });

/** What the command prints of the same. */
function printed(app: string, options: Partial<PlanOptions>): string {
  return runVerb(() => planVerb({ app, ...options })).stdout;
}

describe.each([
  ['contoso', contoso],
  ['fabrikam', fabrikam],
])('of %s', (_, { table, assembly }) => {
  test.each<[OverviewOptions, Partial<PlanOptions>]>([
    [{}, {}],
    [{ filter: 'MEET' }, { filter: 'MEET' }],
    [{ clients: 2000 }, { clients: '2000' }],
    [
      { filter: 'nobody.example', clients: 0 },
      { filter: 'nobody.example', clients: '0' },
    ],
  ])('with %j, JSON and text are what the command prints', (options, asked) => {
    const overview = table.overview(options);
    expect(overview.toJson()).toBe(printed(assembly, { ...asked, json: true }));
    expect(overview.toText()).toBe(printed(assembly, asked));
  });

  test('the page is what the command writes', () => {
    const html = join(folder, 'plan.html');
    printed(assembly, { html });
    expect(table.overview().toHtml()).toBe(readFileSync(html, 'utf8'));
  });
});

/** Members are what JSON says: a key that comes to JSON comes to the structs. */
function expectMembersOfJson(overview: TemplateOverview): void {
  const { loadBalancers, names, cost, ...rest } = JSON.parse(overview.toJson()) as Record<string, unknown[]>;
  const said = membersOfJson({
    ...rest,
    cost: membersOfJson(cost, { fixed: 'fixedMonthly' }),
    loadBalancers: membersOfJson(loadBalancers, { type: 'loadBalancerType', default: 'defaultAction' }),
    names: JSON.parse(JSON.stringify(names), (key, value: unknown) =>
      key === 'rule' && value === 'default' ? undefined : value,
    ) as unknown,
  });
  expect(publicMembers(overview, ['contents', 'filter'])).toEqual(said);
}

test('members are what JSON says, without null', () => {
  for (const table of [contoso.table, fabrikam.table, sound]) expectMembersOfJson(table.overview({ clients: 100 }));
  expectMembersOfJson(sound.overview({ filter: 'meet' }));
});

test('lists belong to whoever gets them', () => {
  const overview = sound.overview();
  const before = overview.toJson();
  overview.names.pop();
  overview.targetGroups[0]?.pools.push('other.contoso.com');
  expect(overview.toJson()).toBe(before);
  expect(sound.overview().toJson()).toBe(before);
});

test('what the constructs of a stack said is among its findings, and of no other stack', () => {
  const app = new App({ analyticsReporting: false });
  const [one, other] = [new Stack(app, 'One'), new Stack(app, 'Other')];
  Annotations.of(one).addWarningV2('lync-reverse-proxy:said-here', 'Said here.');
  Annotations.of(other).addWarningV2('lync-reverse-proxy:said-there', 'Said there.');
  const overview = RoutingTable.fromStack(one).overview();
  expect(overview.findings).toMatchObject([{ id: 'lync-reverse-proxy:said-here', severity: 'warning' }]);
  expect([overview.failures().length, overview.failures(true).length]).toEqual([0, 1]);
});

test.each([-1, 1.5, Number.NaN, 1e9])('%s clients fail', (clients) => {
  expect(messageOf(() => sound.overview({ clients }))).toContain('write a whole number from 0 to 999999999');
});
