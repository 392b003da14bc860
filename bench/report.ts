import Table from 'cli-table3';
import type { DeploymentSize } from './deployments';
import type { Contender } from './job';
import { median } from './median';

/** Of a whole process. */
export interface Measurement {
  readonly processorMilliseconds: number;
  readonly wallMilliseconds: number;
  readonly peakMemoryKilobytes: number;
}

export type Measurements = Readonly<Record<Contender, readonly Measurement[]>>;

export interface SizeResult {
  readonly size: DeploymentSize;
  readonly measurements: Measurements;
}

const QUANTITIES: readonly { readonly label: string; readonly unit: string; readonly of: (measurement: Measurement) => number }[] = [
  { label: 'processor time', unit: 'ms', of: ({ processorMilliseconds }) => processorMilliseconds },
  { label: 'time', unit: 'ms', of: ({ wallMilliseconds }) => wallMilliseconds },
  { label: 'peak memory', unit: 'MB', of: ({ peakMemoryKilobytes }) => peakMemoryKilobytes / 1024 },
];

const NOTES = `\
Of whole processes that synthesize, by the package as it is installed. Behind =: the
median of the ratios to raw L2 in the same round, wanted at 0.90 or less, with a
file and of memory at 1.00. With a file: the app that reads one in YAML.`;

/** Medians side by side, at most 80 columns wide. */
export function comparisonTable(results: readonly SizeResult[], rounds: number): string {
  const table = new Table({
    head: ['deployment', `median of ${rounds}`, 'raw L2', 'this library', 'with a file'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { size, measurements } of results) {
    const name = `${size.pools} pools\n${size.sipDomains} SIP domains`;
    QUANTITIES.forEach(({ label, unit, of }, index) => {
      const all = (contender: Contender) => measurements[contender].map(of);
      const rawL2 = all('raw-l2');
      const beside = (contender: Contender) => {
        const ratios = all(contender).map((value, round) => value / (rawL2[round] ?? NaN));
        return `${median(all(contender)).toFixed(0)} ${unit} = ${median(ratios).toFixed(2)}`;
      };
      const values = [label, `${median(rawL2).toFixed(0)} ${unit}`, beside('this-library'), beside('deployment-file')];
      table.push(index === 0 ? [{ content: name, rowSpan: QUANTITIES.length, vAlign: 'center' }, ...values] : values);
    });
  }
  return `${table.toString()}\n${NOTES}`;
}
