import { DocumentError } from '../../lib/documents/document-error';
import { Chance, mutated } from './mutations';
import { READERS } from './readers';

/** What became of the documents that one reader was fed. */
export interface Tally {
  readonly read: number;
  readonly refused: number;
  readonly slowestMilliseconds: number;
  readonly peakMegabytes: number;
  readonly failures: readonly string[];
}

const MOST_MILLISECONDS = 1000;

function run(name: string, documents: number, seed: number): Tally {
  const reader = READERS.find((each) => each.name === name);
  if (reader === undefined) throw new Error(`there is no reader ${name}`);
  const chance = new Chance(seed);
  const failures: string[] = [];
  let refused = 0;
  let slowest = 0;
  for (let index = 0; index < documents; index += 1) {
    const bytes = mutated(chance.of(reader.seeds), chance.of(reader.seeds), chance);
    const start = performance.now();
    try {
      reader.read(bytes);
    } catch (error) {
      refused += 1;
      if (!(error instanceof DocumentError))
        failures.push(`document ${index}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    const taken = performance.now() - start;
    slowest = Math.max(slowest, taken);
    if (taken > MOST_MILLISECONDS) failures.push(`document ${index} took ${taken.toFixed(0)} ms`);
  }
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return { read: documents - refused, refused, slowestMilliseconds: slowest, peakMegabytes, failures };
}

const [name = '', documents, seed] = process.argv.slice(2);
process.stdout.write(JSON.stringify(run(name, Number(documents), Number(seed))));
