import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOUND } from './support/listener-template';

const ROOT = join(__dirname, '..');
const OURS = `${ROOT.replaceAll('\\', '/')}/`;

const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
const template = join(folder, 'Lync.template.json');
writeFileSync(template, JSON.stringify({ Resources: SOUND }));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Modules that a process has loaded when it is done, with slashes: ours from the root of the repository, `of` others their package. */
function loadedBy(script: string, when: 'now' | 'exit' = 'now'): readonly string[] {
  const told = 'process.stderr.write(JSON.stringify(Object.keys(require.cache)))';
  const last = when === 'now' ? told : `process.on('exit', () => ${told});`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '-e', `${script}\n${last}`], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(0);
  const files = JSON.parse(stderr) as readonly string[];
  return files.map((file) => file.replaceAll('\\', '/')).map((file) => file.replace(/^.*\/node_modules\//, 'of ').replace(OURS, ''));
}

/** Those of ours and of packages beside the CDK. */
function ours(loaded: readonly string[]): readonly string[] {
  return loaded.filter((file) => !/^of (?:aws-cdk-lib|constructs|tsx|esbuild)\//.test(file));
}

/** What a run of the command line has loaded when it is done. */
function loadedByVerb(...args: readonly string[]): readonly string[] {
  const line = JSON.stringify(['node', 'lync-reverse-proxy', ...args]);
  return loadedBy(
    `process.stdout.write = () => true; process.execArgv = []; process.argv = ${line}; require('./bin/lync-reverse-proxy');`,
    'exit',
  );
}

describe('modules that are loaded, of ours and of other packages but the CDK', () => {
  test('by the package at most 100', () => {
    const loaded = ours(loadedBy(`require('./lib');`));
    expect(loaded).toContain('lib/constructs/lync-reverse-proxy.ts');
    expect(loaded.length).toBeLessThanOrEqual(100);
    expect(loaded.filter((file) => file.startsWith('of '))).toEqual([]);
  }, 60_000);

  test('by --help at most 15: those of commander, and what tells the verbs', () => {
    const loaded = ours(loadedByVerb('--help'));
    expect(loaded.filter((file) => file.startsWith('of commander/')).length).toBeGreaterThan(0);
    expect(loaded.length).toBeLessThanOrEqual(15);
  }, 60_000);

  test('by route at most 75, and nothing that reads a HAProxy where there is none', () => {
    const loaded = ours(loadedByVerb('route', 'https://www.contoso.com/', '--template', template));
    expect(loaded).toContain('bin/route-verb.ts');
    expect(loaded.length).toBeLessThanOrEqual(75);
    expect(loaded.filter((file) => /^lib\/(?:haproxy\/reading|findings\/catalogue)|^of yaml\//.test(file))).toEqual([]);
  }, 60_000);

  test('by a proxy that is constructed neither YAML nor the validator of files', () => {
    const loaded = ours(loadedBy(`require('./lib/constructs/proxy-engine');`));
    expect(loaded).toContain('lib/planning/plan-publishing.ts');
    expect(loaded.filter((file) => /^of (?:yaml|ajv)\/|schema-validator/.test(file))).toEqual([]);
  }, 60_000);
});

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
  expect(loaded.filter((file) => file.startsWith('of aws-cdk-lib/'))).toEqual([]);
}, 60_000);
