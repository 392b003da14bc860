import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { READERS } from './fuzz/readers';
import type { Tally } from './fuzz/run-reader';

/**
 * Feeds mutated documents to every reader of the verb import, each in a process of its own with little memory. Fails if a
 * reader throws anything but a DocumentError, takes more than a second for a document or does not come to an end.
 *
 * npm run fuzz -- [DOCUMENTS] [SEED]
 */
const [documents = '54000', seed = '1'] = process.argv.slice(2);
const EACH = Math.ceil(Number(documents) / READERS.length);
const MOST_MEGABYTES = 256;
const MOST_MILLISECONDS = 10 * 60 * 1000;

function fuzz(name: string): Tally {
  const script = join(__dirname, 'fuzz', 'run-reader.ts');
  const args = ['--import', 'tsx', `--max-old-space-size=${MOST_MEGABYTES}`, script, name, String(EACH), seed];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: MOST_MILLISECONDS });
  if (status === 0) return JSON.parse(stdout) as Tally;
  const failure =
    signal === null ? `it came to an end with ${String(status)}: ${stderr.slice(0, 2000)}` : `it hung, or ran out of memory (${signal})`;
  return { read: 0, refused: 0, slowestMilliseconds: NaN, peakMegabytes: NaN, failures: [failure] };
}

let total = 0;
const failures: string[] = [];
for (const { name } of READERS) {
  const tally = fuzz(name);
  total += tally.read + tally.refused;
  failures.push(...tally.failures.map((failure) => `${name}, ${failure}`));
  const counts = `${String(tally.read).padStart(6)} read ${String(tally.refused).padStart(6)} refused`;
  const worst = `slowest ${tally.slowestMilliseconds.toFixed(0).padStart(3)} ms  peak ${tally.peakMegabytes.toFixed(0).padStart(3)} MB`;
  process.stdout.write(`${name.padEnd(24)}${counts}  ${worst}  ${tally.failures.length} failures\n`);
}
process.stdout.write(`${total.toLocaleString('en')} mutated documents, ${failures.length} failures (seed ${seed})\n`);
for (const failure of failures.slice(0, 10)) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
