import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { guardOutput } from '../../bin/output-streams';

type Streams = Parameters<typeof guardOutput>[0];

function guarded() {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  guardOutput({ stdout, stderr } as unknown as Streams);
  const listener = jest.spyOn(process, 'on').mockReturnValue(process);
  const fail = (code: string) => stdout.emit('error', Object.assign(new Error(code), { code }));
  const told = () => String((stderr.read() as Buffer | null) ?? '');
  return { stderr, fail, told, listener };
}

afterEach(() => {
  jest.restoreAllMocks();
});

test.each(['EPIPE', 'EOF', 'ECONNRESET'])('a reader that has seen enough (%s) is no mistake', (code) => {
  const { fail, told, listener } = guarded();
  fail(code);
  expect(told()).toBe('');
  expect(listener).not.toHaveBeenCalled();
});

test('a full disk behind what is printed is told once, whatever the exit code would have been', () => {
  const { fail, told, listener } = guarded();
  fail('ENOSPC');
  expect(told()).toBe('What is printed cannot be written to where it is sent (ENOSPC): there is no room left on the disk.\n');
  expect(listener).toHaveBeenCalledWith('exit', expect.any(Function));
  fail('ENOSPC');
  expect(told()).toBe('');
});

test('nothing is said where nothing can be said', () => {
  const { stderr } = guarded();
  expect(() => stderr.emit('error', new Error('gone'))).not.toThrow();
});

// Only Linux has a device that is a full disk.
(process.platform === 'linux' ? describe : describe.skip)('the command line', () => {
  test.each([['--help'], ['runbook', '--deployment', join('examples', 'contoso', 'deployment.yaml')]])(
    '%s ends with 1 and a sentence where its output goes to a full disk',
    (...args) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [join('build', 'bin', 'lync-reverse-proxy.js'), ...args], {
        cwd: join(__dirname, '..', '..'),
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/^What is printed cannot be written .*\n$/)]);
    },
  );
});
