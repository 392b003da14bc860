import Table from 'cli-table3';
import type { DeploymentSize } from './deployments';
import type { Contender } from './job';
import { median } from './median';
import type { SynthesisMeasurement } from './measured-synthesis';

export interface Measurement extends SynthesisMeasurement {
  readonly processMilliseconds: number;
}

export type Measurements = Readonly<Record<Contender, readonly Measurement[]>>;

export interface SizeResult {
  readonly size: DeploymentSize;
  readonly measurements: Measurements;
}

const QUANTITIES: readonly { readonly label: string; readonly unit: string; readonly of: (measurement: Measurement) => number }[] = [
  { label: 'synthesis', unit: 'ms', of: ({ synthesisMilliseconds }) => synthesisMilliseconds },
  { label: 'whole process', unit: 'ms', of: ({ processMilliseconds }) => processMilliseconds },
  { label: 'peak memory', unit: 'MB', of: ({ peakMemoryKilobytes }) => peakMemoryKilobytes / 1024 },
];

const NOTES = `\
Behind =: the ratio to raw L2, wanted at 1.00 or less; only ratios are claims.
Synthesis begins when modules are loaded and ends with the cloud assembly, but
aws-cdk-lib loads most of its own on first use: the whole process counts all.
With a file: the same through the app that reads a deployment file in YAML.`;

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
      const medianOf = (contender: Contender) => median(measurements[contender].map(of));
      const rawL2 = medianOf('raw-l2');
      const beside = (contender: Contender) => `${medianOf(contender).toFixed(0)} ${unit} = ${(medianOf(contender) / rawL2).toFixed(2)}`;
      const values = [label, `${rawL2.toFixed(0)} ${unit}`, beside('this-library'), beside('deployment-file')];
      table.push(index === 0 ? [{ content: name, rowSpan: QUANTITIES.length, vAlign: 'center' }, ...values] : values);
    });
  }
  return `${table.toString()}\n${NOTES}`;
}
