import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { staleness } from '../../scripts/installed-packages';

const SCRIPTS = join(__dirname, '..', '..', 'scripts');
const LINUX = { os: 'linux', cpu: 'x64', libc: 'glibc' };

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly extraneous?: boolean;
  readonly resolved?: string;
}
type Packages = Readonly<Record<string, Entry>>;

const A = 'node_modules/a';
const B = 'node_modules/a/node_modules/@scope/b';

/** A project with a lock file, and what is installed in it. */
function project(wanted: Packages, installed: Packages = wanted, onDisk: Packages = installed): string {
  const root = mkdtempSync(join(tmpdir(), 'clone-'));
  write(root, 'package-lock.json', { packages: { '': { version: '1.0.0' }, ...wanted } });
  for (const [place, { version }] of Object.entries(onDisk)) write(root, join(place, 'package.json'), { version });
  write(root, 'node_modules/.package-lock.json', { packages: installed });
  return root;
}

function write(root: string, name: string, value: object): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), JSON.stringify(value));
}

const BOTH: Packages = { [A]: { version: '1.2.3' }, [B]: { version: '2.0.0' } };
const OTHER_SYSTEM: Entry = { version: '1.0.0', optional: true, os: ['darwin'] };
const OTHER_LIBRARY: Entry = { version: '1.0.0', optional: true, os: ['linux'], libc: ['musl'] };
const THIS_SYSTEM: Entry = { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] };

describe('what is installed is what the lock file says', () => {
  test.each<[string, string]>([
    ['the same packages', project(BOTH)],
    ['one for another system left out', project({ ...BOTH, 'node_modules/c': OTHER_SYSTEM }, BOTH)],
    ['one for another C library left out', project({ ...BOTH, 'node_modules/c': OTHER_LIBRARY }, BOTH)],
    [
      'one that only a package for another system needs left out',
      project({ ...BOTH, 'node_modules/c': { version: '1.0.0', optional: true } }, BOTH),
    ],
    ['one more, installed with --no-save', project(BOTH, { ...BOTH, 'node_modules/c': { version: '1.0.0', extraneous: true } })],
    ['from another registry', project(BOTH, { ...BOTH, [A]: { version: '1.2.3', resolved: 'https://registry.example.com/a.tgz' } })],
  ])('%s', (_, root) => {
    expect(staleness(root, LINUX)).toBeUndefined();
  });
});

describe('what is installed is not what the lock file says', () => {
  test.each<[string, string, RegExp]>([
    ['nothing is installed', withoutModules(), /node_modules is missing/],
    ['the installation was interrupted', interrupted(), /missing or incomplete/],
    ['another version', project(BOTH, { ...BOTH, [B]: { version: '1.9.0' } }), /^@scope\/b is 1\.9\.0, and the lock file says 2\.0\.0$/],
    [
      'the same version with other contents',
      project({ [A]: { version: '1.0.0', integrity: 'x' } }, { [A]: { version: '1.0.0', integrity: 'y' } }),
      /^a is 1\.0\.0/,
    ],
    ['a package is missing', project(BOTH, { [A]: { version: '1.2.3' } }), /^@scope\/b is missing$/],
    ['one for this system is missing', project({ ...BOTH, 'node_modules/c': THIS_SYSTEM }, BOTH), /^c is missing$/],
    ['one was removed by hand', project(BOTH, BOTH, { [A]: { version: '1.2.3' } }), /^@scope\/b is not in node_modules/],
    [
      'one was exchanged by hand',
      project(BOTH, BOTH, { ...BOTH, [A]: { version: '9.9.9' } }),
      /^a is not in node_modules as version 1\.2\.3$/,
    ],
    ['one is no longer wanted', project({ [A]: { version: '1.2.3' } }, BOTH), /^@scope\/b is no longer in the lock file$/],
  ])('%s', (_, root, reason) => {
    expect(staleness(root, LINUX)).toMatch(reason);
  });

  function withoutModules(): string {
    const root = project(BOTH);
    rmSync(join(root, 'node_modules'), { recursive: true });
    return root;
  }

  function interrupted(): string {
    const root = project(BOTH);
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    return root;
  }
});

test('any change of a version is noticed, whatever the order', () => {
  const version = fc.constantFrom('1.0.0', '1.0.1', '2.0.0-rc.1');
  const packages = fc.dictionary(fc.constantFrom('a', 'b', '@s/c', 'd'), version, { minKeys: 1 });
  const at = (all: Readonly<Record<string, string>>): Packages =>
    Object.fromEntries(Object.entries(all).map(([name, of]) => [`node_modules/${name}`, { version: of }]));
  const sorted = (all: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(all).sort());
  fc.assert(
    fc.property(packages, packages, (wanted, installed) => {
      const root = project(at(wanted), at(installed));
      expect(staleness(root, LINUX) === undefined).toBe(sorted(wanted) === sorted(installed));
      rmSync(root, { recursive: true });
    }),
    { numRuns: 60 },
  );
});

