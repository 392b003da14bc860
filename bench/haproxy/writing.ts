import { DeploymentFile, HaproxyConfiguration } from '../../lib';

/** Milliseconds of processor time. */
export interface WritingTime {
  readonly reading: number;
  /** From what is declared to the texts. */
  readonly writing: number;
}

/**
 * Prints milliseconds of processor time, of all threads of this process: reading the deployment file, and from there to the texts of
 * everything that is written. Modules are loaded before, by a small deployment: FILE SMALL_FILE.
 */
function main([file = '', smaller = '']: readonly string[]): void {
  written(smaller);
  process.stdout.write(JSON.stringify(written(file)));
}

function written(name: string): WritingTime {
  const start = process.cpuUsage();
  const file = DeploymentFile.read(name, { withoutAws: true });
  // What it declares is part of reading it.
  if (file._haproxyDeclaration.pools.length === 0) throw new Error('there is no pool');
  const { user, system } = process.cpuUsage(start);
  const read = process.cpuUsage();
  const { files } = HaproxyConfiguration.fromDeploymentFile(file);
  if (files['haproxy.cfg'] === undefined) throw new Error('there is an error in the deployment');
  const wrote = process.cpuUsage(read);
  return { reading: (user + system) / 1_000, writing: (wrote.user + wrote.system) / 1_000 };
}

main(process.argv.slice(2));
