import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOUND } from './support/listener-template';

const ROOT = join(__dirname, '..');

const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
const template = join(folder, 'Lync.template.json');
writeFileSync(template, JSON.stringify({ Resources: SOUND }));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Modules of ours and of the CDK that a process has loaded when it is done, with slashes, and without what stands before them. */
function loadedBy(script: string): readonly string[] {
  const last = `process.stderr.write(JSON.stringify(Object.keys(require.cache)));`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '-e', `${script}\n${last}`], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(0);
  const files = JSON.parse(stderr) as readonly string[];
  return files.map((file) => file.replaceAll('\\', '/').replace(/^.*\/(?=(?:lib|bin|aws-cdk-lib)\/)/, ''));
}

/** What is wanted by nobody who only synthesizes. */
const LATE = /^lib\/(?:reports|runbook|verification|comparing|probing|routing\/overview)\/|^lib\/constructs\/[\w-]+-engine\.ts$/;

test('an app that imports the package loads neither reports nor runbook, comparison, verification and routing', () => {
  const loaded = loadedBy(`require('./lib');`);
  expect(loaded).toEqual(expect.arrayContaining(['lib/index.ts', 'lib/constructs/lync-runbook.ts', 'lib/constructs/template-overview.ts']));
  expect(loaded.filter((file) => LATE.test(file))).toEqual([]);
}, 60_000);

test('an overview loads no runbook, comparison, verification or page', () => {
  const loaded = loadedBy(`require('./lib').RoutingTable.fromTemplate(${JSON.stringify({ Resources: SOUND })}).overview().toJson();`);
  expect(loaded).toEqual(expect.arrayContaining(['lib/reports/plan/plan-json.ts', 'lib/routing/overview/template-plan.ts']));
  expect(
    loaded.filter((file) => /^lib\/(?:runbook|verification|comparing|probing|reports\/(?!plan|[\w-]+\.ts))|plan-html/.test(file)),
  ).toEqual([]);
}, 60_000);

test('verbs that read templates load no CDK', () => {
  const path = JSON.stringify(template);
  const loaded = loadedBy(
    [
      `require('./bin/plan-verb').planVerb({ app: '', template: ${path} });`,
      `require('./bin/compare-verb').compareVerb(${path}, ${path}, {});`,
      `require('./bin/runbook-verb').runbookVerb({ app: '', template: ${path} });`,
      `require('./bin/expectations').expectedOf({ app: '', template: ${path} });`,
    ].join('\n'),
  );
  expect(loaded).toContain('bin/plan-verb.ts');
  expect(loaded.filter((file) => file.startsWith('aws-cdk-lib/'))).toEqual([]);
}, 60_000);
