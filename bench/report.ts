import Table from 'cli-table3';
import type { DeploymentSize } from './deployments';
import type { SynthesisMeasurement } from './measured-synthesis';

export interface Measurement extends SynthesisMeasurement {
  readonly processMilliseconds: number;
}

export interface Measurements {
  readonly thisLibrary: readonly Measurement[];
  readonly rawL2: readonly Measurement[];
}

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
Ratio: this library to raw L2, wanted at 1.00 or less; only ratios are claims.
Synthesis begins when modules are loaded and ends with the cloud assembly, but
aws-cdk-lib loads most of its own on first use: the whole process counts all.`;

/** Medians side by side, at most 80 columns wide. */
export function comparisonTable(results: readonly SizeResult[], rounds: number): string {
  const table = new Table({
    head: ['deployment', `median of ${rounds}`, 'this library', 'raw L2', 'ratio'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { size, measurements } of results) {
    const name = `${size.pools} pools, ${size.sipDomains} SIP domains`;
    QUANTITIES.forEach(({ label, unit, of }, index) => {
      const thisLibrary = median(measurements.thisLibrary.map(of));
      const rawL2 = median(measurements.rawL2.map(of));
      const values = [label, `${thisLibrary.toFixed(0)} ${unit}`, `${rawL2.toFixed(0)} ${unit}`, (thisLibrary / rawL2).toFixed(2)];
      table.push(index === 0 ? [{ content: name, rowSpan: QUANTITIES.length, vAlign: 'center' }, ...values] : values);
    });
  }
  return `${table.toString()}\n${NOTES}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
