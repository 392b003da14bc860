import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { stringify } from 'yaml';
import { runInNamespace, withoutNamespaces } from '../../scripts/haproxy/network';
import { findHaproxies } from '../../scripts/haproxy/programs';
import { findNginx } from '../../test/support/nginx';
import type { DeploymentSize } from '../deployments';
import { median } from '../median';
import { benchDeployment } from './contenders';
import type { Given } from './in-namespace';
import { withoutWrk } from './load';
import type { WritingTime } from './writing';

const ROUNDS = 7;
const SIZE: DeploymentSize = { pools: 100, sipDomains: 1_000 };
const SMALL: DeploymentSize = { pools: 2, sipDomains: 1 };

/** What HAProxy takes, and what writing its configuration takes: FOLDER, where the scripts are compiled. */
function main([compiled = '']: readonly string[]): number {
  say(writing(compiled));
  const missing = withoutNamespaces() ?? withoutWrk() ?? (cpus().length < 2 ? 'there is one processor only' : undefined);
  if (missing !== undefined) return skipped(missing);
  const { programs, missing: without } = findHaproxies(undefined);
  without.forEach(skipped);
  const nginx = findNginx();
  if ('missing' in nginx) skipped(`nginx, for ${nginx.missing}`);
  return programs
    .map((haproxy) => {
      const given: Given = { haproxy, nginx: 'missing' in nginx ? undefined : nginx.file };
      return runInNamespace(join(__dirname, 'in-namespace.ts'), given);
    })
    .reduce((worst, code) => Math.max(worst, code), 0);
}

function writing(compiled: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'haproxy-bench-'));
  try {
    const [large, small] = [SIZE, SMALL].map((size, index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, stringify({ ...benchDeployment(size), haproxy: { serverAuthorities: 'none' } }));
      return file;
    });
    const rounds = Array.from({ length: ROUNDS }, () => {
      const args = [join(compiled, 'haproxy', 'writing.js'), large ?? '', small ?? ''];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
      return JSON.parse(stdout) as WritingTime;
    });
    const table = new Table({
      head: [`HAProxy, median of ${ROUNDS}`, 'reading the file', 'planning and writing'],
      colAligns: ['left', 'right', 'right'],
      style: { head: [], border: [] },
    });
    const [reading, wrote] = [median(rounds.map((each) => each.reading)), median(rounds.map((each) => each.writing))];
    table.push([
      `${SIZE.pools} pools\n${SIZE.sipDomains.toLocaleString('en')} SIP domains`,
      `${reading.toFixed(0)} ms`,
      `${wrote.toFixed(0)} ms`,
    ]);
    return `${table.toString()}\n${WRITING_NOTES}\nLoad average ${load()}.`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WRITING_NOTES = `\
Processor time of all threads of a fresh process, modules loaded before. Planning
and writing, from declarations to texts, is wanted below 200 ms.`;

function skipped(reason: string): number {
  say(`skipped: ${reason}`);
  return 0;
}

function load(): string {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(', ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = main(process.argv.slice(2));
