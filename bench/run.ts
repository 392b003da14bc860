import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { SIZES, sampleDeployment } from './deployments';
import { CONTENDERS, asArguments, assemblyFolder, certificatesFile, deploymentFile, type Contender, type Job } from './job';
import { loading } from './loading';
import { comparisonTable, type Measurement, type Measurements } from './report';
import { scale } from './scale';
import { certificateNames, differences, readTemplate, type Template } from './templates';

const ROUNDS = 9;
const PACKAGE = join(__dirname, '..');

/** What `cdk synth` runs for whoever writes no TypeScript. */
const APP = join(PACKAGE, 'build', 'bin', 'app.js');

const PARTS = ['loading', 'synthesis', 'scale', 'routing', 'import', 'haproxy'] as const;
type Part = (typeof PARTS)[number];

/** Options for the processes that synthesize, such as --cpu-prof --cpu-prof-dir=profiles. */
const NODE_OPTIONS = process.argv.slice(2).filter((each) => each.startsWith('-'));

/**
 * Prints what this library takes beside what is written by hand: `npm run bench -- [PART…] [--option-of-node…]`, all parts where none
 * is named. Fails only if two things that are to be the same are not.
 */
function main(): void {
  const named = process.argv.slice(2).filter((each) => !each.startsWith('-'));
  const unknown = named.filter((each) => !PARTS.some((part) => part === each));
  if (unknown.length > 0) {
    process.stderr.write(`There is no part ${unknown.join(', ')}. Write some of ${PARTS.join(', ')}, or nothing for all of them.\n`);
    process.exitCode = 2;
    return;
  }
  const wants = (part: Part) => named.length === 0 || named.includes(part);
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-bench-'));
  try {
    const scripts = compiled(join(folder, 'compiled'));
    // What is measured stands here by the name under which users import it.
    symlinkSync(PACKAGE, join(folder, 'cdk-lync-reverse-proxy'), 'junction');
    process.env['NODE_PATH'] = [folder, join(PACKAGE, 'node_modules')].join(delimiter);
    if (wants('loading')) process.stdout.write(`${loading(join(scripts, 'process-usage.js'))}\n`);
    if (wants('synthesis')) {
      const results = SIZES.map((size) => ({
        size,
        measurements: compare(scripts, { size, folder: join(folder, `${size.pools}-pools`) }),
      }));
      process.stdout.write(`${comparisonTable(results, ROUNDS)}\n`);
    }
    if (wants('scale')) process.stdout.write(`\n${scale(scripts, run)}\n`);
    if (wants('routing')) process.stdout.write(`\n${run([join(scripts, 'routing.js')], {}).stdout}`);
    if (wants('import')) process.stdout.write(`\n${run([join(scripts, 'import.js')], {}).stdout}`);
    if (wants('haproxy')) haproxy(scripts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Not compiled: but for what is measured of this library, it starts other programs and waits for them. */
function haproxy(scripts: string): void {
  process.stdout.write('\n');
  const args = ['--import', 'tsx', join(__dirname, 'haproxy', 'run.ts'), scripts];
  const { status } = spawnSync(process.execPath, args, { cwd: PACKAGE, env: environment({}), stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** As users run it: compiled, not transpiled file by file while it starts. */
function compiled(folder: string): string {
  const compiler = join(PACKAGE, 'node_modules', 'typescript-7', 'bin', 'tsc');
  const options = ['-p', join('bench', 'tsconfig.json'), '--outDir', folder];
  run([compiler, ...options], {});
  return join(folder, 'bench');
}

function compare(scripts: string, job: Job): Measurements {
  prepare(scripts, job);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const order = [...CONTENDERS.slice(round % CONTENDERS.length), ...CONTENDERS.slice(0, round % CONTENDERS.length)];
    return new Map(order.map((contender) => [contender, synthesize(scripts, contender, job)]));
  });
  return Object.fromEntries(
    CONTENDERS.map((contender) => [contender, rounds.flatMap((round) => round.get(contender) ?? [])]),
  ) as unknown as Measurements;
}

/** Runs that are not counted: they fill caches and show that all build the same. */
function prepare(scripts: string, job: Job): void {
  const deployment = sampleDeployment(job.size);
  const synthesized = (contender: Contender): Template => {
    synthesize(scripts, contender, job);
    return readTemplate(assemblyFolder(job, contender), deployment.stackName);
  };
  mkdirSync(job.folder);
  writeFileSync(deploymentFile(job), stringify(deployment));
  const thisLibrary = synthesized('this-library');
  writeFileSync(certificatesFile(job), JSON.stringify(certificateNames(thisLibrary)));
  for (const other of ['deployment-file', 'raw-l2'] as const) {
    const found = differences(thisLibrary, synthesized(other));
    if (found.length > 0) throw new Error(`this-library and ${other} built different things: ${found.join('; ')}`);
  }
}

/**
 * A process of its own each time: nothing is warm, and peak memory is that of one app. On Linux that peak is never below
 * the one of the process that started it, so this runner must stay smaller than what it measures.
 */
function synthesize(scripts: string, contender: Contender, job: Job): Measurement {
  const output = assemblyFolder(job, contender);
  const isFile = contender === 'deployment-file';
  const script = isFile ? [APP] : [join(scripts, `${contender}.js`), ...asArguments(job)];
  const start = performance.now();
  const { stderr } = run(['--require', join(scripts, 'process-usage.js'), ...NODE_OPTIONS, ...script], {
    CDK_VALIDATION: 'false',
    JSII_DEPRECATED: 'quiet',
    ...(isFile ? { CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify({ deployment: deploymentFile(job) }) } : {}),
  });
  const wallMilliseconds = performance.now() - start;
  const [, processorMilliseconds, peakMemoryKilobytes] = /^usage (\d+) ms (\d+) kB$/m.exec(stderr) ?? [];
  return { processorMilliseconds: Number(processorMilliseconds), wallMilliseconds, peakMemoryKilobytes: Number(peakMemoryKilobytes) };
}

function run(args: readonly string[], settings: Readonly<Record<string, string>>): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...args], {
    cwd: PACKAGE,
    env: environment(settings),
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
  return { stdout, stderr };
}

main();
