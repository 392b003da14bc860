import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SIZES, sampleDeployment, type DeploymentSize } from './deployments';
import { asArguments, assemblyFolder, certificatesFile, deploymentFile, type Contender, type Job } from './job';
import type { SynthesisMeasurement } from './measured-synthesis';
import { comparisonTable, type Measurement, type Measurements } from './report';
import { certificateNames, differences, readTemplate, type Template } from './templates';

const ROUNDS = 7;
const PACKAGE = join(__dirname, '..');

/** Options for the measured processes, such as --cpu-prof --cpu-prof-dir=profiles. */
const NODE_OPTIONS = process.argv.slice(2);

/** Prints time and memory of this library beside those of a hand-written app. Fails only if the two built different things. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-bench-'));
  try {
    const results = SIZES.map((size) => ({ size, measurements: compare(size, join(folder, `${size.pools}-pools`)) }));
    process.stdout.write(`${comparisonTable(results, ROUNDS)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(size: DeploymentSize, folder: string): Measurements {
  const job: Job = { size, folder };
  prepare(job);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const order: readonly Contender[] = round % 2 === 0 ? ['this-library', 'raw-l2'] : ['raw-l2', 'this-library'];
    return new Map(order.map((contender) => [contender, synthesize(contender, job)]));
  });
  const of = (contender: Contender) => rounds.flatMap((round) => round.get(contender) ?? []);
  return { thisLibrary: of('this-library'), rawL2: of('raw-l2') };
}

/** Runs that are not counted: they fill caches and show that both build the same. */
function prepare(job: Job): void {
  const deployment = sampleDeployment(job.size);
  const synthesized = (contender: Contender): Template => {
    synthesize(contender, job);
    return readTemplate(assemblyFolder(job, contender), deployment.stackName);
  };
  mkdirSync(job.folder);
  writeFileSync(deploymentFile(job), stringify(deployment));
  const thisLibrary = synthesized('this-library');
  writeFileSync(certificatesFile(job), JSON.stringify(certificateNames(thisLibrary)));
  const found = differences(thisLibrary, synthesized('raw-l2'));
  if (found.length > 0) throw new Error(`this library and raw L2 built different things: ${found.join('; ')}`);
}

/**
 * A process of its own each time: nothing is warm, and peak memory is that of one app. On Linux that peak is never below
 * the one of the process that started it, so this runner must stay smaller than what it measures.
 */
function synthesize(contender: Contender, job: Job): Measurement {
  const script = join(__dirname, `${contender}.ts`);
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...NODE_OPTIONS, '--import', 'tsx', script, ...asArguments(job)], {
    cwd: PACKAGE,
    env: { ...process.env, CDK_VALIDATION: 'false', JSII_DEPRECATED: 'quiet' },
    encoding: 'utf8',
  });
  const processMilliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${contender} failed:\n${stderr}`);
  return { ...(JSON.parse(stdout) as SynthesisMeasurement), processMilliseconds };
}

main();
