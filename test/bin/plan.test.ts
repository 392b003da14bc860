import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputError } from '../../bin/write-files';
import { planVerb, type PlanOptions } from '../../bin/plan-verb';
import type { PlanJson } from '../../lib/reports/plan/plan-json';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import type { Finding } from '../../lib/findings/finding';
import { hosts, pathExpressions, rule, SOUND, targetGroup, type Resources } from '../support/listener-template';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
const template = join(folder, 'Lync.template.json');

/** One more resource in a sound template, and the finding it gives. */
const UNUSED = { Pool02: targetGroup('webext02.contoso.com') };
const FINDINGS: Readonly<Record<Finding['severity'], Resources>> = {
  error: { Later: rule(30, [hosts('meet.contoso.com')]) },
  warning: UNUSED,
  note: { Any: rule(5, [hosts('meet.contoso.com'), pathExpressions('(?i)^/abs')]) },
};
const acknowledged = [{ id: 'lync-reverse-proxy:target-group-unused', where: 'Pool02', reason: 'For next week.' }];
beforeAll(() => {
  writeFileSync(template, JSON.stringify({ Resources: SOUND }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The verb over a template, the sound one unless another is given. */
function run(options: Partial<PlanOptions>) {
  return runVerb(() => planVerb({ app: 'none', template, ...options }));
}

function withResources(name: string, resources: Resources, Metadata = {}): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ Metadata, Resources: { ...SOUND, ...resources } }));
  return file;
}

test.each<[Finding['severity'], boolean, number]>([
  ['error', false, 1],
  ['warning', false, 0],
  ['warning', true, 1],
  ['note', true, 0],
])('with a finding that is a %s, strict %s, the exit code is %s', (severity, strict, exitCode) => {
  const file = withResources(`${severity}.json`, FINDINGS[severity]);
  expect(run({ template: file, strict })).toMatchObject({
    exitCode,
    stdout: expect.stringContaining(`${severity} lync-reverse-proxy:`) as string,
    stderr: '',
  });
});

test('an acknowledged warning is none, and is shown with its reason', () => {
  const file = withResources('Acknowledged.json', UNUSED, { [NOTES_KEY]: { Proxy: { recordsToCreate: [], acknowledged } } });
  const { exitCode, stdout } = run({ template: file, strict: true });
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Acknowledged: For next week.')]);
});

test('--json prints the plan, quotas, findings and capacity', () => {
  const { exitCode, stdout } = run({ template: withResources('Json.json', UNUSED), json: true, clients: '3000' });
  const json = JSON.parse(stdout) as PlanJson;
  expect(exitCode).toBe(0);
  expect(Object.keys(json)).toEqual([
    'stacks',
    'unreadStacks',
    'loadBalancers',
    'names',
    'certificates',
    'targetGroups',
    'fleets',
    'dashboards',
    'recordsToCreate',
    'acknowledged',
    'cost',
    'hidden',
    'changeBatches',
    'quotas',
    'findings',
    'capacity',
  ]);
  expect(json.names[0]).toMatchObject({
    host: 'meet.contoso.com',
    routes: [
      { scheme: 'https', rule: { logicalId: 'Meet', priority: 20 }, pools: ['webext.contoso.com'] },
      { scheme: 'http', rule: 'default', redirectTo: 'https://#{host}:443/#{path}?#{query}' },
    ],
  });
  expect(json.quotas).toContainEqual({ loadBalancer: 'LoadBalancer', name: 'rules', used: 2, limit: 100 });
  expect(json.findings).toMatchObject([
    { id: 'lync-reverse-proxy:target-group-unused', severity: 'warning', where: 'Pool02', acknowledged: null },
  ]);
  expect(json.capacity).toMatchObject({ clients: 3000, units: 1 });
  expect((JSON.parse(run({ json: true }).stdout) as PlanJson).capacity).toBeNull();
});

test('--json --filter leaves what is about the text, and counts what it hides', () => {
  const recordsToCreate = ['meet.contoso.com', 'dialin.fabrikam.com'].map((name) => ({
    name,
    how: 'change batch',
    zone: name.replace(/^\w+\./, ''),
    types: ['A'],
  }));
  const file = withResources('Filter.json', {}, { [NOTES_KEY]: { Proxy: { recordsToCreate, acknowledged: [] } } });
  const whole = JSON.parse(run({ template: file, json: true }).stdout) as PlanJson;
  const json = JSON.parse(run({ template: file, json: true, filter: 'MEET' }).stdout) as PlanJson;
  expect([whole.hidden, json.hidden]).toEqual([0, whole.names.length - 1]);
  expect(json.names.map(({ host }) => host)).toEqual(['meet.contoso.com']);
  expect(json.certificates.map(({ key }) => key)).toEqual([json.names[0]?.certificate.key]);
  expect(json.targetGroups.map(({ pools }) => pools)).toEqual([['webext.contoso.com']]);
  expect(json.recordsToCreate.map(({ name }) => name)).toEqual(['meet.contoso.com']);
  expect(json.changeBatches.map(({ zoneName }) => zoneName)).toEqual(['contoso.com']);
  expect(whole.changeBatches.map(({ zoneName, cutOver }) => [zoneName, cutOver.Changes.length])).toEqual([
    ['contoso.com', 1],
    ['fabrikam.com', 1],
  ]);
});

test('--html writes a page and says so', () => {
  const html = join(folder, 'plan.html');
  expect(run({ html }).stdout).toBe(`${html} is written: open it in a browser.\n`);
  expect(readFileSync(html, 'utf8')).toContain('meet.contoso.com');
});

test.each([
  ['none/plan.html', /^\S+plan\.html cannot be written: there is no folder \S+none\. Make it/],
  ['.', /cannot be written: it is a folder\. Name a file in it: --html \S+plan\.html$/],
])('--html %s is told without a stack trace, with what to do', (path, message) => {
  const write = () => run({ html: join(folder, path) });
  expect(write).toThrow(OutputError);
  expect(write).toThrow(message);
});

test('a template that is not there is told with what to do', () => {
  expect(() => run({ template: join(folder, 'none.json') })).toThrow(/none\.json cannot be read: there is no such file\. Correct the path/);
});

test.each(['many', '-1', '1.5', ''])('--clients %j is wrong usage', (clients) => {
  expect(run({ clients })).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('whole number') as string });
});
