import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressOn, stopTelling, tellWhileAtWork } from '../../bin/progress';

let folder: string;
let file: string;
let fd: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'progress-'));
  file = join(folder, 'terminal');
  fd = openSync(file, 'a');
});

afterEach(() => {
  stopTelling();
  closeSync(fd);
  rmSync(folder, { recursive: true, force: true });
});

const told = () => readFileSync(file, 'utf8');

/** Comes to nothing else, as who plans does. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const PATIENCE = 60_000;

function blockUntilTold(): void {
  for (let waited = 0; waited < PATIENCE && told() === ''; waited += 100) block(100);
}

test(
  'a person at a terminal is told after two seconds, though the process comes to nothing else',
  () => {
    const started = performance.now();
    tellWhileAtWork('plan', { isTTY: true, fd });
    blockUntilTold();
    expect(performance.now() - started).toBeGreaterThan(1_900);
    expect(told()).toBe('plan: still at work, 2 s so far\n');
  },
  PATIENCE,
);

test('nothing is written where no person looks', () => {
  tellWhileAtWork('plan', { isTTY: false, fd });
  block(2_500);
  expect(told()).toBe('');
});

test('checks that tell how far they are tell it alone', () => {
  tellWhileAtWork('verify', { isTTY: true, fd });
  progressOn({ isTTY: true, write: () => true });
  block(2_500);
  expect(told()).toBe('');
});

test(
  'who is told waits no longer for the end',
  () => {
    const code = `require(${JSON.stringify(join(__dirname, '..', '..', 'bin', 'progress.ts'))}).tellWhileAtWork('plan', { isTTY: true, fd: 2 })`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], { encoding: 'utf8', timeout: PATIENCE });
    expect([status, stderr]).toEqual([0, '']);
  },
  PATIENCE,
);
