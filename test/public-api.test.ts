import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../lib';

const ROOT = join(__dirname, '..');

/** Documentation of the classes that people import, by name. */
function documentedClasses(): ReadonlyMap<string, string> {
  const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const declared = files.flatMap((name) => [
    ...readFileSync(join(ROOT, 'lib', name), 'utf8').matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export (?:abstract )?class (\w+)/g),
  ]);
  return new Map(declared.map(([, text = '', name = '']) => [name, text]));
}

test('each public class has an @example', () => {
  const classes = Object.entries(api).flatMap(([name, value]) =>
    typeof value === 'function' && /^class\b/.test(String(value)) ? [name] : [],
  );
  const documented = documentedClasses();
  expect(classes.length).toBeGreaterThan(15);
  expect(classes.filter((name) => documented.get(name)?.includes('@example') !== true)).toEqual([]);
});

test('API.md describes the public API as it is (npm run docs)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-'));
  try {
    const fresh = join(folder, 'API.md');
    const docgen = join(ROOT, 'node_modules', 'jsii-docgen', 'bin', 'jsii-docgen');
    const { status, stderr } = spawnSync(process.execPath, [docgen, '-o', fresh], { cwd: ROOT, encoding: 'utf8' });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    const lines = (file: string) => readFileSync(file, 'utf8').split(/\r?\n/);
    expect(lines(join(ROOT, 'API.md'))).toEqual(lines(fresh));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
