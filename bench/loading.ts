import Table from 'cli-table3';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';

const ROUNDS = 9;
const PACKAGE = join(__dirname, '..');
const BUILD = join(PACKAGE, 'build');
const COMMAND = join(BUILD, 'bin', 'lync-reverse-proxy.js');
const CDK = join(PACKAGE, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** What a package that declares what this one does cannot do without. */
const CDK_ALONE = [
  'core',
  'aws-certificatemanager',
  'aws-cloudwatch',
  'aws-ec2',
  'aws-elasticloadbalancingv2',
  'aws-iam',
  'aws-route53',
  'aws-s3',
];

/** What runs, as the arguments of one process of Node.js after the other. */
type Run = readonly (readonly string[])[];

interface Row {
  readonly label: string;
  readonly run: Run;
  /** The row it is compared with. */
  readonly beside?: string;
  readonly wanted?: number;
}

/**
 * What it costs to start: processor time of whole processes and of those they start, each in turn with what it is compared with, by
 * the products in build/. Takes the preloaded script by which a process tells what it took.
 */
export function loading(usageScript: string): string {
  if (!existsSync(COMMAND)) throw new Error('There is nothing compiled: npm run compile.');
  const folder = mkdtempSync(join(tmpdir(), 'bench-loading-'));
  try {
    const synthesized = join(folder, 'compiled');
    const synth = (app: string, output: string) => [CDK, 'synth', '--quiet', '--output', output, '--app', app];
    processorTime([synth('node build/bin/app.js', synthesized)], usageScript);
    const rows: readonly Row[] = [
      { label: 'bare node', run: [['-e', '0']] },
      { label: '--help', run: [[COMMAND, '--help']], beside: 'bare node', wanted: 1.2 },
      { label: 'route', run: [[COMMAND, 'route', 'https://meet.contoso.com/', '--app', synthesized]], beside: 'bare node', wanted: 1.4 },
      { label: 'plan of the example', run: [[COMMAND, 'plan', '--app', synthesized]], beside: 'bare node', wanted: 1.9 },
      { label: "CDK's modules alone", run: [['-e', required(CDK_ALONE.map((name) => `aws-cdk-lib/${name}`))]] },
      { label: 'the package', run: [['-e', required(['./build/lib'])]], beside: "CDK's modules alone", wanted: 1.25 },
      {
        label: 'synth and plan by tsx',
        run: [
          synth('node --import tsx bin/app.ts', join(folder, 'tsx')),
          ['--import', 'tsx', join('bin', 'lync-reverse-proxy.ts'), 'plan', '--app', join(folder, 'tsx')],
        ],
      },
      {
        label: 'the same, installed',
        run: [synth('node build/bin/app.js', synthesized), [COMMAND, 'plan', '--app', synthesized]],
        beside: 'synth and plan by tsx',
        wanted: 0.6,
      },
    ];
    return `${table(rows, measured(rows, usageScript))}\n${sizes()}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function required(modules: readonly string[]): string {
  return modules.map((name) => `require('${name}');`).join(' ');
}

/** Rows take turns, so that what else the machine does weighs on all of them; the first round fills caches and does not count. */
function measured(rows: readonly Row[], usageScript: string): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(rows.map(({ label }) => [label, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { label, run } of rows) {
      const time = processorTime(run, usageScript);
      if (round > 0) times.get(label)?.push(time);
    }
  }
  return new Map([...times].map(([label, all]) => [label, median(all)]));
}

/** In milliseconds, of every process of Node.js that a run starts. */
function processorTime(run: Run, usageScript: string): number {
  const env = { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(usageScript)}`, CDK_DISABLE_VERSION_CHECK: '1' };
  return run.reduce((sum, args) => {
    const { stderr, status, error } = spawnSync(process.execPath, [...args], { cwd: PACKAGE, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
    return [...stderr.matchAll(/^usage (\d+) ms/gm)].reduce((total, [, time]) => total + Number(time), sum);
  }, 0);
}

function table(rows: readonly Row[], medians: ReadonlyMap<string, number>): string {
  const shown = new Table({
    head: ['starting', `median of ${ROUNDS}`, 'beside', 'ratio', 'wanted'],
    colAligns: ['left', 'right', 'left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { label, beside, wanted } of rows) {
    const time = medians.get(label) ?? NaN;
    const ratio = beside === undefined ? '' : (time / (medians.get(beside) ?? NaN)).toFixed(2);
    shown.push([label, `${time.toFixed(0)} ms`, beside ?? '', ratio, wanted === undefined ? '' : `≤ ${wanted}`]);
  }
  return shown.toString();
}

/** What is counted and not timed. */
function sizes(): string {
  const counted = 'process.stdout.write(String(Object.keys(require.cache).filter((file) => !/node_modules/.test(file)).length))';
  const modules = output(['-e', `require('./build/lib'); ${counted}`]);
  const npm = process.env['npm_execpath'];
  const packed = npm === undefined ? undefined : output([npm, 'pack', '--dry-run', '--json', '--ignore-scripts']);
  const bytes =
    packed === undefined ? undefined : (JSON.parse(packed.slice(packed.indexOf('['))) as readonly { readonly size: number }[])[0]?.size;
  return [
    `The package loads ${modules} files of its own (wanted: at most 120).`,
    bytes === undefined ? 'Its size is told by npm run bench.' : `It takes ${(bytes / 1e6).toFixed(2)} MB packed (wanted: at most 1.3).`,
  ].join('\n');
}

function output(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...args], { cwd: PACKAGE, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}
