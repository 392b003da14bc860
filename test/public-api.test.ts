import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

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