describe('npm start and npm test', () => {
  const TOOL = (name: string) =>
    `require('node:fs').appendFileSync(${JSON.stringify('steps.txt')}, ${JSON.stringify(name)} + ' ' + process.argv.slice(2).join(' ') + '\\n');`;

  /** A clone whose tools write down that they were run, and an npm that installs them, or does not. */
  function clone({ isInstalled, npm = 'installs' }: { readonly isInstalled: boolean; readonly npm?: 'installs' | 'fails' }) {
    const root = project(BOTH, BOTH, isInstalled ? BOTH : {});
    if (!isInstalled) rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    for (const name of ['from-clone.js', 'installed-packages.js']) {
      mkdirSync(join(root, 'scripts'), { recursive: true });
      cpSync(join(SCRIPTS, name), join(root, 'scripts', name));
    }
    write(root, 'package.json', { engines: { node: '>= 20.16.0' } });
    const contents = {
      'node_modules/aws-cdk/bin/cdk': TOOL('cdk'),
      'node_modules/jest/bin/jest.js': TOOL('jest'),
      'scripts/compile.js': TOOL('compile'),
      'scripts/from-sources.js': TOOL('from-sources'),
    };
    const texts = JSON.stringify(contents);
    const put = `for (const [file, text] of Object.entries(${texts})) { const at = require('node:path').join(${JSON.stringify(root)}, file); require('node:fs').mkdirSync(require('node:path').dirname(at), { recursive: true }); require('node:fs').writeFileSync(at, text); }`;
    const program = join(root, 'npm-cli.js');
    writeFileSync(program, `${TOOL('npm')} ${npm === 'fails' ? 'process.exit(7);' : put}`);
    spawnSync(process.execPath, ['-e', isInstalled ? put : '']);
    return root;
  }

  function run(root: string, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'from-clone.js'), ...args], {
      cwd: tmpdir(),
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(root, 'npm-cli.js'), ...env },
    });
    const steps = join(root, 'steps.txt');
    return { status, stdout, stderr, steps: existsSync(steps) ? readFileSync(steps, 'utf8').trim().split('\n') : [] };
  }

  test('the first installs where nothing is installed, synthesizes and prints the plan', () => {
    const { status, steps, stderr } = run(clone({ isInstalled: false }), ['start', '-c', 'deployment=mine.yaml']);
    expect({ status, steps }).toEqual({
      status: 0,
      steps: [
        expect.stringMatching(/^npm ci --ignore-scripts --include=dev /),
        'cdk synth --quiet -c deployment=mine.yaml',
        'from-sources lync-reverse-proxy plan',
      ],
    });
    expect(stderr).toContain('Installing what package-lock.json says, for node_modules is missing or incomplete');
  });

  test('the second compiles and hands what is behind -- to Jest, and installs nothing that is there', () => {
    expect(run(clone({ isInstalled: true }), ['test', 'test/planning', '-t', 'a name'])).toMatchObject({
      status: 0,
      stderr: '',
      steps: ['compile ', 'jest test/planning -t a name'],
    });
  });

  test.each([{ npm_execpath: '/opt/yarn/bin/yarn.js' }, { npm_execpath: '/opt/pnpm/bin/pnpm.cjs' }, { npm_execpath: undefined }])(
    'without npm (%j) nothing is installed, and it is told what to run',
    (env) => {
      const { status, steps, stderr } = run(clone({ isInstalled: false }), ['start'], env);
      expect({ status, steps }).toEqual({ status: 1, steps: [] });
      expect(stderr).toContain('Run this through npm: npm start, or npm test.');
    },
  );

  test('an installation that fails ends it with a sentence, and nothing is started', () => {
    const { status, steps, stderr } = run(clone({ isInstalled: false, npm: 'fails' }), ['test']);
    expect({ status, steps }).toEqual({ status: 1, steps: [expect.stringMatching(/^npm ci/)] });
    expect(stderr).toMatch(/could not be installed; npm says above why\.\n.*registry/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a step that fails is the last one, and its exit code that of the command', () => {
    const root = clone({ isInstalled: true });
    writeFileSync(join(root, 'scripts', 'compile.js'), 'process.exit(3);');
    expect(run(root, ['test'])).toMatchObject({ status: 3, steps: [] });
  });

  test('an older Node.js is told before anything is installed', () => {
    const root = clone({ isInstalled: false });
    write(root, 'package.json', { engines: { node: '>= 999.0.0' } });
    const { status, steps, stderr } = run(root, ['start']);
    expect({ status, steps }).toEqual({ status: 1, steps: [] });
    expect(stderr).toContain('needs Node.js 999.0 or newer');
  });
});
