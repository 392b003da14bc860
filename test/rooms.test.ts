import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { preProcessFile } from 'typescript';

/** From the street down to the foundations: a file imports from its own room and from those that stand further down. */
const ROOMS = [
  'bin',
  'lib',
  'lib/constructs',
  'lib/rendering',
  'lib/probing',
  'lib/runbook',
  'lib/reports',
  'lib/verification',
  'lib/comparing',
  'lib/auditing',
  'lib/routing',
  'lib/templates',
  'lib/planning',
  'lib/logs',
  'lib/haproxy',
  'lib/import',
  'lib/topology',
  'lib/declaring',
  'lib/documents',
  'lib/findings',
  'lib/facts',
] as const;

const ROOT = join(__dirname, '..');
const files = ['bin', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll(sep, '/'))),
);
/** Type-only imports and those of late-loaded modules included; data files beside the code are no rooms. */
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly string[] {
  return preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.') && !fileName.endsWith('.json'))
    .map(({ fileName }) => posix.join(posix.dirname(file), fileName))
    .map((path) => (path === 'lib' ? 'lib/index.ts' : `${path}.ts`));
}

function roomOf(file: string): string {
  const [top = '', room = ''] = file.split('/');
  return top === 'bin' || room.endsWith('.ts') ? top : `${top}/${room}`;
}

test('every file stands in a room, and every import leads to a file', () => {
  expect(files.filter((file) => !ROOMS.some((room) => room === roomOf(file)))).toEqual([]);
  expect([...imports].flatMap(([file, all]) => all.filter((each) => !imports.has(each)).map((each) => `${file} -> ${each}`))).toEqual([]);
});

test('a room imports downwards only', () => {
  const depth = (file: string) => ROOMS.findIndex((room) => room === roomOf(file));
  const upwards = [...imports].flatMap(([file, all]) =>
    all.filter((each) => depth(each) < depth(file)).map((each) => `${file} -> ${each}`),
  );
  expect(upwards).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file) || path.includes(file)) return;
    for (const each of imports.get(file) ?? []) visit(each, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
