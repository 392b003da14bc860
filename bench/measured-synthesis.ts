import type { App } from 'aws-cdk-lib/core';

/** What a synthesizing process tells about itself; the runner adds the time of the whole process. */
export interface SynthesisMeasurement {
  readonly synthesisMilliseconds: number;
  readonly peakMemoryKilobytes: number;
}

/** Times everything between loaded modules and a written cloud assembly. */
export function measureSynthesis(appToSynthesize: () => App): void {
  const start = performance.now();
  appToSynthesize().synth();
  const measurement: SynthesisMeasurement = {
    synthesisMilliseconds: performance.now() - start,
    peakMemoryKilobytes: process.resourceUsage().maxRSS,
  };
  process.stdout.write(JSON.stringify(measurement));
}
