import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { median } from './median';
import { topologyDocument } from './topology-document';

const ROUNDS = 5;
const POOLS = [1000, 2000, 4000];

interface Import {
  readonly milliseconds: number;
  readonly kilobytes: number;
}

/** Prints what importing a topology takes: twice the document is to take about twice the time and memory. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'));
  try {
    const table = new Table({
      head: [`import, median of ${ROUNDS}`, 'document', 'processor time', 'peak memory', 'for each MB'],
      colAligns: ['left', 'right', 'right', 'right', 'right'],
      style: { head: [], border: [] },
    });
    const [start, ...sizes] = [1, ...POOLS].map((pools) => measured(folder, pools));
    if (start !== undefined) sizes.forEach((size) => table.push(row(size, start)));
    process.stdout.write(`${table.toString()}\n${NOTES}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOTES = `\
For each MB: what it adds to importing a topology of one pool. Linear is as
much in each line.`;

interface Size extends Import {
  readonly pools: number;
  readonly megabytes: number;
}

function measured(folder: string, pools: number): Size {
  const file = join(folder, `${pools}.xml`);
  writeFileSync(file, topologyDocument(pools));
  const rounds = Array.from({ length: ROUNDS }, () => importOnce(file));
  return {
    pools,
    megabytes: statSync(file).size / 1024 / 1024,
    milliseconds: median(rounds.map(({ milliseconds }) => milliseconds)),
    kilobytes: median(rounds.map(({ kilobytes }) => kilobytes)),
  };
}

function row({ pools, megabytes, milliseconds, kilobytes }: Size, start: Size): string[] {
  const more = megabytes - start.megabytes;
  const time = ((milliseconds - start.milliseconds) / more).toFixed(0);
  const memory = ((kilobytes - start.kilobytes) / 1024 / more).toFixed(0);
  return [
    `${pools.toLocaleString('en')} pools`,
    `${megabytes.toFixed(1)} MB`,
    `${milliseconds.toFixed(0)} ms`,
    `${(kilobytes / 1024).toFixed(0)} MB`,
    `${time} ms, ${memory} MB`,
  ];
}

/** A process of its own, which tells what it took when it ends: processor time, so that others on the machine do not count. */
function importOnce(file: string): Import {
  const verb = join(__dirname, '..', 'bin', 'lync-reverse-proxy.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(__dirname, 'process-usage.js'), verb, 'import', '--topology', file],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  const usage = /usage (\d+) ms (\d+) kB\n$/.exec(stderr);
  if (status !== 0 || usage === null) throw new Error(`import of ${file} failed:\n${stderr.slice(0, 2000)}`);
  return { milliseconds: Number(usage[1]), kilobytes: Number(usage[2]) };
}

main();
