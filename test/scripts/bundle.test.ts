import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bin, main } from '../../package.json';
import * as library from '../../lib';
import { SOUND } from '../support/listener-template';

const ROOT = join(__dirname, '..', '..');
const BUILD = join(ROOT, 'build');
const COMMAND = bin['lync-reverse-proxy'];

const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).map((name) => join(BUILD, name));
const textOf = (file: string) => readFileSync(file, 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const template = join(folder, 'Lync.template.json');
writeFileSync(template, JSON.stringify({ Resources: SOUND }));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The modules that a process has loaded when it ends, but for those of the CDK. */
function loaded(file: string, ...args: readonly string[]): readonly string[] {
  const script = [
    "process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));",
    'process.stdout.write = () => true;',
    'process.execArgv = [];',
    `process.argv = ${JSON.stringify(['node', file, ...args])};`,
    `require(${JSON.stringify(join(ROOT, file))});`,
  ];
  const { stderr, status } = spawnSync(process.execPath, ['-e', script.join('\n')], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(0);
  const modules = JSON.parse(stderr) as readonly string[];
  return modules.filter((module) => !/node_modules[\\/](?:aws-cdk-lib|constructs)[\\/]/.test(module));
}

test('what is bundled needs nothing but Node.js, the CDK and its own files, and speaks of no machine', () => {
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  const foreign = scripts.flatMap((file) =>
    [...textOf(file).matchAll(/\brequire\("([^"]+)"\)/g)]
      .map(([, name = '']) => name)
      .filter((name) => (name.startsWith('.') ? !existsSync(join(dirname(file), name)) : !isProvided(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
  expect(scripts.filter((file) => textOf(file).includes(ROOT))).toEqual([]);
});

function isProvided(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name) || /^(?:aws-cdk-lib|constructs)(?:\/|$)/.test(name);
}

test('an import finds every name, as a require does', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `import * as all from './${main}'; console.log(Object.keys(all).join());`],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const found = stdout.trim().split(',');
  expect(found.filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort()).toEqual(Object.keys(library).sort());
});

test('the declarations of the package refer to nothing that is missing', () => {
  const declarations = files.filter((file) => file.endsWith('.d.ts'));
  expect(declarations).toContain(join(ROOT, main.replace(/js$/, 'd.ts')));
  const missing = declarations.flatMap((file) =>
    [...textOf(file).matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)]
      .map(([, name = '']) => name)
      .filter((name) => (name.startsWith('.') ? !existsSync(join(dirname(file), `${name}.d.ts`)) : !isProvided(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the licence of every package whose code is bundled goes with it', () => {
  const text = textOf(join(BUILD, 'THIRD-PARTY-LICENSES.txt'));
  const bundled = files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...textOf(file).matchAll(/"node_modules\/((?:@[^/"]+\/)?[^/"]+)\/[^"]*"\(/g)].map(([, name = '']) => name));
  expect(new Set(bundled)).toContain('yaml');
  expect([...new Set(bundled)].filter((name) => !text.includes(`${name} `))).toEqual([]);
  expect(bundled).not.toContain('ajv');
});

test.each([
  ['the package', main, [], 20],
  ['--help', COMMAND, ['--help'], 8],
  ['route', COMMAND, ['route', 'https://www.contoso.com/', '--template', template], 20],
  ['plan', COMMAND, ['plan', '--template', template], 35],
])('%s loads few files beside those of the CDK', (_, file, args, most) => {
  const modules = loaded(file, ...args);
  expect(modules).toContain(join(ROOT, file));
  expect(modules.length).toBeLessThanOrEqual(most);
});
