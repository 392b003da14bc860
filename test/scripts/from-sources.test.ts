import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'from sources-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let clock = Date.now() / 1000 - 10_000;

/** Each is written a while after the one before. */
function write(name: string, text: string): void {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  clock += 100;
  utimesSync(file, clock, clock);
}

function run(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'from-sources.js'), 'program', ...args], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** When each product was made. */
function products(): ReadonlyMap<string, number> {
  const folder = join(root, 'node_modules', '.cache', 'cdk-lync-reverse-proxy');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), statSync(join(folder, name)).mtimeMs]));
}

test('a program runs with its arguments, and what changed is compiled before, and nothing else', () => {
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(REPOSITORY, 'node_modules', 'esbuild'), join(root, 'node_modules', 'esbuild'), 'junction');
  mkdirSync(join(root, 'scripts'));
  cpSync(join(REPOSITORY, 'scripts', 'from-sources.js'), join(root, 'scripts', 'from-sources.js'));
  write('cdk.json', '{}');
  write('deployment.schema.json', '{ "title": "one" }');
  write('lib/room/word.ts', "export const WORD: string = 'first';");
  write(
    'bin/program.ts',
    [
      "import schema from '../deployment.schema.json';",
      "import { WORD } from '../lib/room/word';",
      'console.log(WORD, schema.title, process.argv.slice(2).join());',
    ].join('\n'),
  );
  expect(run('--some', 'argument')).toBe('first one --some,argument\n');
  const before = products();
  expect([...before.keys()].sort()).toEqual(['bin/program.js', 'lib/room/word.js']);

  expect(run()).toBe('first one \n');
  expect(products()).toEqual(before);

  write('lib/room/word.ts', "export const WORD: string = 'second';");
  utimesSync(join(root, 'lib', 'room', 'word.ts'), Date.now() / 1000 + 100, Date.now() / 1000 + 100);
  write('deployment.schema.json', '{ "title": "two" }');
  utimesSync(join(root, 'deployment.schema.json'), Date.now() / 1000 + 100, Date.now() / 1000 + 100);
  expect(run('again')).toBe('second two again\n');
  expect(products().get('bin/program.js')).toBe(before.get('bin/program.js'));
}, 60_000);
