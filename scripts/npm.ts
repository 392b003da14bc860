import { spawnSync } from 'node:child_process';

/** Runs npm as it runs this script, which needs no shell on any system. Throws what npm printed if it fails. */
export function npm(folder: string, ...args: readonly string[]): string {
  const program = process.env['npm_execpath'];
  if (program === undefined) throw new Error('run this through npm, as npm run');
  return node(folder, program, ...args);
}

/** Runs a script of Node's. Throws what it printed if it fails. */
export function node(folder: string, ...args: readonly string[]): string {
  // A project elsewhere is not to take this one's settings for its own.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'INIT_CWD'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} in ${folder} ended with ${status ?? 'a signal'}\n${stdout}\n${stderr}`);
  return stdout;
}
