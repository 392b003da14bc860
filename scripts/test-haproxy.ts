import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findShells, withoutContainers } from './haproxy/fleet/container';
import { runInNamespace, withoutNamespaces } from './haproxy/network';
import type { Run } from './haproxy/parts';
import { findHaproxies, PYTHON } from './haproxy/programs';
import { isAllowed } from './haproxy/skips';
import { missingForSignIn } from './haproxy/windows-servers';
import { pythonEnvironment } from './python-environment';

/**
 * Whether the configurations that are written for HAProxy do in a running HAProxy what they are meant to do, in a network of their own:
 * `npm run test:haproxy -- [--strict] [--plans 20] [PART…]`, parts as
 * scripts/haproxy/in-namespace.ts names them. With --strict, whatever is skipped
 * for a reason that is on no list is a failure.
 */
function main(): number {
  const args = process.argv.slice(2);
  const isStrict = args.includes('--strict');
  const plans = args.includes('--plans') ? Number(args[args.indexOf('--plans') + 1]) : 200;
  const parts = args.filter((each) => /^[a-z]/.test(each));
  let refused = 0;
  const skip = (reason: string) => {
    const isFailure = isStrict && !isAllowed(reason);
    say(`${isFailure ? 'FAILED ' : ''}skipped: ${reason}`);
    if (isFailure) refused += 1;
  };
  const folder = mkdtempSync(join(tmpdir(), 'test-haproxy-'));
  try {
    const missing = withoutNamespaces();
    if (missing !== undefined) {
      skip(missing);
      return refused;
    }
    const python = pythonEnvironment(folder, PYTHON);
    if ('missing' in python) skip(python.missing);
    const { programs, missing: without } = findHaproxies('missing' in python ? undefined : python.folder);
    without.forEach(skip);
    if (programs.length === 0) return refused;
    const unable = missingForSignIn();
    if (unable !== undefined) skip(unable);
    const contained = withoutContainers();
    if (contained !== undefined) skip(contained);
    findShells().missing.forEach((each) => {
      skip(each);
    });
    const run: Run = { programs, python: 'missing' in python ? undefined : python.file, plans, parts };
    const inside = join(__dirname, 'haproxy', 'in-namespace.ts');
    return runInNamespace(inside, run) === 0 ? refused : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main() === 0 ? 0 : 1;
