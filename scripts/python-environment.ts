import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a script wants of Python. */
export interface WantedPython {
  /** Python that ends well in one that will do. */
  readonly condition: string;
  /** What is said where there is none. */
  readonly missing: string;
  /** @default - what Python is called on Windows, macOS and Linux */
  readonly programs?: readonly string[];
  /** Options of venv. */
  readonly options?: readonly string[];
  /** What the requirements are, as sentences say it, and the file that pins them. */
  readonly packages: string;
  readonly requirements: string;
  /** Further options of pip. */
  readonly pip?: readonly string[];
}

export type PythonEnvironment = { readonly file: string; readonly folder: string } | { readonly missing: string };

/** Some hundred packages on a busy machine. */
const PATIENCE = 600_000;

/**
 * The exit code of something that is done with a Python of its own, in a folder that is removed again: 0 where there is none either,
 * which is said.
 *
 * @param name beginning of the folder's
 */
export async function inPython(
  name: string,
  wanted: WantedPython,
  isMistaken: (python: string, folder: string) => boolean | Promise<boolean>,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    const python = pythonEnvironment(folder, wanted);
    if ('missing' in python) {
      process.stdout.write(`skipped: ${python.missing}\n`);
      return 0;
    }
    return (await isMistaken(python.file, folder)) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A Python of its own below a folder, with what is wanted, or why there is none. PYTHON names the one that it is made of. */
export function pythonEnvironment(folder: string, wanted: WantedPython): PythonEnvironment {
  const { condition, missing, programs = ['python3', 'python', 'py'], options = [], packages, requirements, pip = [] } = wanted;
  const named = process.env['PYTHON'];
  const candidates = named === undefined ? programs : [named];
  const base = candidates.find((each) => spawnSync(each, ['-c', condition]).status === 0);
  if (base === undefined) return { missing };
  const venv = join(folder, 'venv');
  const made = spawnSync(base, ['-m', 'venv', ...options, venv], { encoding: 'utf8' });
  if (made.status !== 0) return { missing: `${base} makes no virtual environment (Debian package python3-venv): ${lastLine(made)}` };
  const file = process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...pip, '--only-binary', ':all:', '-r', requirements];
  const installed = spawnSync(file, install, { encoding: 'utf8', timeout: PATIENCE });
  if (installed.status === 0) return { file, folder: venv };
  return { missing: `${packages} cannot be installed from the package index: ${lastLine(installed)}` };
}

function lastLine({ stderr, stdout, error }: ReturnType<typeof spawnSync>): string {
  return (error?.message ?? `${String(stdout)}\n${String(stderr)}`).trim().split('\n').at(-1) ?? '';
}
